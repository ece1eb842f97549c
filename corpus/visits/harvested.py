"""What is known of a source: how far each of its papers has come, what its site said, how its runs went."""

import datetime
from enum import StrEnum

from corpus.records import record
from corpus.visits.sites import SiteMeeting


class State(StrEnum):
    """What has become of an address."""

    LISTED = "listed"  # seen, not fetched yet
    FETCHED = "fetched"  # fetched, not read yet
    HELD = "held"  # in the store
    UNREADABLE = "unreadable"  # fetched, and no paper that can be read
    FAILED = "failed"  # could not be fetched


@record
class SavedSource:
    """Somewhere papers come from. ``saved`` ones are visited by `harvest --all`."""

    id: int
    kind: str
    place: str
    committee: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    saved: bool = False


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
class Run:
    """A visit to a source. ``found`` counts papers listed, the rest what became of them in this run."""

    id: int
    source: int
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    ending: str | None
    found: int
    new: int
    replaced: int
    unchanged: int
    failed: int
    withdrawn: int
    requests: int


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


@record
class Origin:
    """Where a paper's bytes were fetched from."""

    address: str
    source: int
    checked_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
