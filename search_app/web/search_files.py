"""Any result to take away: CSV, JSON, and an Atom feed of what is new."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from flask import Blueprint, Response, jsonify, request

from index.engine import Sort
from search_app import wording
from search_app.archive import current_archive
from search_app.asking import Asked, read_asked
from search_app.audience import current_audience
from search_app.exports._feed import MEDIA_TYPE, Entry, Feed, write_feed
from search_app.exports._table import write_row
from search_app.finding import FoundEntry, FoundPage, find
from search_app.found_shapes import found_shape, plain
from search_app.web.search import citation, filters_for, place

BLUEPRINT = Blueprint("search_files", __name__)
ROWS_MOST = 1_000
FEED_MOST = 50
COLUMNS = ("kind", "title", "text", "body", "date", "number", "file", "page", "url", "citation", "people", "amounts")


@BLUEPRINT.get("/search.csv")
def csv() -> Response:
    """Return the results as a table, up to `ROWS_MOST` rows."""
    asked, found = _found(ROWS_MOST)
    written = "".join(map(write_row, (COLUMNS, *map(_row, found.hits))))
    return _file("\ufeff" + written, "text/csv", f"{_name(asked)}.csv")


@BLUEPRINT.get("/search.json")
def json() -> Response:
    """Return the results in the published shape, up to `ROWS_MOST` of them."""
    asked, found = _found(ROWS_MOST)
    return jsonify(found_shape(asked.q, found))


@BLUEPRINT.get("/search.atom")
def atom() -> Response:
    """Return the newest results as a feed: a saved search."""
    asked = read_asked(request.args)
    asked, found = _found(FEED_MOST, sort=Sort.NEWEST if asked.sort is Sort.RELEVANCE else asked.sort)
    return Response(make_feed(asked, found.hits), mimetype=MEDIA_TYPE)


def make_feed(asked: Asked, hits: Iterable[FoundEntry]) -> str:
    """Return hits as an Atom feed. An entry's time is that of its meeting: it has no other."""
    name = current_archive().settings.name
    return write_feed(
        Feed(
            title=f"{name}: {asked.q or 'everything'}",
            address=asked.link("search_files.atom", external=True),
            page=asked.link(external=True),
            updated=_moment(None),
        ),
        (
            Entry(
                id=f"urn:matters-arising:{hit.entry.id}",
                title=f"{wording.hit_kind(hit.entry.kind)}: {hit.entry.title}",
                link=request.url_root.rstrip("/") + hit.entry.url,
                updated=_moment(hit.entry.date),
                author=hit.entry.body or name,
                summary=f"{place(hit.entry)}. {plain(hit.snippet)}",
            )
            for hit in hits
        ),
    )


def _found(limit: int, sort: Sort | None = None) -> tuple[Asked, FoundPage]:
    asked = read_asked(request.args)
    filters = filters_for(asked, current_audience())
    found = find(current_archive(), asked.q, filters, sort=sort or asked.sort, limit=limit, exact=asked.exact)
    return asked, found


def _row(hit: FoundEntry) -> tuple[str, ...]:
    entry = hit.entry
    return (
        entry.kind,
        entry.title,
        entry.text,
        entry.body or "",
        entry.date.isoformat() if entry.date else "",
        entry.number or "",
        entry.file,
        str(entry.page),
        request.url_root.rstrip("/") + entry.url,
        citation(entry),
        "; ".join(entry.people),
        "; ".join(f"{pence / 100:.2f}" for pence in entry.amounts),
    )


def _name(asked: Asked) -> str:
    words = "".join(character if character.isalnum() else "-" for character in asked.q[:60]).strip("-")
    return words.encode("ascii", "ignore").decode().strip("-") or "results"


def _file(text: str, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, mimetype=kind, headers=headers)


def _moment(day: date | None) -> datetime:
    return datetime.combine(day or date(1970, 1, 1), time(), UTC)
