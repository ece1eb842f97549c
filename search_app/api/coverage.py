"""How much is held of each body's papers, and what is known to be missing?"""

from marshmallow import Schema, fields

from corpus.years.coverage import Coverage
from search_app.api._fields import Day, a_count, a_day, a_text
from search_app.api._resource import Resource, build_blueprint, by_words


class GapSchema(Schema):
    """Something known to be missing, and the paper that says so (null: none says it)."""

    kind = a_text()
    date = a_day("of the meeting it concerns", attribute="day")
    what = a_text()
    file = a_text(null=True)
    page = a_count(null=True)


class CoverageSchema(Schema):
    """How much is held of one body."""

    id = a_text("the body's id", attribute="slug")
    body = a_text()
    first = a_day(data_key="from")
    last = a_day(data_key="to")
    held = fields.List(Day(), metadata={"description": "meetings whose minutes are held"})
    known = fields.List(Day(), metadata={"description": "all that are known to have been held or called"})
    papers_listed = a_count("reports that agendas list")
    papers_held = a_count("of them")
    gaps = fields.List(fields.Nested(GapSchema))


RESOURCE = Resource[Coverage](
    name="coverage",
    about="What is held and what is missing, by body",
    schema=CoverageSchema,
    rows=lambda listing: listing.coverage,
    key=lambda each: (each.slug,),
    id=lambda each: each.slug,
    filters=(by_words("body", lambda each: (each.body, each.slug), "a body's name or id"),),
)
BLUEPRINT = build_blueprint(RESOURCE)
