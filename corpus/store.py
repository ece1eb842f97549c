"""Records in and out. The store is the truth: the index and everything derived can be rebuilt from it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum

from corpus.records import Kind, Mention, Page, Paper
from corpus.stored import (
    BodySummary,
    Failure,
    ItemPlace,
    MeetingPlace,
    MeetingSummary,
    PartPlace,
    Saved,
    StoredPaper,
)


class Audience(StrEnum):
    """Who asks. What the public may not see is absent for it, not marked."""

    PUBLIC = "public"
    STAFF = "staff"


class Store:
    """SIGNATURES ONLY, to be implemented: SQLAlchemy 2 Core, SQLite in WAL mode by default, PostgreSQL by URL."""

    def __init__(self, url: str) -> None: ...

    # -- in
    def save_paper(self, paper: Paper, *, now: datetime, source_address: str | None = None) -> Saved: ...
    def save_failure(self, failure: Failure) -> None: ...
    def forget_failure(self, path: str) -> None: ...

    # -- out: papers
    def failures(self) -> tuple[Failure, ...]: ...
    def has_paper(self, sha256: str) -> bool: ...
    def paper(self, address: str, *, audience: Audience = Audience.PUBLIC) -> StoredPaper: ...
    def papers(
        self, *, kind: Kind | None = None, body: str | None = None, audience: Audience = Audience.PUBLIC
    ) -> tuple[StoredPaper, ...]: ...
    def page(self, sha256: str, number: int, *, audience: Audience = Audience.PUBLIC) -> Page: ...
    def pages(self, sha256: str, *, audience: Audience = Audience.PUBLIC) -> Iterator[Page]: ...
    def mentions(self, sha256: str, *, audience: Audience = Audience.PUBLIC) -> tuple[Mention, ...]: ...

    # -- out: meetings
    def bodies(self, *, audience: Audience = Audience.PUBLIC) -> tuple[BodySummary, ...]: ...
    def meetings(
        self, *, body: str | None = None, year: int | None = None, audience: Audience = Audience.PUBLIC
    ) -> tuple[MeetingSummary, ...]: ...
    def meeting(self, slug: str, day: date, *, audience: Audience = Audience.PUBLIC) -> MeetingPlace: ...
    def item(self, slug: str, day: date, key: str, *, audience: Audience = Audience.PUBLIC) -> ItemPlace: ...
    def parts(self, *, audience: Audience = Audience.PUBLIC) -> Iterator[PartPlace]: ...

    # -- what changed, for the index and everything derived
    def last_change(self) -> int: ...
    def changes(self, since: int) -> Sequence[tuple[int, str, str]]: ...  # (number, "saved"|"removed", sha256)
