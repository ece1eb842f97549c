"""From what a person typed to results: one way for the pages and the command line (and the API to come)."""

import time
from collections.abc import Mapping, Sequence

from corpus.errors import SearchError
from corpus.records import record
from index.engine import Filters, Sort
from index.entries import IndexEntry
from index.highlight import find_spans, make_snippet
from index.query import Query, parse_query
from search_app.archive import Archive
from search_app.sheet import Piece, Span, mark


@record
class FoundEntry:
    """A hit: the entry, its title and the best part of its text with the words found marked, and how well it fits."""

    entry: IndexEntry
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    score: float


@record
class FoundPage:
    """A page of results. ``first`` is the place of its first hit among ``total``; ``searched`` counts all entries.

    ``loosened`` says that no entry has all the words, so that those with any are shown; ``cut`` names the beginnings
    of words that only some words were looked for of.
    """

    understood: str
    hits: tuple[FoundEntry, ...]
    total: int
    first: int
    facets: Mapping[str, Mapping[str, int]]
    searched: int
    took_ms: float
    partial: bool
    loosened: bool
    cut: tuple[str, ...]

    @property
    def last(self) -> int:
        """The place of the last hit among all."""
        return self.first + len(self.hits) - 1


def find(
    archive: Archive, typed: str, filters: Filters, *, sort: Sort = Sort.RELEVANCE, limit: int = 10, page: int = 1
) -> FoundPage:
    """Return page ``page`` (from 1) of what ``typed`` finds, ``limit`` hits a page. Nothing typed finds everything.

    Raises SearchError where the index was not built yet: that nothing is found would not be true.
    """
    started = time.perf_counter()
    searched = archive.catalogue.count()
    if not (searched or archive.catalogue.is_current()):
        raise SearchError("the index is not built. Run: matters reindex")
    before = (page - 1) * limit
    found = archive.catalogue.search(typed, filters, sort=sort, limit=limit, offset=before)
    return FoundPage(
        understood=found.query.understood,
        hits=tuple(_show(entry, score, found.query) for entry, score in found.hits),
        total=found.total,
        first=before + 1,
        facets=found.facets,
        searched=searched,
        took_ms=(time.perf_counter() - started) * 1000,
        partial=found.partial,
        loosened=found.query.any_clause,
        cut=found.cut,
    )


def found_spans(text: str, typed: str) -> Sequence[Span]:
    """Return where in a text the words typed are found, as characters from and up to."""
    return [(span.start, span.end) for span in find_spans(text, parse_query(typed))] if typed.strip() else ()


def _show(entry: IndexEntry, score: float, query: Query) -> FoundEntry:
    title = mark(entry.title, [(span.start, span.end) for span in find_spans(entry.title, query)])
    return FoundEntry(entry=entry, title=title, snippet=make_snippet(entry.text, query).pieces, score=score)
