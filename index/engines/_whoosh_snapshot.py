"""What does a Whoosh index hold at one moment? Its columns, loaded once, and the places of its terms, as arrays.

A snapshot may be used by many threads: reading from Whoosh, whose readers may not be shared, is done one at a time.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.reading import IndexReader, TermNotFound

from corpus.records import record
from corpus.slugs import slug
from index.engine import FACETS, NAMED
from index.engines._whoosh_fields import BETWEEN, TEXT_FIELDS, UNDATED

Numbers = npt.NDArray[Any]
EXPANSIONS = 128  # words that a prefix stands for, at most
_CACHED_POSITIONS = 8_000_000  # of the terms asked for last, about 64 MB
PLACES = 1 << 24  # positions that an entry's field may have; an occurrence is entry * PLACES + position


@record
class Facet:
    """The values of a facet that occur, and which entries have which: entry ``owners[n]`` has ``values[codes[n]]``."""

    values: tuple[str, ...]
    owners: Numbers
    codes: Numbers

    def having(self, wanted: Iterable[str], size: int, *, by_slug: bool) -> Numbers:
        """Return which of ``size`` entries have one of the values wanted."""
        known = {slug(value) for value in wanted} if by_slug else set(wanted)
        codes = [at for at, value in enumerate(self.values) if (slug(value) if by_slug else value) in known]
        found = np.zeros(size, bool)
        found[self.owners[np.isin(self.codes, codes)]] = True
        return found

    def counts(self, matching: Numbers) -> dict[str, int]:
        """Return how many of the entries ``matching`` have each value; those of none are left out."""
        counted = np.bincount(self.codes[matching[self.owners]], minlength=len(self.values))
        return {self.values[at]: int(counted[at]) for at in np.flatnonzero(counted)}


class Snapshot:
    """The entries numbered from 0, deleted ones too (see ``live``)."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._leaves = [(leaf, base) for leaf, base in reader.leaf_readers() if leaf.doc_count_all()]
        self._lock = Lock()
        self._cached: OrderedDict[tuple[str, str], Numbers] = OrderedDict()
        self._cached_size = 0
        self.size: int = reader.doc_count_all()
        self.live = self._live()
        self.count = int(self.live.sum())
        self.ids = [key.decode() for key in self._column("key")]
        self.days = self._numbers("day")
        self.newest = int(self.days[self.live].max(initial=UNDATED))
        self.lengths = {name: self._numbers(f"{name}_length") for name in TEXT_FIELDS}
        self.means = {name: self._mean(lengths) for name, lengths in self.lengths.items()}
        self.facets = {name: _facet(self._column(name), several=name in NAMED) for name in FACETS}
        self.restricted = self.facets["restricted"].having(["yes"], self.size, by_slug=False)
        self.sums, self.sum_owners = _sums(self._column("amounts"))
        self.id_order = np.argsort(np.argsort(np.array(self.ids, dtype=object)) if self.ids else np.zeros(0, int))

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._reader.close()

    def occurrences(self, field: str, stem: str) -> Numbers:
        """Return where a stem stands in a field, in order: entry * PLACES + position."""
        key = field, stem
        with self._lock:
            if key in self._cached:
                self._cached.move_to_end(key)
                return self._cached[key]
            found = self._load(field, stem)
            self._cached[key] = found
            self._cached_size += len(found)
            while self._cached_size > _CACHED_POSITIONS and len(self._cached) > 1:
                self._cached_size -= len(self._cached.popitem(last=False)[1])
            return found

    def expand(self, prefix: str) -> tuple[tuple[str, ...], bool]:
        """Return the stems that begin with ``prefix``, up to `EXPANSIONS` a field, and whether there were more."""
        stems: set[str] = set()
        cut = False
        with self._lock:
            for field in TEXT_FIELDS:
                for number, stem in enumerate(self._reader.expand_prefix(field, prefix)):
                    if number == EXPANSIONS:
                        cut = True
                        break
                    stems.add(stem.decode() if isinstance(stem, bytes) else stem)
        return tuple(sorted(stems)), cut

    def with_sum(self, least: int | None, most: int | None) -> Numbers:
        """Return which entries name a sum, in pence, from ``least`` to ``most``; None does not limit."""
        passing = self.sums >= (least or 0)
        if most is not None:
            passing &= self.sums <= most
        found = np.zeros(self.size, bool)
        found[self.sum_owners[passing]] = True
        return found

    def _load(self, field: str, stem: str) -> Numbers:
        chunks = []
        for leaf, base in self._leaves:
            numbers, counts, places = _postings(leaf, field, stem)
            if numbers:
                entries = np.repeat(np.array(numbers, np.int64) + base, counts)
                chunks.append(entries * PLACES + np.frombuffer(places, np.uint32))
        return np.concatenate(chunks) if chunks else np.zeros(0, np.int64)

    def _live(self) -> Numbers:
        live = np.zeros(self.size, bool)
        for leaf, base in self._leaves:
            live[[base + number for number in leaf.all_doc_ids()]] = True
        return live

    def _mean(self, lengths: Numbers) -> float:
        return float(lengths[self.live].sum() / (self.count or 1))

    def _column(self, name: str) -> list[Any]:
        return [value for leaf, _ in self._leaves for value in _column(leaf, name)]

    def _numbers(self, name: str) -> Numbers:
        return np.array(self._column(name), dtype=np.int64)


def _column(leaf: IndexReader, name: str) -> Iterable[Any]:
    """Return a column's value for each entry of a segment, also where none of them has one."""
    return leaf.column_reader(name).load()  # type: ignore[no-any-return]


def _postings(leaf: IndexReader, field: str, stem: str) -> tuple[list[int], list[int], bytes]:
    """Return the entries of a segment with a term, how often each holds it, and the positions, joined."""
    try:
        matcher = leaf.postings(field, stem)
    except TermNotFound:
        return [], [], b""
    numbers, counts, places = [], [], []
    while matcher.is_active():
        numbers.append(matcher.id())
        value = matcher.value() or b""
        counts.append(len(value) // 4)
        places.append(value)
        matcher.next()
    return numbers, counts, b"".join(places)


def _facet(column: Sequence[bytes], *, several: bool) -> Facet:
    """Return a facet from its column, where ``several`` says that an entry may have more than one value."""
    known: dict[str, int] = {}
    owners, codes = [], []
    for owner, packed in enumerate(column):
        for value in packed.decode().split(BETWEEN) if several else (packed.decode(),):
            if value:
                owners.append(owner)
                codes.append(known.setdefault(value, len(known)))
    return Facet(values=tuple(known), owners=np.array(owners, np.int64), codes=np.array(codes, np.int64))


def _sums(column: Sequence[bytes]) -> tuple[Numbers, Numbers]:
    """Return all sums, in pence, and which entry names each."""
    each = [np.frombuffer(packed, np.int64) for packed in column]
    owners = np.repeat(np.arange(len(each)), [len(sums) for sums in each])
    return (np.concatenate(each) if each else np.zeros(0, np.int64)), owners
