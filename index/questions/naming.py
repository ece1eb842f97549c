"""By which names may a question ask? Of bodies, people and things that the papers themselves call by several."""

import re
from collections.abc import Iterator

from corpus.names import take_apart
from corpus.slugs import slug
from corpus.words import find_stems
from corpus.years.derived import Years
from corpus.years.history import History
from corpus.years.people import Person
from index.questions.question import Names
from index.questions.thesaurus import Stems


def find_names(histories: list[History], people: tuple[Person, ...], years: Years, printed: dict[str, str]) -> Names:
    """Return the names by which questions may ask; ``printed`` are bodies' names as papers print them, by slug."""
    bodies: dict[str, tuple[str, ...]] = {}
    also: dict[Stems, dict[Stems, None]] = {}
    for history in histories:
        names = (history.body, *(printed[former] for former in history.also if former in printed))
        for form in (form for name in names for form in _forms_of_body(name)):
            bodies.setdefault(form.casefold(), names)
    for entry in years.glossary():
        former = (each for each in entry.former if " " in each)  # "Plan" alone stands for too much
        forms = dict.fromkeys((entry.name, *entry.letters, *former))
        stems = [tuple(find_stems(form)) for form in forms]
        for one in stems:
            also.setdefault(one, {}).update(dict.fromkeys(other for other in stems if other != one))
        of_bodies = [history.body for history in histories if slug(history.body) in {slug(form) for form in forms}]
        for form in forms if of_bodies else ():
            bodies[form.casefold()] = tuple(dict.fromkeys((*bodies.get(form.casefold(), ()), *of_bodies)))
    return Names(
        bodies=bodies,
        people={
            form: person.slug
            for person in people
            if tuple(find_stems(person.name)) not in also
            for form in _forms_of_person(person)
        },
        also={one: tuple(others) for one, others in also.items() if others},
    )


_COUNCIL_OF = re.compile(
    r"^(?P<place>.+?) (?:Parish|Town|Community) Council$|^(?:Township|Parish|Town|Village) of (?:the )?(?P<of>.+)$"
)


def _forms_of_body(name: str) -> Iterator[str]:
    """Yield what a body may be called: its name, its last two or three words, its letters, a small council's place."""
    words = name.split()
    yield name
    council = _COUNCIL_OF.match(name)
    if council:
        place = council["place"] or council["of"]
        yield from (place, f"{place} council")
    for count in (3, 2):
        if len(words) > count:
            yield " ".join(words[-count:])
    letters = "".join(word[0] for word in words if word[0].isupper())
    if len(letters) >= 3:
        yield letters


_TITLES = ("mr", "mrs", "ms", "miss", "dr", "cllr", "councillor", "supt", "superintendent", "insp", "inspector")


def _forms_of_person(person: Person) -> Iterator[str]:
    """Yield what a person may be called in a question: each printed form, and the surname, also after a title."""
    surname = take_apart(person.name).surname
    for form in person.forms:
        yield form.casefold()
    if len(surname) > 2:
        yield surname
        yield from (f"{title} {surname}" for title in _TITLES)
