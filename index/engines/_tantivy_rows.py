"""What is an entry ranked by and shown as, once tantivy has found it? A row each, one a line of a file beside its own.

tantivy gives back what it stores only document by document, each out of a block to be unpacked first; two hundred rows
of this file are read in a quarter of the time. The file only grows: tantivy keeps where each row begins, so that one
which is not, or no longer, of an entry is never read. A rebuild, which has a folder of its own, begins it anew.
"""

import mmap
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from index.engine import facet_values
from index.engines._scoring import Stems, day_of
from index.entries import IndexEntry, stems_of


class Row(Stems, frozen=True, kw_only=True):
    """What an entry is ranked by, and its values of each of `FACETS`."""

    facets: tuple[tuple[str, ...], ...]


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Row).decode


def make_row(entry: IndexEntry) -> Row:
    """Return the row of an entry."""
    facets = tuple(facet_values(entry).values())
    return Row(id=entry.id, kind=entry.kind, day=day_of(entry.date), facets=facets, **stems_of(entry))


class Rows:
    """The rows of an index, in ``file``."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._mapped: mmap.mmap | bytes = b""

    @contextmanager
    def adding(self) -> Iterator[Callable[[Row], int]]:
        """Yield what puts a row at the end and returns where it begins. All are on the disk when this ends well."""
        with self._file.open("ab") as file:
            end = file.tell()

            def add(row: Row) -> int:
                nonlocal end
                begin, end = end, end + file.write(_encode(row) + b"\n")
                return begin

            yield add
            file.flush()
            os.fsync(file.fileno())

    def read(self, places: Sequence[int]) -> list[Row]:
        """Return the rows that begin at these places."""
        mapped = self._mapped
        if places and max(places) >= len(mapped):
            with self._file.open("rb") as file:
                self._mapped = mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return [_decode(mapped[place : mapped.find(b"\n", place)]) for place in places]
