"""Which meetings were held, who came, what was dealt with?"""

from marshmallow import Schema, fields

from corpus.records import Kind
from search_app.api._fields import Address, PaperNameSchema, PlaceSchema, a_count, a_day, a_text
from search_app.api._resource import Resource, build_blueprint, by_choice, by_day, by_words
from search_app.rows import MeetingRow, newest


class MeetingSchema(Schema):
    """A meeting of a body on a day."""

    id = a_text("the body's slug and the day")
    body = a_text(attribute="meeting.body")
    body_id = a_text("the body's id among the organisations", attribute="meeting.slug")
    date = a_day(attribute="meeting.date")
    kinds = fields.List(fields.String(), metadata={"description": "the kinds of the papers held"})
    resolutions = a_count("how many the minutes record")
    actions = a_count("how many the minutes record")
    url = Address(attribute="path")


class AttendanceSchema(Schema):
    """One name in an attendance list."""

    name = a_text("as printed")
    status = a_text("present, in_attendance, apologies, substitute or absent")
    office = a_text(null=True)
    organisation = a_text(null=True)
    source = fields.Nested(PlaceSchema)


class ProceedingSchema(Schema):
    """What minutes tell beside decisions: an interest declared, a question from the public, a motion lost, a time."""

    event = a_text("interest, question, lost, adjourned, resumed or closed")
    text = a_text("the words that say it")
    item = a_text("the number of the minute that records it", null=True)
    who = a_text("declared, asked or moved it, as printed", null=True)
    what = a_text("the interest declared", null=True)
    about = a_text("the business the interest is in, or what was moved", null=True)
    time = a_text("of day, 19:40; null where it may be of the morning or the evening", null=True)
    source = fields.Nested(PlaceSchema)


class SiteSchema(Schema):
    """What the council's own site says of a meeting."""

    address = a_text("of the page that says so", null=True)
    time = a_text("as displayed", null=True)
    place = a_text("as displayed", null=True)
    status = a_text("as displayed, in lower case: confirmed, cancelled, postponed", null=True)


class ItemNameSchema(Schema):
    """An item of a meeting, to be asked for under /items/."""

    id = a_text()
    kind = a_text("minute or agenda_item")
    number = a_text("as printed", null=True, attribute="item.number")
    title = a_text(attribute="item.title")
    url = Address(attribute="path")


class MeetingDetailSchema(MeetingSchema):
    """A meeting with who came and what was dealt with."""

    attendance = fields.List(fields.Nested(AttendanceSchema), attribute="meeting.attendance")
    items = fields.List(fields.Nested(ItemNameSchema))
    proceedings = fields.List(fields.Nested(ProceedingSchema))
    papers = fields.List(fields.Nested(PaperNameSchema))
    site = fields.Nested(SiteSchema, attribute="meeting.site", allow_none=True)


RESOURCE = Resource[MeetingRow](
    name="meetings",
    about="Meetings, newest first",
    schema=MeetingSchema,
    detail=MeetingDetailSchema,
    rows=lambda listing: listing.meetings,
    key=lambda row: (*newest(row.meeting.date), row.id),
    id=lambda row: row.id,
    filters=(
        by_words("body", lambda row: (row.meeting.body, row.meeting.slug), "a body's name or id"),
        *by_day(lambda row: row.meeting.date, "the meeting"),
        by_choice("kind", lambda row: row.kinds, tuple(Kind), "a kind of paper that is held of it"),
    ),
)
BLUEPRINT = build_blueprint(RESOURCE)
