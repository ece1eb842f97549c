"""How well does one entry answer a query? The ranking of `index/ranking.py` on the stems of an entry, one at a time.

For engines that hold the stems of the entries that they may show; those that hold arrays do the same in `_arrays`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from corpus.records import record
from corpus.words import stems_of_prefix
from index.engine import Sort
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


@record
class Stems:
    """What an entry is ranked by."""

    fields: Mapping[str, Sequence[str]]
    kind: str
    day: int  # proleptic Gregorian ordinal; 0 where there is none


@record
class Corpus:
    """What all entries together have to do with it: how many there are, how many hold each term, the newest day.

    ``holding`` has every term of the query that counts.
    """

    entries: int
    holding: Mapping[Term, int]
    means: Mapping[str, float]
    newest: int


def score(query: Query, stems: Stems, corpus: Corpus) -> float:
    """Return the score of an entry that matches the query."""
    worth = {term: _worth(term, stems, corpus) for term in corpus.holding}
    summed = sum(max(worth[term] for term in clause) for clause in query.clauses)
    summed += sum(NEAR_WEIGHT * worth[term] for term in query.near)
    age = corpus.newest - stems.day if stems.day else float("inf")
    weight = KIND_WEIGHTS.get(stems.kind, 1.0) * float(newness(age))
    matched = sum(1 for clause in query.clauses if any(worth[term] for term in clause))
    return round(float(final_score(summed, weight, matched, any_clause=query.any_clause)), DIGITS)


def _worth(term: Term, stems: Stems, corpus: Corpus) -> float:
    """Return what a term counts in an entry; nothing where the entry does not hold it."""
    often = 0.0
    for name, held in stems.fields.items():
        count = count_term(term, held)
        if count:
            often += frequency(count, len(held), corpus.means[name], name)
    if not often:
        return 0.0
    worth = rarity(corpus.entries, corpus.holding[term]) * float(saturate(often))
    return worth * ADDED_WEIGHT if term.added else worth


def rank(found: Iterable[tuple[str, Stems]], query: Query, corpus: Corpus, *, sort: Sort) -> list[tuple[str, float]]:
    """Return entries, given by id and stems, by id and score in the order asked for."""
    scored = [(key, score(query, stems, corpus), stems.day) for key, stems in found]
    return [(key, each) for key, each, _ in sorted(scored, key=_order(sort))]


def _order(sort: Sort) -> Callable[[tuple[str, float, int]], tuple[float, float, str]]:
    """Return the key of an order: equals by score are newest first, undated last in every order."""

    def key(found: tuple[str, float, int]) -> tuple[float, float, str]:
        name, scored, day = found
        if sort is Sort.RELEVANCE:
            return -scored, -day, name
        by_day = -day if sort is Sort.NEWEST or not day else day
        return (by_day if day else float("inf")), -scored, name

    return key


def count_term(term: Term, stems: Sequence[str]) -> int:
    """Return how often a field with these stems holds a term."""
    if term.prefix:
        short = stems_of_prefix(term.words[0])
        return sum(1 for stem in stems if stem.startswith(term.words[0]) or stem in short)
    if len(term.words) == 1:
        return stems.count(term.words[0])
    found, at, length = 0, -1, len(term.words)
    for _ in range(stems.count(term.words[0])):
        at = stems.index(term.words[0], at + 1)
        found += tuple(stems[at : at + length]) == term.words
    return found


def day_of(day: date | None) -> int:
    """Return a day as the number that entries are ordered by."""
    return day.toordinal() if day else 0
