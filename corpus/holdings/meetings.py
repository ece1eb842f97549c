"""Which meetings are papers held of, and what of each?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from corpus import schema
from corpus.errors import NotFoundError
from corpus.holdings.held import CURRENT, Held, places_in
from corpus.meetings import body_names, build_meeting, summarise_bodies, summarise_meetings
from corpus.records import Part
from corpus.slugs import slug
from corpus.stored import BodySummary, ItemPlace, MeetingPlace, MeetingSummary, PartPlace
from corpus.twins import Twins
from corpus.visibility import Audience
from corpus.visits.sayings import listed_on, listed_under
from corpus.visits.sites import SiteMeeting


class HeldMeetings(Held):
    """The meetings of which papers are held, their items, and the parts of the papers that tell of them."""

    def __init__(self, url: str) -> None:
        """Open the store at a database address, as `Held` does."""
        super().__init__(url)
        self._twins: dict[Audience, tuple[int, Twins]] = {}

    def bodies(self, *, audience: Audience = Audience.PUBLIC) -> tuple[BodySummary, ...]:
        """Return the bodies that met, by name."""
        return summarise_bodies(self.meetings(audience=audience))

    def meetings(
        self, *, body: str | None = None, year: int | None = None, audience: Audience = Audience.PUBLIC
    ) -> tuple[MeetingSummary, ...]:
        """Return the meetings of which papers are held, newest first; ``body`` is a name or slug."""
        places = [
            place
            for place in self._places(audience)
            if (body is None or _is_of(place.part, slug(body)))
            and (year is None or (place.part.date is not None and place.part.date.year == year))
        ]
        return summarise_meetings(places)

    def meeting(self, slug: str, day: date, *, audience: Audience = Audience.PUBLIC) -> MeetingPlace:
        """Return what is held of a body's meeting on a day. Raises NotFoundError."""
        of_meeting = select(schema.parts.c.paper).where(schema.parts.c.slug == slug, schema.parts.c.date == day)
        listed = schema.papers.c.sha256.in_(listed_on(day))
        held = self._stored(CURRENT & (schema.papers.c.id.in_(of_meeting) | self._moved() | listed), audience)
        places = [place for place in places_in(held) if place.part.date == day and _is_of(place.part, slug)]
        if not summarise_meetings(places):
            raise NotFoundError(f"no papers are held of a meeting of {slug} on {day}.")
        built = build_meeting(places, body_names(self._places(audience))[slug])
        site = [meeting for meeting in self.site_meetings([slug]) if meeting.date == day]
        return replace(built, site=site[0] if len(site) == 1 else None)

    def item(self, slug: str, day: date, key: str, *, audience: Audience = Audience.PUBLIC) -> ItemPlace:
        """Return the minute or agenda item with the address ``key``. Raises NotFoundError."""
        meeting = self.meeting(slug, day, audience=audience)
        for place in (*meeting.minutes, *meeting.agenda):
            if place.key == key:
                return place
        raise NotFoundError(f"the meeting of {meeting.body} on {day} has no item {key!r}. Its own page lists them.")

    def parts(self, *, audience: Audience = Audience.PUBLIC) -> Iterator[PartPlace]:
        """Yield every part of every current paper, in the order the papers came in."""
        yield from self._places(audience)

    def twins(self, place: PartPlace, *, audience: Audience = Audience.PUBLIC) -> tuple[PartPlace, ...]:
        """Return the other places of a report's text in current papers: its copy in a pack, or the paper by itself."""
        change = self.last_change()
        known = self._twins.get(audience)
        if known is None or known[0] != change:
            known = self._twins[audience] = (change, Twins(self._places(audience)))
        return known[1].of(place)

    def parts_of(self, slugs: Iterable[str], *, audience: Audience = Audience.PUBLIC) -> tuple[PartPlace, ...]:
        """Return the parts of current papers that are of the bodies with these slugs, and of no other."""
        wanted = set(slugs)
        of_bodies = select(schema.parts.c.paper).where(schema.parts.c.slug.in_(wanted))
        said = [meeting.committee for meeting in self.site_meetings(wanted)]
        listed = schema.papers.c.sha256.in_(listed_under(sorted(set(said))))
        held = self._stored(CURRENT & (schema.papers.c.id.in_(of_bodies) | self._moved() | listed), audience)
        return tuple(
            place for place in places_in(held) if place.part.body is not None and slug(place.part.body) in wanted
        )

    def site_meetings(self, slugs: Iterable[str]) -> tuple[SiteMeeting, ...]:
        """Return the meetings of the bodies with these slugs as their councils' sites have them, by day."""
        return self._overlay().site_meetings(sorted(set(slugs)))

    def slugs(self, papers: Iterable[str] | None = None) -> set[str]:
        """Return the slugs of the bodies that any paper is of, or any of ``papers`` (SHA-256s): restricted ones too."""
        papers = None if papers is None else set(papers)
        query = select(schema.parts.c.slug).distinct().where(schema.parts.c.slug.is_not(None))
        if papers is not None:
            ours = select(schema.papers.c.id).where(schema.papers.c.sha256.in_(list(papers)))
            query = query.where(schema.parts.c.paper.in_(ours))
        overlay = self._overlay()
        bodies = {slug(name) for paper, names in overlay.moved.items() if _among(paper, papers) for name in names}
        said = overlay.sayings
        listed = {slug(name) for paper in said.papers if _among(paper, papers) for name in said.bodies(paper)}
        return {row.slug for row in self._rows(query)} | bodies | listed


def _among(paper: str, papers: set[str] | None) -> bool:
    return papers is None or paper in papers


def _is_of(part: Part, body: str) -> bool:
    """Return whether a part is of the body with this slug."""
    return part.body is not None and slug(part.body) == body
