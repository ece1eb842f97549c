"""What does a Whoosh index hold at one moment? Its columns, loaded once, and the places of its terms, as arrays.

A snapshot may be used by many threads: reading from Whoosh, whose readers may not be shared, is done one at a time.
"""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.reading import IndexReader, TermNotFound

from corpus.slugs import slug
from index.engine import FACETS
from index.engines._whoosh_fields import TEXT_FIELDS

Numbers = npt.NDArray[Any]
EXPANSIONS = 128  # words that a prefix stands for, at most
_CACHED_POSITIONS = 8_000_000  # of the terms asked for last, about 64 MB
PLACES = 1 << 24  # positions that an entry's field may have; an occurrence is entry * PLACES + position


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
        self.restricted = self._numbers("restricted").astype(bool)
        self.lengths = {name: self._numbers(f"{name}_length") for name in TEXT_FIELDS}
        self.means = {name: self._mean(lengths) for name, lengths in self.lengths.items()}
        self.values, self.codes = {}, {}
        for name in FACETS:
            self.values[name], self.codes[name] = _coded(self._column(name))
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

    def with_people(self, people: Iterable[str]) -> Numbers:
        """Return which entries name one of ``people``."""
        found = np.zeros(self.size, bool)
        with self._lock:
            for person in people:
                for leaf, base in self._leaves:
                    found[[base + number for number in _postings(leaf, "people", slug(person))[0]]] = True
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


def _coded(values: list[bytes]) -> tuple[list[str], Numbers]:
    """Return the different values, and for each entry the number of its own."""
    known: dict[bytes, int] = {}
    codes = [known.setdefault(value, len(known)) for value in values]
    return [value.decode() for value in known], np.array(codes, dtype=np.int64)
