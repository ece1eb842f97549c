"""How are entries laid out in a Whoosh index? Stems with their positions to search, columns to filter, count and sort.

Whoosh's own text fields take a Python object for every token and keep positions pickled; `Occurrences` takes a list of
stems and keeps their positions as plain 32-bit numbers, which are read back a whole term at a time.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import NumericColumn, RefBytesColumn, VarBytesColumn
from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Format

from corpus.words import find_stems
from index.engine import FACETS, NAMED, facet_values
from index.entries import IndexEntry

UNDATED = 0
TEXT_FIELDS = ("title", "text")
BETWEEN = "\x1f"  # the values of a column that holds several


class Occurrences(Format):  # type: ignore[misc]  # Whoosh has no types
    """Keeps the positions of a term in a field as 32-bit numbers."""

    def word_values(
        self, value: Sequence[str], _analyzer: object, **_options: object
    ) -> Iterator[tuple[str, int, float, bytes]]:
        """Yield each stem with its count, twice (as weight too), and its positions."""
        places: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for place, stem in enumerate(value):
            places[stem].append(place)
        for stem, found in places.items():
            yield stem, len(found), float(len(found)), found.tobytes()

    def supports(self, name: str) -> bool:
        """Return whether Whoosh may ask for a kind of value."""
        return name in ("frequency", "weight")

    def decode_frequency(self, value: bytes) -> int:
        """Return the count of positions."""
        return len(value) // array("I").itemsize

    decode_weight = decode_frequency


class Stems(FieldType):  # type: ignore[misc]
    """A field whose value is a list of stems."""

    analyzer = None
    scorable = True
    stored = False
    unique = False
    vector = None
    spelling = False

    def __init__(self) -> None:
        self.format = Occurrences()


class Postings(W3Codec):  # type: ignore[misc]
    """How Whoosh writes: as it does by default, but for what we do not use and what takes its time."""

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=1024, compression=0)


def make_schema() -> Schema:
    """Return the fields of an index."""
    return Schema(
        id=ID(unique=True),
        paper=ID,
        title=Stems(),
        text=Stems(),
        key=COLUMN(VarBytesColumn()),
        title_length=COLUMN(NumericColumn("i")),
        text_length=COLUMN(NumericColumn("i")),
        day=COLUMN(NumericColumn("i", default=UNDATED)),
        amounts=COLUMN(VarBytesColumn()),
        **{name: COLUMN(VarBytesColumn() if name in NAMED else RefBytesColumn()) for name in FACETS},
    )


def fields_of(entry: IndexEntry) -> dict[str, Any]:
    """Return what Whoosh keeps of an entry; ``day`` is a proleptic Gregorian ordinal."""
    stems = {"title": find_stems(entry.title), "text": find_stems(entry.text)}
    return {
        "id": entry.id,
        "key": entry.id.encode(),
        "paper": entry.paper,
        "day": entry.date.toordinal() if entry.date else UNDATED,
        "amounts": array("q", entry.amounts).tobytes(),
        **stems,
        **{f"{name}_length": len(found) for name, found in stems.items()},
        **{name: BETWEEN.join(facet_values(entry, name)).encode() for name in FACETS},
    }
