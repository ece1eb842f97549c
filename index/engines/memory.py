"""An engine that keeps everything in memory and looks at every entry: plainly right, for tests and small corpora."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from corpus.records import record
from corpus.slugs import slug
from corpus.words import stems_of_prefix
from index.engine import FACETS, LIMIT_SECONDS, NAMED, Clock, Filters, Hits, Sort, facet_values
from index.entries import IndexEntry, stems_of
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


@record
class _Held:
    """An entry with the stems of its fields."""

    entry: IndexEntry
    fields: dict[str, list[str]]


class MemoryEngine:
    """Search by looking at every entry in turn."""

    name = "memory"

    def __init__(self, folder: Path) -> None:
        self._folder = folder  # nothing is kept there
        self._held: dict[str, _Held] = {}

    def add(self, entries: Iterable[IndexEntry]) -> None:
        """Add entries, replacing those with the same id."""
        for entry in entries:
            fields = {name: stems.split() for name, stems in stems_of(entry).items()}
            self._held[entry.id] = _Held(entry=entry, fields=fields)

    def remove(self, papers: Sequence[str]) -> None:
        """Remove every entry of these papers."""
        self._held = {key: held for key, held in self._held.items() if held.entry.paper not in papers}

    def rebuild(self, entries: Iterable[IndexEntry]) -> None:
        """Keep just these entries."""
        fresh = MemoryEngine(self._folder)
        fresh.add(entries)
        self._held = fresh._held

    def count(self) -> int:
        """Return how many entries there are."""
        return len(self._held)

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    def search(
        self,
        query: Query,
        filters: Filters,
        *,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 10,
        offset: int = 0,
        seconds: float = LIMIT_SECONDS,
    ) -> Hits:
        """Return the entries that match."""
        clock = Clock(seconds)
        matching = [held for held in self._held.values() if not clock.is_over() and _matches(query, held)]
        scores = self._scores(query, matching)
        found = [held.entry for held in matching if _passes(filters, held.entry)]
        found.sort(key=_order(sort, scores))
        shown = found[offset : offset + limit]
        return Hits(
            ids=tuple(entry.id for entry in shown),
            scores=tuple(scores[entry.id] for entry in shown),
            total=len(found),
            facets={name: _counts(name, filters, matching) for name in FACETS},
            partial=clock.ran_out,
        )

    def _scores(self, query: Query, matching: Sequence[_Held]) -> dict[str, float]:
        everything = self._held.values()
        means = {
            name: sum(len(held.fields[name]) for held in everything) / (len(everything) or 1) for name in FIELD_WEIGHTS
        }
        rarities = {
            term: rarity(len(everything), sum(1 for held in everything if _holds(term, held)))
            for term in (*query.terms, *query.near)
        }
        newest = max((held.entry.date.toordinal() for held in everything if held.entry.date), default=0)

        def worth(term: Term, held: _Held) -> float:
            often = sum(
                frequency(_count(term, stems), len(stems), means[name], name) for name, stems in held.fields.items()
            )
            return rarities[term] * float(saturate(often)) * (ADDED_WEIGHT if term.added else 1.0)

        def summed(held: _Held) -> float:
            typed = sum(max(worth(term, held) for term in clause) for clause in query.clauses)
            return typed + sum(NEAR_WEIGHT * worth(term, held) for term in query.near)

        def weight(entry: IndexEntry) -> float:
            age = newest - entry.date.toordinal() if entry.date else float("inf")
            return KIND_WEIGHTS.get(entry.kind, 1.0) * float(newness(age))

        return {
            held.entry.id: round(
                float(
                    final_score(
                        summed(held),
                        weight(held.entry),
                        sum(1 for clause in query.clauses if any(_holds(term, held) for term in clause)),
                        any_clause=query.any_clause,
                    )
                ),
                DIGITS,
            )
            for held in matching
        }


def _matches(query: Query, held: _Held) -> bool:
    if any(_holds(term, held) for term in query.excluded):
        return False
    clauses = [any(_holds(term, held) for term in clause) for clause in query.clauses]
    return any(clauses) if query.any_clause else all(clauses)


def _holds(term: Term, held: _Held) -> bool:
    return any(_count(term, stems) for stems in held.fields.values())


def _count(term: Term, stems: Sequence[str]) -> int:
    """Return how often a field with these stems holds a term."""
    if term.prefix:
        short = stems_of_prefix(term.words[0])
        return sum(1 for stem in stems if stem.startswith(term.words[0]) or stem in short)
    length = len(term.words)
    return sum(1 for at in range(len(stems) - length + 1) if tuple(stems[at : at + length]) == term.words)


def _passes(filters: Filters, entry: IndexEntry) -> bool:
    return (
        all(not wanted or _has(entry, name, wanted) for name, wanted in filters.facets.items())
        and (filters.since is None or (entry.date is not None and entry.date >= filters.since))
        and (filters.until is None or (entry.date is not None and entry.date <= filters.until))
        and filters.passes_sum(entry.amounts)
        and (filters.include_restricted or not entry.restricted)
    )


def _has(entry: IndexEntry, facet: str, wanted: Iterable[str]) -> bool:
    values = facet_values(entry)[facet]
    if facet not in NAMED:
        return any(value in wanted for value in values)
    return not {slug(value) for value in values}.isdisjoint(slug(value) for value in wanted)


def _counts(name: str, filters: Filters, matching: Iterable[_Held]) -> dict[str, int]:
    """Return how many entries have each value of a facet, its own filter left out."""
    others = filters.without(name)
    held_by = (held.entry for held in matching if _passes(others, held.entry))
    return dict(Counter(value for entry in held_by for value in set(facet_values(entry)[name])))


def _order(sort: Sort, scores: dict[str, float]) -> Callable[[IndexEntry], tuple[float, float, str]]:
    """Return the key of an order: equals by score are newest first, undated last in every order."""

    def key(entry: IndexEntry) -> tuple[float, float, str]:
        day = entry.date.toordinal() if entry.date else 0
        if sort is Sort.RELEVANCE:
            return -scores[entry.id], -day, entry.id
        by_day = -day if sort is Sort.NEWEST or not day else day
        return (by_day if day else float("inf")), -scores[entry.id], entry.id

    return key


ENGINE = MemoryEngine
