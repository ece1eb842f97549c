"""What does a council's site say of a meeting? Kept apart from what its papers say: the two are compared, not mixed.

Words are the site's own, unescaped and with white space put right; a number is "as displayed" without its full stop.
"""

import datetime
from enum import StrEnum

from corpus.records import record


class PaperKind(StrEnum):
    """What a linked paper is, as the site offers it."""

    FRONTSHEET = "frontsheet"
    PACK = "pack"
    SUPPLEMENT = "supplement"
    MINUTES = "minutes"
    DECISIONS = "decisions"
    REPORT = "report"
    ELSEWHERE = "elsewhere"  # a link to another site: listed, never fetched


@record
class SiteCommittee:
    """A committee as the site lists it."""

    id: str
    title: str
    category: str | None = None
    expired: bool = False


@record
class SiteDocument:
    """A paper that a page links to.

    ``key`` tells the paper from every other of its site, however it is addressed ("s60860", "g10230-T1"). ``item`` is
    the displayed number of the agenda item it hangs under; None where it belongs to the meeting as a whole.
    ``version`` changes when the paper does, where the place it comes from can say so beforehand (a file's time).
    """

    key: str
    address: str
    title: str
    kind: PaperKind
    item: str | None = None
    restricted: bool = False
    published: datetime.date | None = None
    version: str | None = None


@record
class SiteItem:
    """An agenda item. Texts are paragraphs joined by line breaks, "" where the site has none.

    ``heading`` marks a section heading, which the site lists as an item numbered 0 or without a number.
    ``minutes_html`` is as the site has it: never to be shown without being cleaned.
    ``continued`` is the address of the item's own page where the minutes here are cut short, else None.
    """

    id: str | None
    number: str | None
    title: str
    heading: bool = False
    restricted: bool = False
    text: str = ""
    decision: str = ""
    minutes: str = ""
    minutes_html: str = ""
    continued: str | None = None
    documents: tuple[SiteDocument, ...] = ()


@record
class SiteAttendee:
    """A name in the site's attendance list; ``role`` and ``attendance`` as displayed ("Chair", "Apologies")."""

    name: str
    role: str | None = None
    attendance: str | None = None


@record
class SiteMeeting:
    """A meeting. ``status`` is the site's word in lower case ("confirmed", "cancelled"); None where it says none."""

    id: str | None
    committee: str
    committee_id: str | None = None
    date: datetime.date | None = None
    time: str | None = None
    place: str | None = None
    status: str | None = None
    title: str | None = None  # what the page calls itself: "Agenda, decisions and minutes"
    address: str | None = None
    items: tuple[SiteItem, ...] = ()
    attendees: tuple[SiteAttendee, ...] = ()
    documents: tuple[SiteDocument, ...] = ()  # of the meeting as a whole
    choices: tuple[str, ...] = ()  # addresses of pages that offer packs to choose from
    attendance_address: str | None = None  # of the page that lists who attended

    @property
    def papers(self) -> tuple[SiteDocument, ...]:
        """Every paper of the meeting that is on this site and open to the public, each key once."""
        every = [*self.documents, *(document for item in self.items for document in item.documents)]
        open_here = {
            document.key: document
            for document in reversed(every)
            if not document.restricted and document.kind is not PaperKind.ELSEWHERE
        }
        return tuple(reversed(open_here.values()))
