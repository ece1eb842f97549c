"""Which posts are there, held or vacant?"""

from marshmallow import Schema, fields

from corpus.years.postings import PostHistory
from search_app.api._fields import a_day, a_page, a_text
from search_app.api._resource import Resource, build_blueprint, by_words
from search_app.api.memberships import TermSchema


class ConflictSchema(Schema):
    """A day on which papers put several persons into one post."""

    day = a_day()
    names = fields.Function(
        lambda conflict: [one.name for one in conflict.sightings if one.name],
        metadata={"type": "array", "items": {"type": "string"}},
    )


class PostSchema(Schema):
    """A post of a body or organisation; it exists with nobody in it."""

    id = a_text("the organisation's id and the post's", attribute="key")
    title = a_text(attribute="post.title")
    organisation = a_text(attribute="post.organisation")
    terms = fields.List(fields.Nested(TermSchema), metadata={"description": "in order of time"})
    conflicts = fields.List(fields.Nested(ConflictSchema))
    url = a_page(lambda post: f"/posts/{post.key}")


RESOURCE = Resource[PostHistory](
    name="posts",
    about="Posts with their terms, by id",
    schema=PostSchema,
    rows=lambda listing: listing.posts,
    key=lambda post: (post.key,),
    id=lambda post: post.key,
    filters=(
        by_words("organisation", lambda post: (post.post.organisation,), "an organisation's name or id"),
        by_words("title", lambda post: (post.post.title,), "a title"),
    ),
)
BLUEPRINT = build_blueprint(RESOURCE)
