"""What was decided?"""

from marshmallow import Schema, fields

from search_app.api._fields import Address, PaperNameSchema, PlaceSchema, a_count, a_day, a_text
from search_app.api._resource import Resource, build_blueprint, by_day, by_words
from search_app.rows import ResolutionRow, newest


class ClauseSchema(Schema):
    """A lettered, numbered or bulleted part of a decision; nested: "a.1"."""

    label = a_text()
    text = a_text()


class VoteSchema(Schema):
    """A counted vote; a figure that the paper does not give is null."""

    votes_for = a_count(null=True, data_key="for")
    against = a_count(null=True)
    abstain = a_count(null=True)
    names_for = fields.List(fields.String(), metadata={"description": "of a recorded vote: who voted so"})
    names_against = fields.List(fields.String())
    names_abstaining = fields.List(fields.String())
    casting = fields.Boolean(metadata={"description": "whether the Chair's casting vote decided it"})


class DecisionSchema(Schema):
    """A decision as the minutes have it."""

    text = a_text("the whole")
    lead = a_text("what stands before the clauses", null=True)
    clauses = fields.List(fields.Nested(ClauseSchema))
    verbs = fields.List(fields.String(), metadata={"description": "note, agree …: base forms, in order"})
    proposer = a_text(null=True)
    seconder = a_text(null=True)
    vote = fields.Nested(VoteSchema, allow_none=True)
    source = fields.Nested(PlaceSchema)


class ResolutionSchema(Schema):
    """A decision, and the meeting and item it was made under."""

    id = a_text("the item's id, and the decision's place in the item")
    body = a_text(attribute="item.meeting.meeting.body")
    date = a_day(attribute="item.meeting.meeting.date")
    meeting = a_text("the meeting's id", attribute="item.meeting.id")
    item = a_text("the item's id", attribute="item.id")
    number = a_text("of the minute, as printed", null=True, attribute="item.item.number")
    title = a_text("of the minute", attribute="item.item.title")
    decision = fields.Nested(DecisionSchema, attribute="resolution")
    paper = fields.Nested(PaperNameSchema, attribute="item.paper")
    url = Address(attribute="path")


def resolution_key(row: ResolutionRow) -> tuple[int | str, ...]:
    """Return what puts decisions in the order of the listing."""
    meeting = row.item.meeting
    return (*newest(meeting.meeting.date), meeting.id, row.item.order, row.order)


RESOURCE = Resource[ResolutionRow](
    name="resolutions",
    about="Decisions, newest meeting first",
    schema=ResolutionSchema,
    rows=lambda listing: listing.resolutions,
    key=resolution_key,
    id=lambda row: row.id,
    filters=(
        by_words("body", lambda row: _body(row), "a body's name or id"),
        *by_day(lambda row: row.item.meeting.meeting.date, "the meeting"),
        by_words("verb", lambda row: row.resolution.verbs, "a verb of the decision: agree, note …"),
        by_words("person", lambda row: (row.resolution.proposer, row.resolution.seconder), "who proposed or seconded"),
    ),
)
BLUEPRINT = build_blueprint(RESOURCE)


def _body(row: ResolutionRow) -> tuple[str, str]:
    return row.item.meeting.meeting.body, row.item.meeting.meeting.slug
