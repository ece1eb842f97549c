"""From what a person typed to results: one way for the pages and the command line (and the API to come)."""

import time
from collections.abc import Mapping, Sequence

from corpus.errors import SearchError
from corpus.records import record
from corpus.store import Audience
from index.engine import LIMIT_SECONDS, Filters, Sort
from index.entries import IndexEntry
from index.highlight import find_spans, make_snippet
from index.language import Limit, parse_typed
from index.query import Query, parse_query
from index.widening import widen
from search_app.archive import Archive
from search_app.sheet import Piece, Span, mark

STOPPED = f"The search was stopped after {LIMIT_SECONDS:.0f} seconds: results and counts may be incomplete."
SURE = 3  # hits with all words, from which on no other spelling is looked for
RESOLUTIONS_SHOWN = 2
RESOLUTION_LENGTH = 400


@record
class FoundEntry:
    """A hit: the entry, its title and the best part of its text with the words found marked, and how well it fits.

    ``resolutions`` are those recorded under a minute, with the words marked.
    """

    entry: IndexEntry
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    score: float
    resolutions: tuple[tuple[IndexEntry, tuple[Piece, ...]], ...] = ()


@record
class FoundPage:
    """A page of results. ``first`` is the place of its first hit among ``total``; ``searched`` counts all entries.

    ``loosened`` says that no entry has all the words, so that those with any are shown; ``cut`` names the beginnings
    of words that only some words were looked for of. ``added`` are other names of what was typed that were looked for
    too, ``instead`` is another spelling that finds more, ``limits`` are the filters written among the words, ``notes``
    what is to be said of them.
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
    filters: Filters
    added: tuple[str, ...] = ()
    instead: str | None = None
    limits: tuple[Limit, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def last(self) -> int:
        """The place of the last hit among all."""
        return self.first + len(self.hits) - 1


def find(
    archive: Archive,
    typed: str,
    filters: Filters,
    *,
    sort: Sort = Sort.RELEVANCE,
    limit: int = 10,
    page: int = 1,
    exact: bool = False,
) -> FoundPage:
    """Return page ``page`` (from 1) of what ``typed`` finds, ``limit`` hits a page. Nothing typed finds everything.

    ``exact`` looks for no other names of what was typed. Raises SearchError where the index was not built yet: that
    nothing is found would not be true.
    """
    started = time.perf_counter()
    catalogue = archive.catalogue
    searched = catalogue.count()
    if not (searched or catalogue.is_current()):
        raise SearchError("the index is not built. Run: matters reindex")
    before = (page - 1) * limit
    things = None if exact else other_names(archive, filters)
    found = catalogue.search(
        typed, filters, sort=sort, limit=limit, offset=before, things=things, resolutions=bool(typed), counted=True
    )
    sure = found.total >= SURE and not found.query.any_clause
    than = 0 if found.query.any_clause else found.total
    return FoundPage(
        understood=found.query.understood,
        hits=tuple(
            _show(entry, score, found.query, found.resolutions.get(entry.id, ())) for entry, score in found.hits
        ),
        total=found.total,
        first=before + 1,
        facets=found.facets,
        searched=searched,
        took_ms=(time.perf_counter() - started) * 1000,
        partial=found.partial,
        loosened=found.query.any_clause,
        cut=found.cut,
        filters=found.filters,
        added=found.query.added,
        instead=None if sure or not typed else catalogue.respell(typed, filters, than=than, things=things),
        limits=found.limits,
        notes=(*found.notes, STOPPED) if found.partial else found.notes,
    )


def found_spans(text: str, typed: str, archive: Archive | None = None) -> Sequence[Span]:
    """Return where in a text the words typed are found, as characters from and up to; other names too, if known."""
    query = parse_query(parse_typed(typed).words)
    if archive:
        query = widen(query, other_names(archive, Filters()))
    return [(span.start, span.end) for span in find_spans(text, query)] if typed.strip() else ()


def other_names(archive: Archive, filters: Filters) -> tuple[tuple[str, ...], ...]:
    """Return the names of each thing that has several, as far as one who may use these filters may know them."""
    return archive.background.things(Audience.STAFF if filters.include_restricted else Audience.PUBLIC)


def _show(entry: IndexEntry, score: float, query: Query, resolutions: Sequence[IndexEntry]) -> FoundEntry:
    return FoundEntry(
        entry=entry,
        title=mark(entry.title, [(span.start, span.end) for span in find_spans(entry.title, query)]),
        snippet=make_snippet(entry.text, query).pieces,
        score=score,
        resolutions=tuple(
            (each, make_snippet(each.text, query, length=RESOLUTION_LENGTH).pieces)
            for each in resolutions[:RESOLUTIONS_SHOWN]
        ),
    )
