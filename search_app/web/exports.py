"""What is held, for other programs: every format as a file, and what there is to be had."""

from itertools import chain

from flask import Blueprint, Response, render_template, request, stream_with_context
from werkzeug.http import is_resource_modified

from corpus.errors import NotFoundError
from corpus.records import record
from search_app.export import Scope, find_exports
from search_app.listing import current_listing

BLUEPRINT = Blueprint("exports", __name__, url_prefix="/exports")
SHOWN_IN_PLACE = ("application/atom+xml", "text/calendar")  # which programs subscribe to; the rest is saved
EXPORTS = find_exports()


@record
class Offer:
    """A format, and whether it is of one meeting."""

    name: str
    about: str
    of_meeting: bool


@BLUEPRINT.get("")
def show() -> str:
    """Tell of the formats, the API and OParl."""
    offers = [Offer(name=name, about=each.about, of_meeting=".akn." in name) for name, each in EXPORTS.items()]
    return render_template("exports.html", offers=offers)


@BLUEPRINT.get("/<name>")
def download(name: str) -> Response:
    """Give what is held in a format, as the public may see it."""
    export = EXPORTS.get(name)
    if export is None:
        raise NotFoundError(f"there is no format {name!r}.")
    listing = current_listing()
    listing.require_whole()
    answer = Response(mimetype=export.media_type)
    answer.set_etag(listing.stamp, weak=True)
    if not is_resource_modified(request.environ, etag=answer.headers["ETag"]):
        answer.status_code = 304
        return answer
    pieces = iter(export.write(listing, read_scope()))
    first = next(pieces, "")  # what cannot be written is said before anything is sent
    answer.response = stream_with_context(chain((first,), pieces))
    if export.media_type not in SHOWN_IN_PLACE:
        answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def read_scope() -> Scope:
    """Return what the address limits an export to. What is no year limits to nothing that there is."""
    year = request.args.get("year")
    return Scope(
        body=request.args.get("body") or None,
        year=(int(year) if year.isdecimal() and len(year) == 4 else 0) if year else None,
        meeting=request.args.get("meeting") or None,
    )
