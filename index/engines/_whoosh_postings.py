"""How does a Whoosh index keep where words stand? All places of a term together, as one array of 64-bit numbers.

Whoosh's own way takes some steps of Python for every posting, in writing and in reading. Here a field's text, analysed,
comes into Whoosh's pool of postings as one item an entry, `WHOLE`; when the segment is written, numpy sorts the words
of all entries at once, and each term is written, and later read, in one piece. An occurrence is entry * PLACES +
position.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.fields import FieldType, Schema
from whoosh.formats import Format
from whoosh.matching import LeafMatcher

Numbers = npt.NDArray[Any]
Posting = tuple[str, bytes, int, float, bytes]  # field, term, entry, weight, value
PLACES = 1 << 24  # positions that an entry's field may have
WHOLE = b""  # stands where the term does, for the whole analysed text of an entry
_NUMBER_BYTES = 8


class Occurrences(Format):  # type: ignore[misc]  # Whoosh has no types
    """The places of a term in a field."""

    def supports(self, name: str) -> bool:
        """Return whether Whoosh may ask for a kind of value."""
        return name in ("frequency", "weight")

    def decode_frequency(self, value: bytes) -> int:
        """Return the count of places."""
        return len(value) // _NUMBER_BYTES

    decode_weight = decode_frequency


class Stems(FieldType):  # type: ignore[misc]
    """A field whose value is a text as it is analysed: stems parted by spaces."""

    analyzer = None
    scorable = False
    stored = False
    vector = None
    spelling = False

    def __init__(self, *, unique: bool = False) -> None:
        self.format = Occurrences()
        self.unique = unique

    def index(self, value: str, **_options: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield the text as the one posting that it is until the segment is written."""
        if value:
            yield WHOLE, 1, 1.0, value.encode()


class Postings(W3Codec):  # type: ignore[misc]
    """How Whoosh writes: as it does by default, but for postings."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> "FieldWriter":
        """Return what writes the terms of a segment."""
        return FieldWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Format, term: object = None, scorer: object = None
    ) -> "OccurrenceMatcher":
        """Return what reads one term's postings."""
        offset, _ = terminfo.extent()
        packed = dbfile.get(offset, terminfo.doc_frequency() * _NUMBER_BYTES)
        return OccurrenceMatcher(np.frombuffer(packed, np.int64), format_, term, scorer)


class FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes a segment's terms."""

    def add_postings(self, schema: Schema, _lengths: object, items: Iterable[Posting]) -> None:
        """Write all postings of a segment, which come sorted by field."""
        for name, postings in groupby(items, itemgetter(0)):
            self.start_field(name, schema[name])
            for stem, occurrences in invert(postings):
                self._write_term(stem, occurrences)
            self.finish_field()

    def _write_term(self, stem: str, occurrences: Numbers) -> None:
        offset = self._postfile.tell()
        self._postfile.write(occurrences.tobytes())
        terminfo = W3TermInfo()
        terminfo.add_block(_Block(len(occurrences), int(occurrences[0]) // PLACES, int(occurrences[-1]) // PLACES))
        terminfo.set_extent(offset, len(occurrences) * _NUMBER_BYTES)
        self._tindex.add(self._fieldid.to_bytes(2, "big") + stem.encode(), terminfo.to_bytes())


class _Block:
    """What Whoosh notes of a term, in the form it asks for: how often it occurs, and its first and last entry."""

    def __init__(self, occurrences: int, first: int, last: int) -> None:
        self._occurrences = occurrences
        self._weights = (float(occurrences),)
        self._ends = first, last

    def __len__(self) -> int:
        return self._occurrences

    def min_id(self) -> int:
        return self._ends[0]

    def max_id(self) -> int:
        return self._ends[1]

    def min_length(self) -> int:
        return 0

    max_length = min_length

    def max_weight(self) -> float:
        return self._weights[0]


class OccurrenceMatcher(LeafMatcher):  # type: ignore[misc]
    """The postings of a term: all at once as ``occurrences``, or one entry at a time, as Whoosh asks to merge segments.

    The value of a posting is its places, packed as the occurrences are.
    """

    def __init__(self, occurrences: Numbers, format_: Format, term: object, scorer: object) -> None:
        self.occurrences = occurrences
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._split: tuple[list[int], list[int], bytes] | None = None
        self._at = 0

    def is_active(self) -> bool:
        """Return whether there is a posting here."""
        return self._at < len(self._postings[0])

    def id(self) -> int:
        """Return the number of the entry."""
        return self._postings[0][self._at]

    def next(self) -> None:
        """Go to the next posting."""
        self._at += 1

    def value(self) -> bytes:
        """Return the places in the entry, packed."""
        _, starts, packed = self._postings
        return packed[starts[self._at] : starts[self._at + 1]]

    def weight(self) -> float:
        """Return how many places there are."""
        return float(len(self.value()) // _NUMBER_BYTES)

    @property
    def _postings(self) -> tuple[list[int], list[int], bytes]:
        """The entries, where the places of each begin in bytes, and all places packed."""
        if self._split is None:
            entries, starts = np.unique(self.occurrences // PLACES, return_index=True)
            ends = [*(starts * _NUMBER_BYTES).tolist(), len(self.occurrences) * _NUMBER_BYTES]
            self._split = entries.tolist(), ends, (self.occurrences % PLACES).tobytes()
        return self._split


def invert(postings: Iterable[Posting]) -> Iterator[tuple[str, Numbers]]:
    """Yield each stem of a field, in order, with its occurrences. Postings are whole texts, or terms once written."""
    known: dict[str, int] = {}
    stems, places = array("i"), array("q")
    entries, counts = array("q"), array("i")
    for _, term, entry, _, value in postings:
        if term == WHOLE:
            found = [known.setdefault(stem, len(known)) for stem in value.decode().split(" ")]
            places.extend(range(len(found)))
        else:
            found = [known.setdefault(term.decode(), len(known))] * (len(value) // _NUMBER_BYTES)
            places.frombytes(value)
        stems.extend(found)
        entries.append(entry)
        counts.append(len(found))
    occurrences = np.repeat(np.array(entries), np.array(counts)) * PLACES + np.array(places)
    yield from _sorted(known, np.array(stems), occurrences)


def _sorted(known: dict[str, int], stems: Numbers, occurrences: Numbers) -> Iterator[tuple[str, Numbers]]:
    """Yield each of the stems ``known`` with its occurrences, both in order; ``stems`` are as numbered in ``known``."""
    names = sorted(known, key=str.encode)
    ranks = np.empty(len(known), np.int64)
    ranks[[known[name] for name in names]] = np.arange(len(known))
    ranked = ranks[stems]
    order = np.lexsort((occurrences, ranked))
    ends = np.cumsum(np.bincount(ranked, minlength=len(known)))
    yield from zip(names, np.split(occurrences[order], ends[:-1]), strict=True)
