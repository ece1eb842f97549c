"""What is there to list? Meetings, items, decisions, actions, people, posts… as one audience sees them, in fixed order.

The API and the exports draw on this alone, so that what the one gives the other gives too. `rows` has what a row is.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from threading import Lock

from flask import current_app

from corpus.errors import NotFoundError, RefreshingError, StoreError, TakenDownError
from corpus.meetings import build_meeting, pick_parts, summarise_meetings
from corpus.records import EntityType, Item, Kind, Mention, Money, Section
from corpus.slugs import slug
from corpus.store import Audience, Store
from corpus.stored import PartPlace, StoredPaper
from corpus.years.coverage import Coverage
from corpus.years.derived import Years
from corpus.years.history import History
from corpus.years.people import Person
from corpus.years.postings import PostHistory
from search_app.archive import Archive
from search_app.audience import current_audience
from search_app.rows import (
    ActionRow,
    AttendanceRow,
    ItemRow,
    MeetingRow,
    MembershipRow,
    OrganisationRow,
    ResolutionRow,
    SumRow,
    ThreadRow,
    newest,
)

Spot = tuple[str, int, int | None]  # a paper's SHA-256, page and place on it


class Listing:
    """All rows of one audience at one change of the store. Each kind is made when it is first asked for."""

    def __init__(self, store: Store, years: Years, audience: Audience, *, today: date, stamp: str = "") -> None:
        """List what ``store`` holds and ``years`` tell; ``stamp`` tells this listing from those before and after it."""
        self.stamp = stamp
        self._store = store
        self._audience = audience
        self._today = today
        self._years = years

    def require_whole(self) -> None:
        """Raise RefreshingError while something that is listed is made anew because something was hidden."""
        if self._years.withheld():
            raise RefreshingError("what is exported")

    @cached_property
    def papers(self) -> tuple[StoredPaper, ...]:
        """The current papers, latest date first, undated last."""
        found = self._store.papers(audience=self._audience)
        return tuple(sorted(found, key=lambda paper: (*newest(paper.date), paper.address)))

    @cached_property
    def meetings(self) -> tuple[MeetingRow, ...]:
        """The meetings, newest first."""
        places: dict[tuple[str, date], list[PartPlace]] = {}
        every = tuple(self._store.parts(audience=self._audience))
        for place in every:
            if place.part.body and place.part.date:
                places.setdefault((slug(place.part.body), place.part.date), []).append(place)
        site = {
            (slug(each.committee), each.date): each for each in self._store.site_meetings(body for body, _ in places)
        }
        held = (
            replace(build_meeting(places[one.slug, one.date], one.body), site=site.get((one.slug, one.date)))
            for one in summarise_meetings(every)
        )
        rows = (MeetingRow(meeting=meeting) for meeting in held)
        return tuple(sorted(rows, key=lambda row: (*newest(row.meeting.date), row.id)))

    @cached_property
    def items(self) -> tuple[ItemRow, ...]:
        """The minutes and agenda items, meeting by meeting."""
        return tuple(item for meeting in self.meetings for item in meeting.items)

    @cached_property
    def resolutions(self) -> tuple[ResolutionRow, ...]:
        """The decisions, meeting by meeting."""
        return tuple(each for item in self.items for each in item.resolutions)

    @cached_property
    def histories(self) -> tuple[History, ...]:
        """What follows from each body's papers. Raises StoreError where that was not worked out yet."""
        if self._years.state() is None and self._store.last_change():
            raise StoreError("what follows across the years was not worked out yet. Run: matters rebuild")
        return tuple(self._years.histories())

    @cached_property
    def actions(self) -> tuple[ActionRow, ...]:
        """The actions with what came of them, latest raised first."""
        rows = [
            ActionRow(
                matter=matter,
                body=history.body,
                state=matter.state(self._today, last_sitting=history.coverage.last or matter.raised),
            )
            for history in self.histories
            for matter in history.matters
        ]
        return tuple(sorted(rows, key=lambda row: (*newest(row.matter.raised), row.id)))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The persons, by id."""
        return tuple(sorted(self._years.people() if self.histories else (), key=lambda each: each.slug))

    @cached_property
    def posts(self) -> tuple[PostHistory, ...]:
        """The posts, by address."""
        return tuple(sorted(self._years.posts() if self.histories else (), key=lambda each: each.key))

    @cached_property
    def memberships(self) -> tuple[MembershipRow, ...]:
        """Who was in which post, by post and time."""
        rows: list[MembershipRow] = []
        used: Counter[str] = Counter()
        for post in self.posts:
            for term in post.terms:
                if term.holder is None:
                    continue
                name = f"{post.key}/{slug(term.holder)}/{term.start}"
                used[name] += 1
                rows.append(MembershipRow(post=post, term=term, id=name if used[name] == 1 else f"{name}-{used[name]}"))
        return tuple(sorted(rows, key=lambda row: row.id))

    @cached_property
    def organisations(self) -> tuple[OrganisationRow, ...]:
        """The bodies that met, those that sent people or have posts, and those of several names; by id."""
        met = {each.slug: each for each in self._store.bodies(audience=self._audience)}
        entries = {entry.slug: entry for entry in (self._years.glossary() if self.histories else ())}
        names = {key: entry.name for key, entry in entries.items()}
        names |= {slug(post.post.organisation): post.post.organisation for post in self.posts}
        names |= {one.key: one.organisation for one in (self._years.represented() if self.histories else ())}
        names |= {key: body.name for key, body in met.items()}
        rows = (
            OrganisationRow(
                id=key,
                name=name,
                meetings=met[key].meetings if key in met else 0,
                first=met[key].first if key in met else None,
                last=met[key].last if key in met else None,
                names=entries.get(key),
            )
            for key, name in names.items()
            if key
        )
        return tuple(sorted(rows, key=lambda row: row.id))

    @cached_property
    def threads(self) -> tuple[ThreadRow, ...]:
        """The threads, by body and title."""
        rows = (ThreadRow(thread=each, body=history.body) for history in self.histories for each in history.threads)
        return tuple(sorted(rows, key=lambda row: row.id))

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """What is held and what is missing of each body, by its slug."""
        return tuple(sorted((history.coverage for history in self.histories), key=lambda each: each.slug))

    @cached_property
    def attendance(self) -> tuple[AttendanceRow, ...]:
        """Every name in an attendance list, meeting by meeting."""
        known = self.people_seen
        return tuple(
            AttendanceRow(
                meeting=meeting,
                attendance=one,
                paper=place.paper,
                person=known.get((place.paper.sha256, one.source.page, one.source.start)),
            )
            for meeting in self.meetings
            for place in pick_parts(meeting.meeting.parts, Kind.MINUTES)
            for one in place.part.attendance
        )

    def sums(self) -> Iterator[SumRow]:
        """Yield every sum that a paper names, paper by paper; a text that stands in two papers counts once."""
        once = {
            (place.paper.sha256, place.part.id)
            for meeting in self.meetings
            for kind in _OF_MEETINGS
            for place in pick_parts(meeting.meeting.parts, kind)
        }
        for paper in self.papers:
            places = {part.id: PartPlace(paper=paper, part=part) for part in paper.parts}
            for mention in self._store.mentions(paper.sha256, audience=self._audience):
                place = places.get(mention.part)
                if mention.type is not EntityType.AMOUNT or not isinstance(mention.value, Money) or place is None:
                    continue
                of_meeting = place.part.kind in _OF_MEETINGS and place.part.body and place.part.date
                if not of_meeting or (paper.sha256, mention.part) in once:
                    yield SumRow(place=place, mention=mention, money=mention.value, heading=heading_of(place, mention))

    def paper(self, address: str) -> StoredPaper:
        """Return a paper, current or former. Raises NotFoundError."""
        return self._store.paper(address, audience=self._audience)

    def changes(self, since: int) -> Iterator[tuple[int, str, str, StoredPaper | TakenDownError]]:
        """Yield what became of papers after the change ``since``: its number, "saved" or "removed", SHA-256, the paper.

        Of a paper that was taken down it is said that it was, and why. One that may not be seen is passed over: not
        even that it is there is told.
        """
        for number, event, sha256 in self._store.changes(since):
            try:
                yield number, event, sha256, self._store.paper(sha256, audience=self._audience)
            except TakenDownError as taken_down:
                yield number, "removed", sha256, taken_down
            except NotFoundError:
                continue

    @cached_property
    def people_seen(self) -> dict[Spot, str]:
        """Return whom each printed name in an attendance list is taken to be, by where it is printed."""
        person_of = {figure: person.slug for person in self.people for figure in person.figures}
        return {
            (seen.paper, seen.page, seen.start): person_of[record.figure]
            for history in self.histories
            for record in history.attendance
            for attended in record.meetings
            if (seen := attended.evidence) and record.figure in person_of
        }


_OF_MEETINGS = (Kind.MINUTES, Kind.AGENDA, Kind.REPORT)


def heading_of(place: PartPlace, mention: Mention) -> str | None:
    """Return the heading that a mention stands under; None where it stands before the first."""
    headed: list[Item | Section] = [*place.part.items, *place.part.sections]
    starts = sorted((each.source.page, each.source.start or 0, n) for n, each in enumerate(headed))
    at = bisect_right(starts, (mention.page, mention.start, len(headed))) - 1
    if at < 0:
        return None
    under = headed[starts[at][2]]
    return f"{under.number} {under.title}" if under.number else under.title


class Listings:
    """The latest listing of each audience, made anew when the store, the years or the day has changed."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive  # its store is opened when first asked
        self._years: dict[Audience, Years] = {}
        self._known: dict[Audience, Listing] = {}
        self._lock = Lock()

    def of(self, audience: Audience) -> Listing:
        """Return what there is to list for ``audience`` today."""
        today, store = date.today(), self._archive.store
        with self._lock:
            if audience not in self._years:
                self._years[audience] = Years(store, audience)
            years = self._years[audience]
        state = years.state()
        stamp = f"{store.last_change()}-{state.change if state else 'none'}-{today}"
        with self._lock:
            if audience not in self._known or self._known[audience].stamp != stamp:
                self._known[audience] = Listing(store, years, audience, today=today, stamp=stamp)
            return self._known[audience]


def current_listing() -> Listing:
    """Return what there is to list for who asks: the public, whoever downloads, and staff for a program's token."""
    listings: Listings = current_app.extensions["listings"]
    return listings.of(current_audience())
