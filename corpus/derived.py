"""Where what follows from the papers is kept, and how it is brought up to date after new ones.

Nothing here is truth: it is made from the store, and can be thrown away and made again. It is kept by body, by surname
and by post, so that a new paper makes anew what it touches and no more. For each audience apart: what the public may
not see has no part in what the public is told.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from sqlalchemy import Column, ColumnElement, LargeBinary, MetaData, String, Table, delete, insert, select

from corpus import schema
from corpus.chronicle import build_chronicle
from corpus.figures import Figure, PossibleMatch, Rulings
from corpus.glossary import Entry, Naming, build_glossary
from corpus.history import History, PostSighting, StaffWords, build_history
from corpus.meetings import body_names
from corpus.names import take_apart
from corpus.packing import pack, unpack
from corpus.people import Person, find_people
from corpus.posts import Post, leads
from corpus.records import Mention, record
from corpus.slugs import slug
from corpus.store import Store
from corpus.stored import PartPlace
from corpus.tenures import Conflict, OfficeSighting, Term, find_terms
from corpus.visibility import Audience

metadata = MetaData()

# `kind` is body | surname | post | glossary | state; `key` which one; `record` the packed record.
derived = Table(
    "derived",
    metadata,
    Column("audience", String(8), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

_T = TypeVar("_T")


@record
class Namesakes:
    """The persons of one surname, and the pairs of figures that may be one person."""

    surname: str
    people: tuple[Person, ...]
    possible: tuple[PossibleMatch, ...]


@record
class PostHistory:
    """A post and its terms; `sightings` are those of a post that several people may hold at once, else empty."""

    post: Post
    terms: tuple[Term, ...]
    conflicts: tuple[Conflict, ...]
    sightings: tuple[OfficeSighting, ...] = ()


@record
class Glossary:
    """The names that the papers give in several forms."""

    entries: tuple[Entry, ...]


@record
class _State:
    """How far the derived records have come: the store's change, and which bodies each paper is of."""

    change: int
    papers: tuple[str, ...] = ()  # "SHA-256 slug slug …"


