"""What matches, and where? The search page with its filters."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from corpus.records import Kind, record
from index.engine import Filters, Sort
from index.entries import IndexEntry
from search_app import wording
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.finding import FoundPage, find
from search_app.paging import paginate

BLUEPRINT = Blueprint("search", __name__)
HITS_A_PAGE = 10
PAGE_MOST = 1_000
QUERY_CHARACTERS_MOST = 500
CHOICES_SHOWN = 12
SORTS = ((Sort.RELEVANCE, "best match"), (Sort.NEWEST, "newest"), (Sort.OLDEST, "oldest"))
HEADINGS = {"kind": "What it is", "body": "Body", "year": "Year"}


@record
class Asked:
    """What an address asks for. Its fields are the words of the address, so that a search can be sent to someone."""

    q: str = ""
    body: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1

    @property
    def filters(self) -> Filters:
        """The filters asked for."""
        return Filters(bodies=self.body, years=self.year, kinds=self.kind)

    def link(self, **changed: Any) -> str:
        """Return the address of this search with something changed: its first page, unless another is asked for."""
        asked: dict[str, Any] = {"q": self.q, **self._limits(), "sort": self.sort, "page": 1} | changed
        if asked["sort"] == Sort.RELEVANCE:
            del asked["sort"]
        if asked["page"] == 1:
            del asked["page"]
        return url_for("search.show", **{name: value for name, value in asked.items() if value})

    def kept(self) -> list[tuple[str, str]]:
        """Return what a new query keeps of this search, as fields of its form."""
        fields = [(name, value) for name, values in self._limits().items() for value in values]
        return fields if self.sort is Sort.RELEVANCE else [*fields, ("sort", self.sort.value)]

    def _limits(self) -> dict[str, tuple[str, ...]]:
        return {"body": self.body, "year": self.year, "kind": self.kind}


@record
class Choice:
    """A value that results can be limited to."""

    value: str
    text: str
    count: int
    chosen: bool


@record
class Facet:
    """A field that results can be limited by, with its values."""

    name: str
    heading: str
    choices: tuple[Choice, ...]


@BLUEPRINT.get("/search")
def show() -> str:
    """Show what was found, or all there is where nothing was typed."""
    archive, asked = current_archive(), read_asked(request.args)
    found = find(archive, asked.q, asked.filters, sort=asked.sort, limit=HITS_A_PAGE, page=asked.page)
    return render_template(
        "search/results.html",
        asked=asked,
        found=found,
        sorts=SORTS,
        chips=chips(asked),
        facets=facets(asked, found.facets),
        pagination=pagination(asked, found),
        overview=archive.overviews.of(current_audience()),
    )


def read_asked(args: "MultiDict[str, str]") -> Asked:
    """Return the search that an address asks for. Raises BadRequest for a sort, year, kind or page that cannot be."""
    try:
        page, sort = int(args.get("page", "1")), Sort(args.get("sort") or Sort.RELEVANCE)
    except ValueError as error:
        raise BadRequest from error
    years, kinds = _values(args, "year"), _values(args, "kind")
    known = all(len(year) == 4 and year.isdecimal() for year in years) and set(kinds) <= set(wording.HIT_KINDS)
    if not (known and 1 <= page <= PAGE_MOST):
        raise BadRequest
    q = " ".join(args.get("q", "").split())[:QUERY_CHARACTERS_MOST]
    return Asked(q=q, body=_values(args, "body"), year=years, kind=kinds, sort=sort, page=page)


def chips(asked: Asked) -> list[dict[str, str]]:
    """Return the filters in use, each with the address of the search without it."""
    used = [(name, value) for name in ("kind", "body", "year") for value in getattr(asked, name)]
    return [
        {
            "text": _text(name, value),
            "href": asked.link(**{name: tuple(other for other in getattr(asked, name) if other != value)}),
        }
        for name, value in used
    ]


def facets(asked: Asked, counts: Mapping[str, Mapping[str, int]]) -> list[Facet]:
    """Return what results can be limited by: fields with more than one value, or with one that is chosen."""
    made = [
        Facet(name=name, heading=HEADINGS[name], choices=_choices(asked, name, counts.get(name, {})))
        for name in HEADINGS
    ]
    return [facet for facet in made if len(facet.choices) > 1 or any(choice.chosen for choice in facet.choices)]


def place(entry: IndexEntry) -> str:
    """Return where an entry stands: "Board, 23 July 2025, minute 152"; what is not known is left out."""
    kinds = {Kind.MINUTES: "minute", Kind.AGENDA: "item"}
    number = f"{kinds.get(Kind(entry.paper_kind), 'section')} {entry.number}" if entry.number else None
    held = wording.day(entry.date) if entry.date else "no date found"
    return ", ".join(word for word in (entry.body, held, number) if word)


BLUEPRINT.add_app_template_filter(place)


def pagination(asked: Asked, found: FoundPage) -> dict[str, Any] | None:
    """Return the links to other pages of results; None where there is one page."""
    pages = min(-(-found.total // HITS_A_PAGE), PAGE_MOST)
    return paginate(asked.page, pages, lambda page: asked.link(page=page), "Pages of results")


def _values(args: "MultiDict[str, str]", name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in args.getlist(name) if value))


def _choices(asked: Asked, name: str, counts: Mapping[str, int]) -> tuple[Choice, ...]:
    chosen: Iterable[str] = getattr(asked, name)
    known = dict.fromkeys(chosen, 0) | dict(counts)
    by_count = sorted(known, key=lambda value: (value not in chosen, -known[value], value))
    shown = sorted(known, reverse=True) if name == "year" else by_count[:CHOICES_SHOWN]
    return tuple(
        Choice(value=value, text=_text(name, value), count=known[value], chosen=value in chosen) for value in shown
    )


def _text(name: str, value: str) -> str:
    return wording.hit_kind(value, 1) if name == "kind" else value
