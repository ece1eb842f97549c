"""Who held which post, from when to when?"""

from marshmallow import Schema, fields

from search_app.api._fields import EvidenceSchema, a_day, a_page, a_text
from search_app.api._resource import Filter, Resource, build_blueprint, by_words
from search_app.rows import MembershipRow


class TermSchema(Schema):
    """A time in a post. What the papers state is apart from what they were seen to bear out."""

    person = a_text("the person's id; null: the post was vacant", null=True, attribute="holder")
    name = a_text("as printed", null=True)
    acting = fields.Boolean()
    began = a_day("the day of election or appointment, where stated")
    first_seen = a_day()
    last_seen = a_day()
    ended = a_day("the day the papers say it ended")
    ended_by = a_day("the first day on which it is known to be over")
    ending = a_text("left, replaced, vacant, or unseen: whether it ended is not known")


class MembershipSchema(Schema):
    """A person in a post for a while."""

    id = a_text()
    person = a_text("the person's id")
    post = a_text("the post's id", attribute="post.key")
    title = a_text("the post's title", attribute="post.post.title")
    organisation = a_text(attribute="post.post.organisation")
    term = fields.Nested(TermSchema)
    evidence = fields.List(fields.Nested(EvidenceSchema), metadata={"description": "the first and the last sighting"})
    url = a_page(lambda row: f"/posts/{row.post.key}")


RESOURCE = Resource[MembershipRow](
    name="memberships",
    about="Persons in posts, by post",
    schema=MembershipSchema,
    rows=lambda listing: listing.memberships,
    key=lambda row: (row.id,),
    id=lambda row: row.id,
    filters=(
        by_words("person", lambda row: (row.person, row.term.name), "a person's id or name"),
        by_words("organisation", lambda row: (row.post.post.organisation,), "an organisation's name or id"),
        by_words("title", lambda row: (row.post.post.title,), "a post's title"),
        Filter(
            name="on",
            field=a_day("who was in it on this day, as far as the papers bear out", load_default=None),
            passes=lambda row, asked: asked is None or row.term.covers(asked),
        ),
    ),
)
BLUEPRINT = build_blueprint(RESOURCE)
