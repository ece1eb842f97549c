"""How is what follows from the papers made, and made anew where new papers touch it?

Each body's papers are worked through by themselves; then what joins bodies is made from the shares that they give:
the persons of each surname, the posts of each organisation, the glossary. Only shares that changed are joined again.
"""

from collections.abc import Callable, Iterable
from datetime import date

from corpus.meetings import body_names
from corpus.slugs import slug
from corpus.store import Store
from corpus.visibility import Audience
from corpus.years.bodies import find_body, find_letters, find_renamed, spell_out
from corpus.years.chronicle import build_chronicle
from corpus.years.derived_tables import FORM, Share, Shelves
from corpus.years.glossary import build_glossary
from corpus.years.history import PostSighting, StaffWords, build_findings
from corpus.years.people import Person, find_people
from corpus.years.postings import post_histories
from corpus.years.shares import (
    Called,
    Figures,
    Glossary,
    Meant,
    Met,
    Namesakes,
    Namings,
    Pointer,
    Posts,
    PostSightings,
    Renamed,
    State,
    names_shared,
    shares_of,
)
from corpus.years.weaving import keep_courses, weave_all

Progress = Callable[[int, int], None]


class Deriver:
    """Makes the derived records of one audience."""

    def __init__(self, store: Store, audience: Audience, shelves: Shelves, staff: StaffWords, today: date) -> None:
        self._store = store
        self._audience = audience
        self._shelves = shelves
        self._staff = staff
        self._today = today
        state = shelves.get("state", FORM, State)
        self._renamed = {each.old: each.new for each in state.renamed} if state else {}
        self._made: set[str] = set()  # the bodies made anew, whose threads are not woven with others' yet

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make everything anew; return how many bodies there are."""
        change = self._store.last_change()
        self._shelves.clear()
        self._renamed = {}
        bodies = self._make(self._store.slugs(), progress)
        self._keep_state(change)
        return bodies

    def catch_up(self, since: int) -> int:
        """Make anew what the papers since a change touch; return how many bodies that were."""
        change = self._store.last_change()
        changed = {sha256 for _, _, sha256 in self._store.changes(since)}
        touched = self._shelves.givers("paper", changed) | self._store.slugs(changed)
        bodies = self._make({self._renamed.get(body, body) for body in touched}, None)
        self._keep_state(change)
        return bodies

    def redo(self, bodies: Iterable[str], surnames: Iterable[str]) -> None:
        """Make anew what a decision of staff touches."""
        self._make({self._renamed.get(body, body) for body in bodies}, None)
        self._join({("surname", surname) for surname in surnames})

    def _keep_state(self, change: int) -> None:
        renamed = tuple(Renamed(old=old, new=new) for old, new in sorted(self._renamed.items()))
        self._shelves.put([("state", FORM, State(change=change, today=self._today, renamed=renamed))])

    # ---- by body ---------------------------------------------------------------------------------------------------

    def _make(self, bodies: Iterable[str], progress: Progress | None) -> int:
        wanted = sorted(set(bodies))
        changed: set[Share] = set()
        for n, body in enumerate(wanted, 1):
            changed |= self._make_body(body)
            if progress:
                progress(n, len(wanted))
        if any(kind in ("naming", "called") for kind, _ in changed):
            changed |= self._rename()
        self._join(changed)
        return len(wanted)

    def _make_body(self, body: str) -> set[Share]:
        """Make a body's history from its papers and those under its former names; return which shares changed."""
        former = [old for old, new in self._renamed.items() if new == body]
        places = self._store.parts_of([body, *former], audience=self._audience)
        self._made.add(body)
        if not places:
            return self._forget(body)
        names = body_names(places)
        name = names.get(body) or names[slug(places[-1].part.body or "")]
        papers = {place.paper.sha256: place.paper for place in places}
        mentions = self._store.mentions_of(papers.values(), audience=self._audience)
        chronicle = build_chronicle(places, body, name, self._store.site_meetings([body, *former]))
        findings = build_findings(chronicle, mentions, today=self._today, staff=self._staff)
        self._shelves.put([("body", body, findings.history)])
        keep_courses(self._shelves, body, findings.courses)
        return self._shelves.give(
            body,
            {**shares_of(findings, papers), **names_shared(names)},
        )

    def _forget(self, body: str) -> set[Share]:
        self._made.add(body)
        self._shelves.put([("body", body, None)])
        keep_courses(self._shelves, body, None)
        return self._shelves.give(body, {})

    def _rename(self) -> set[Share]:
        """Bring bodies that were renamed under one name, as far as statements about names say so now."""
        names = {each.slug: each.name for each in self._shelves.given("called", None, Called)}
        namings = [naming for each in self._shelves.given("naming", None, Namings) for naming in each.namings]
        before, self._renamed = self._renamed, find_renamed(namings, names)
        if before == self._renamed:
            return {("posts", key) for key in self._shelves.keys("posts")}
        differ = {old for old in before | self._renamed if before.get(old) != self._renamed.get(old)}
        changed: set[Share] = set()
        for body in sorted(differ & set(self._renamed)):
            changed |= self._forget(body)
        for body in sorted({self._renamed.get(old, old) for old in differ} | {before.get(old, old) for old in differ}):
            if body not in self._renamed:
                changed |= self._make_body(body)
        return changed | {("posts", key) for key in self._shelves.keys("posts")}

    # ---- across bodies ---------------------------------------------------------------------------------------------

    def _join(self, changed: Iterable[Share]) -> None:
        changed = set(changed)
        moved = self._join_people({key for kind, key in changed if kind == "surname"})
        organisations = {key for kind, key in changed if kind in ("posts", "met")}
        for body in moved:
            organisations |= set(self._shelves.keys("posts", body=body))
        if any(kind == "naming" for kind, _ in changed):
            namings = [naming for each in self._shelves.given("naming", None, Namings) for naming in each.namings]
            self._shelves.put([("glossary", "", Glossary(entries=build_glossary(namings)))])
        self._join_posts(organisations)
        if self._made:
            names, known = self._known_names()
            weave_all(self._shelves, self._made, lambda name: find_body(name.replace("-", " "), names, known))
            self._made = set()

    def _known_names(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the held bodies' names by slug, and which slugs of letters and former names mean which."""
        glossary = self._shelves.get("glossary", "", Glossary)
        names = {each.slug: each.name for each in self._shelves.given("called", None, Called)}
        return names, {**find_letters(glossary.entries if glossary else (), names), **self._renamed}

    def _join_people(self, surnames: Iterable[str]) -> set[str]:
        """Make the persons of surnames; return the bodies with a figure that is another person's than before."""
        moved: set[str] = set()
        changes: list[tuple[str, str, object | None]] = []
        alike = self._staff.people.surnames_alike()
        for gone in {surname for surname in surnames if surname in alike}:
            before = self._shelves.get("namesakes", gone, Namesakes)
            changes.append(("namesakes", gone, None))
            changes += [("person", person.slug, None) for person in (before.people if before else ())]
        for surname in sorted({alike.get(surname, surname) for surname in surnames}):
            before = self._shelves.get("namesakes", surname, Namesakes)
            keys = {surname, *(one for one, other in alike.items() if other == surname)}
            figures = [
                f for key in sorted(keys) for each in self._shelves.given("surname", key, Figures) for f in each.figures
            ]
            people, possible = find_people(figures, self._staff.people)
            changes.append(
                ("namesakes", surname, Namesakes(surname=surname, people=people, possible=possible) if people else None)
            )
            old, new = _owners(before.people if before else ()), _owners(people)
            changes += [("person", gone, None) for gone in set(old.values()) - set(new.values())]
            changes += [("person", person.slug, Pointer(surname=surname)) for person in people]
            moved |= {figure.partition("/")[0] for figure in new if old.get(figure, new[figure]) != new[figure]}
        self._shelves.put(changes)
        return moved

    def _join_posts(self, organisations: set[str]) -> None:
        if not organisations:
            return
        glossary = self._shelves.get("glossary", "", Glossary)
        entries = glossary.entries if glossary else ()
        names, known = self._known_names()
        means = {key: find_body(key.replace("-", " "), names, known) for key in self._shelves.keys("posts")}
        long_names = {**{entry.slug: entry.name for entry in entries}, **names}
        changes: list[tuple[str, str, object | None]] = [
            ("posts", gone, None) for gone in set(self._shelves.kept("posts")) - set(means.values())
        ]
        changes += [("meant", gone, None) for gone in set(self._shelves.kept("meant")) - set(means)]
        changes += [("meant", key, Meant(slug=meant) if key != meant else None) for key, meant in means.items()]
        for organisation in {means.get(key, key) for key in organisations} & set(means.values()):
            keys = sorted(key for key, meant in means.items() if meant == organisation)
            given = [each for key in keys for each in self._shelves.given("posts", key, PostSightings)]
            sightings = [sighting for each in given for sighting in each.sightings]
            name = spell_out(given[0].organisation, organisation, long_names)
            met = tuple(day for each in self._shelves.given("met", organisation, Met) for day in each.days)
            posts = post_histories(sightings, name, self._person_of(sightings), met)
            changes.append(("posts", organisation, Posts(posts=posts) if posts else None))
        self._shelves.put(changes)

    def _person_of(self, sightings: Iterable[PostSighting]) -> dict[str, str]:
        alike = self._staff.people.surnames_alike()
        found: dict[str, str] = {}
        for surname in {alike.get(each.surname, each.surname) for each in sightings if each.surname}:
            namesakes = self._shelves.get("namesakes", surname, Namesakes)
            found |= _owners(namesakes.people if namesakes else ())
        return found


def _owners(people: Iterable[Person]) -> dict[str, str]:
    return {figure: person.slug for person in people for figure in person.figures}
