"""Which bodies meet, and which organisations do the papers name?"""

from marshmallow import Schema, fields

from search_app.api._fields import Address, a_count, a_day, a_text
from search_app.api._resource import Resource, build_blueprint, by_words
from search_app.rows import OrganisationRow


class OrganisationSchema(Schema):
    """A body that meets, one that people come from or hold posts in, or one that the papers give several names."""

    id = a_text()
    name = a_text()
    letters = fields.Function(
        lambda row: list(row.names.letters) if row.names else [],
        metadata={"type": "array", "items": {"type": "string"}, "description": "what it is called for short"},
    )
    former_names = fields.Function(
        lambda row: list(row.names.former) if row.names else [],
        metadata={"type": "array", "items": {"type": "string"}},
    )
    meetings = a_count("how many of its meetings are held")
    first = a_day("its first meeting held")
    last = a_day("its last meeting held")
    url = Address(attribute="path")


RESOURCE = Resource[OrganisationRow](
    name="organisations",
    about="Bodies and other organisations, by id",
    schema=OrganisationSchema,
    rows=lambda listing: listing.organisations,
    key=lambda row: (row.id,),
    id=lambda row: row.id,
    filters=(
        by_words(
            "name", lambda row: (row.name, *(row.names.names if row.names else ())), "any name it goes or went by"
        ),
    ),
)
BLUEPRINT = build_blueprint(RESOURCE)
