"""Requests for information that staff answer: what is asked, when it came, what was noted. Nothing is kept of who asks.

Every change is written with its entry in the audit log, or not at all.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)

from corpus import schema
from corpus.errors import NotFoundError
from corpus.records import record
from corpus.staff.audit import Act, note
from corpus.staff.staff_tables import make_tables

QUESTIONS_MOST = 20

metadata = MetaData()

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String(64), nullable=False),
    Column("received", Date, nullable=False),
    Column("questions", Text, nullable=False),  # JSON
    Column("notes", Text, nullable=False),
    Column("wordings", Text, nullable=False),  # JSON: the headings of those chosen
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("closed_at", DateTime(timezone=True)),
    sqlite_autoincrement=True,
)


@record
class Request:
    """What staff write of a case: ``wordings`` are the headings of the texts chosen for its pack."""

    reference: str
    received: date
    questions: tuple[str, ...]
    notes: str = ""
    wordings: tuple[str, ...] = ()


@record
class Case:
    """A request with the number that its address bears."""

    id: int
    request: Request
    opened_at: datetime
    closed_at: datetime | None


class Cases:
    """The requests."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        make_tables(engine)
        metadata.create_all(engine)

    def open(self, request: Request, *, by: str, now: datetime) -> Case:
        """Begin a case and return it."""
        row = {**_row(request), "opened_at": now.astimezone(UTC)}
        with schema.writing(self._engine, "the case") as connection:
            number = connection.execute(insert(cases).values(row).returning(cases.c.id)).scalar_one()
            note(connection, Act(at=now, who=by, act="open case", what=request.reference))
        return self.case(number)

    def change(self, number: int, request: Request, *, by: str, now: datetime) -> None:
        """Write a case anew. Raises NotFoundError."""
        self._update(number, _row(request), Act(at=now, who=by, act="change case", what=request.reference))

    def close(self, number: int, *, by: str, now: datetime) -> None:
        """Say that a case was answered. Raises NotFoundError."""
        act = Act(at=now, who=by, act="close case", what=self.case(number).request.reference)
        self._update(number, {"closed_at": now.astimezone(UTC)}, act)

    def reopen(self, number: int, *, by: str, now: datetime) -> None:
        """Say that a case was not answered yet after all. Raises NotFoundError."""
        act = Act(at=now, who=by, act="reopen case", what=self.case(number).request.reference)
        self._update(number, {"closed_at": None}, act)

    def case(self, number: int) -> Case:
        """Return a case. Raises NotFoundError."""
        with self._engine.connect() as connection:
            return _case(_held(connection, number))

    def all(self) -> Sequence[Case]:
        """Return every case: open ones first, that which came first before those that came later."""
        with self._engine.connect() as connection:
            found = [_case(row) for row in connection.execute(select(cases).order_by(cases.c.received, cases.c.id))]
        return sorted(found, key=lambda case: case.closed_at is not None)

    def _update(self, number: int, values: dict[str, Any], act: Act) -> None:
        with schema.writing(self._engine, "the case") as connection:
            _held(connection, number)
            connection.execute(update(cases).where(cases.c.id == number).values(values))
            note(connection, act)


def _row(request: Request) -> dict[str, Any]:
    return {
        "reference": request.reference,
        "received": request.received,
        "questions": json.dumps(request.questions, ensure_ascii=False),
        "notes": request.notes,
        "wordings": json.dumps(request.wordings, ensure_ascii=False),
    }


def _held(connection: Connection, number: int) -> Row[Any]:
    row = connection.execute(select(cases).where(cases.c.id == number)).first()
    if row is None:
        raise NotFoundError(f"there is no case {number}.")
    return row


def _case(row: Row[Any]) -> Case:
    request = Request(
        reference=row.reference,
        received=row.received,
        questions=tuple(json.loads(row.questions)),
        notes=row.notes,
        wordings=tuple(json.loads(row.wordings)),
    )
    return Case(id=row.id, request=request, opened_at=_utc(row.opened_at), closed_at=_utc(row.closed_at))


def _utc(moment: Any) -> Any:
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
