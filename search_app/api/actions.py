"""What was to be done, and what came of it?"""

from marshmallow import Schema, fields

from corpus.years.matters import State
from search_app.api._fields import Address, EvidenceSchema, PeriodSchema, a_day, a_text
from search_app.api._resource import Resource, build_blueprint, by_choice, by_day, by_words
from search_app.rows import ActionRow, newest


class StepSchema(Schema):
    """One step of an action's story, and why it is taken to be about it."""

    kind = a_text("raised, chased, done, dropped or mentioned")
    day = a_day()
    item = fields.Function(
        lambda step: f"{step.held_by}/{step.day}/{step.key}",
        metadata={"type": "string", "description": "the item's id"},
    )
    reason = a_text()
    evidence = fields.Nested(EvidenceSchema)


class ActionSchema(Schema):
    """An action, and what later meetings tell of it."""

    id = a_text("body, day and item that raised it, and its place among the item's actions")
    text = a_text(attribute="matter.text")
    owner = a_text("as printed", null=True, attribute="matter.owner")
    due = fields.Nested(PeriodSchema, allow_none=True, attribute="matter.due")
    state = a_text("open, overdue, done, dropped, or not heard of again: as far as the papers held tell")
    body = a_text()
    raised = a_day("the day of the meeting that raised it", attribute="matter.raised")
    steps = fields.List(fields.Nested(StepSchema), attribute="matter.steps")
    url = Address(attribute="path")


RESOURCE = Resource[ActionRow](
    name="actions",
    about="Actions with what came of them, latest raised first",
    schema=ActionSchema,
    rows=lambda listing: listing.actions,
    key=lambda row: (*newest(row.matter.raised), row.id),
    id=lambda row: row.id,
    filters=(
        by_words("body", lambda row: (row.body, row.matter.body), "a body's name or id"),
        by_words("owner", lambda row: (row.matter.owner,), "who is to do it, as printed"),
        by_choice("state", lambda row: (row.state,), tuple(State), "how it stands"),
        *by_day(lambda row: row.matter.raised, "the meeting that raised it"),
    ),
)
BLUEPRINT = build_blueprint(RESOURCE)
