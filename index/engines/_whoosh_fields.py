"""How are entries laid out in a Whoosh index? Stems to search, and one column with all that is filtered and counted."""

from typing import Any

import msgspec
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, Schema

from corpus.words import count_stems
from index.engine import facet_values
from index.engines._whoosh_postings import Stems
from index.entries import IndexEntry, stems_of

UNDATED = 0
TEXT_FIELDS = ("title", "text")


class Row(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What is kept of an entry beside its words. ``day`` is a proleptic Gregorian ordinal, ``sums`` are in pence.

    ``lengths`` are those of `TEXT_FIELDS` in stems, ``facets`` the values of each of `FACETS`.
    """

    id: str
    day: int
    lengths: tuple[int, ...]
    sums: tuple[int, ...]
    facets: tuple[tuple[str, ...], ...]


_encoder = msgspec.msgpack.Encoder()
read_row = msgspec.msgpack.Decoder(Row).decode


def make_schema() -> Schema:
    """Return the fields of an index."""
    texts = {name: Stems() for name in TEXT_FIELDS}
    return Schema(id=Stems(unique=True), paper=Stems(), row=COLUMN(VarBytesColumn()), **texts)


def fields_of(entry: IndexEntry) -> dict[str, Any]:
    """Return what Whoosh keeps of an entry."""
    texts = stems_of(entry)
    row = Row(
        id=entry.id,
        day=entry.date.toordinal() if entry.date else UNDATED,
        lengths=tuple(map(count_stems, texts.values())),
        sums=entry.amounts,
        facets=tuple(facet_values(entry).values()),
    )
    return {"id": entry.id, "paper": entry.paper, "row": _encoder.encode(row), **texts}
