"""What did a meeting deal with? Minutes, and agenda items."""

from marshmallow import Schema, fields

from search_app.api._fields import Address, PaperNameSchema, PeriodSchema, PlaceSchema, a_count, a_day, a_text
from search_app.api._resource import Resource, build_blueprint, by_choice, by_day, by_words
from search_app.api.resolutions import DecisionSchema
from search_app.rows import ItemRow, newest


class ItemActionSchema(Schema):
    """Something to be done, as the paper says it; what came of it is among the actions."""

    text = a_text()
    owner = a_text(null=True)
    due = fields.Nested(PeriodSchema, allow_none=True)
    source = fields.Nested(PlaceSchema)


class ItemSchema(Schema):
    """A minute or an agenda item."""

    id = a_text("the meeting's id and the item's key")
    kind = a_text("minute or agenda_item")
    number = a_text("as printed", null=True, attribute="item.number")
    agenda_ref = a_text("the number of the agenda item it answers", null=True, attribute="item.agenda_ref")
    title = a_text(attribute="item.title")
    body = a_text(attribute="meeting.meeting.body")
    date = a_day(attribute="meeting.meeting.date")
    meeting = a_text("the meeting's id", attribute="meeting.id")
    restricted = fields.Boolean(
        attribute="item.restricted", metadata={"description": "whether it is marked to be taken in private"}
    )
    first_page = a_count(attribute="item.first_page")
    last_page = a_count(attribute="item.last_page")
    paper = fields.Nested(PaperNameSchema)
    url = Address(attribute="path")


class ItemDetailSchema(ItemSchema):
    """A minute or agenda item with its text, decisions and actions."""

    text = a_text("a line for each paragraph", attribute="item.text")
    resolutions = fields.List(fields.Nested(DecisionSchema), attribute="item.resolutions")
    actions = fields.List(fields.Nested(ItemActionSchema))
    source = fields.Nested(PlaceSchema, attribute="item.source")


RESOURCE = Resource[ItemRow](
    name="items",
    about="Minutes and agenda items, newest meeting first",
    schema=ItemSchema,
    detail=ItemDetailSchema,
    rows=lambda listing: listing.items,
    key=lambda row: (*newest(row.meeting.meeting.date), row.meeting.id, row.order),
    id=lambda row: row.id,
    filters=(
        by_words("body", lambda row: (row.meeting.meeting.body, row.meeting.meeting.slug), "a body's name or id"),
        *by_day(lambda row: row.meeting.meeting.date, "the meeting"),
        by_choice("kind", lambda row: (row.kind,), ("minute", "agenda_item"), "what it is"),
    ),
)
BLUEPRINT = build_blueprint(RESOURCE)
