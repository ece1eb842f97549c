"""How does each source stand? What staff see of it: its last visit and the next, its problems, how much is held."""

from typing import Any

from sqlalchemy import Engine, Row, and_, func, select

from corpus.visits.harvest_rows import in_utc
from corpus.visits.harvest_tables import addresses, meetings
from corpus.visits.harvested import CommitteeCoverage, Origin, SavedSource, SourceState, State
from corpus.visits.harvests import Harvests


def stand(ledger: Harvests) -> tuple[SourceState, ...]:
    """Return how every source stands that was ever visited, in the order in which they were made known."""
    return tuple(_stand(ledger, source) for source in ledger.sources())


def _stand(ledger: Harvests, source: SavedSource) -> SourceState:
    return SourceState(
        source=source,
        last=next(iter(ledger.runs(source, 1)), None),
        fresh_at=ledger.fresh_at(source),
        problems=ledger.problems(source),
        unread=ledger.papers(source, State.LISTED, State.FAILED, State.UNREADABLE),
        coverage=cover(ledger.engine, source),
    )


def cover(engine: Engine, source: SavedSource) -> tuple[CommitteeCoverage, ...]:
    """Return how much of each committee of a source is held, by name."""
    counted = _papers_by_committee(engine, source)
    chosen = (
        select(
            meetings.c.committee,
            func.count().label("meetings"),
            func.min(meetings.c.date).label("first"),
            func.max(meetings.c.date).label("last"),
        )
        .where(meetings.c.source == source.id)
        .group_by(meetings.c.committee)
        .order_by(meetings.c.committee)
    )
    return tuple(
        CommitteeCoverage(**{**row._mapping, **counted.get(row.committee, _nothing())}) for row in _rows(engine, chosen)
    )


def find_origins(engine: Engine, sha256: str) -> tuple[Origin, ...]:
    """Return every address that a paper's bytes were fetched from, and whether it is withdrawn there."""
    rows = _rows(engine, select(addresses).where(addresses.c.sha256 == sha256).order_by(addresses.c.address))
    return tuple(
        Origin(
            address=row.address,
            source=row.source,
            checked_at=in_utc(row.checked_at),
            withdrawn_at=in_utc(row.withdrawn_at),
        )
        for row in rows
    )


def _papers_by_committee(engine: Engine, source: SavedSource) -> dict[str, dict[str, int]]:
    both = and_(meetings.c.source == addresses.c.source, meetings.c.meeting == addresses.c.meeting)
    gone = addresses.c.withdrawn_at.isnot(None)
    chosen = (
        select(meetings.c.committee, addresses.c.state, gone.label("gone"), func.count().label("number"))
        .select_from(addresses.join(meetings, both))
        .where(addresses.c.source == source.id)
        .group_by(meetings.c.committee, addresses.c.state, gone)
    )
    counted: dict[str, dict[str, int]] = {}
    for row in _rows(engine, chosen):
        counts = counted.setdefault(row.committee, _nothing())
        counts["listed"] += row.number
        counts["held"] += row.number if row.state == State.HELD else 0
        counts["failed"] += row.number if row.state in (State.FAILED, State.UNREADABLE) else 0
        counts["withdrawn"] += row.number if row.gone else 0
    return counted


def _nothing() -> dict[str, int]:
    return {"listed": 0, "held": 0, "failed": 0, "withdrawn": 0}


def _rows(engine: Engine, chosen: Any) -> list[Row[Any]]:
    with engine.connect() as connection:
        return list(connection.execute(chosen))
