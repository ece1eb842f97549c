"""Which entries of a snapshot match, and in which order? The query as arithmetic on arrays, one number an entry."""

from collections.abc import Callable
from functools import cache

import numpy as np

from corpus.words import stems_of_prefix
from index.engine import NAMED, Filters, Hits, Sort
from index.engines._whoosh_fields import TEXT_FIELDS, UNDATED
from index.engines._whoosh_snapshot import PLACES, Numbers, Snapshot
from index.query import Query, Term
from index.ranking import (
    ADDED_WEIGHT,
    DIGITS,
    KIND_WEIGHTS,
    NEAR_WEIGHT,
    final_score,
    frequency,
    newness,
    rarity,
    saturate,
)


def search_arrays(snapshot: Snapshot, query: Query, filters: Filters, *, sort: Sort, window: tuple[int, int]) -> Hits:
    """Return the hits from the first to before the last place of ``window``, with facet counts over all that match."""
    cut: list[str] = []
    found: dict[Term, dict[str, Numbers]] = {}
    for term in (*query.terms, *query.excluded, *query.near):
        if term not in found:
            found[term] = _counts(snapshot, term, cut)
    matching, score = _match(snapshot, query, found)
    limits = _limits(snapshot, filters)
    passing = matching & np.logical_and.reduce(list(limits.values()))
    facets = {}
    for name, facet in snapshot.facets.items():
        others = [limits[other] for other in limits if other != name]
        facets[name] = facet.counts(matching & np.logical_and.reduce(others) if name in limits else passing)
    places = np.flatnonzero(passing)
    shown = _best(snapshot, places, score, sort, window[1])[window[0] :]
    return Hits(
        ids=tuple(snapshot.ids[number] for number in shown),
        scores=tuple(float(score[number]) for number in shown),
        total=len(places),
        facets=facets,
        cut=tuple(cut),
    )


def _counts(snapshot: Snapshot, term: Term, cut: list[str]) -> dict[str, Numbers]:
    """Return for each field how often each entry holds a term; a prefix that was cut is added to ``cut``."""
    words: tuple[str, ...] = ()
    if term.prefix:
        words, more = snapshot.expand(term.words[0])
        words = tuple({*words, *stems_of_prefix(term.words[0])})
        if more:
            cut.append(term.typed)
    counts = {}
    for field in TEXT_FIELDS:
        if term.prefix:
            occurrences = np.concatenate(
                [snapshot.occurrences(field, word) for word in words] or [np.zeros(0, np.int64)]
            )
        else:
            occurrences = _phrase(snapshot, field, term.words)
        counts[field] = np.bincount(occurrences // PLACES, minlength=snapshot.size)
    return counts


def _phrase(snapshot: Snapshot, field: str, words: tuple[str, ...]) -> Numbers:
    """Return where a phrase (or word) begins: where each word stands as far behind the first as it should."""
    each = sorted(
        ((snapshot.occurrences(field, word), ahead) for ahead, word in enumerate(words)), key=lambda one: len(one[0])
    )
    starts: Numbers = each[0][0] - each[0][1]
    for occurrences, ahead in each[1:]:
        if not len(starts) or not len(occurrences):
            return np.zeros(0, np.int64)
        wanted = starts + ahead
        at = np.minimum(np.searchsorted(occurrences, wanted), len(occurrences) - 1)
        starts = starts[occurrences[at] == wanted]
    return starts


def _match(snapshot: Snapshot, query: Query, found: dict[Term, dict[str, Numbers]]) -> tuple[Numbers, Numbers]:
    """Return which entries match, and every entry's score."""
    holds: dict[Term, Numbers] = {
        term: np.logical_or.reduce([count > 0 for count in counts.values()]) for term, counts in found.items()
    }
    matching = snapshot.live.copy()
    clauses = [np.logical_or.reduce([holds[term] for term in clause]) for clause in query.clauses]
    if clauses:
        matching &= (np.logical_or if query.any_clause else np.logical_and).reduce(clauses)
    for term in query.excluded:
        matching &= ~holds[term]

    @cache
    def worth(term: Term) -> Numbers:
        matched = int((holds[term] & snapshot.live).sum())
        often = sum(
            frequency(count, snapshot.lengths[field], snapshot.means[field], field)
            for field, count in found[term].items()
        )
        worth: Numbers = rarity(snapshot.count, matched) * saturate(often) * (ADDED_WEIGHT if term.added else 1.0)
        return worth

    summed = np.zeros(snapshot.size)
    for clause in query.clauses:
        summed += np.maximum.reduce([worth(term) for term in clause])
    for term in query.near:
        summed += NEAR_WEIGHT * worth(term)
    matched = sum(clause.astype(int) for clause in clauses)
    score = final_score(summed, _weights(snapshot), matched, any_clause=query.any_clause)
    return matching, np.round(score, DIGITS)


def _weights(snapshot: Snapshot) -> Numbers:
    """Return the weight of each entry for its kind and its age."""
    kinds = snapshot.facets["kind"]
    weights = np.ones(snapshot.size)
    weights[kinds.owners] = np.array([KIND_WEIGHTS.get(kind, 1.0) for kind in kinds.values])[kinds.codes]
    ages = np.where(snapshot.days == UNDATED, np.inf, snapshot.newest - snapshot.days)
    aged: Numbers = weights * newness(ages)
    return aged


def _limits(snapshot: Snapshot, filters: Filters) -> dict[str, Numbers]:
    """Return which entries pass each filter that is set, by the facet it limits ("" for those without a facet)."""
    limits = {
        name: snapshot.facets[name].having(wanted, snapshot.size, by_slug=name in NAMED)
        for name, wanted in filters.facets.items()
        if wanted
    }
    rest = np.ones(snapshot.size, bool) if filters.include_restricted else ~snapshot.restricted
    if filters.since:
        rest &= snapshot.days >= filters.since.toordinal()
    if filters.until:
        rest &= (snapshot.days <= filters.until.toordinal()) & (snapshot.days != UNDATED)
    if filters.least is not None or filters.most is not None:
        rest &= snapshot.with_sum(filters.least, filters.most)
    return {**limits, "": rest}


def _best(snapshot: Snapshot, passing: Numbers, score: Numbers, sort: Sort, wanted: int) -> Numbers:
    """Return the first ``wanted`` of the entries ``passing`` in an order; equals as the engine contract says."""
    days = snapshot.days
    orders: dict[Sort, Callable[[Numbers], tuple[Numbers, Numbers]]] = {
        Sort.RELEVANCE: lambda among: (-score[among], -days[among]),
        Sort.NEWEST: lambda among: (-days[among], -score[among]),
        Sort.OLDEST: lambda among: (np.where(days[among] == UNDATED, np.inf, days[among]), -score[among]),
    }
    order = orders[sort]
    if len(passing) > 4 * wanted > 0:  # sort only those that may be among the first
        first = order(passing)[0]
        passing = passing[first <= np.partition(first, wanted - 1)[wanted - 1]]
    first, second = order(passing)
    ranked: Numbers = passing[np.lexsort((snapshot.id_order[passing], second, first))]
    return ranked[:wanted]
