"""What follows from the papers across the years, as one audience sees it: asked here, made by `deriving`.

Nothing here is truth: it is made from the store, and can be thrown away and made again. For each audience apart: what
the public may not see has no part in what the public is told. Where something of a paper was hidden and what follows
from it was not made anew yet, only what rests on no paper of its bodies is told: else RefreshingError is raised.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from corpus.errors import RefreshingError
from corpus.slugs import slug
from corpus.store import Store
from corpus.visibility import Audience
from corpus.years.derived_tables import FORM, Shelves
from corpus.years.deriving import Deriver, Progress
from corpus.years.figures import Figure
from corpus.years.glossary import Entry
from corpus.years.history import History, StaffWords
from corpus.years.people import Person
from corpus.years.postings import PostHistory
from corpus.years.representing import Represented
from corpus.years.shares import (
    Figures,
    Glossary,
    Meant,
    Namesakes,
    Pointer,
    Posts,
    PostSightings,
    Representatives,
    State,
)
from corpus.years.tenures import Held, Term, held_on
from corpus.years.weaving import Woven


class Years:
    """The derived records of one audience."""

    def __init__(self, store: Store, audience: Audience, *, staff: Callable[[], StaffWords] = StaffWords) -> None:
        """Open the derived records beside ``store``; ``staff`` tells what staff decided."""
        self._store = store
        self._audience = audience
        self._staff = staff
        self._shelves = Shelves(store.engine, audience)

    # ---- making ----------------------------------------------------------------------------------------------------

    def rebuild(self, *, today: date, progress: Progress | None = None) -> int:
        """Make everything anew; return how many bodies there are."""
        return self._deriver(today).rebuild(progress)

    def catch_up(self, *, today: date) -> int:
        """Make anew what the papers that came or went since the last time touch; return how many bodies that were."""
        state = self.state()
        if state is None:
            return self.rebuild(today=today)
        if self._store.last_change() == state.change:
            return 0
        return self._deriver(today).catch_up(state.change)

    def heed(self, bodies: set[str], surnames: set[str], *, today: date) -> None:
        """Make anew what a decision of staff about these bodies and surnames touches."""
        self._deriver(today).redo(bodies, surnames)

    def ruled(self) -> StaffWords:
        """Return what staff decided, as it stands: where it changes, so does what is told here."""
        return self._staff()

    def _deriver(self, today: date) -> Deriver:
        return Deriver(self._store, self._audience, self._shelves, self._staff(), today)

    # ---- asking ----------------------------------------------------------------------------------------------------

    def state(self) -> State | None:
        """Return how far the derived records have come; None where none were made."""
        return self._shelves.get("state", FORM, State)

    def withheld(self) -> frozenset[str]:
        """Return the bodies (slugs) of which nothing is told until it is made anew; nearly always none."""
        state = self.state()
        hidden = self._store.hidden_since(state.change) if state else frozenset()
        if not hidden or state is None:
            return frozenset()
        bodies = self._shelves.givers("paper", hidden) | self._store.slugs(hidden)
        return frozenset(bodies | {each.new for each in state.renamed if each.old in bodies})

    def histories(self) -> Iterator[History]:
        """Return every body's history, by slug. Raises RefreshingError."""
        return (self._with_others(each) for each in self._joined().all("body", History))

    def history(self, body: str) -> History | None:
        """Return the history of the body with this slug, present or former; None where no paper is of it.

        Raises RefreshingError where something was hidden in its papers, and in theirs alone.
        """
        found = self._shelves.get("body", body, History)
        state = self.state() if found is None else None
        later = next((each.new for each in state.renamed if each.old == body), None) if state else None
        if (later or body) in self.withheld():
            raise RefreshingError("what is told of this body")
        found = self._shelves.get("body", later, History) if later else found
        return self._with_others(found) if found else None

    def _with_others(self, history: History) -> History:
        """Return a history whose threads go on in other bodies' papers, unless what is told of those is withheld."""
        woven = self._shelves.get("woven", history.slug, Woven)
        if woven is None or woven.others & self.withheld():
            return history
        return replace(history, threads=woven.among(history.threads))

    def people(self) -> tuple[Person, ...]:
        """Return every person, by surname and name."""
        return tuple(
            person for namesakes in self.namesakes() for person in sorted(namesakes.people, key=lambda each: each.name)
        )

    def person(self, address: str) -> tuple[Person, Namesakes] | None:
        """Return the person with this slug, and all of the same surname; None where there is none."""
        pointer = self._joined().get("person", address, Pointer)
        namesakes = self._shelves.get("namesakes", pointer.surname, Namesakes) if pointer else None
        for person in namesakes.people if namesakes else ():
            if namesakes and person.slug == address:
                return person, namesakes
        return None

    def namesakes(self) -> Iterator[Namesakes]:
        """Yield the persons of every surname, with the pairs that may be one."""
        return self._joined().all("namesakes", Namesakes)

    def figures(self, person: Person) -> tuple[Figure, ...]:
        """Return a person as each body's papers know them."""
        pointer, wanted = self._joined().get("person", person.slug, Pointer), set(person.figures)
        surnames = (pointer.surname, None) if pointer else (None,)  # staff may have joined one of another surname
        found: tuple[Figure, ...] = ()
        for surname in surnames:
            given = [each for body in person.bodies for each in self._given_figures(surname, body)]
            found = tuple(figure for figure in given if figure.id in wanted)
            if len(found) == len(wanted):
                break
        return found

    def _given_figures(self, surname: str | None, body: str) -> Iterator[Figure]:
        for each in self._joined().given("surname", surname, Figures, body=body):
            yield from each.figures

    def posts(self, organisation: str | None = None) -> tuple[PostHistory, ...]:
        """Return every post with its terms, or those of the organisation with this slug, by address."""
        if organisation is None:
            return tuple(post for each in self._joined().all("posts", Posts) for post in each.posts)
        meant = self._joined().get("meant", organisation, Meant)
        found = self._shelves.get("posts", meant.slug if meant else organisation, Posts)
        return found.posts if found else ()

    def post(self, key: str) -> PostHistory | None:
        """Return the post with this address ("body-slug/post-slug"); None where no paper names it."""
        organisation, _, title = key.partition("/")
        return next((post for post in self.posts(organisation) if post.key.partition("/")[2] == title), None)

    def terms_of(self, person: Person) -> tuple[tuple[PostHistory, Term], ...]:
        """Return the terms that a person served, each with its post, by address."""
        figures = set(person.figures)
        given = [
            each for body in person.bodies for each in self._joined().given("posts", None, PostSightings, body=body)
        ]
        named = {slug(each.organisation) for each in given if any(s.sighting.holder in figures for s in each.sightings)}
        posts = {post.key: post for organisation in named for post in self.posts(organisation)}
        return tuple(
            (posts[key], term) for key in sorted(posts) for term in posts[key].terms if term.holder == person.slug
        )

    def holder_on(self, key: str, day: date) -> Held | None:
        """Return who held a post on a day, with the sightings on both sides and how sure; None for an unknown post."""
        post = self.post(key)
        return held_on(post.terms, day) if post else None

    def represented(self, organisation: str | None = None) -> tuple[Represented, ...]:
        """Return who came for the organisation with this slug (None: for any), by organisation and body."""
        given = self._joined().given("partner", organisation, Representatives)
        return tuple(each for one in given for each in one.represented)

    def glossary(self) -> tuple[Entry, ...]:
        """Return the names that the papers give in several forms."""
        found = self._joined().get("glossary", "", Glossary)
        return found.entries if found else ()

    def _joined(self) -> Shelves:
        """Return the records that join bodies. Raises RefreshingError while any body is withheld."""
        if self.withheld():
            raise RefreshingError("what follows from the papers across the years")
        return self._shelves
