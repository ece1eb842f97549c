"""What every page asks of a database goes straight to the driver, and sees what others wrote."""

from pathlib import Path

from sqlalchemy import bindparam, func, insert, select

from corpus import schema


def test_a_prepared_query_gives_its_first_value_or_none(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'matters.db'}"
    ours, other = schema.open_database(address), schema.open_database(address)
    latest = schema.prepared(ours, select(func.max(schema.changes.c.number)))
    named = schema.changes.c.sha256 == bindparam("paper")
    event = schema.prepared(
        ours, select(schema.changes.c.event).where(named, schema.changes.c.number > bindparam("since"))
    )
    assert latest() is None
    for sha256, what in (("a", "saved"), ("b", "hidden")):
        with schema.writing(other, "changes") as connection:
            connection.execute(insert(schema.changes).values(event=what, sha256=sha256))
    assert latest() == 2
    assert event(since=0, paper="b") == "hidden"
    assert event(since=2, paper="b") is None
    ours.dispose()
    other.dispose()
