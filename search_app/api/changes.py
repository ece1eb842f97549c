"""What changed since last time? A line of JSON for each change, for whoever keeps a mirror."""

from collections.abc import Iterator
from typing import Any

from flask import Response, json, stream_with_context
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema, fields, validate

from corpus.errors import TakenDownError
from search_app.api.papers import PaperDetailSchema
from search_app.listing import Listing, current_listing
from search_app.rows import paper_address

NDJSON = "application/x-ndjson"
ABOUT = (
    "A JSON object on each line: `number`, `event` (saved: a paper came in, was read anew or corrected; removed: a "
    "later version took its place, or it was taken down), its `id`, and `paper` as /papers/{id} has it; of one that is "
    "taken down, `taken_down`, the day, and `reason`. Go on with `since` the last number."
)
BLUEPRINT = Blueprint("api_changes", __name__, url_prefix="/changes", description="What changed since last time")
ASKED_SCHEMA = Schema.from_dict(
    {
        "since": fields.Integer(
            load_default=0,
            validate=validate.Range(0, 2**53),
            metadata={"description": "the last number that is known; 0 for all"},
        )
    },
    name="ChangesAskedSchema",
)


@BLUEPRINT.get("")
@BLUEPRINT.arguments(ASKED_SCHEMA, location="query", unknown=RAISE)
@BLUEPRINT.response(200, {"type": "string", "description": ABOUT}, content_type=NDJSON)
@BLUEPRINT.doc(summary="Changes", operationId="list_changes")
def show(asked: dict[str, Any]) -> Response:
    """Return the changes after a number, line by line."""
    listing, since = current_listing(), asked["since"]
    return Response(stream_with_context(_lines(listing, since)), mimetype=NDJSON)


def _lines(listing: Listing, since: int) -> Iterator[str]:
    schema = PaperDetailSchema()
    for number, event, sha256, paper in listing.changes(since):
        line: dict[str, Any] = {"number": number, "event": event, "id": paper_address(sha256)}
        if isinstance(paper, TakenDownError):
            line |= {"taken_down": paper.day.isoformat(), "reason": paper.reason}
        else:
            line["paper"] = schema.dump(paper)
        yield json.dumps(line) + "\n"
