"""How is a query put to tantivy? Built anew of its own parts, never written as text."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import tantivy
from tantivy import Occur
from tantivy import Query as Built

from corpus.slugs import slug
from corpus.words import stems_of_prefix
from index.engine import NAMED, Filters
from index.engines._tantivy_fields import LATEST, TEXT_FIELDS
from index.query import Query, Term

_CLAUSE = 1_000.0  # what a matching clause counts, where any clause is enough
_BIG = (1 << 62) - 1
Clause = tuple[Occur, Built]
Clauses = list[Clause]


class Builder:
    """Builds queries on an index with these fields."""

    def __init__(self, schema: Any) -> None:
        self._schema = schema

    def matching(self, query: Query) -> Clauses:
        """Return what matches a query."""
        choices = self._choices(query)
        if query.any_clause:
            choices = [any_of(choices)]
        wanted = [(Occur.Must, choice) for choice in choices or [Built.all_query()]]
        return [*wanted, *((Occur.MustNot, self.holds(term)) for term in query.excluded)]

    def liked(self, query: Query) -> Clauses:
        """Return what need not match, but counts for ranking: words that stand side by side as they were typed.

        Where any clause is enough, each that matches counts more than all that tantivy makes of words.
        """
        counted = self._choices(query) if query.any_clause else []
        liked = [self.holds(term) for term in query.near]
        liked += [Built.const_score_query(choice, _CLAUSE) for choice in counted]
        return [(Occur.Should, each) for each in liked]

    def _choices(self, query: Query) -> list[Built]:
        return [any_of([self.holds(term) for term in clause]) for clause in query.clauses]

    def holds(self, term: Term) -> Built:
        """Return what holds a term in any field."""
        if not term.prefix:
            return any_of([self._in_field(field, term.words) for field in TEXT_FIELDS])
        words = stems_of_prefix(term.words[0])
        short = [self._in_field(field, (word,)) for field in TEXT_FIELDS for word in words]
        begins = f"{re.escape(term.words[0])}.*"
        return any_of([Built.regex_query(self._schema, field, begins) for field in TEXT_FIELDS] + short)

    def _in_field(self, field: str, words: tuple[str, ...]) -> Built:
        if len(words) == 1:
            return Built.term_query(self._schema, field, words[0], "freq")
        return Built.phrase_query(self._schema, field, list(words))

    def limits(self, filters: Filters) -> dict[str, Clause]:
        """Return what passes each filter that is set, by its facet or another name. None of them counts for ranking."""
        limits = {name: self._one_of(name, wanted) for name, wanted in filters.facets.items() if wanted}
        if filters.since or filters.until:
            first = filters.since.toordinal() if filters.since else 1
            last = filters.until.toordinal() if filters.until else LATEST - 1
            limits["day"] = self._between("day", first, last)
        if filters.least is not None or filters.most is not None:
            limits["sum"] = self._between("amount", filters.least or 0, _BIG if filters.most is None else filters.most)
        if not filters.include_restricted:
            limits["access"] = Occur.MustNot, Built.term_query(self._schema, "restricted", "yes", "basic")
        return limits

    def _one_of(self, facet: str, wanted: Iterable[str]) -> Clause:
        field, values = (f"{facet}_slug", map(slug, wanted)) if facet in NAMED else (facet, wanted)
        return Occur.Must, Built.const_score_query(Built.term_set_query(self._schema, field, sorted(values)), 0.0)

    def _between(self, field: str, first: int, last: int) -> Clause:
        kind = tantivy.FieldType.Integer
        return Occur.Must, Built.const_score_query(Built.range_query(self._schema, field, kind, first, last), 0.0)


def any_of(built: Sequence[Built]) -> Built:
    """Return what any of these matches."""
    return built[0] if len(built) == 1 else Built.boolean_query([(Occur.Should, each) for each in built])
