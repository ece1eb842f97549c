"""The rows that entries are ranked by."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.engines._tantivy_rows import Rows, make_row
from index.entries import IndexEntry

ENTRY = IndexEntry(
    id="f00:p1:3",
    kind="minute",
    paper="f00",
    file="m.pdf",
    page=1,
    title="Road\nsafety",
    text="Noted.",
    number="3",
    body="Wenshire Board",
    date=date(2020, 3, 4),
    paper_kind="minutes",
    people=("Ann Archer", "Ben O’Brook"),
    restricted=False,
    url="/x",
)


def test_rows_are_read_from_where_they_were_put_also_those_put_in_after_the_first_reading(tmp_path: Path) -> None:
    rows = Rows(tmp_path / "rows")
    made = [make_row(replace(ENTRY, id=f"entry-{n}", text="Noted. " * n)) for n in range(5)]
    with rows.adding() as add:
        places = [add(row) for row in made[:3]]
    assert rows.read([places[2], places[0]]) == [made[2], made[0]]
    with rows.adding() as add:
        places += [add(row) for row in made[3:]]
    assert rows.read(places) == Rows(tmp_path / "rows").read(places) == made


def test_a_row_has_what_ranks_an_entry_and_its_facets() -> None:
    row = make_row(ENTRY)
    assert (row.id, row.day) == ("f00:p1:3", date(2020, 3, 4).toordinal())
    assert (row.title, row.text) == ("road safeti year:2020", "note")
    assert row.facets == (("minute",), ("Wenshire Board",), ("2020",), ("Ann Archer", "Ben O’Brook"), (), ())


def test_rows_of_a_writing_that_failed_do_not_hinder_the_next(tmp_path: Path) -> None:
    rows, row = Rows(tmp_path / "rows"), make_row(ENTRY)

    def write_half() -> None:
        with rows.adding() as add:
            add(row)
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        write_half()
    with rows.adding() as add:
        place = add(row)
    assert rows.read([place]) == [row]


def test_nothing_is_read_of_no_rows(tmp_path: Path) -> None:
    assert Rows(tmp_path / "rows").read([]) == []
