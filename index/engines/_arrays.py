"""Which entries of a snapshot match, and in which order? The query as arithmetic on arrays, one number an entry."""

from collections.abc import Callable

import numpy as np

from corpus.words import stems_of_prefix
from index.engine import FACETS, Filters, Hits, Sort
from index.engines._whoosh_fields import TEXT_FIELDS, UNDATED
from index.engines._whoosh_snapshot import PLACES, Numbers, Snapshot
from index.query import Query, Term
from index.ranking import DIGITS, KIND_WEIGHTS, final_score, frequency, rarity, saturate


def search_arrays(snapshot: Snapshot, query: Query, filters: Filters, *, sort: Sort, window: tuple[int, int]) -> Hits:
    """Return the hits from the first to before the last place of ``window``, with facet counts over all that match."""
    cut: list[str] = []
    found: dict[Term, dict[str, Numbers]] = {}
    for term in (*query.terms, *query.excluded):
        if term not in found:
            found[term] = _counts(snapshot, term, cut)
    matching, score = _match(snapshot, query, found)
    limits = _limits(snapshot, filters)
    passing = np.flatnonzero(np.logical_and.reduce([matching, *limits.values()]))
    facets = {
        name: _facet(
            snapshot, name, np.logical_and.reduce([matching, *(limits[other] for other in limits if other != name)])
        )
        for name in FACETS
    }
    shown = _best(snapshot, passing, score, sort, window[1])[window[0] :]
    return Hits(
        ids=tuple(snapshot.ids[number] for number in shown),
        scores=tuple(float(score[number]) for number in shown),
        total=len(passing),
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
        term: sum(counts.values(), np.zeros(snapshot.size)) > 0 for term, counts in found.items()
    }
    matching = snapshot.live.copy()
    clauses = [np.logical_or.reduce([holds[term] for term in clause]) for clause in query.clauses]
    if clauses:
        matching &= (np.logical_or if query.any_clause else np.logical_and).reduce(clauses)
    for term in query.excluded:
        matching &= ~holds[term]
    summed = np.zeros(snapshot.size)
    for term in query.terms:
        matched = int((holds[term] & snapshot.live).sum())
        often = sum(
            frequency(count, snapshot.lengths[field], snapshot.means[field], field)
            for field, count in found[term].items()
        )
        summed += rarity(snapshot.count, matched) * saturate(often)
    weights = np.array([KIND_WEIGHTS.get(kind, 1.0) for kind in snapshot.values["kind"]])
    by_entry = weights[snapshot.codes["kind"]] if snapshot.size else np.zeros(0)
    score = final_score(summed, by_entry, sum(clause.astype(int) for clause in clauses), any_clause=query.any_clause)
    return matching, np.round(score, DIGITS)


def _limits(snapshot: Snapshot, filters: Filters) -> dict[str, Numbers]:
    """Return which entries pass each filter that is set, by the facet it limits ("" for those without a facet)."""
    limits = {
        name: np.isin(snapshot.codes[name], [at for at, value in enumerate(snapshot.values[name]) if value in wanted])
        for name, wanted in filters.facets.items()
        if wanted
    }
    rest = np.ones(snapshot.size, bool) if filters.include_restricted else ~snapshot.restricted
    if filters.since:
        rest &= snapshot.days >= filters.since.toordinal()
    if filters.until:
        rest &= (snapshot.days <= filters.until.toordinal()) & (snapshot.days != UNDATED)
    if filters.people:
        rest &= snapshot.with_people(filters.people)
    return {**limits, "": rest}


def _facet(snapshot: Snapshot, name: str, matching: Numbers) -> dict[str, int]:
    counted = np.bincount(snapshot.codes[name][matching], minlength=len(snapshot.values[name]))
    return {value: int(count) for value, count in zip(snapshot.values[name], counted, strict=True) if value and count}


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
