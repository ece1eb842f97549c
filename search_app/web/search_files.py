"""Any result to take away: CSV, JSON, and an Atom feed of what is new."""

import csv as csv_format
import io
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Response, jsonify, request

from index.engine import Sort
from search_app import wording
from search_app.archive import current_archive
from search_app.asking import Asked, read_asked
from search_app.audience import current_audience
from search_app.finding import FoundEntry, FoundPage, find
from search_app.found_shapes import found_shape, plain
from search_app.web.search import citation, filters_for, place

BLUEPRINT = Blueprint("search_files", __name__)
ROWS_MOST = 1_000
FEED_MOST = 50
COLUMNS = ("kind", "title", "text", "body", "date", "number", "file", "page", "url", "citation", "people", "amounts")
_ATOM = "http://www.w3.org/2005/Atom"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@BLUEPRINT.get("/search.csv")
def csv() -> Response:
    """Return the results as a table, up to `ROWS_MOST` rows."""
    asked, found = _found(ROWS_MOST)
    written = io.StringIO()
    rows = csv_format.writer(written)
    rows.writerow(COLUMNS)
    rows.writerows([_cell(value) for value in _row(hit)] for hit in found.hits)
    return _file("\ufeff" + written.getvalue(), "text/csv", f"{_name(asked)}.csv")


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
    return Response(make_feed(asked, found.hits), mimetype="application/atom+xml")


def make_feed(asked: Asked, hits: tuple[FoundEntry, ...]) -> bytes:
    """Return hits as an Atom feed (RFC 4287). An entry's time is that of its meeting: it has no other."""
    feed = Element("feed", xmlns=_ATOM)
    name = current_archive().settings.name
    this = asked.link("search_files.atom", external=True)
    newest = max((hit.entry.date for hit in hits if hit.entry.date), default=None)
    _add(feed, "title", f"{name}: {asked.q or 'everything'}")
    _add(feed, "id", this)
    _add(feed, "updated", _moment(newest))
    SubElement(feed, "link", rel="self", href=this)
    SubElement(feed, "link", rel="alternate", href=asked.link(external=True))
    SubElement(SubElement(feed, "author"), "name").text = name
    for hit in hits:
        entry = SubElement(feed, "entry")
        _add(entry, "title", f"{wording.hit_kind(hit.entry.kind)}: {hit.entry.title}")
        _add(entry, "id", f"urn:matters-arising:{hit.entry.id}")
        _add(entry, "updated", _moment(hit.entry.date))
        SubElement(entry, "link", rel="alternate", href=request.url_root.rstrip("/") + hit.entry.url)
        _add(entry, "summary", f"{place(hit.entry)}. {plain(hit.snippet)}")
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


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


def _cell(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _name(asked: Asked) -> str:
    words = "".join(character if character.isalnum() else "-" for character in asked.q[:60]).strip("-")
    return words.encode("ascii", "ignore").decode().strip("-") or "results"


def _file(text: str, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, mimetype=kind, headers=headers)


def _add(parent: Element, tag: str, text: str) -> None:
    clean = "".join(character for character in text if character >= " " or character in "\n\t")
    SubElement(parent, tag).text = clean


def _moment(day: date | None) -> str:
    return datetime.combine(day or date(1970, 1, 1), time(), UTC).isoformat()
