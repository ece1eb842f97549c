"""An invented council: five committees, three hundred meetings, and their papers. The same at every call."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

COMMITTEES = (
    ("101", "Marlshire Community Safety Partnership"),
    ("102", "Audit & Standards Committee"),
    ("103", "Health and Wellbeing Board"),
    ("104", "Planning Committee"),
    ("105", "Scrutiny Panel"),
)
MEETINGS_EACH = 60
TODAY = date(2026, 11, 20)
NAMES = ("Ada Ashdown", "Bram Birling", "Cora Chilham", "Dev Detling", "Edie Eastry")


def small_pdf(words: str) -> bytes:
    """Return a PDF of one page with a line of words."""
    text = f"BT /F1 11 Tf 60 780 Td ({words}) Tj ET".encode("latin-1", "replace")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    pdf = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(pdf)
    pdf += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return pdf + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


@dataclass
class Document:
    """A paper at the site. ``letter``, ``number`` and ``kind`` make its address."""

    letter: str
    number: int
    title: str
    kind: str | None = None
    content: bytes = b""
    withdrawn: bool = False
    chosen: bool = False  # offered on a page of packs to choose from

    @property
    def key(self) -> str:
        return f"{self.letter}{self.number}" + (f"-T{self.kind}" if self.kind else "")

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.content).hexdigest()[:16]}"'

    @property
    def path(self) -> str:
        """The address as the pages print it: with raw spaces."""
        return f"documents/{self.letter}{self.number}/{self.title}.pdf" + (f"?T={self.kind}" if self.kind else "")


@dataclass
class Item:
    id: int
    order: int
    number: str
    title: str
    restricted: bool = False
    minutes: str = ""
    long: bool = False
    documents: list[Document] = field(default_factory=list)


@dataclass
class Meeting:
    id: int
    agenda_id: int  # the number in the addresses of its papers: not its own
    committee: tuple[str, str]
    date: date
    status: str
    items: list[Item] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    attendees: tuple[tuple[str, str, str], ...] = ()

    @property
    def published(self) -> bool:
        return bool(self.items)

    def all_documents(self) -> list[Document]:
        every = [*self.documents, *(document for item in self.items for document in item.documents)]
        return [document for document in every if not document.withdrawn]


@dataclass
class Council:
    meetings: list[Meeting]

    def __post_init__(self) -> None:
        self.by_key = {document.key: document for one in self.meetings for document in one.all_documents()}
        self.by_id = {str(one.id): one for one in self.meetings}

    def papers(self) -> dict[str, Document]:
        return {document.key: document for meeting in self.meetings for document in meeting.all_documents()}

    def of(self, committee_id: str) -> list[Meeting]:
        return [meeting for meeting in self.meetings if meeting.committee[0] == committee_id]


def build_council(*, committees: int = 5, meetings: int = MEETINGS_EACH) -> Council:
    """Return the council, or the first of its committees with their newest meetings."""
    chance = random.Random(2011)  # noqa: S311
    numbers = iter(range(60_000, 90_000))
    built = []
    for committee in COMMITTEES[:committees]:
        for place in range(meetings):
            day = TODAY + timedelta(days=30) - timedelta(days=92 * place + int(committee[0]) % 7)
            built.append(_build_meeting(committee, day, 4_000 + len(built), numbers, chance))
    return Council(meetings=built)


def _build_meeting(
    committee: tuple[str, str], day: date, number: int, numbers: Iterator[int], chance: random.Random
) -> Meeting:
    cancelled = chance.random() < 0.05
    meeting = Meeting(
        id=number,
        agenda_id=number + 9,
        committee=committee,
        date=day,
        status="Cancelled" if cancelled else "Confirmed",
        attendees=tuple((f"Councillor {name}", role, "Present") for name, role in zip(NAMES, _roles(), strict=True)),
    )
    if cancelled or day > TODAY:
        return meeting
    first = 2 * (number % 200)
    meeting.items = [
        Item(number * 10, 0, "0.", "A. Committee Business"),
        Item(number * 10 + 1, 1, f"{first + 1}.", "Apologies &amp; Substitutes", minutes="Apologies were received."),
        Item(
            number * 10 + 2,
            3,
            f"{first + 2}.",
            "Road Safety Update",
            minutes="RESOLVED that the report be noted. " + "The Board considered the figures. " * 12,
            long=number % 6 == 0,
        ),
        Item(number * 10 + 3, 0, "0.", "B. RESTRICTED ITEM(S)"),
        Item(number * 10 + 4, 5, f"{first + 3}.", "Case Review", restricted=True),
    ]
    stamp = f"{day:%A %d-%b-%Y} 10.00 {committee[1].replace('&', 'and')}"
    meeting.documents = [_paper("g", meeting.agenda_id, f"Printed minutes {stamp}", "1")]
    if number % 2:
        meeting.items[2].documents = [
            _paper("s", next(numbers), f"Road Safety Update {day:%B %Y}", None),
            _paper("s", next(numbers), "Appendix 1 - Q&amp;A 50% sample", None),
        ]
    else:
        pack = _paper("g", meeting.agenda_id, f"Public reports pack {stamp}", "10", chosen=number % 10 == 0)
        meeting.documents += [_paper("g", meeting.agenda_id, f"Agenda frontsheet {stamp}", "0"), pack]
    if number % 10 == 0:
        meeting.documents.append(_paper("b", next(numbers), f"Late paper {stamp}", "9", chosen=True))
    return meeting


def _paper(letter: str, number: int, title: str, kind: str | None, *, chosen: bool = False) -> Document:
    words = f"{title} {letter}{number} {kind or ''}".replace("(", "").replace(")", "")
    return Document(letter, number, title.replace("&amp;", "and"), kind, small_pdf(words), chosen=chosen)


def _roles() -> tuple[str, ...]:
    return ("Chair", "Vice-Chair", "Committee Member", "Committee Member", "Committee Member")
