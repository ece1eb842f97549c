"""What was put right, by whom and why? Kept beside what was read, applied at every look at it, undone by a word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update

from corpus import schema
from corpus.errors import NotFoundError
from corpus.packing import pack, unpack
from corpus.staff.audit import Act, note
from corpus.staff.correcting import Correction, understand
from corpus.staff.redactions import Decision
from corpus.staff.staff_tables import corrections, make_tables


class Corrections:
    """The corrections. Every change leaves an entry in the audit log and is a change of the paper."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        make_tables(engine)

    def add(self, made: Correction) -> int:
        """Keep a correction and return its number. Raises ValueError where its value cannot be one."""
        understand(made.field, made.after or "")
        with schema.writing(self._engine, "the corrections") as connection:
            values = {"paper": made.paper, "record": pack(made), "undone": False}
            query = insert(corrections).values(values).returning(corrections.c.id)
            number: int = connection.execute(query).scalar_one()
            _tell(connection, "correct", replace(made, id=number), made.made)
        return number

    def undo(self, number: int, decision: Decision) -> Correction:
        """Take a correction back. Raises NotFoundError where there is none in force."""
        with schema.writing(self._engine, "the corrections") as connection:
            query = select(corrections).where(corrections.c.id == number, ~corrections.c.undone)
            row = connection.execute(query).first()
            if row is None:
                raise NotFoundError(f"no correction {number} is in force.")
            undone = replace(_correction(row), undone=decision)
            changed = update(corrections).where(corrections.c.id == number)
            connection.execute(changed.values(record=pack(undone), undone=True))
            _tell(connection, "undo correction", undone, decision)
        return undone

    def of(self, paper: str | None = None) -> tuple[Correction, ...]:
        """Return the corrections ever made, of a paper (SHA-256) or of all, latest first."""
        query = select(corrections).order_by(corrections.c.id.desc())
        if paper is not None:
            query = query.where(corrections.c.paper == paper)
        with self._engine.connect() as connection:
            return tuple(_correction(row) for row in connection.execute(query))

    def in_force(self) -> Mapping[str, Sequence[Correction]]:
        """Return the corrections in force, oldest first, by the paper's SHA-256."""
        held: dict[str, list[Correction]] = {}
        query = select(corrections).where(~corrections.c.undone).order_by(corrections.c.id)
        with self._engine.connect() as connection:
            for row in connection.execute(query):
                held.setdefault(row.paper, []).append(_correction(row))
        return held


def _tell(connection: Connection, act: str, about: Correction, decision: Decision) -> None:
    schema.log_change(connection, about.paper, hidden=_hides(about))
    place = about.spot.kind or ("item" if about.spot.item else "part" if about.spot.page else "paper")
    where = f", page {about.spot.page}" if about.spot.page else ""
    note(
        connection,
        Act(
            at=datetime.fromisoformat(decision.at).astimezone(UTC),
            who=decision.by,
            act=act,
            what=f"correction {about.id}: {about.field} of the {place}{where}",
            why=decision.reason,
            paper=about.paper,
        ),
    )


def _hides(about: Correction) -> bool:
    """Return whether something that was told may no longer be: a part restricted, words removed."""
    return about.field in ("restricted", "remove", "add")


def _correction(row: Row[Any]) -> Correction:
    return replace(unpack(Correction, row.record), id=row.id)
