"""What staff decided about persons and matters: kept apart from what is derived, and never lost with it.

A decision is added, never changed: undoing one says who undid it and when, and both stay to be read.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Column, DateTime, Engine, Integer, MetaData, String, Table, Text, insert, select, update

from corpus import schema
from corpus.errors import NotFoundError
from corpus.names import namesake_key
from corpus.records import record
from corpus.years.history import StaffWords
from corpus.years.matters import MatterRuling
from corpus.years.rulings import Rulings

metadata = MetaData()

decisions = Table(
    "staff_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("undone_by", Text),
    Column("undone_at", DateTime(timezone=True)),
    sqlite_autoincrement=True,
)


class Verdict(StrEnum):
    """What staff can decide: two names are one person, or two; a step is of no matter; a matter is closed, or not."""

    JOIN = "join"
    APART = "apart"
    UNLINK = "unlink"
    CLOSE = "close"
    REOPEN = "reopen"


OF_MATTERS = frozenset({Verdict.UNLINK, Verdict.CLOSE, Verdict.REOPEN})


@record
class Decision:
    """One decision. For persons `one` and `other` are "body-slug/name as printed"; for a link the matter's id and the
    step's "day/key"."""

    id: int
    kind: Verdict
    one: str
    other: str
    reason: str
    made_by: str
    made_at: datetime
    undone_by: str | None = None
    undone_at: datetime | None = None

    @property
    def bodies(self) -> set[str]:
        """The slugs of the bodies whose papers it is about."""
        sides = (self.one,) if self.kind in OF_MATTERS else (self.one, self.other)
        return {side.partition("/")[0] for side in sides}

    @property
    def surnames(self) -> set[str]:
        """What the persons it is about are kept under."""
        if self.kind in OF_MATTERS:
            return set()
        return {namesake_key(side.partition("/")[2]) for side in (self.one, self.other)}


class StaffBook:
    """The book that decisions are written in."""

    def __init__(self, engine: Engine) -> None:
        metadata.create_all(engine)
        self._engine = engine

    def decide(self, kind: Verdict, sides: tuple[str, str], *, by: str, now: datetime, reason: str = "") -> Decision:
        """Write down a decision about ``sides`` and return it. Raises StoreError."""
        one, other = sides
        row = {"kind": kind.value, "one": one, "other": other, "reason": reason, "made_by": by, "made_at": now}
        with schema.writing(self._engine, "the decision") as connection:
            number = connection.execute(insert(decisions).values(row).returning(decisions.c.id)).scalar_one()
        return next(each for each in self.decisions() if each.id == number)

    def undo(self, number: int, *, by: str, now: datetime) -> Decision:
        """Take a decision back and return it. Raises NotFoundError where there is none that stands."""
        stands = (decisions.c.id == number) & decisions.c.undone_at.is_(None)
        with schema.writing(self._engine, "the decision") as connection:
            changed = connection.execute(update(decisions).where(stands).values(undone_by=by, undone_at=now)).rowcount
        if not changed:
            raise NotFoundError(f"there is no decision {number} to undo.")
        return next(each for each in self.decisions() if each.id == number)

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision, undone ones too, in the order they were made."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(decisions).order_by(decisions.c.id)).all()
        return tuple(Decision(**{**row._mapping, "kind": Verdict(row.kind)}) for row in rows)

    def words(self) -> StaffWords:
        """Return what stands. Of two decisions about the same names the later counts."""
        standing: dict[frozenset[tuple[str, str]], Verdict] = {}
        undone = set()
        matters: dict[str, MatterRuling] = {}
        for each in self.decisions():
            if each.undone_at is not None:
                continue
            if each.kind is Verdict.UNLINK:
                undone.add((each.one, each.other))
            elif each.kind in OF_MATTERS:
                closed, day = each.kind is Verdict.CLOSE, each.made_at.date()
                matters[each.one] = MatterRuling(matter=each.one, closed=closed, day=day, reason=each.reason)
            else:
                standing[frozenset((_name(each.one), _name(each.other)))] = each.kind
        people = Rulings(
            joined=frozenset(pair for pair, kind in standing.items() if kind is Verdict.JOIN),
            apart=frozenset(pair for pair, kind in standing.items() if kind is Verdict.APART),
        )
        return StaffWords(people=people, undone=frozenset(undone), matters=tuple(matters.values()))


def _name(side: str) -> tuple[str, str]:
    body, _, form = side.partition("/")
    return body, form
