"""What follows from one body's papers across the years? All of it, made from its chronicle alone."""

from collections.abc import Mapping, Sequence
from datetime import date

from corpus.attending import Record, find_attendance
from corpus.business import find_business
from corpus.chronicle import Chronicle, cite, every_part
from corpus.coverage import Coverage, find_coverage
from corpus.figures import Figure, PossibleMatch, Rulings, find_figures
from corpus.glossary import Naming, find_namings
from corpus.matters import Matter, find_matters
from corpus.names import take_apart
from corpus.posts import Post, is_acting, is_former, post_title
from corpus.records import Event, Mention, record
from corpus.sightings import Role, find_sightings
from corpus.tenures import OfficeSighting
from corpus.threads import Thread, find_threads


@record
class PostSighting:
    """A statement about a post, where the holder is a figure of this body's papers (None: vacant)."""

    post: Post
    sighting: OfficeSighting


@record
class History:
    """Everything derived from one body's papers."""

    body: str
    slug: str
    figures: tuple[Figure, ...]
    possible: tuple[PossibleMatch, ...]
    offices: tuple[PostSighting, ...]
    attendance: tuple[Record, ...]
    threads: tuple[Thread, ...]
    matters: tuple[Matter, ...]
    namings: tuple[Naming, ...]
    coverage: Coverage


@record
class StaffWords:
    """What staff decided about links, which no rebuild loses."""

    people: Rulings = Rulings()
    undone: frozenset[tuple[str, str]] = frozenset()  # (matter id, "day/key") of links taken back


def build_history(
    chronicle: Chronicle, mentions: Mapping[str, Sequence[Mention]], *, today: date, staff: StaffWords | None = None
) -> History:
    """Return what follows from a body's chronicle; ``mentions`` by the paper's SHA-256."""
    staff = staff or StaffWords()
    figures, possible = find_figures(find_sightings(chronicle, mentions), chronicle.slug, staff.people)
    business = find_business(chronicle)
    return History(
        body=chronicle.body,
        slug=chronicle.slug,
        figures=figures,
        possible=possible,
        offices=find_offices(chronicle, figures),
        attendance=find_attendance(chronicle, figures),
        threads=find_threads(business, mentions),
        matters=find_matters(business, staff.undone),
        namings=find_namings(chronicle),
        coverage=find_coverage(chronicle, mentions, today=today),
    )


def find_offices(chronicle: Chronicle, figures: Sequence[Figure]) -> tuple[PostSighting, ...]:
    """Return what a body's papers say of posts: of its own and of other bodies', with their holders as figures."""
    known = {(sighting.name, sighting.day): figure for figure in figures for sighting in figure.sightings}
    found: list[PostSighting] = []
    for figure in figures:
        for sighting in figure.sightings:
            if not sighting.office or not sighting.day or sighting.role is Role.MENTIONED or is_former(sighting.office):
                continue
            held = OfficeSighting(
                day=sighting.day,
                holder=figure.id,
                name=sighting.name,
                event=sighting.event or Event.HOLDS,
                acting=is_acting(sighting.office, sighting.evidence.quote),
                evidence=sighting.evidence,
            )
            body = sighting.office_body or sighting.organisation or chronicle.body
            found.append(PostSighting(post=Post(title=post_title(sighting.office), organisation=body), sighting=held))
    return tuple([*found, *_vacancies(chronicle), *_by_surname(chronicle, known)])


def _vacancies(chronicle: Chronicle) -> list[PostSighting]:
    vacant = []
    for place in every_part(chronicle):
        for office in place.part.offices:
            day = office.date or place.part.date
            if office.person is None and day:
                sighting = OfficeSighting(
                    day=day,
                    holder=None,
                    name=None,
                    event=Event.VACANT,
                    acting=False,
                    evidence=cite(place, office.source, office.text),
                )
                post = Post(title=post_title(office.office), organisation=office.body or chronicle.body)
                vacant.append(PostSighting(post=post, sighting=sighting))
    return vacant


def _by_surname(chronicle: Chronicle, known: Mapping[tuple[str, date | None], Figure]) -> list[PostSighting]:
    """Return the statements that name the holder by surname only ("Mr Hale was elected Chair"), where the same part
    names one person of that surname."""
    found = []
    for place in every_part(chronicle):
        for office in place.part.offices:
            day = office.date or place.part.date
            if not office.person or not day or take_apart(office.person).given:
                continue
            surname = take_apart(office.person).surname
            holders = {
                figure.id: figure
                for (name, seen), figure in known.items()
                if seen == place.part.date and take_apart(name).surname == surname
            }
            if len(holders) == 1:
                (figure,) = holders.values()
                sighting = OfficeSighting(
                    day=day,
                    holder=figure.id,
                    name=office.person,
                    event=office.event,
                    acting=is_acting(office.office, office.text),
                    evidence=cite(place, office.source, office.text),
                )
                post = Post(title=post_title(office.office), organisation=office.body or chronicle.body)
                found.append(PostSighting(post=post, sighting=sighting))
    return found
