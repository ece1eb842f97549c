"""Where are the entries themselves? Engines match and rank; what a hit shows is fetched here by its id.

One SQLite file beside the engine's own, made and swapped in with it. It also knows up to which change of the store the
index has come.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from corpus.schema import connect_database, writing
from corpus.words import Pieces, fold
from index.entries import IndexEntry

_metadata = MetaData()
_entries = Table(
    "entries",
    _metadata,
    Column("id", String(200), primary_key=True),
    Column("paper", String(64), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
)
# How many entries hold each word, as it is printed but for capitals: what can be offered where one is misspelt.
_words = Table(
    "words",
    _metadata,
    Column("word", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
)
_reached = Table("reached", _metadata, Column("change", Integer, nullable=False))
_WORD = re.compile(r"[^\W\d_]{4,40}")
_FETCH = "select record from entries where id = ?"
_UNDER = "select record from entries where id >= ? and id < ? order by id"
_REACHED = "select change from reached"
_encoder = msgspec.msgpack.Encoder()
_read = msgspec.msgpack.Decoder(IndexEntry).decode
_AT_ONCE = 1_000  # entries written in one statement


class Shelf:
    """The entries of one index, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._database = connect_database(f"sqlite:///{folder / 'entries.db'}")
        with writing(self._database, "the index's entries") as connection:
            _metadata.create_all(connection)

    def fetch(self, ids: Sequence[str]) -> dict[str, IndexEntry]:
        """Return the entries with these ids, by id; those that are no longer there are left out."""
        with self._reading() as connection:
            found = ((key, connection.execute(_FETCH, (key,)).fetchone()) for key in ids)
            return {key: _read(row[0]) for key, row in found if row}

    def under(self, ids: Sequence[str]) -> dict[str, tuple[IndexEntry, ...]]:
        """Return the resolutions recorded under each of these entries, in order; those without any are left out."""
        with self._reading() as connection:
            ranges = {key: (f"{key}:resolution-", f"{key}:resolution.") for key in ids}
            found = {key: connection.execute(_UNDER, ends).fetchall() for key, ends in ranges.items()}
        return {key: tuple(_read(row[0]) for row in rows) for key, rows in found.items() if rows}

    def words(self) -> dict[str, int]:
        """Return the words of the entries, each with the number of entries that hold it."""
        with self._database.connect() as connection:
            rows = connection.execute(select(_words.c.word, _words.c.count)).all()
            return {word: count for word, count in rows}  # noqa: C416 - rows are no pairs to mypy

    def all(self) -> Iterator[IndexEntry]:
        """Yield every entry, by id."""
        with self._database.connect() as connection:
            for row in connection.execute(select(_entries).order_by(_entries.c.id)):
                yield _read(row.record)

    def reached(self) -> int:
        """Return the number of the store's change that the index has come up to."""
        with self._reading() as connection:
            row = connection.execute(_REACHED).fetchone()
            return int(row[0]) if row else 0

    def change(self, *, without: Iterable[str], entries: Iterable[IndexEntry], reached: int) -> None:
        """Remove the entries of the papers ``without``, put in ``entries``, note what was reached: all or nothing."""
        with writing(self._database, "the index's entries") as connection:
            counted: Counter[str] = Counter()
            for paper in without:
                of_paper = _entries.c.paper == paper
                for packed in connection.scalars(select(_entries.c.record).where(of_paper)):
                    counted.subtract(_words_of(_read(packed)))
                connection.execute(delete(_entries).where(of_paper))
            _insert(connection, entries, counted)
            _count_words(connection, counted)
            connection.execute(delete(_reached))
            connection.execute(insert(_reached).values(change=reached))

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        """Open a cursor of the driver's own, for what every search reads: a tenth of SQLAlchemy's time."""
        connection = self._database.raw_connection()
        try:
            yield connection.cursor()
        finally:
            connection.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.dispose()


def _insert(connection: Connection, entries: Iterable[IndexEntry], counted: Counter[str]) -> None:
    waiting = iter(entries)
    while added := list(islice(waiting, _AT_ONCE)):
        connection.execute(insert(_entries), [_row(entry) for entry in added])
        for entry in added:
            counted.update(_words_of(entry))


def _count_words(connection: Connection, counted: Mapping[str, int]) -> None:
    """Bring the counts of words up to date by how many entries more or fewer hold each."""
    changed = [{"word": word, "count": count} for word, count in counted.items() if count]
    if changed:
        added = sqlite_insert(_words)
        more = {"count": _words.c.count + added.excluded.count}
        connection.execute(added.on_conflict_do_update(index_elements=["word"], set_=more), changed)
        connection.execute(delete(_words).where(_words.c.count <= 0))


_folded = Pieces(lambda piece: tuple(map(fold, _WORD.findall(piece))))


def _words_of(entry: IndexEntry) -> set[str]:
    return set(chain.from_iterable(_folded.of({*entry.title.split(), *entry.text.split()})))


def _row(entry: IndexEntry) -> dict[str, Any]:
    return {"id": entry.id, "paper": entry.paper, "record": _write(entry)}


def _write(entry: IndexEntry) -> bytes:
    """Return an entry as bytes; halves of characters, which a broken PDF may have and nobody can show, are replaced."""
    try:
        return _encoder.encode(entry)
    except UnicodeEncodeError:
        whole = {name: getattr(entry, name).encode(errors="replace").decode() for name in ("title", "text")}
        return _encoder.encode(replace(entry, **whole))
