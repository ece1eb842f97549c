"""Which entries of a snapshot match, and in which order? The query as arithmetic on arrays."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

import numpy as np

from corpus.records import record
from corpus.words import stems_of_prefix
from index.engine import NAMED, Clock, Filters, Hits, Sort
from index.engines._counts import Counts
from index.engines._whoosh_fields import TEXT_FIELDS, UNDATED
from index.engines._whoosh_postings import PLACES, Numbers
from index.engines._whoosh_snapshot import Snapshot
from index.query import Query, Term
from index.ranking import (
    ADDED_WEIGHT,
    DIGITS,
    NEAR_WEIGHT,
    final_score,
    frequency,
    rarity,
    saturate,
)

_NONE = np.zeros(0, np.int64)
_FEW = 16  # one in so many entries: fewer are looked up one by one


@record
class Held:
    """The entries that hold a term, in order, and what it is worth in each."""

    entries: Numbers
    worth: Numbers

    def mask(self, size: int) -> Numbers:
        """Return for each of ``size`` entries whether it holds the term."""
        found = np.zeros(size, bool)
        found[self.entries] = True
        return found

    def worth_in(self, entries: Numbers, size: int) -> Numbers:
        """Return what the term is worth in some of ``size`` entries: nothing in those that do not hold it."""
        if len(entries) * _FEW > size:
            every = np.zeros(size)
            every[self.entries] = self.worth
            return every.take(entries)
        if not len(self.entries):
            return np.zeros(len(entries))
        at = np.minimum(np.searchsorted(self.entries, entries), len(self.entries) - 1)
        return np.where(self.entries[at] == entries, self.worth[at], 0.0)


class Reading:
    """Reads what entries hold the terms of one query. A term not read in time is taken to be in none."""

    def __init__(self, snapshot: Snapshot, clock: Clock) -> None:
        self.snapshot = snapshot
        self.cut: list[str] = []  # prefixes of which not all words are looked for
        self._clock = clock

    def holding(self, term: Term, *, whole: bool = False) -> Held:
        """Return which entries hold a term; ``whole`` says that all of them are needed, however long it takes."""
        words, key = term.words, (term.words, term.prefix)
        if term.prefix:
            words, more = self.snapshot.expand(term.words[0])
            words = tuple({*words, *stems_of_prefix(term.words[0])})
            if more and term.typed not in self.cut:
                self.cut.append(term.typed)
        found = self.snapshot.remembered(key)
        if found is None:
            if self._clock.is_over() and not whole:
                return Held(entries=_NONE, worth=_NONE)
            found = self.snapshot.remember(key, self._weigh(words, prefix=term.prefix))
        return Held(entries=found[0], worth=found[1] * (ADDED_WEIGHT if term.added else 1.0))

    def _weigh(self, words: Sequence[str], *, prefix: bool) -> tuple[Numbers, Numbers]:
        """Return the entries that hold any of ``words``, or all of them as a phrase, and what that is worth in each."""
        counted = {}
        for field in TEXT_FIELDS:
            where = self._any(field, words) if prefix else self._phrase(field, words)
            counted[field] = np.unique(where // PLACES, return_counts=True)
        entries = np.unique(np.concatenate([held for held, _ in counted.values()]))
        often = np.zeros(len(entries))
        for field, (held, counts) in counted.items():
            lengths, mean = self.snapshot.lengths[field][held], self.snapshot.means[field]
            often[np.searchsorted(entries, held)] += frequency(counts, lengths, mean, field)
        matched = int(self.snapshot.live[entries].sum())
        return entries, rarity(self.snapshot.count, matched) * saturate(often)

    def _any(self, field: str, words: Sequence[str]) -> Numbers:
        return np.sort(np.concatenate([_NONE, *(self.snapshot.occurrences(field, word) for word in words)]))

    def _phrase(self, field: str, words: Sequence[str]) -> Numbers:
        """Return where a phrase (or word) begins: where each word stands as far behind the first as it should."""
        each = sorted(
            ((self.snapshot.occurrences(field, word), ahead) for ahead, word in enumerate(words)),
            key=lambda one: len(one[0]),
        )
        starts: Numbers = each[0][0] - each[0][1]
        for occurrences, ahead in each[1:]:
            if not len(starts) or not len(occurrences):
                return _NONE
            wanted = starts + ahead
            at = np.minimum(np.searchsorted(occurrences, wanted), len(occurrences) - 1)
            starts = starts[occurrences[at] == wanted]
        return starts


def search_arrays(
    snapshot: Snapshot, query: Query, filters: Filters, *, sort: Sort, window: tuple[int, int], clock: Clock
) -> Hits:
    """Return the hits from the first to before the last place of ``window``, with facet counts over all that match."""
    reading = Reading(snapshot, clock)
    clauses = [[reading.holding(term) for term in clause] for clause in query.clauses]
    if query.any_clause:  # what is in no entry changes neither what is found nor its order
        clauses = [clause for clause in clauses if any(len(held.entries) for held in clause)] or clauses[:1]
    masks = [reduce(np.logical_or, (held.mask(snapshot.size) for held in clause)) for clause in clauses]
    matching = snapshot.live if filters.include_restricted else snapshot.visible
    if masks:
        matching = matching & reduce(np.logical_or if query.any_clause else np.logical_and, masks)
    for term in query.excluded:
        matching = matching & ~reading.holding(term, whole=True).mask(snapshot.size)
    matching = _within(snapshot, filters, matching)
    limits = {
        name: snapshot.facets[name].having(wanted, by_slug=name in NAMED)
        for name, wanted in filters.facets.items()
        if wanted
    }
    passing = _all([matching, *limits.values()])
    entries = np.flatnonzero(passing)
    if window[1] > window[0]:
        near = [reading.holding(term) for term in query.near]
        summed, weights = _score(snapshot, clauses, near, entries)
        matched = sum(mask.take(entries).astype(np.int64) for mask in masks) if query.any_clause else 0
        score = np.round(final_score(summed, weights, matched, any_clause=query.any_clause), DIGITS)
        best = _best(snapshot, entries, score, sort, window[1])[window[0] :]
    else:
        score, best = np.zeros(0), _NONE

    def count(name: str) -> Mapping[str, int]:
        """Count a facet with its own limit left out."""
        passed = _all([matching, *(limit for other, limit in limits.items() if other != name)])
        among = np.flatnonzero(passed) if name in limits else entries
        return snapshot.facets[name].counts(passed, among)

    return Hits(
        ids=tuple(snapshot.ids[entries[at]] for at in best),
        scores=tuple(float(score[at]) for at in best),
        total=len(entries),
        facets=Counts(snapshot.facets, count),
        cut=tuple(reading.cut),
        partial=clock.ran_out,
    )


def _all(masks: Sequence[Numbers]) -> Numbers:
    return reduce(np.logical_and, masks)


def _score(
    snapshot: Snapshot, clauses: Sequence[Sequence[Held]], near: Sequence[Held], entries: Numbers
) -> tuple[Numbers, Numbers]:
    """Return what the words are worth in some entries, and the weight of each for its kind and age."""
    summed = np.zeros(len(entries))
    for clause in clauses:
        summed += reduce(np.maximum, (held.worth_in(entries, snapshot.size) for held in clause))
    for held in near:
        summed += NEAR_WEIGHT * held.worth_in(entries, snapshot.size)
    return summed, snapshot.weights[entries]


def _within(snapshot: Snapshot, filters: Filters, matching: Numbers) -> Numbers:
    """Return which of the entries ``matching`` are of the days and name the sums that are asked for."""
    if filters.since:
        matching = matching & (snapshot.days >= filters.since.toordinal())
    if filters.until:
        matching = matching & (snapshot.days <= filters.until.toordinal()) & (snapshot.days != UNDATED)
    if filters.least is not None or filters.most is not None:
        matching = matching & snapshot.with_sum(filters.least, filters.most)
    return matching


def _best(snapshot: Snapshot, entries: Numbers, score: Numbers, sort: Sort, wanted: int) -> Numbers:
    """Return which of ``entries`` come first in an order, by their place; equals as the engine contract says."""
    days = snapshot.days[entries]
    orders: dict[Sort, Callable[[], tuple[Numbers, Numbers]]] = {
        Sort.RELEVANCE: lambda: (-score, -days),
        Sort.NEWEST: lambda: (-days, -score),
        Sort.OLDEST: lambda: (np.where(days == UNDATED, np.inf, days), -score),
    }
    first, second = orders[sort]()
    among = np.arange(len(entries))
    if len(among) > 4 * wanted > 0:  # sort only those that may be among the first
        among = np.flatnonzero(first <= np.partition(first, wanted - 1)[wanted - 1])
    if len(among) > 4 * wanted > 0:  # many are alike so far
        last = among[np.lexsort((second[among], first[among]))[wanted - 1]]
        among = among[(first[among] < first[last]) | (second[among] <= second[last])]
    ranked = sorted(among.tolist(), key=lambda at: (first[at], second[at], snapshot.ids[entries[at]]))
    return np.array(ranked[:wanted], np.int64)
