"""What follows from one body's papers across the years? All of it, made from its chronicle alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from corpus.names import namesake_key, take_apart
from corpus.records import Event, Mention, record
from corpus.slugs import slug
from corpus.years.attending import Record, find_attendance
from corpus.years.business import find_business
from corpus.years.chronicle import Chronicle, cite, every_part
from corpus.years.confirming import Confirmation, find_confirmations
from corpus.years.coverage import Coverage, find_coverage
from corpus.years.figures import Figure, PossibleMatch, find_figures
from corpus.years.glossary import Naming, find_namings, find_same
from corpus.years.matters import Matter, MatterRuling, find_matters
from corpus.years.name_strands import NEAR
from corpus.years.posts import Post, is_acting, is_former, post_title, read_office, serves, split_chairs
from corpus.years.representing import Represented, find_represented
from corpus.years.rulings import Rulings
from corpus.years.sightings import Role, Sighting, find_sightings
from corpus.years.stretches import OfficeSighting
from corpus.years.threads import Courses, Thread, find_courses


@record
class PostSighting:
    """A statement about a post, where the holder is a figure of this body's papers (None: vacant).

    `surname` is what the figure is kept under with its namesakes.
    """

    post: Post
    sighting: OfficeSighting
    surname: str = ""


@record
class History:
    """What is derived from one body's papers and is told of that body alone.

    `also` are the slugs of the names it bore before, whose papers are among its own.
    """

    body: str
    slug: str
    also: tuple[str, ...]
    possible: tuple[PossibleMatch, ...]
    attendance: tuple[Record, ...]
    threads: tuple[Thread, ...]
    matters: tuple[Matter, ...]
    confirmations: tuple[Confirmation, ...]
    coverage: Coverage


@record
class Findings:
    """Everything derived from one body's papers: its history, and what it has to tell of things that join bodies."""

    history: History
    figures: tuple[Figure, ...]
    offices: tuple[PostSighting, ...]
    namings: tuple[Naming, ...]
    represented: tuple[Represented, ...]
    courses: Courses


@record
class StaffWords:
    """What staff decided about links, which no rebuild loses."""

    people: Rulings = Rulings()
    undone: frozenset[tuple[str, str]] = frozenset()  # (matter id, "day/key") of links taken back
    matters: tuple[MatterRuling, ...] = ()  # the latest about each


def build_findings(
    chronicle: Chronicle, mentions: Mapping[str, Sequence[Mention]], *, today: date, staff: StaffWords | None = None
) -> Findings:
    """Return what follows from a body's chronicle; ``mentions`` by the paper's SHA-256."""
    staff = staff or StaffWords()
    figures, possible = find_figures(find_sightings(chronicle, mentions), chronicle.slug, staff.people)
    business = find_business(chronicle)
    ruled = {each.matter: each for each in staff.matters}
    namings = find_namings(chronicle)
    matters = find_matters(business, staff.undone)
    courses = find_courses(business, mentions, find_same(namings), matters)
    history = History(
        body=chronicle.body,
        slug=chronicle.slug,
        also=chronicle.also,
        possible=possible,
        attendance=find_attendance(chronicle, figures),
        threads=courses.threads,
        matters=tuple(replace(each, ruling=ruled.get(each.id)) for each in matters),
        confirmations=find_confirmations(chronicle, mentions),
        coverage=find_coverage(chronicle, mentions, today=today),
    )
    return Findings(
        history=history,
        figures=figures,
        offices=find_offices(chronicle, figures),
        namings=namings,
        represented=find_represented(figures),
        courses=courses,
    )


def find_offices(chronicle: Chronicle, figures: Sequence[Figure]) -> tuple[PostSighting, ...]:
    """Return what a body's papers say of posts: of its own and of other bodies', with their holders as figures.

    A post that is none of the body's own, beside a name without an organisation, is nobody's known.
    """
    meetings = {sitting.day for sitting in chronicle.sittings}
    found = [
        post
        for figure in figures
        for sighting in figure.sightings
        if sighting.office and sighting.role is not Role.MENTIONED and not is_former(sighting.office)
        for post in _of_sighting(sighting, figure, chronicle.body, meetings)
    ]
    return (*found, *_without_forename(chronicle, figures))


def _of_sighting(sighting: Sighting, figure: Figure, body: str, meetings: Set[date]) -> Iterator[PostSighting]:
    day = sighting.day
    for printed, of in split_chairs(sighting.office or ""):
        organisation = of or sighting.office_body or sighting.organisation
        for title, acting, presiding in read_office(printed, sighting.evidence.quote):
            whose = body if presiding or (organisation is None and serves(title)) else organisation
            if day is None or whose is None:
                continue
            held = OfficeSighting(
                day=day,
                holder=figure.id,
                name=sighting.name,
                event=sighting.event or Event.HOLDS,
                acting=acting,
                evidence=sighting.evidence,
                presiding=presiding,
                published=sighting.evidence.day not in meetings,
            )
            yield PostSighting(post=Post(title=title, organisation=whose), sighting=held, surname=figure.kept_under)


def _without_forename(chronicle: Chronicle, figures: Sequence[Figure]) -> Iterator[PostSighting]:
    """Yield the statements that a post is vacant, and those that name its holder by surname only ("Mr Hale was elected
    Chair") where the same meeting's papers name one person of that surname, or one alone is given that post not long
    before or after."""
    seen: dict[tuple[str, date | None], set[str]] = defaultdict(set)
    given: dict[tuple[str, str], dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        for seen_on in figure.days:
            seen[figure.surname, seen_on].add(figure.id)
        for each in figure.sightings:
            if each.office and each.day:
                given[figure.surname, slug(post_title(each.office))][figure.id].append(each.day)
    for place in every_part(chronicle):
        for office in place.part.offices:
            day = office.date or place.part.date
            if not day or (office.person and take_apart(office.person).given):
                continue
            surname = take_apart(office.person).surname if office.person else ""
            title = post_title(office.office)
            whose = office.body or (chronicle.body if serves(title) else None)
            near = _only_near(given[surname, slug(title)], day)
            holders = seen.get((surname, place.part.date)) or seen.get((surname, office.date)) or near
            if whose is None or (office.person and len(holders) != 1):
                continue
            sighting = OfficeSighting(
                day=day,
                holder=next(iter(holders), None) if office.person else None,
                name=office.person,
                event=office.event,
                acting=is_acting(office.office, office.text),
                evidence=cite(place, office.source, office.text),
            )
            post = Post(title=title, organisation=whose)
            yield PostSighting(
                post=post, sighting=sighting, surname=namesake_key(office.person) if office.person else ""
            )


def _only_near(given: Mapping[str, Sequence[date]], day: date) -> set[str]:
    """Return the one figure that was given a post about ``day``; none where several ever were."""
    return {who for who, days in given.items() if len(given) == 1 and any(abs(other - day) <= NEAR for other in days)}
