"""Where are the entries themselves? Engines match and rank; what a hit shows is fetched here by its id.

One SQLite file beside the engine's own, made and swapped in with it. It also knows up to which change of the store the
index has come.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table, delete, insert, select

from corpus.packing import pack, unpack
from corpus.schema import connect_database, writing
from index.entries import IndexEntry

_metadata = MetaData()
_entries = Table(
    "entries",
    _metadata,
    Column("id", String(200), primary_key=True),
    Column("paper", String(64), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
)
_reached = Table("reached", _metadata, Column("change", Integer, nullable=False))
_AT_ONCE = 1_000  # entries written in one statement


class Shelf:
    """The entries of one index, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._database = connect_database(f"sqlite:///{folder / 'entries.db'}")
        with writing(self._database, "the index's entries") as connection:
            _metadata.create_all(connection)

    def fetch(self, ids: Sequence[str]) -> dict[str, IndexEntry]:
        """Return the entries with these ids, by id; those that are no longer there are left out."""
        with self._database.connect() as connection:
            rows = connection.execute(select(_entries).where(_entries.c.id.in_(ids)))
            return {row.id: unpack(IndexEntry, row.record) for row in rows}

    def all(self) -> Iterator[IndexEntry]:
        """Yield every entry, by id."""
        with self._database.connect() as connection:
            for row in connection.execute(select(_entries).order_by(_entries.c.id)):
                yield unpack(IndexEntry, row.record)

    def reached(self) -> int:
        """Return the number of the store's change that the index has come up to."""
        with self._database.connect() as connection:
            return connection.scalar(select(_reached.c.change)) or 0

    def change(self, *, without: Iterable[str], entries: Iterable[IndexEntry], reached: int) -> None:
        """Remove the entries of the papers ``without``, put in ``entries``, note what was reached: all or nothing."""
        with writing(self._database, "the index's entries") as connection:
            for paper in without:
                connection.execute(delete(_entries).where(_entries.c.paper == paper))
            _insert(connection, entries)
            connection.execute(delete(_reached))
            connection.execute(insert(_reached).values(change=reached))

    def close(self) -> None:
        """Let go of the file."""
        self._database.dispose()


def _insert(connection: Connection, entries: Iterable[IndexEntry]) -> None:
    waiting = iter(entries)
    while rows := [_row(entry) for entry in islice(waiting, _AT_ONCE)]:
        connection.execute(insert(_entries), rows)


def _row(entry: IndexEntry) -> dict[str, Any]:
    return {"id": entry.id, "paper": entry.paper, "record": pack(entry)}
