"""Who is named in the papers?"""

from marshmallow import Schema, fields

from corpus.years.people import Person
from search_app.api._fields import a_day, a_page, a_text
from search_app.api._resource import Resource, build_blueprint, by_words


class PersonSchema(Schema):
    """A person, joined from printed names on evidence only."""

    id = a_text(attribute="slug")
    name = a_text("the fullest form printed")
    forms = fields.List(fields.String(), metadata={"description": "every form printed"})
    bodies = fields.List(fields.String(), metadata={"description": "ids of the bodies whose papers name the person"})
    first = a_day("the first day the person is named")
    last = a_day("the last")
    reasons = fields.List(fields.String(), metadata={"description": "why the forms were taken to be one person's"})
    url = a_page(lambda person: f"/people/{person.slug}")


RESOURCE = Resource[Person](
    name="people",
    about="Persons named in attendance lists, offices and reports, by id",
    schema=PersonSchema,
    rows=lambda listing: listing.people,
    key=lambda person: (person.slug,),
    id=lambda person: person.slug,
    filters=(
        by_words("name", lambda person: person.forms, "a form of the name, as printed"),
        by_words("body", lambda person: person.bodies, "the id of a body whose papers name the person"),
    ),
)
BLUEPRINT = build_blueprint(RESOURCE)
