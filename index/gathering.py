"""Which entries does a paper have? The store's records brought together for `entries.build_entries`."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property

from corpus.errors import NotFoundError
from corpus.meetings import build_meeting, keyed_items, pick_parts, summarise_meetings
from corpus.records import Kind, Page
from corpus.slugs import slug
from corpus.store import Store
from corpus.stored import ItemPlace, MeetingPlace, PartPlace, StoredPaper
from corpus.twins import picked_first
from corpus.visibility import Audience
from index.entries import IndexEntry, PaperContents, build_entries, needs_pages

_WITH_ITEMS = (Kind.AGENDA, Kind.MINUTES)
_OF_MEETINGS = (*_WITH_ITEMS, Kind.REPORT)


class Gatherer:
    """Reads the store for the index, each meeting once. Everything is read as staff: entries carry their marks."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._meetings: dict[tuple[str, date], MeetingPlace | None] = {}

    def entries(self, paper: StoredPaper) -> Iterator[IndexEntry]:
        """Yield the entries of a current paper."""
        every = (PartPlace(paper=paper, part=part) for part in paper.parts)
        places = [place for place in every if self._is_picked(place)]
        mentions = self._store.mentions_of([paper], audience=Audience.STAFF)[paper.sha256]
        items = [item for place in places for item in self._items(place)]
        contents = PaperContents(places=places, items=items, mentions=mentions, pages=self._pages(paper, places))
        return build_entries(contents)

    def everything(self) -> Iterator[IndexEntry]:
        """Yield the entries of all current papers."""
        for paper in self._store.papers(audience=Audience.STAFF):
            yield from self.entries(paper)

    def affected(self, changed: Collection[str]) -> tuple[dict[str, StoredPaper], set[str]]:
        """Return the current papers whose entries may differ after a change of papers, and all to be taken out first.

        A paper of the same meeting is one: what stands in both is searched once.
        """
        current: dict[str, StoredPaper] = {}
        out = set(changed)
        for sha256 in changed:
            paper = self._paper(sha256)
            if paper is None:
                continue
            for known in (paper, *self._of_same_meetings(paper), *self._of_same_texts(paper)):
                out.add(known.sha256)
                if known.replaced_by is None:
                    current[known.sha256] = known
        return current, out

    def _is_picked(self, place: PartPlace) -> bool:
        """Return whether a part is the one that is searched where its text stands in several papers."""
        twins = self._store.twins(place, audience=Audience.STAFF)
        if any(picked_first(twin) < picked_first(place) for twin in twins):
            return False
        meeting = self._meeting(place) if place.part.kind in _OF_MEETINGS else None
        picked = pick_parts(meeting.parts, place.part.kind) if meeting else (place,)
        return _name(place) in map(_name, picked)

    def _items(self, place: PartPlace) -> tuple[ItemPlace, ...]:
        """Return the items of a part that are searched, with their addresses."""
        if place.part.kind not in _WITH_ITEMS:
            return ()
        meeting = self._meeting(place)
        if meeting is None:
            return keyed_items([place])
        items = meeting.minutes if place.part.kind is Kind.MINUTES else meeting.agenda
        return tuple(item for item in items if _name(item.place) == _name(place))

    def _pages(self, paper: StoredPaper, places: Iterable[PartPlace]) -> tuple[Page, ...]:
        """Return the pages among which are all of the parts that are searched by the page."""
        parts = [place.part for place in places if needs_pages(place)]
        if not parts:
            return ()
        first, last = min(part.first_page for part in parts), max(part.last_page for part in parts)
        return self._store.bare_pages(paper, first, last, audience=Audience.STAFF)

    def _of_same_meetings(self, paper: StoredPaper) -> Iterator[StoredPaper]:
        for part in paper.parts:
            meeting = self._meeting(PartPlace(paper=paper, part=part)) if part.kind in _OF_MEETINGS else None
            yield from (place.paper for place in (meeting.parts if meeting else ()))

    def _of_same_texts(self, paper: StoredPaper) -> Iterator[StoredPaper]:
        for part in paper.parts:
            for twin in self._store.twins(PartPlace(paper=paper, part=part), audience=Audience.STAFF):
                yield twin.paper

    def _meeting(self, place: PartPlace) -> MeetingPlace | None:
        """Return the meeting that a part is of; None where its body or day is not known or nothing current is held."""
        body, day = place.part.body, place.part.date
        if body is None or day is None:
            return None
        key = slug(body), day
        if key not in self._meetings:
            places = self._places.get(key, ())
            self._meetings[key] = build_meeting(places, body) if summarise_meetings(places) else None
        return self._meetings[key]

    @cached_property
    def _places(self) -> dict[tuple[str, date], list[PartPlace]]:
        """The parts of current papers by the body's slug and the day."""
        places: dict[tuple[str, date], list[PartPlace]] = {}
        for place in self._store.parts(audience=Audience.STAFF):
            if place.part.body is not None and place.part.date is not None:
                places.setdefault((slug(place.part.body), place.part.date), []).append(place)
        return places

    def _paper(self, sha256: str) -> StoredPaper | None:
        try:
            return self._store.paper(sha256, audience=Audience.STAFF)
        except NotFoundError:
            return None


def _name(place: PartPlace) -> tuple[str, str]:
    return place.paper.sha256, place.part.id
