"""What the store gives back: records with their place in the corpus."""

from datetime import date, datetime
from enum import StrEnum

from corpus.records import Attendance, Item, Kind, Part, Source, record
from corpus.visits.sites import SiteMeeting


class Verdict(StrEnum):
    """How the word of a council's site stands to that of a paper."""

    CONFIRMED = "confirmed"  # both say the same
    ADDED = "added"  # the paper leaves it unknown: the site's word is used
    CONFLICT = "conflict"  # they differ: both are shown


@record
class SiteWord:
    """One thing that a council's site says, beside what a paper says of the same. None: that one says nothing of it.

    ``about`` is "day", "item 5", "restricted 5", "attendance Ann Ash"; ``address`` the site's page that says it;
    ``part`` the id of the paper's part, ``at`` where the paper's word stands, ``page`` on which page.
    """

    about: str
    verdict: Verdict
    site: str | None
    paper: str | None
    address: str | None
    part: str = ""
    at: Source | None = None
    page: int | None = None


@record
class Removal:
    """What is left of something taken down: how much it was (paper | part | page | words), since when and why."""

    reach: str
    pages: tuple[int, ...]
    day: date
    reason: str


@record
class StoredPaper:
    """A paper that is held. `address` is its short name in our addresses: the first 12 hex digits of its SHA-256."""

    sha256: str
    address: str
    file: str
    media_type: str
    page_count: int
    kind: Kind
    title: str
    body: str | None
    date: date | None
    parts: tuple[Part, ...]
    warnings: tuple[str, ...]
    ocr_pages: tuple[int, ...]
    ingested_at: datetime
    source_address: str | None = None
    replaced_by: str | None = None  # SHA-256 of the version that came after it
    former: tuple[str, ...] = ()  # SHA-256s of the versions it replaced, newest first
    hidden_pages: tuple[int, ...] = ()  # pages of restricted parts or taken down, for one who may not see them
    removals: tuple[Removal, ...] = ()  # what was taken down, for one who may not see it
    site: tuple[SiteWord, ...] = ()  # what the council's site says of the same

    @property
    def whole(self) -> bool:
        """Whether all of it may be seen: only then may the file itself be handed out."""
        return not self.hidden_pages and not self.removals


@record
class PartPlace:
    """A part and the paper it stands in."""

    paper: StoredPaper
    part: Part


@record
class ItemPlace:
    """An item in its meeting. `key` is the last word of its address: "152", "152-2" where 152 was used before."""

    place: PartPlace
    item: Item
    key: str


@record
class BodySummary:
    """A body that meets, with how many meetings are held of it, from when to when."""

    name: str
    slug: str
    meetings: int
    first: date
    last: date


@record
class MeetingSummary:
    """A meeting of a body on a day, and which papers of it are held."""

    body: str
    slug: str
    date: date
    kinds: tuple[Kind, ...]
    resolutions: int
    actions: int


@record
class MeetingPlace:
    """A meeting with everything held of it.

    `minutes` and `agenda` are items with their keys, each matter once; `parts` is every part of the meeting in every
    paper, so minutes that stand in a paper of their own and again in a pack are there twice. `site` is the meeting as
    the council's site has it, where it was visited and shows it.
    """

    body: str
    slug: str
    date: date
    attendance: tuple[Attendance, ...]
    minutes: tuple[ItemPlace, ...]
    agenda: tuple[ItemPlace, ...]
    parts: tuple[PartPlace, ...]
    site: SiteMeeting | None = None


@record
class Failure:
    """A file that could not be read, why, and since when. Kept until the file is mended or removed."""

    file: str
    path: str
    sha256: str | None
    reason: str
    remedy: str
    failed_at: datetime


@record
class Saved:
    """What became of a paper on its way in. `status` is new | unchanged | replaced | reread.

    `replaced` names the versions that it took the place of.
    """

    status: str
    sha256: str
    replaced: tuple[str, ...] = ()
