"""Who did what, when and why? Every act of staff leaves an entry, written with the act itself or not at all."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, select

from corpus import schema
from corpus.records import record
from corpus.staff.staff_tables import audit


@record
class Act:
    """Something that a person does. ``act`` is a word for its kind ("redact", "correct", "log in"), ``what`` a line
    that says to what, without any words taken down; ``paper`` the SHA-256 of the paper it is about."""

    at: datetime
    who: str
    act: str
    what: str
    why: str = ""
    paper: str | None = None


def note(connection: Connection, act: Act) -> None:
    """Keep an act, in the transaction that does it."""
    row = {name: getattr(act, name) for name in ("who", "act", "what", "why", "paper")}
    connection.execute(insert(audit).values(at=act.at.astimezone(UTC), **row))


class AuditLog:
    """The acts of staff."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, act: Act) -> None:
        """Keep an act that changes nothing in the store: signing in, adding papers."""
        with schema.writing(self._engine, "the audit log") as connection:
            note(connection, act)

    def acts(self, *, paper: str | None = None, limit: int | None = None, offset: int = 0) -> tuple[Act, ...]:
        """Return what was done, latest first; all of it, or to one paper."""
        query = select(audit).order_by(audit.c.id.desc()).limit(limit).offset(offset)
        if paper is not None:
            query = query.where(audit.c.paper == paper)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Act(
                at=row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC),
                who=row.who,
                act=row.act,
                what=row.what,
                why=row.why,
                paper=row.paper,
            )
            for row in rows
        )
