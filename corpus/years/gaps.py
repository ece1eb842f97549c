"""What is a gap? Something known to be missing or held otherwise than announced; and the gaps that a site tells of."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum

from corpus.records import record
from corpus.stored import PartPlace, Verdict
from corpus.visits.sites import SiteMeeting

_OFF = ("cancelled", "canceled", "postponed", "abandoned", "withdrawn")


class Gap(StrEnum):
    """The kinds of gap."""

    NO_MINUTES = "minutes not held"
    NO_PAPERS = "no papers held of a known meeting"
    NO_REPORT = "report listed but not held"
    NUMBERS = "minute numbers missing"
    YEAR = "year without papers"
    MOVED = "held on another day than announced"
    CANCELLED = "cancelled"
    DIFFERS = "the council’s site says otherwise"


@record
class Missing:
    """Something known to be missing, or held otherwise than announced, and the paper that says so (None: none says it).

    `day` is the day of the meeting it concerns; `address` that of the council's page, where it says so.
    """

    kind: Gap
    day: date | None
    what: str
    file: str | None
    paper: str | None  # SHA-256
    page: int | None
    numbers: tuple[int, ...] = ()  # the first and the last minute number that are missing
    address: str | None = None


def is_called_off(meeting: SiteMeeting) -> bool:
    """Return whether the site says that a meeting was cancelled or postponed."""
    return (meeting.status or "").lower().startswith(_OFF)


def missing_at_site(listed: Iterable[SiteMeeting], told: Collection[date | None], today: date) -> Iterator[Missing]:
    """Yield the past meetings on a council's site of which nothing is held and of which no paper tells (``told``)."""
    for meeting in listed:
        if meeting.date is None or meeting.date >= today or meeting.date in told:
            continue
        if is_called_off(meeting):
            yield called_off(meeting)
        else:
            what = f"The council’s site lists a meeting on {say_day(meeting.date)}; no paper of it is held"
            yield _by_site(Gap.NO_PAPERS, meeting, what)


def called_off(meeting: SiteMeeting) -> Missing:
    """Return that the site says a meeting was called off, in its own word."""
    what = f"The council’s site says that the meeting of {say_day(meeting.date)} was {meeting.status}"
    return _by_site(Gap.CANCELLED, meeting, what)


def find_differing(places: Iterable[PartPlace]) -> Iterator[Missing]:
    """Yield the papers that a site contradicts: on how many points, and on which first."""
    for place in places:
        differing = [
            word for word in place.paper.site if word.part == place.part.id and word.verdict is Verdict.CONFLICT
        ]
        if differing:
            first, paper = differing[0], place.paper
            more = f", and {len(differing) - 1} more" if len(differing) > 1 else ""
            what = f"{first.about}: “{first.site or 'nothing'}” there, “{first.paper or 'nothing'}” in the paper{more}"
            page = first.page or place.part.first_page
            yield Missing(
                kind=Gap.DIFFERS,
                day=place.part.date,
                what=what[:1].upper() + what[1:],
                file=paper.file,
                paper=paper.sha256,
                page=page,
                address=first.address,
            )


def _by_site(kind: Gap, meeting: SiteMeeting, what: str) -> Missing:
    return Missing(kind=kind, day=meeting.date, what=what, file=None, paper=None, page=None, address=meeting.address)


def say_day(day: date | None) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B %Y}" if day else "an unknown day"
