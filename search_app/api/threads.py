"""Which business came back from meeting to meeting?"""

from marshmallow import Schema, fields

from search_app.api._fields import EvidenceSchema, a_day, a_page, a_text
from search_app.api._resource import Resource, build_blueprint, by_words
from search_app.rows import ThreadRow


class SumSchema(Schema):
    """A sum that the minute names."""

    amount = fields.Decimal(places=2, as_string=True, attribute="money.amount")
    currency = a_text(attribute="money.currency")
    evidence = fields.Nested(EvidenceSchema)


class LinkSchema(Schema):
    """One meeting's part in a thread, and why it is in it."""

    day = a_day()
    item = fields.Function(
        lambda link: f"{link.held_by}/{link.day}/{link.key}",
        metadata={"type": "string", "description": "the item's id"},
    )
    title = a_text()
    number = a_text(null=True)
    reason = a_text()
    decisions = fields.List(fields.Nested(EvidenceSchema))
    sums = fields.List(fields.Nested(SumSchema))
    evidence = fields.Nested(EvidenceSchema)


class ThreadSchema(Schema):
    """The same business across meetings, in order of time."""

    id = a_text("the body's id and its own")
    title = a_text(attribute="thread.title")
    body = a_text()
    links = fields.List(fields.Nested(LinkSchema), attribute="thread.links")
    url = a_page(lambda row: f"/threads/{row.id}")


RESOURCE = Resource[ThreadRow](
    name="threads",
    about="Business across meetings, by body and title",
    schema=ThreadSchema,
    rows=lambda listing: listing.threads,
    key=lambda row: (row.id,),
    id=lambda row: row.id,
    filters=(by_words("body", lambda row: (row.body, row.thread.body), "a body's name or id"),),
)
BLUEPRINT = build_blueprint(RESOURCE)
