"""Who is named where, and as what? Every printed name of a person in a body's papers, with its page."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from corpus.records import Attendance, EntityType, Event, Mention, Source, record
from corpus.stored import PartPlace
from corpus.years.chronicle import Chronicle, Evidence, cite, every_part
from corpus.years.posts import post_title, serves


class Role(StrEnum):
    """As what a paper names a person. The statuses of attendance are roles too."""

    PRESENT = "present"
    IN_ATTENDANCE = "in_attendance"
    APOLOGIES = "apologies"
    SUBSTITUTE = "substitute"
    ABSENT = "absent"
    OFFICE = "office"
    AUTHOR = "author"
    MENTIONED = "mentioned"


LISTED = frozenset({Role.PRESENT, Role.IN_ATTENDANCE, Role.SUBSTITUTE})  # there, by the list of who was


@record
class Sighting:
    """One printed name of a person.

    `fullest` is the fullest form of the same name in the same part, where the reading joined them ("P Webb" printed
    in the list, "Paul Webb" in the text): evidence that both are one person.
    """

    name: str
    role: Role
    day: date | None
    evidence: Evidence
    office: str | None = None
    office_body: str | None = None
    event: Event | None = None
    organisation: str | None = None
    fullest: str | None = None


def find_sightings(chronicle: Chronicle, mentions: Mapping[str, Sequence[Mention]]) -> tuple[Sighting, ...]:
    """Return every sighting of a person in a body's papers, in order of time; ``mentions`` by the paper's SHA-256."""
    found: list[Sighting] = []
    for place in every_part(chronicle):
        people = [
            mention
            for mention in mentions.get(place.paper.sha256, ())
            if mention.type is EntityType.PERSON and mention.part == place.part.id
        ]
        found += _named(place)
        found += _mentioned(place, people)
    return tuple(found)


def _named(place: PartPlace) -> Iterator[Sighting]:
    """Yield the names in a part's lists: attendance, offices, authors."""
    part = place.part
    day = part.date or (part.period.start if part.period else None)  # a strategy without a date is for a time
    for one in part.attendance:
        yield Sighting(
            name=one.name,
            role=Role(one.status.value),
            day=part.date,
            evidence=cite(place, one.source, _attendance_words(one), reworded=True),
            office=one.office,
            office_body=part.body if one.office and serves(post_title(one.office)) else None,
            organisation=one.organisation,
        )
    for office in part.offices:
        if office.person:
            yield Sighting(
                name=office.person,
                role=Role.OFFICE,
                day=office.date or day,
                evidence=cite(place, office.source, office.text),
                office=office.office,
                office_body=office.body,
                event=office.event,
            )
    for author in part.authors:
        words = f"By: {author.name}, {author.post}" if author.post else f"By: {author.name}"
        yield Sighting(
            name=author.name,
            role=Role.AUTHOR,
            day=part.date,
            evidence=cite(place, Source(page=part.first_page), words, reworded=True),
            office=author.post,
        )


def _mentioned(place: PartPlace, mentions: Sequence[Mention]) -> Iterator[Sighting]:
    """Yield one sighting for each printed form in a part's text."""
    seen: set[str] = set()
    for mention in mentions:
        if mention.text in seen or not isinstance(mention.value, str):
            continue
        seen.add(mention.text)
        source = Source(page=mention.page, start=mention.start, end=mention.end)
        yield Sighting(
            name=mention.value,
            role=Role.MENTIONED,
            day=place.part.date,
            evidence=cite(place, source, mention.text),
            fullest=mention.value,
        )


def _attendance_words(one: Attendance) -> str:
    """Return an entry of an attendance list in words: what stands in brackets after a name in print."""
    post = ", ".join(each for each in (one.office, one.organisation) if each)
    return f"{one.status.value.replace('_', ' ').capitalize()}: {one.name}{f' ({post})' if post else ''}"
