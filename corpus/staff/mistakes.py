"""What do readers say is wrong? Kept until staff have looked at it."""

from datetime import UTC, datetime

from sqlalchemy import Engine, func, insert, select, update

from corpus import schema
from corpus.records import record
from corpus.staff.staff_tables import make_tables, mistakes

SAYS_CHARACTERS_MOST = 2_000
OPEN_MOST = 1_000  # more than this are not kept: somebody floods us


@record
class Mistake:
    """What a reader says of a page. Nothing is kept of the reader."""

    id: int
    at: datetime
    paper: str  # SHA-256
    page: int
    says: str


class Mistakes:
    """The mistakes reported."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        make_tables(engine)

    def report(self, paper: str, page: int, says: str, *, now: datetime) -> bool:
        """Keep what a reader says, and return whether it could be: not where too many wait already."""
        with schema.writing(self._engine, "a mistake that was reported") as connection:
            waiting = connection.scalar(select(func.count()).where(~mistakes.c.settled)) or 0
            if waiting >= OPEN_MOST:
                return False
            row = {"at": now.astimezone(UTC), "paper": paper, "page": page, "says": says[:SAYS_CHARACTERS_MOST]}
            connection.execute(insert(mistakes).values(**row, settled=False))
        return True

    def settle(self, number: int) -> None:
        """Put away what was looked at."""
        with schema.writing(self._engine, "a mistake that was reported") as connection:
            connection.execute(update(mistakes).where(mistakes.c.id == number).values(settled=True))

    def open(self) -> tuple[Mistake, ...]:
        """Return what waits to be looked at, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(mistakes).where(~mistakes.c.settled).order_by(mistakes.c.id)).all()
        return tuple(
            Mistake(
                id=row.id,
                at=row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC),
                paper=row.paper,
                page=row.page,
                says=row.says,
            )
            for row in rows
        )
