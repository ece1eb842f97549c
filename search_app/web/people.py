"""Who is who? Every person the papers name, and each person's posts, attendance and names."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, url_for

from corpus.errors import NotFoundError
from corpus.years.figures import Figure, PossibleMatch
from corpus.years.history import History
from corpus.years.people import Person
from corpus.years.sightings import Sighting
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.shown import Shown, shown_at
from search_app.years_shapes import attendance_shape, match_shape, person_shape, term_shape

BLUEPRINT = Blueprint("people", __name__)


@shown_at(BLUEPRINT, "/people")
def people() -> Shown:
    """List the persons by surname."""
    found = current_archive().years(current_audience()).people()
    letters: dict[str, list[Person]] = {}
    for person in found:
        letters.setdefault(person.name.split()[-1][:1].upper(), []).append(person)
    return Shown(
        template="years/people.html",
        shape={"people": [person_shape(each) for each in found]},
        context={"letters": sorted(letters.items()), "count": len(found)},
    )


@shown_at(BLUEPRINT, "/people/<address>")
def person(address: str) -> Shown:
    """Show a person: posts, attendance, where named, and who may be the same."""
    years = current_archive().years(current_audience())
    found = years.person(address)
    if found is None:
        raise NotFoundError(f"no person {address!r} is known. The list of people shows those who are.")
    one, namesakes = found
    figures = years.figures(one)
    histories = [history for body in one.bodies if (history := years.history(body))]
    attendance = [each for history in histories for each in history.attendance if each.figure in one.figures]
    possible = possible_matches(one, histories, namesakes.possible)
    owners = {figure: each for each in namesakes.people for figure in each.figures}
    held = years.terms_of(one)
    return Shown(
        template="years/person.html",
        shape={
            **person_shape(one),
            "terms": [{"post": post.key, **term_shape(term)} for post, term in held],
            "attendance": [attendance_shape(each) for each in attendance],
            "possible_matches": [match_shape(each) for each in possible],
        },
        context={
            "person": one,
            "first": min((day for day in (one.first, *(term.start for _, term in held)) if day), default=None),
            "named": where_named(figures),
            "held": held,
            "attendance": [
                (next(h for h in histories if each.figure.startswith(f"{h.slug}/")), each) for each in attendance
            ],
            "possible": [(each, owners.get(other_of(each, one)), other_of(each, one)) for each in possible],
            "trail": [{"text": "People", "href": url_for("people.people")}],
        },
    )


def where_named(figures: Sequence[Figure]) -> list[Sighting]:
    """Return the sightings of a person, each page once, in order of time."""
    pages: dict[tuple[str, int], Sighting] = {}
    for each in (sighting for figure in figures for sighting in figure.sightings):
        pages.setdefault((each.evidence.paper, each.evidence.page), each)
    return sorted(pages.values(), key=lambda each: (each.day or date.min, each.evidence.file, each.evidence.page))


def possible_matches(
    person: Person, histories: list[History], across: tuple[PossibleMatch, ...]
) -> list[PossibleMatch]:
    """Return the pairs that may be this person and another: within each body, and across bodies."""
    ours = set(person.figures)
    every = (*across, *(each for history in histories for each in history.possible))
    return [each for each in every if (each.one in ours) != (each.other in ours)]


def other_of(match: PossibleMatch, person: Person) -> str:
    """Return the figure of a match that is not the person's."""
    return match.other if match.one in person.figures else match.one
