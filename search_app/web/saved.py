"""What is new in the searches that this browser keeps, since it last looked?"""

import time
from collections.abc import Iterable
from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from corpus.records import record
from index.engine import Sort
from index.entries import IndexEntry
from search_app.archive import current_archive
from search_app.asking import Asked, read_asked
from search_app.audience import current_audience
from search_app.finding import other_names
from search_app.saving import LASTS_SECONDS, SavedSearch, read_saved, save, visit, write_saved
from search_app.web.search import filters_for
from search_app.web.telling import query_of, read_query

BLUEPRINT = Blueprint("saved", __name__, url_prefix="/saved")
COOKIE = "saved"
LOOKED_AT = 1_000  # of the newest results of a search
SHOWN = 10


@record
class News:
    """What a saved search newly finds: ``entries`` of papers that came in after ``since``, newest meeting first."""

    asked: Asked
    search: str
    since: datetime
    entries: tuple[IndexEntry, ...]


@BLUEPRINT.get("")
def show() -> Response:
    """Show the searches that this browser keeps, with what is new in each."""
    saved = tuple(visit(each, int(time.time())) for each in _kept())
    news = [found for each in saved if (found := _news(each)) is not None]
    page = render_template("search/saved.html", news=news, shown=SHOWN)
    return _keep(make_response(page), (each for each in saved if any(each.search == one.search for one in news)))


@BLUEPRINT.get("/new")
def ask() -> str:
    """Ask whether a search is to be kept: a link alone must not put anything into a browser."""
    return render_template("search/save.html", asked=read_asked(request.args), full=False)


@BLUEPRINT.post("")
def add() -> ResponseReturnValue:
    """Keep a search."""
    asked = read_asked(request.form)
    saved = save(_kept(), query_of(asked), int(time.time()))
    if write_saved(saved) is None:
        return render_template("search/save.html", asked=asked, full=True), 400
    return _keep(make_response(redirect(url_for(".show"), 303)), saved)


@BLUEPRINT.post("/remove")
def remove() -> Response:
    """Keep a search no longer."""
    gone = request.form.get("search", "")
    return _keep(make_response(redirect(url_for(".show"), 303)), (each for each in _kept() if each.search != gone))


def _kept() -> tuple[SavedSearch, ...]:
    return read_saved(request.cookies.get(COOKIE, ""))


def _keep(response: Response, saved: Iterable[SavedSearch]) -> Response:
    """Put searches into the browser's cookie, which it sends to these pages only; without any, the cookie is ended."""
    kept = tuple(saved)
    path = url_for(".show")
    if kept:
        cookie = write_saved(kept) or ""
        response.set_cookie(
            COOKIE, cookie, LASTS_SECONDS, path=path, secure=request.is_secure, httponly=True, samesite="Lax"
        )
    elif COOKIE in request.cookies:
        response.delete_cookie(COOKIE, path=path)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _news(saved: SavedSearch) -> News | None:
    """Return what is new in a search; None where the cookie holds what is no search of ours."""
    try:
        asked = read_query(saved.search)
        since = datetime.fromtimestamp(saved.seen, UTC)
    except (BadRequest, ValueError, OverflowError, OSError):
        return None
    archive = current_archive()
    came = archive.store.came_in_since(since)
    entries: tuple[IndexEntry, ...] = ()
    if came:
        filters = filters_for(asked, current_audience())
        things = None if asked.exact else other_names(archive, filters)
        found = archive.catalogue.search(asked.q, filters, sort=Sort.NEWEST, limit=LOOKED_AT, things=things)
        matching = () if found.query.any_clause else found.hits
        entries = tuple(entry for entry, _ in matching if entry.paper in came)
    return News(asked=asked, search=saved.search, since=since, entries=entries)
