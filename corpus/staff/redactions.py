"""What was taken down, by whom and why? Kept beside what was read, so that it holds however often a paper is read anew.

Words are remembered with their boxes on the page: a later reading may number its characters otherwise, but the words
stand where they stood. Where they cannot be found again, the whole page is withheld.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update

from corpus import schema
from corpus.errors import NotFoundError
from corpus.packing import pack, unpack
from corpus.records import Page, Part, record
from corpus.staff.audit import Act, note
from corpus.staff.clearing import Span, find_words, words_of
from corpus.staff.staff_tables import make_tables, redactions


class Reach(StrEnum):
    """How much of a paper is taken down."""

    PAPER = "paper"
    PART = "part"
    ITEM = "item"
    PAGE = "page"
    WORDS = "words"


@record
class Area:
    """A rectangle of a page, in points."""

    x0: float
    top: float
    x1: float
    bottom: float


@record
class Cut:
    """What is taken from one page: all of it (``whole``), or words from ``start`` up to ``end`` of its text.

    ``words`` is the text taken. A page that is whole for another part's sake still gives up only these words.
    """

    page: int
    start: int
    end: int
    words: str
    areas: tuple[Area, ...] = ()
    whole: bool = False


@record
class Decision:
    """Who decided, when (ISO, with zone) and why. The reason of a redaction is shown to the public."""

    by: str
    at: str
    reason: str


@record
class Redaction:
    """Something taken down. ``began`` and ``ended`` are (page, character) where a part begins and the next one does."""

    paper: str  # SHA-256
    reach: Reach
    cuts: tuple[Cut, ...] = ()
    began: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()
    made: Decision
    lifted: Decision | None = None
    carried: bool = False  # from a former version of the paper: what is not found again is not there
    id: int = 0

    @property
    def day(self) -> date:
        """The day on which it was taken down."""
        return datetime.fromisoformat(self.made.at).date()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that it is about; none for a whole paper."""
        return tuple(sorted({cut.page for cut in self.cuts}))

    @property
    def whole_pages(self) -> frozenset[int]:
        """The pages that are not shown at all."""
        return frozenset(cut.page for cut in self.cuts if cut.whole)

    def covers(self, part: Part) -> bool:
        """Return whether a part is what was taken down, or begins within it."""
        if self.reach is not Reach.PART:
            return False
        begins = (part.first_page, part.start)
        return tuple(self.began) <= begins and (not self.ended or begins < tuple(self.ended))


def cut_words(page: Page, start: int, end: int) -> Cut:
    """Return the cut of the words that ``start`` up to ``end`` touches, widened to whole words."""
    start, end = _widen(page.text, max(start, 0), min(end, len(page.text)))
    areas = tuple(
        Area(
            x0=min(word.x0 for word in touched),
            top=min(word.top for word in touched),
            x1=max(word.x1 for word in touched),
            bottom=max(word.bottom for word in touched),
        )
        for line in page.lines
        if (touched := [word for word in line.words if word.start < end and word.end > start])
    )
    return Cut(page=page.number, start=start, end=end, words=page.text[start:end], areas=areas)


def cut_page(page: Page, start: int = 0, end: int | None = None) -> Cut:
    """Return the cut of a whole page; of its words only those from ``start`` up to ``end`` are looked for elsewhere."""
    end = len(page.text) if end is None else end
    return Cut(page=page.number, start=start, end=end, words=page.text[start:end], whole=True)


def place(page: Page, cut: Cut) -> tuple[Span, ...] | None:
    """Return where the words of a cut stand in a page as it is read now; None where they are not found again."""
    if page.text[cut.start : cut.end] == cut.words:
        return ((cut.start, cut.end),)
    boxed = tuple(
        (word.start, word.end)
        for line in page.lines
        for word in line.words
        if any(_overlap(area, Area(x0=word.x0, top=word.top, x1=word.x1, bottom=word.bottom)) for area in cut.areas)
    )
    return boxed or find_words(page.text, words_of(cut.words)) or None


class Redactions:
    """What was taken down. Every change leaves an entry in the audit log and is a change of the paper."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        make_tables(engine)

    def add(self, made: Iterable[Redaction]) -> tuple[int, ...]:
        """Keep redactions, all or none, and return their numbers."""
        with schema.writing(self._engine, "the redactions") as connection:
            return tuple(_add(connection, each) for each in made)

    def lift(self, number: int, decision: Decision) -> tuple[Redaction, ...]:
        """Show again what was taken down under a number, and whatever the same decision took from other papers.

        Return the redactions lifted. Raises NotFoundError where nothing is in force under that number.
        """
        in_force = select(redactions).where(~redactions.c.lifted)
        with schema.writing(self._engine, "the redactions") as connection:
            held = [_redaction(row) for row in connection.execute(in_force)]
            named = next((each for each in held if each.id == number), None)
            if named is None:
                raise NotFoundError(f"no redaction {number} is in force.")
            lifted = tuple(replace(each, lifted=decision) for each in held if each.made == named.made)
            for each in lifted:
                changed = update(redactions).where(redactions.c.id == each.id)
                connection.execute(changed.values(record=pack(each), lifted=True))
                schema.log_change(connection, each.paper)
                note(connection, _act("lift redaction", each, decision, each.id))
        return lifted

    def of(self, paper: str) -> tuple[Redaction, ...]:
        """Return what was ever taken down of a paper (SHA-256), latest first, lifted ones too."""
        query = select(redactions).where(redactions.c.paper == paper).order_by(redactions.c.id.desc())
        with self._engine.connect() as connection:
            return tuple(_redaction(row) for row in connection.execute(query))

    def all(self) -> tuple[Redaction, ...]:
        """Return everything ever taken down, latest first."""
        with self._engine.connect() as connection:
            return tuple(
                _redaction(row) for row in connection.execute(select(redactions).order_by(redactions.c.id.desc()))
            )

    def in_force(self) -> Mapping[str, Sequence[Redaction]]:
        """Return what is taken down now, by the paper's SHA-256."""
        held: dict[str, list[Redaction]] = {}
        query = select(redactions).where(~redactions.c.lifted).order_by(redactions.c.id)
        with self._engine.connect() as connection:
            for row in connection.execute(query):
                held.setdefault(row.paper, []).append(_redaction(row))
        return held


def _add(connection: Connection, made: Redaction) -> int:
    values = {"paper": made.paper, "record": pack(made), "lifted": False}
    number: int = connection.execute(insert(redactions).values(values).returning(redactions.c.id)).scalar_one()
    schema.log_change(connection, made.paper, hidden=True)
    note(connection, _act("redact", made, made.made, number))
    return number


def _act(act: str, about: Redaction, decision: Decision, number: int) -> Act:
    pages = ", ".join(map(str, about.pages))
    what = f"redaction {number}: {about.reach}" + (f", page {pages}" if pages else "")
    at = datetime.fromisoformat(decision.at).astimezone(UTC)
    return Act(at=at, who=decision.by, act=act, what=what, why=decision.reason, paper=about.paper)


def _redaction(row: Row[Any]) -> Redaction:
    return replace(unpack(Redaction, row.record), id=row.id)


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and start < len(text) and not text[start].isspace() and not text[start - 1].isspace():
        start -= 1
    while 0 < end < len(text) and not text[end - 1].isspace() and not text[end].isspace():
        end += 1
    return start, end


def _overlap(one: Area, other: Area) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
