"""What do the papers say to a question? The same as the page and the command answer.

It answers under `/api/answers` too: the address that stays where the API's version changes.
"""

from typing import Any

from flask_smorest import Blueprint
from marshmallow import RAISE, Schema, fields, validate

from search_app import answering
from search_app.api._fields import Address, a_count, a_text
from search_app.archive import current_archive
from search_app.audience import current_audience

LASTING = "/api/answers"
BLUEPRINT = Blueprint("api_answers", __name__, url_prefix="/answers", description="What the papers say to a question")


class QuoteSchema(Schema):
    """Words of a paper, and where they stand."""

    quote = a_text()
    file = a_text()
    page = a_count("its place in the file, from 1")
    body = a_text(null=True)
    date = a_text(null=True)
    number = a_text(null=True)
    title = a_text()
    url = Address()
    near = fields.Boolean(metadata={"description": "close to the question, but no answer rests on it"})
    kind = a_text("of the hit that it is from, as a search gives it; null where it is from a record", null=True)


class AnswerSchema(Schema):
    """An answer with its evidence; null where the papers held do not state it."""

    question = a_text()
    understood = fields.Dict()
    answer = a_text(null=True)
    confidence = fields.Float()
    why = a_text()
    evidence = fields.List(fields.Nested(QuoteSchema))
    also = fields.List(fields.Nested(QuoteSchema))
    conflicts = fields.List(fields.Nested(QuoteSchema))
    searched = fields.Dict()


def _changed() -> dict[str, "fields.Field[Any]"]:
    """Return the fields by which the asker says how the question is to be understood."""
    return {name: fields.String(validate=validate.Length(max=200)) for name in answering.CHANGEABLE}


QUESTION = fields.String(required=True, validate=validate.Length(1, answering.QUESTION_CHARACTERS_MOST))
ASKED_SCHEMA = Schema.from_dict({"question": QUESTION, **_changed()}, name="QuestionSchema")


@BLUEPRINT.record_once
def _without_cookies(state: Any) -> None:
    """Ask for no token: no cookie changes what the API answers, so that there is nothing to forge."""
    state.app.extensions["csrf"].exempt(BLUEPRINT)


@BLUEPRINT.post("")
@BLUEPRINT.arguments(ASKED_SCHEMA, unknown=RAISE)
@BLUEPRINT.response(200, AnswerSchema)
@BLUEPRINT.doc(summary="Ask", operationId="ask")
def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to a question. It is given under `/api/answers` too, an address that stays."""
    changed = {name: asked[name] for name in answering.CHANGEABLE if name in asked}
    given = answering.answer(current_archive(), asked["question"], current_audience(), changed)
    return answering.answer_shape(given)


@BLUEPRINT.record_once
def _lasting_address(state: Any) -> None:
    state.app.add_url_rule(LASTING, f"{BLUEPRINT.name}.lasting", answer, methods=["POST"])