class Years:
    """What follows from the papers across the years, as one audience sees it."""

    def __init__(self, store: Store, audience: Audience, *, staff: Callable[[], StaffWords] = StaffWords) -> None:
        """Open the derived records beside ``store``; ``staff`` tells what staff decided."""
        self._store = store
        self._audience = audience
        self._staff = staff
        self._engine = store.engine
        metadata.create_all(self._engine)

    # ---- making ----------------------------------------------------------------------------------------------------

    def rebuild(self, *, today: date, progress: Callable[[int, int], None] | None = None) -> int:
        """Make everything anew; return how many bodies there are."""
        change = self._store.last_change()
        places = self._by_body(self._store.parts(audience=self._audience))
        with schema.writing(self._engine, "the years") as connection:
            connection.execute(delete(derived).where(derived.c.audience == self._audience))
        self._make(places, set(places), today, progress)
        self._put([("state", "", _State(change=change, papers=_papers_of(places)))])
        return len(places)

    def catch_up(self, *, today: date) -> int:
        """Make anew what the papers that came or went since the last time touch; return how many bodies that were."""
        state = self._get("state", "", _State)
        if state is None:
            return self.rebuild(today=today)
        change = self._store.last_change()
        changed = {sha256 for _, _, sha256 in self._store.changes(state.change)}
        if not changed:
            return 0
        known = {line.split()[0]: set(line.split()[1:]) for line in state.papers}
        places = self._by_body(self._store.parts(audience=self._audience))
        touched = {body for sha256 in changed for body in known.get(sha256, ())}
        touched |= {body for body, ours in places.items() if any(place.paper.sha256 in changed for place in ours)}
        self._make(places, touched, today, None)
        self._put([("state", "", _State(change=change, papers=_papers_of(places)))])
        return len(touched)

    def _make(
        self,
        places: Mapping[str, list[PartPlace]],
        touched: set[str],
        today: date,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        before = {body: self._get("body", body, History) for body in touched}
        after: dict[str, History] = {}
        staff = self._staff()
        for n, body in enumerate(sorted(touched), 1):
            if body in places:
                after[body] = self._build(places[body], staff, today)
                self._put([("body", body, after[body])])
            else:
                self._drop("body", body)
            if progress:
                progress(n, len(touched))
        histories = [each for each in (*before.values(), *after.values()) if each]
        surnames = {take_apart(figure.name).surname for each in histories for figure in each.figures}
        posts = {sighting.post.key for each in histories for sighting in each.offices}
        self._join(surnames, posts, staff.people)

    def _build(self, places: list[PartPlace], staff: StaffWords, today: date) -> History:
        chronicle = build_chronicle(places, next(iter(body_names(places).values())))
        papers = {place.paper.sha256 for place in places}
        mentions: dict[str, tuple[Mention, ...]] = {
            sha256: self._store.mentions(sha256, audience=self._audience) for sha256 in papers
        }
        return build_history(chronicle, mentions, today=today, staff=staff)

    def _join(self, surnames: set[str], posts: set[str], rulings: Rulings) -> None:
        """Make anew what joins bodies: the persons of these surnames, the terms of these posts, the glossary."""
        blocks: dict[str, list[Figure]] = defaultdict(list)
        sightings: dict[str, list[PostSighting]] = defaultdict(list)
        namings: list[Naming] = []
        person_of: dict[str, str] = {}
        for history in self.histories():
            for figure in history.figures:
                blocks[take_apart(figure.name).surname].append(figure)
            for sighting in history.offices:
                sightings[sighting.post.key].append(sighting)
            namings += history.namings
        changes: list[tuple[str, str, object]] = []
        for surname, figures in blocks.items():
            people, possible = find_people(figures, rulings)
            person_of |= {figure.id: person.slug for person in people for figure in person.figures}
            if surname in surnames:
                changes.append(("surname", surname, Namesakes(surname=surname, people=people, possible=possible)))
        touched = {
            key
            for key, seen in sightings.items()
            if key in posts or any(_surname_of(each) in surnames for each in seen)
        }
        changes += [("post", key, post_history(sightings[key], person_of)) for key in sorted(touched)]
        changes.append(("glossary", "", Glossary(entries=build_glossary(namings))))
        for surname in surnames - set(blocks):
            self._drop("surname", surname)
        for key in posts - set(sightings):
            self._drop("post", key)
        self._put(changes)

    @staticmethod
    def _by_body(places: Iterable[PartPlace]) -> dict[str, list[PartPlace]]:
        bodies: dict[str, list[PartPlace]] = defaultdict(list)
        for place in places:
            if place.part.body:
                bodies[slug(place.part.body)].append(place)
        return bodies

    # ---- asking ----------------------------------------------------------------------------------------------------

    def histories(self) -> Iterator[History]:
        """Yield every body's history, by slug."""
        yield from self._all("body", History)

    def history(self, body: str) -> History | None:
        """Return the history of the body with this slug; None where no paper is of it."""
        return self._get("body", body, History)

    def people(self) -> tuple[Person, ...]:
        """Return every person, by surname and name."""
        return tuple(
            person
            for namesakes in self._all("surname", Namesakes)
            for person in sorted(namesakes.people, key=lambda each: each.name)
        )

    def person(self, address: str) -> tuple[Person, Namesakes] | None:
        """Return the person with this slug, and all of the same surname; None where there is none."""
        for namesakes in self._all("surname", Namesakes):
            for person in namesakes.people:
                if person.slug == address:
                    return person, namesakes
        return None

    def posts(self) -> tuple[PostHistory, ...]:
        """Return every post with its terms, by address."""
        return tuple(self._all("post", PostHistory))

    def post(self, key: str) -> PostHistory | None:
        """Return the post with this address ("body-slug/post-slug"); None where no paper names it."""
        return self._get("post", key, PostHistory)

    def glossary(self) -> tuple[Entry, ...]:
        """Return the names that the papers give in several forms."""
        found = self._get("glossary", "", Glossary)
        return found.entries if found else ()

    # ---- within ----------------------------------------------------------------------------------------------------

    def _put(self, changes: Iterable[tuple[str, str, object]]) -> None:
        with schema.writing(self._engine, "the years") as connection:
            for kind, key, value in changes:
                connection.execute(delete(derived).where(*self._at(kind, key)))
                row = {"audience": self._audience, "kind": kind, "key": key, "record": pack(value)}
                connection.execute(insert(derived).values(row))

    def _drop(self, kind: str, key: str) -> None:
        with schema.writing(self._engine, "the years") as connection:
            connection.execute(delete(derived).where(*self._at(kind, key)))

    def _at(self, kind: str, key: str) -> tuple[ColumnElement[bool], ...]:
        return derived.c.audience == self._audience, derived.c.kind == kind, derived.c.key == key

    def _get(self, kind: str, key: str, of: type[_T]) -> _T | None:
        with self._engine.connect() as connection:
            row = connection.scalar(select(derived.c.record).where(*self._at(kind, key)))
        return unpack(of, row) if row is not None else None

    def _all(self, kind: str, of: type[_T]) -> Iterator[_T]:
        query = select(derived.c.record).where(derived.c.audience == self._audience, derived.c.kind == kind)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(derived.c.key)).all()
        for row in rows:
            yield unpack(of, row.record)


def post_history(seen: Iterable[PostSighting], person_of: Mapping[str, str]) -> PostHistory:
    """Return a post with its terms; ``person_of`` gives a figure's person. ``seen`` is not empty.

    A post that several may hold at once (member, officer) gets a term for each of its holders.
    """
    found = list(seen)
    sightings = [_with_person(each.sighting, person_of) for each in found]
    post = found[0].post
    if leads(post.title):
        terms, conflicts = find_terms(sightings)
        return PostHistory(post=post, terms=terms, conflicts=conflicts, sightings=tuple(sightings))
    by_holder: dict[str | None, list[OfficeSighting]] = defaultdict(list)
    for sighting in sightings:
        by_holder[sighting.holder].append(sighting)
    held = tuple(term for each in by_holder.values() for term in find_terms(each)[0])
    return PostHistory(
        post=post, terms=tuple(sorted(held, key=lambda term: term.start)), conflicts=(), sightings=tuple(sightings)
    )


def _with_person(sighting: OfficeSighting, person_of: Mapping[str, str]) -> OfficeSighting:
    holder = person_of.get(sighting.holder, sighting.holder) if sighting.holder else None
    return OfficeSighting(
        day=sighting.day,
        holder=holder,
        name=sighting.name,
        event=sighting.event,
        acting=sighting.acting,
        evidence=sighting.evidence,
    )


def _surname_of(seen: PostSighting) -> str:
    return take_apart(seen.sighting.name).surname if seen.sighting.name else ""


def _papers_of(places: Mapping[str, list[PartPlace]]) -> tuple[str, ...]:
    bodies: dict[str, set[str]] = defaultdict(set)
    for body, ours in places.items():
        for place in ours:
            bodies[place.paper.sha256].add(body)
    return tuple(" ".join((sha256, *sorted(of))) for sha256, of in sorted(bodies.items()))
