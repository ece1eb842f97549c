"""What is known of a source: how far each of its papers has come, what its site said, how its runs went."""

import datetime
from enum import StrEnum

from corpus.records import record
from corpus.visits.sites import SiteMeeting

FINISHED = "finished"  # how a run ends that has seen all there is
NIGHTLY = 24  # hours


class State(StrEnum):
    """What has become of an address."""

    LISTED = "listed"  # seen, not fetched yet
    FETCHED = "fetched"  # fetched, not read yet
    HELD = "held"  # in the store
    UNREADABLE = "unreadable"  # fetched, and no paper that can be read
    FAILED = "failed"  # could not be fetched


@record
class SavedSource:
    """Somewhere papers come from. ``saved`` ones are visited by `harvest --all`, every so many hours as is meant."""

    id: int
    kind: str
    place: str
    committee: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    saved: bool = False
    every_hours: int = NIGHTLY

    @property
    def name(self) -> str:
        """The place as people name it, with the committee."""
        return f"{self.place}, committee {self.committee}" if self.committee else self.place


@record
class SeenAddress:
    """A paper listed at a source, and how far it has come. ``withdrawn_at``: since when it is not there any more."""

    key: str
    address: str
    title: str
    kind: str
    meeting: str | None
    date: datetime.date | None
    state: State
    problem: str | None = None
    sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    version: str | None = None
    first_seen_at: datetime.datetime
    checked_at: datetime.datetime | None = None
    withdrawn_at: datetime.datetime | None = None


@record
class SeenMeeting:
    """What a source's site said of a meeting, and when it was last looked at."""

    meeting: SiteMeeting
    said: str
    whole: bool
    checked_at: datetime.datetime


@record
class Tally:
    """What a visit came to: papers listed there, what became of them, papers gone, and requests made."""

    found: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    failed: int = 0
    withdrawn: int = 0
    requests: int = 0


@record
class Run:
    """A visit to a source. ``ending`` is one line, None while it goes on or where it was killed."""

    id: int
    source: int
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    ending: str | None
    tally: Tally

    @property
    def finished(self) -> bool:
        """Whether all was seen that is listed."""
        return self.ending == FINISHED


@record
class Problem:
    """Something at a source that could not be had, and since when."""

    address: str
    reason: str
    since: datetime.datetime


@record
class CommitteeCoverage:
    """How much of a committee is held. ``first`` and ``last`` are the days of its meetings as the site lists them."""

    committee: str
    meetings: int
    first: datetime.date | None
    last: datetime.date | None
    listed: int
    held: int
    failed: int
    withdrawn: int


@record
class SourceState:
    """How a source stands. ``last`` is its last run, however it ended; ``fresh_at`` when all of it was last seen."""

    source: SavedSource
    last: Run | None
    fresh_at: datetime.datetime | None
    problems: tuple[Problem, ...]
    unread: tuple[SeenAddress, ...]  # papers listed there that are not held, each with its problem
    coverage: tuple[CommitteeCoverage, ...]

    @property
    def next_at(self) -> datetime.datetime | None:
        """When the source is to be visited again."""
        return next_visit(self.source, self.last)


def next_visit(source: SavedSource, last: Run | None) -> datetime.datetime | None:
    """Return when a saved source is to be visited next; None where it is not saved, or was never visited: at once."""
    if not source.saved or last is None:
        return None
    return last.started_at + datetime.timedelta(hours=source.every_hours)


@record
class Origin:
    """Where a paper's bytes were fetched from."""

    address: str
    source: int
    checked_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
