"""What matches, and where? The search page with its filters."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, render_template, request, url_for
from markupsafe import Markup

from corpus.records import Kind, record
from corpus.slugs import slug
from corpus.store import Audience
from index.engine import Filters, Sort
from index.entries import IndexEntry
from index.language import parse_typed, without
from search_app import wording
from search_app.archive import Archive, current_archive
from search_app.asking import PAGE_MOST, Asked, read_asked
from search_app.audience import current_audience
from search_app.background import Suggestion, item_of
from search_app.finding import FoundEntry, FoundPage, find, other_names
from search_app.limiting import HEADINGS, facets, value_text
from search_app.paging import draw_pages
from search_app.plots import plot_years

BLUEPRINT = Blueprint("search", __name__)
HITS_A_PAGE = 10
GROUPED_MOST = 200  # hits that are grouped; those after them are not looked at
SHOWN_IN_A_GROUP = 3
NAMED_SHOWN = 5
OF_MEETINGS = frozenset({Kind.AGENDA.value, Kind.MINUTES.value, Kind.REPORT.value})
NUMBERED = {Kind.MINUTES.value: "minute", Kind.AGENDA.value: "item"}  # what has a number in each kind of paper
SORTS = ((Sort.RELEVANCE, "best match"), (Sort.NEWEST, "newest"), (Sort.OLDEST, "oldest"))
WRITTEN = (("from_", "from"), ("to", "to"), ("least", "at least"), ("most", "at most"))


@record
class Group:
    """Hits of one meeting or thread; ``more`` of them are not shown."""

    heading: str
    link: str | None
    hits: tuple[FoundEntry, ...]
    more: int


@record
class Nearest:
    """Another search that does find something."""

    words: str
    link: str
    total: int


@BLUEPRINT.get("/search")
def show() -> str:
    """Show what was found, or all there is where nothing was typed."""
    archive, asked = current_archive(), read_asked(request.args)
    audience = current_audience()
    filters = filters_for(asked, audience)
    page, limit = (1, GROUPED_MOST) if asked.group else (asked.page, HITS_A_PAGE)
    found = find(archive, asked.q, filters, sort=asked.sort, limit=limit, page=page, exact=asked.exact)
    groups = group(archive, asked, found) if asked.group else ()
    return render_template(
        "search/results.html",
        asked=asked,
        found=found,
        groups=groups[HITS_A_PAGE * (asked.page - 1) : HITS_A_PAGE * asked.page],
        grouped_most=GROUPED_MOST,
        sorts=SORTS,
        chips=chips(asked, found),
        facets=facets(asked, found.facets, audience),
        named=named(archive, asked, audience),
        nearest=() if found.total else nearest(archive, asked, found, audience),
        plot=plot(asked, found) if asked.plot else None,
        pagination=pagination(asked, len(groups) if asked.group else found.total),
        overview=None if found.total else archive.overviews.of(audience),
        completeness=None if found.total else archive.background.completeness(audience),
    )


def filters_for(asked: Asked, audience: Audience) -> Filters:
    """Return the filters asked for, and whether restricted entries may be seen."""
    return replace(asked.filters, include_restricted=audience is Audience.STAFF)


def chips(asked: Asked, found: FoundPage) -> list[dict[str, str]]:
    """Return the filters in use, each with the address of the search without it."""
    used = [(name, value) for name in HEADINGS if name != "restricted" for value in getattr(asked, name)]
    made: list[tuple[str, dict[str, Any]]] = [
        (value_text(name, value), {name: tuple(other for other in getattr(asked, name) if other != value)})
        for name, value in used
    ]
    unread = " ".join(asked.unread)
    made += [
        (f"{words} {value}", {name: ""})
        for name, words in WRITTEN
        if (value := getattr(asked, name)) and f"“{value}”" not in unread
    ]
    if asked.restricted:
        made.append(("Restricted only", {"restricted": False}))
    made += [(limit.typed, {"q": without(asked.q, limit)}) for limit in found.limits]
    return [{"text": text, "href": asked.link(**change)} for text, change in made]


def group(archive: Archive, asked: Asked, found: FoundPage) -> tuple[Group, ...]:
    """Return the hits by meeting or thread, in the order of the best of each."""
    threads = archive.background.threads(current_audience()) if asked.group == "thread" else {}
    groups: dict[tuple[str, str | None], list[FoundEntry]] = {}
    for hit in found.hits:
        groups.setdefault(_group_of(hit.entry, threads, asked.group), []).append(hit)
    return tuple(
        Group(
            heading=heading,
            link=link,
            hits=tuple(hits[:SHOWN_IN_A_GROUP]),
            more=len(hits) - len(hits[:SHOWN_IN_A_GROUP]),
        )
        for (heading, link), hits in groups.items()
    )


def nearest(archive: Archive, asked: Asked, found: FoundPage, audience: Audience) -> tuple[Nearest, ...]:
    """Return searches near to one that finds nothing, of which each does find something.

    Of several words each is looked for by itself, as it was typed and as the papers may spell it.
    """
    unquoted = " ".join(asked.q.translate(str.maketrans('"“”', "   ")).split())
    tried = [("without the quotes", replace(asked, q=unquoted, page=1))] if unquoted != asked.q else []
    unquoted_words = parse_typed(unquoted).words.split() if parse_typed(asked.q).words.count(" ") else []
    if asked.limited or found.limits:
        tried.append(("without filters", asked.plain()))
    plain = asked.plain()
    everything = filters_for(plain, audience)
    things = None if asked.exact else other_names(archive, everything)
    for typed in unquoted_words[:8]:
        spelt = archive.catalogue.respell(typed, everything, than=0, things=things)
        tried += [(f"“{word}” alone", replace(plain, q=word)) for word in (typed, spelt) if word]
    offered: dict[Asked, Nearest] = {}
    for words, other in tried:
        total = archive.catalogue.search(other.q, filters_for(other, audience), limit=0, things=things).total
        if total and other != asked:
            offered.setdefault(other, Nearest(words=words, link=other.link(), total=total))
    return tuple(offered.values())


def named(archive: Archive, asked: Asked, audience: Audience) -> tuple[tuple[Suggestion, str], ...]:
    """Return the people, bodies, posts and threads whose names hold what was typed, each with its own search.

    That is what is suggested while typing, for those whose browsers run no script.
    """
    suggested = archive.background.suggest(asked.q, audience) if asked.page == 1 else ()
    return tuple((each, Asked(q=each.query).link()) for each in suggested[:NAMED_SHOWN] if each.query != asked.q)


def plot(asked: Asked, found: FoundPage) -> Markup | None:
    """Return the results by year as a plot whose bars limit to their year; None where no result has a date."""
    counts = found.facets.get("year", {})
    links = {year: asked.link(year=(year,)) for year in counts}
    return plot_years(counts, links, title="Results by year") if counts else None


def place(entry: IndexEntry) -> str:
    """Return where an entry stands: "Board, 23 July 2025, minute 152 (first)"; what is not known is left out."""
    number = f"{NUMBERED.get(entry.paper_kind, 'section')} {entry.number}" if entry.number else None
    if number and entry.use:
        number = f"{number} ({wording.ordinal(f'x-{entry.use}')})"
    held = wording.day(entry.date) if entry.date else "no date found"
    return ", ".join(word for word in (entry.body, held, number) if word)


def citation(entry: IndexEntry) -> str:
    """Return how to cite an entry: where it stands, and the page of the file."""
    return f"{place(entry)}, page {entry.page} of {entry.file}"


BLUEPRINT.add_app_template_filter(place)
BLUEPRINT.add_app_template_filter(citation)


def pagination(asked: Asked, total: int) -> Markup | None:
    """Return the links to other pages of results, as HTML; None where there is one page."""
    pages = min(-(-total // HITS_A_PAGE), PAGE_MOST)
    return draw_pages(asked.page, pages, lambda page: asked.link(page=page), "Pages of results")


def _group_of(
    entry: IndexEntry, threads: Mapping[tuple[str, str, str], tuple[str, str]], by: str
) -> tuple[str, str | None]:
    """Return the heading and address of what an entry is grouped with."""
    item = item_of(entry.url)
    if by == "thread" and item and item in threads:
        body, _, address = threads[item][0].partition("/")
        return threads[item][1], url_for("threads.thread", body=body, address=address)
    if entry.body and entry.date and entry.paper_kind in OF_MEETINGS:
        link = url_for("meetings.meeting", slug=slug(entry.body), day=entry.date)
        return f"{entry.body}, {wording.day(entry.date)}", link
    return entry.file, url_for("papers.paper", address=wording.address(entry.paper))
