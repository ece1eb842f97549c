"""How well does each of some entries answer a query? The ranking of `index/ranking.py` on the stems of entries.

For engines that hold the stems of the entries that they may show; those that hold arrays do the same in `_arrays`.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

import msgspec
import numpy as np

from corpus.records import record
from corpus.words import count_stems, stems_of_prefix
from index.engine import Sort
from index.query import Query, Term
from index.ranking import (
    ADDED_WEIGHT,
    DIGITS,
    FIELD_WEIGHTS,
    KIND_WEIGHTS,
    NEAR_WEIGHT,
    final_score,
    frequency,
    newness,
    rarity,
    saturate,
)

_BETWEEN = " \n "  # texts: no stem is a line's end, so that no phrase goes from one to the next


class Stems(msgspec.Struct, array_like=True, frozen=True, kw_only=True, gc=False):
    """What an entry is ranked by. ``title`` and ``text`` are its stems, parted by spaces."""

    id: str
    kind: str
    day: int  # proleptic Gregorian ordinal; 0 where there is none
    title: str
    text: str


@record
class Corpus:
    """What all entries together have to do with it: how many there are, how many hold each term, the newest day.

    ``holding`` has every term of the query that counts.
    """

    entries: int
    holding: dict[Term, int]
    means: dict[str, float]  # stems of each field
    newest: int


def rank(found: Sequence[Stems], query: Query, corpus: Corpus, *, sort: Sort) -> list[tuple[str, float]]:
    """Return entries that match the query, by id and score, in the order asked for."""
    scores = _scores(found, query, corpus).tolist() if found else []
    ordered = sorted(zip(found, scores, strict=True), key=_order(sort))
    return [(stems.id, score) for stems, score in ordered]


def _scores(found: Sequence[Stems], query: Query, corpus: Corpus) -> Any:
    worth = _worths(found, corpus)
    summed, matched = np.zeros(len(found)), np.zeros(len(found), int)
    for clause in query.clauses:
        best = np.maximum.reduce([worth[term] for term in clause])
        summed += best
        matched += best > 0
    for term in query.near:
        summed += NEAR_WEIGHT * worth[term]
    ages = np.array([corpus.newest - stems.day if stems.day else np.inf for stems in found])
    weights = np.array([KIND_WEIGHTS.get(stems.kind, 1.0) for stems in found]) * newness(ages)
    return np.round(final_score(summed, weights, matched, any_clause=query.any_clause), DIGITS)


def _worths(found: Sequence[Stems], corpus: Corpus) -> dict[Term, Any]:
    """Return what each term counts in each entry; nothing where the entry does not hold it."""
    fields = [[getattr(stems, field) for stems in found] for field in FIELD_WEIGHTS]
    lengths = [np.array(list(map(count_stems, held))) for held in fields]
    laid = Laid([text for held in fields for text in held])
    worth = {}
    for term, holding in corpus.holding.items():
        counts = laid.count(term).reshape(len(fields), len(found))
        often = sum(
            frequency(counts[at], lengths[at], corpus.means[field], field) for at, field in enumerate(FIELD_WEIGHTS)
        )
        weight = rarity(corpus.entries, holding) * (ADDED_WEIGHT if term.added else 1.0)
        worth[term] = weight * saturate(often)
    return worth


class Laid:
    """Some texts of stems, laid end to end: a term is looked for once in all of them, not in each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole = f" {_BETWEEN.join(texts)} "
        self._starts = np.array([0, *accumulate(len(text) + len(_BETWEEN) for text in texts[:-1])])

    def count(self, term: Term) -> Any:
        """Return how often each of the texts holds a term."""
        first = term.words[0]
        sought = [f" {short} " for short in stems_of_prefix(first)] if term.prefix else []
        sought.append(f" {first}" if term.prefix else f" {' '.join(term.words)} ")
        places = [place for each in sought for place in self._find(each)]
        return np.bincount(np.searchsorted(self._starts, places, "right") - 1, minlength=len(self._starts))

    def _find(self, sought: str) -> list[int]:
        """Return each place where a string stands; one may begin within another."""
        find, places = self._whole.find, []
        place = find(sought)
        while place >= 0:
            places.append(place)
            place = find(sought, place + 1)
        return places


def _order(sort: Sort) -> Callable[[tuple[Stems, float]], tuple[float, float, str]]:
    """Return the key of an order: equals by score are newest first, undated last in every order."""

    def key(found: tuple[Stems, float]) -> tuple[float, float, str]:
        (stems, score), day = found, found[0].day
        if sort is Sort.RELEVANCE:
            return -score, -day, stems.id
        by_day = -day if sort is Sort.NEWEST or not day else day
        return (by_day if day else float("inf")), -score, stems.id

    return key


def day_of(day: date | None) -> int:
    """Return a day as the number that entries are ordered by."""
    return day.toordinal() if day else 0
