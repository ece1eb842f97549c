"""What matches a few words? The same as the search page finds."""

from typing import Any

from flask_smorest import Blueprint
from marshmallow import RAISE, Schema, fields, validate

from corpus.store import Audience
from index.engine import Filters, Sort
from search_app import wording
from search_app.api._fields import Address, Day, a_count, a_day, a_text
from search_app.api._paging import ASKED, next_address, page_schema, read_cursor
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.finding import FoundEntry, find

PAGES_MOST = 1_000
FOUND_BY = "best match first unless `sort` says otherwise; nothing typed finds everything"
BLUEPRINT = Blueprint("api_search", __name__, url_prefix="/search", description="What matches a few words")


class HitSchema(Schema):
    """An entry that matches, and the best part of its text."""

    id = a_text(attribute="entry.id")
    kind = a_text("resolution, minute, agenda_item, section, recommendation, action or page", attribute="entry.kind")
    title = a_text(attribute="entry.title")
    snippet = fields.Function(lambda hit: _words(hit), metadata={"type": "string"})
    body = a_text(null=True, attribute="entry.body")
    date = a_day(attribute="entry.date")
    number = a_text(null=True, attribute="entry.number")
    file = a_text(attribute="entry.file")
    page = a_count("its place in the file, from 1", attribute="entry.page")
    score = fields.Float()
    url = Address(attribute="entry.url")


def _names(about: str) -> "fields.List[Any]":
    return fields.List(
        fields.String(validate=validate.Length(1, 200)), load_default=[], metadata={"description": about}
    )


def _one_of(values: tuple[str, ...], about: str) -> "fields.List[Any]":
    return fields.List(fields.String(validate=validate.OneOf(values)), load_default=[], metadata={"description": about})


ASKED_SCHEMA = Schema.from_dict(
    {
        "q": fields.String(load_default="", validate=validate.Length(max=500), metadata={"description": FOUND_BY}),
        "body": _names("a body's name"),
        "person": _names("a person named"),
        "organisation": _names("an organisation named"),
        "kind": _one_of(tuple(wording.HIT_KINDS), "what it is"),
        "year": fields.List(fields.Integer(validate=validate.Range(1000, 9999)), load_default=[]),
        "from": Day(load_default=None, metadata={"description": "not before"}),
        "to": Day(load_default=None, metadata={"description": "not after"}),
        "sort": fields.Enum(Sort, by_value=True, load_default=Sort.RELEVANCE),
        **ASKED,
    },
    name="SearchAskedSchema",
)
MORE: dict[str, fields.Field[Any]] = {
    "understood": fields.String(metadata={"description": "the query that was run"}),
    "partial": fields.Boolean(metadata={"description": "whether the search took too long and was stopped"}),
    "facets": fields.Dict(metadata={"description": "how many of each value match, by field"}),
}


@BLUEPRINT.get("")
@BLUEPRINT.etag
@BLUEPRINT.arguments(ASKED_SCHEMA, location="query", unknown=RAISE)
@BLUEPRINT.response(200, page_schema(HitSchema, MORE))
@BLUEPRINT.doc(summary="Search", operationId="search")
def show(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what is found."""
    limit = asked["limit"]
    page = min(max(int(read_cursor(asked["cursor"], (1,))[0]), 1), PAGES_MOST) if asked["cursor"] else 1
    words = " ".join(asked["q"].split())
    found = find(current_archive(), words, _filters(asked), sort=asked["sort"], limit=limit, page=page)
    more = page * limit < found.total and page < PAGES_MOST
    return {
        "total": found.total,
        "next": next_address((page + 1,)) if more else None,
        "results": found.hits,
        "understood": found.understood,
        "partial": found.partial,
        "facets": {name: dict(counts) for name, counts in found.facets.items()},
    }


def _filters(asked: dict[str, Any]) -> Filters:
    return Filters(
        bodies=tuple(asked["body"]),
        years=tuple(map(str, asked["year"])),
        kinds=tuple(asked["kind"]),
        people=tuple(asked["person"]),
        organisations=tuple(asked["organisation"]),
        since=asked["from"],
        until=asked["to"],
        include_restricted=current_audience() is Audience.STAFF,
    )


def _words(hit: FoundEntry) -> str:
    return "".join(words for words, _ in hit.snippet)
