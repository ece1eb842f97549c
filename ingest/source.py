"""What is a source: somewhere that papers come from, which says what there is to be had.

A source lists; it does not fetch papers, and keeps nothing: `ingest.fetching.harvest` does, the same for every source.
"""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from corpus.errors import HarvestError
from corpus.plugs import find_plugs
from corpus.records import record
from corpus.visits.sites import SiteDocument, SiteMeeting
from ingest import sources
from ingest.fetching.manners import Answer


@record
class Wanted:
    """What a user asks for. ``committee`` is a name or number, None for all; the days are inclusive."""

    place: str
    committee: str | None = None
    since: date | None = None
    until: date | None = None

    def covers(self, day: date | None) -> bool:
        """Return whether a day is asked for. An unknown day is."""
        if day is None:
            return True
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


@record
class Met:
    """A meeting, with its papers. ``said`` is what the list said of it; ``whole``: all that there is of it was read."""

    meeting: SiteMeeting
    said: str = ""
    whole: bool = True


@record
class Still:
    """A meeting that is as it was: its papers are still listed."""

    meeting_id: str


@record
class Loose:
    """A paper that no meeting is stated for."""

    document: SiteDocument


@record
class Whole:
    """Everything of a committee (None: of the source) has been listed: what was there before and is not now is gone."""

    committee_id: str | None = None


@record
class Fault:
    """Something that could not be listed. ``meeting_id``: this meeting, whose papers are then taken as still there."""

    address: str
    reason: str
    meeting_id: str | None = None

    @classmethod
    def of(cls, error: HarvestError, meeting_id: str | None = None) -> "Fault":
        """Return the fault that an error is."""
        return cls(address=error.address, reason=error.reason, meeting_id=meeting_id)


Sighting = Met | Still | Loose | Whole | Fault


class Visit(Protocol):
    """What a source may do while it lists."""

    def read(self, address: str, *, attempts: int | None = None) -> Answer:
        """Return what is at an address. Raises HarvestError; a BlockedError is not to be caught."""
        ...

    def settled(self, meeting_id: str, said: str) -> bool:
        """Return whether a meeting need not be looked at again: seen not long ago, and the list says the same of it."""
        ...


class Source(Protocol):
    """A kind of place. Each is one file in ``ingest/sources/`` with the constant ``SOURCE``."""

    name: str

    def bid(self, place: str) -> float:
        """Return from 0 to 1 how sure it is that ``place``, as a user gave it, is of this kind."""
        ...

    def walk(self, wanted: Wanted, visit: Visit) -> Iterator[Sighting]:
        """Yield what there is, as it is found. What cannot be listed is a `Fault`; only BlockedError is raised."""
        ...


def find_source(place: str) -> Source:
    """Return the source that a place is of. Raises HarvestError where none knows it."""
    known: tuple[Source, ...] = find_plugs(sources, "SOURCE")
    try:
        bid, source = max(((source.bid(place), source) for source in known), key=lambda pair: pair[0])
    except ValueError as error:
        raise HarvestError(place, "is not an address that can be asked") from error
    if bid <= 0:
        raise HarvestError(place, "is no folder, no list of addresses and no http or https address")
    return source
