"""What does a Whoosh index hold at one moment? Its rows and the places of its terms, as arrays.

What is read of a segment is kept with it, as a segment never changes: after a write only new segments are read. A
snapshot may be used by many threads: reading from Whoosh, whose readers may not be shared, is done one at a time.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np
from whoosh.reading import IndexReader, TermNotFound

from corpus.records import record
from corpus.slugs import slug
from index.engine import FACETS
from index.engines._whoosh_fields import TEXT_FIELDS, UNDATED, read_row
from index.engines._whoosh_postings import PLACES, Numbers, OccurrenceMatcher
from index.ranking import KIND_WEIGHTS, newness

EXPANSIONS = 128  # words that a prefix stands for, at most
_CACHED_NUMBERS = 8_000_000  # of the terms asked for last, about 64 MB
_FEW = 8  # one in so many entries: fewer are counted one by one


class Facet:
    """The values of a facet that occur, and which entries have which: entry ``owners[n]`` has ``values[codes[n]]``."""

    def __init__(self, values: Sequence[str], owners: Numbers, codes: Numbers, size: int) -> None:
        self.values = tuple(values)
        self.owners = owners  # ascending
        self.codes = codes
        self._starts = np.searchsorted(owners, np.arange(size + 1))
        self._one_each = len(owners) == size and bool((np.diff(self._starts) == 1).all())

    @cached_property
    def _codes_of_slugs(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for code, value in enumerate(self.values):
            found.setdefault(slug(value), []).append(code)
        return found

    def having(self, wanted: Iterable[str], *, by_slug: bool) -> Numbers:
        """Return for each entry whether it has one of the values wanted."""
        chosen = np.zeros(len(self.values) + 1, bool)
        if by_slug:
            chosen[[code for value in wanted for code in self._codes_of_slugs.get(slug(value), ())]] = True
        else:
            chosen[[self.values.index(value) for value in wanted if value in self.values]] = True
        found = np.zeros(len(self._starts) - 1, bool)
        found[self.owners.compress(chosen.take(self.codes))] = True
        return found

    def counts(self, passing: Numbers, entries: Numbers) -> dict[str, int]:
        """Return how many of the ``entries`` (those ``passing``) have each value; those of none are left out."""
        if self._one_each:
            codes = self.codes[entries]
        elif len(entries) * _FEW < len(passing):
            lengths = self._starts[entries + 1] - self._starts[entries]
            before = np.repeat(np.cumsum(lengths) - lengths, lengths)
            codes = self.codes[np.arange(len(before)) - before + np.repeat(self._starts[entries], lengths)]
        else:
            codes = self.codes.compress(passing.take(self.owners))
        counted = np.bincount(codes, minlength=len(self.values)).tolist()
        return {value: count for value, count in zip(self.values, counted, strict=True) if count}


@record
class Part:
    """The rows of one segment, as columns: facets are values with the number of the row that has each."""

    ids: list[str]
    days: Numbers
    lengths: Numbers  # a column a field
    sums: tuple[Numbers, Numbers]
    facets: Mapping[str, tuple[list[str], Numbers, Numbers]]


def read_part(leaf: IndexReader) -> Part:
    """Return the rows of a segment, deleted ones too."""
    rows = [read_row(packed) for packed in leaf.column_reader("row").load()]
    return Part(
        ids=[row.id for row in rows],
        days=np.array([row.day for row in rows], np.int64),
        lengths=np.array([row.lengths for row in rows], np.int64).reshape(len(rows), len(TEXT_FIELDS)),
        sums=_flat([row.sums for row in rows]),
        facets={name: _coded([row.facets[at] for row in rows]) for at, name in enumerate(FACETS)},
    )


class Snapshot:
    """The entries numbered from 0, deleted ones too (see ``live``)."""

    def __init__(self, reader: IndexReader, known: Mapping[str, Part]) -> None:
        """Read an index; ``known`` are the parts that were read before, by the name of their segment."""
        self._reader = reader
        self._leaves = [(leaf, base) for leaf, base in reader.leaf_readers() if leaf.doc_count_all()]
        self._lock = Lock()
        self._cached: OrderedDict[tuple[object, ...], tuple[Numbers, Numbers]] = OrderedDict()
        self._cached_size = 0
        names = [leaf.segment().segment_id() for leaf, _ in self._leaves]
        self.parts = {
            name: known.get(name) or read_part(leaf) for name, (leaf, _) in zip(names, self._leaves, strict=True)
        }
        parts, bases = list(self.parts.values()), [base for _, base in self._leaves]
        self.size: int = reader.doc_count_all()
        self.live = self._live()
        self.count = int(self.live.sum())
        self.ids = [key for part in parts for key in part.ids]
        self.days = _joined([part.days for part in parts])
        self.newest = int(self.days[self.live].max(initial=UNDATED))
        lengths = np.concatenate([np.zeros((0, len(TEXT_FIELDS)), np.int64), *(part.lengths for part in parts)])
        self.lengths = {name: lengths[:, at] for at, name in enumerate(TEXT_FIELDS)}
        self.means = {name: float(each[self.live].sum() / (self.count or 1)) for name, each in self.lengths.items()}
        self.facets = {name: self._facet([part.facets[name] for part in parts], bases) for name in FACETS}
        self.visible = self.live & ~self.facets["restricted"].having(["yes"], by_slug=False)
        self._sums = _joined([part.sums[0] for part in parts])
        self._sum_owners = _joined([part.sums[1] + base for part, base in zip(parts, bases, strict=True)])

    @cached_property
    def weights(self) -> Numbers:
        """The weight of each entry for its kind and its age."""
        kinds = self.facets["kind"]
        weights = np.ones(self.size)
        weights[kinds.owners] = np.array([KIND_WEIGHTS.get(kind, 1.0) for kind in kinds.values])[kinds.codes]
        ages = np.where(self.days == UNDATED, np.inf, self.newest - self.days)
        aged: Numbers = weights * newness(ages)
        return aged

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._reader.close()

    def occurrences(self, field: str, stem: str) -> Numbers:
        """Return where a stem stands in a field, in order: entry * PLACES + position."""
        found = self.remembered((field, stem))
        return found[0] if found else self.remember((field, stem), (self._load(field, stem), np.zeros(0)))[0]

    def remembered(self, key: tuple[object, ...]) -> tuple[Numbers, Numbers] | None:
        """Return the arrays kept under a key; None where there are none, or not any more."""
        with self._lock:
            if key in self._cached:
                self._cached.move_to_end(key)
            return self._cached.get(key)

    def remember(self, key: tuple[object, ...], arrays: tuple[Numbers, Numbers]) -> tuple[Numbers, Numbers]:
        """Keep two arrays under a key while they are asked for, and return them."""
        with self._lock:
            if key not in self._cached:
                self._cached[key] = arrays
                self._cached_size += len(arrays[0]) + len(arrays[1])
            while self._cached_size > _CACHED_NUMBERS and len(self._cached) > 1:
                _, (one, other) = self._cached.popitem(last=False)
                self._cached_size -= len(one) + len(other)
        return arrays

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
                    stems.add(stem.decode())
        return tuple(sorted(stems)), cut

    def with_sum(self, least: int | None, most: int | None) -> Numbers:
        """Return for each entry whether it names a sum, in pence, from ``least`` to ``most``; None does not limit."""
        passing = self._sums >= (least or 0)
        if most is not None:
            passing &= self._sums <= most
        found = np.zeros(self.size, bool)
        found[self._sum_owners[passing]] = True
        return found

    def _load(self, field: str, stem: str) -> Numbers:
        with self._lock:
            chunks = [_occurrences(leaf, field, stem) + base * PLACES for leaf, base in self._leaves]
        return _joined(chunks)

    def _live(self) -> Numbers:
        live = np.ones(self.size, bool)
        for leaf, base in self._leaves:
            live[[base + number for number in leaf.segment().deleted_docs()]] = False
        return live

    def _facet(self, parts: Sequence[tuple[list[str], Numbers, Numbers]], bases: Sequence[int]) -> Facet:
        known: dict[str, int] = {}
        owners, codes = [], []
        for (values, owned, coded), base in zip(parts, bases, strict=True):
            anew = np.array([known.setdefault(value, len(known)) for value in values], np.int64)
            owners.append(owned + base)
            codes.append(anew[coded])
        return Facet(tuple(known), _joined(owners), _joined(codes), self.size)


def _occurrences(leaf: IndexReader, field: str, stem: str) -> Numbers:
    """Return where a stem stands in a field of a segment, in deleted entries too."""
    try:
        matcher = leaf.postings(field, stem)
    except TermNotFound:
        return np.zeros(0, np.int64)
    while not isinstance(matcher, OccurrenceMatcher):  # one that passes over the deleted stands around it
        matcher = matcher.child
    return matcher.occurrences


def _joined(arrays: Sequence[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, np.int64), *arrays])


def _flat(several: Sequence[Sequence[Any]]) -> tuple[Numbers, Numbers]:
    """Return all values of rows that have several, and which row has each."""
    owners = np.repeat(np.arange(len(several)), [len(values) for values in several])
    return np.array([value for values in several for value in values], np.int64), owners


def _coded(several: Sequence[Sequence[str]]) -> tuple[list[str], Numbers, Numbers]:
    """Return the values that rows have, and for each that a row has: the row, and which value."""
    known: dict[str, int] = {}
    codes, owners = _flat([[known.setdefault(value, len(known)) for value in values] for values in several])
    return list(known), owners, codes
