"""What a record is: the values that everything else passes on.

A paper is read into `Page`s of `Line`s (`corpus/printed.py`, where units are told), and those into `Part`s of `Item`s
and `Section`s with their `Resolution`s, `Action`s, `Attendance` and `Office`s; `Mention`s are spans of the pages' text.
The fields and words are those of the public JSON shape (`matters parse --json`); see `corpus/shapes.py` for the way
there and back. Unknown is None.
"""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from corpus.frozen import record as record
from corpus.printed import Line as Line
from corpus.printed import Page as Page
from corpus.printed import Source as Source
from corpus.printed import Table as Table
from corpus.printed import Word as Word
from corpus.proceedings import Proceeding

Day = date  # in a class with a field named `date`, the name means the field


class Kind(StrEnum):
    """The kinds of a paper and (all but the pack) of a part."""

    AGENDA_PACK = "agenda_pack"
    AGENDA = "agenda"
    MINUTES = "minutes"
    REPORT = "report"
    STRATEGY = "strategy"
    OTHER = "other"


class Status(StrEnum):
    """How a person attended a meeting."""

    PRESENT = "present"
    IN_ATTENDANCE = "in_attendance"
    APOLOGIES = "apologies"
    SUBSTITUTE = "substitute"
    ABSENT = "absent"


class Event(StrEnum):
    """What a paper says happened to an office."""

    HOLDS = "holds"
    ELECTED = "elected"
    APPOINTED = "appointed"
    LEFT = "left"
    VACANT = "vacant"


class EntityType(StrEnum):
    """The kinds of mention."""

    PERSON = "person"
    ORGANISATION = "organisation"
    AMOUNT = "amount"
    DATE = "date"


@record
class Period:
    """A closed interval of days. A single day has `start == end`."""

    start: date
    end: date


@record
class Money:
    """A sum: pounds (or `currency`) to the penny."""

    amount: Decimal
    currency: str = "GBP"


@record
class Clause:
    """A lettered, numbered or bulleted part of a resolution. Nested: label "a.1", "c.•"."""

    label: str
    text: str
    source: Source | None = None


@record
class Vote:
    """A vote: its figures, None where the paper does not give one; of a recorded vote the names on each side."""

    votes_for: int | None = None
    against: int | None = None
    abstain: int | None = None
    names_for: tuple[str, ...] = ()
    names_against: tuple[str, ...] = ()
    names_abstaining: tuple[str, ...] = ()
    casting: bool = False  # whether the Chair's casting vote decided it


@record
class Resolution:
    """A decision of the meeting or, in a report, a recommendation to it.

    `text` is the whole as one string; `lead` the part before the clauses, None where there are no clauses.
    """

    text: str
    lead: str | None = None
    clauses: tuple[Clause, ...] = ()
    verbs: tuple[str, ...] = ()  # "note", "agree": lower-case base forms, in order, without repeats
    proposer: str | None = None
    seconder: str | None = None
    vote: Vote | None = None
    source: Source
    confidence: float | None = None  # 0..1, how sure the reading is (see ingest/confidence.py); None: not rated


@record
class Action:
    """Something that a named person or body is to do after the meeting."""

    text: str
    owner: str | None = None
    due: Period | None = None
    source: Source


@record
class Attendance:
    """One name in a meeting's attendance lists (the same person under two headings is two)."""

    name: str
    status: Status
    office: str | None = None
    organisation: str | None = None
    source: Source
    confidence: float | None = None  # 0..1, how sure the reading is (see ingest/confidence.py); None: not rated


@record
class Author:
    """Who a report is by."""

    name: str
    post: str | None = None


@record
class Office:
    """A statement that a person holds, takes or leaves an office, or (person None) that it is vacant."""

    person: str | None
    office: str
    body: str | None
    event: Event
    date: Day | None
    source: Source
    text: str
    confidence: float | None = None  # 0..1, how sure the reading is (see ingest/confidence.py); None: not rated


@record
class Item:
    """An agenda item or a minute. `text` leaves the heading out and has a line for each paragraph.

    `paragraphs` says where each of those lines stands; empty where that is not known.
    """

    number: str | None
    title: str
    first_page: int
    last_page: int
    agenda_ref: str | None = None
    restricted: bool = False
    text: str = ""
    paragraphs: tuple[Source, ...] = ()
    paper_pages: tuple[int, int] | None = None
    resolutions: tuple[Resolution, ...] = ()
    actions: tuple[Action, ...] = ()
    source: Source
    confidence: float | None = None  # 0..1, how sure the reading is (see ingest/confidence.py); None: not rated


@record
class Section:
    """A headed section of a report or strategy; `level` 1 is the outermost."""

    number: str | None
    title: str
    level: int
    first_page: int
    last_page: int
    text: str
    source: Source


@record
class Doubt:
    """Something found that was not expected, or expected and not found, and by how much that shakes the reading."""

    rule: str  # "no attendance found": the same words wherever it holds, so that they can be counted
    weight: float  # the share of the confidence that it takes
    page: int | None = None
    detail: str = ""  # "number 12 follows 9"


@record
class Part:
    """A paper within a paper: a pack has one for its agenda, one for the minutes, one for each report."""

    id: str  # "p1", "p2", … in reading order
    kind: Kind
    title: str
    body: str | None = None
    date: Day | None = None
    period: Period | None = None
    first_page: int
    last_page: int
    start: int = 0  # where on its first page it begins (an offset into that page's text), if below another part
    restricted: bool = False
    agenda_ref: str | None = None  # the agenda item that a report in a pack belongs to: "B1"
    authors: tuple[Author, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()
    recommendations: tuple[Resolution, ...] = ()
    actions: tuple[Action, ...] = ()  # of a report's or strategy's action plan; those of minutes stand in their items
    offices: tuple[Office, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()  # of minutes: interests declared, the public's questions, times …
    confidence: float | None = None  # 0..1, how sure the reading is (see ingest/confidence.py); None: not rated
    doubts: tuple[Doubt, ...] = ()
    sketch: tuple[int, ...] = ()  # of its words, to know the same text elsewhere by (corpus/twins.py)


@record
class Mention:
    """A span of a page's text that names a person, an organisation, a sum or a date.

    `value` is the plain name of a person or organisation; a `Money`; or a `Period`.
    """

    type: EntityType
    text: str
    value: "str | Money | Period"
    part: str
    page: int
    start: int
    end: int
    also: tuple[str, ...] = ()  # other forms of the same name printed in the paper: its acronym


@record
class Finding:
    """One step of the reading, for `matters explain`: what was found where, and by which rule."""

    rule: str  # "layout minutes bid 0.92", "page number removed", "item 152"
    page: int | None = None
    line: str | None = None  # the words of the line


@record
class Paper:
    """A paper as read: what `matters parse` prints, plus its pages and how it was read."""

    file: str
    sha256: str
    media_type: str
    page_count: int
    kind: Kind
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    trace: tuple[Finding, ...] = field(default=())

    @property
    def ocr_pages(self) -> tuple[int, ...]:
        """The numbers of the pages whose text came from optical character recognition."""
        return tuple(page.number for page in self.pages if page.ocr)
