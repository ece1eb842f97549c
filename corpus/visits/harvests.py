"""What has been fetched from where? Saved sources, the addresses seen at them, what their sites say of meetings.

Kept beside the papers in the same database, in tables of its own. Nothing here is needed to read the papers: it is how
a run that was stopped goes on, how a second run asks only for what may have changed, and what staff see of each source.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, Table, and_, case, delete, func, insert, or_, select, update

from corpus import schema
from corpus.errors import NotFoundError
from corpus.records import record
from corpus.visits.harvest_rows import in_utc, run_of, seen_address, seen_meeting
from corpus.visits.harvest_tables import addresses, make_tables, meetings, problems, runs, sources
from corpus.visits.harvested import (
    FINISHED,
    NIGHTLY,
    Problem,
    Run,
    SavedSource,
    SeenAddress,
    SeenMeeting,
    State,
    Tally,
)
from corpus.visits.sayings import note_link, note_news
from corpus.visits.sites import SiteDocument, SiteMeeting


@record
class Among:
    """Which papers of a source are meant: of a meeting, or of a committee and within days. All None: every paper."""

    meeting: str | None = None
    committee: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None

    def conditions(self, source: SavedSource) -> Iterator[Any]:
        """Yield what a row has to fulfil. A paper without a day lies within any days."""
        if self.meeting is not None:
            yield addresses.c.meeting == self.meeting
        if self.committee is not None:
            of_it = and_(meetings.c.source == source.id, meetings.c.committee_id == self.committee)
            yield addresses.c.meeting.in_(select(meetings.c.meeting).where(of_it))
        if self.since is not None:
            yield or_(addresses.c.date.is_(None), addresses.c.date >= self.since)
        if self.until is not None:
            yield or_(addresses.c.date.is_(None), addresses.c.date <= self.until)


class Harvests:
    """The state of every source. ``now`` is passed in, in UTC; nothing here reads the clock."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        make_tables(engine)

    @classmethod
    def open(cls, url: str) -> "Harvests":
        """Return the state kept in the database at ``url``, which is the store's. Raises StoreError."""
        return cls(schema.open_database(url))

    @property
    def engine(self) -> Engine:
        """The connection pool, for what only looks."""
        return self._engine

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with schema.writing(self._engine, "the state of the sources") as connection:
            yield connection

    # ---- sources and runs ----------------------------------------------------------------------------------------

    def source(self, kind: str, place: str, committee: str | None = None) -> SavedSource:
        """Return the source of that kind, place and committee, made known where it is new."""
        wanted = and_(
            sources.c.kind == kind,
            sources.c.place == place,
            sources.c.committee.is_(None) if committee is None else sources.c.committee == committee,
        )
        with self._writing() as connection:
            row = connection.execute(select(sources).where(wanted)).first()
            if row is None:
                values = {"kind": kind, "place": place, "committee": committee, "saved": False}
                connection.execute(insert(sources).values(values))
                row = connection.execute(select(sources).where(wanted)).one()
        return SavedSource(**row._mapping)

    def save_source(
        self,
        source: SavedSource,
        *,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        every_hours: int = NIGHTLY,
    ) -> None:
        """Keep a source, with the days asked for, to be visited by `harvest --all` every so many hours."""
        values = {"saved": True, "since": since, "until": until, "every_hours": every_hours}
        self._change(sources, sources.c.id == source.id, values)

    def forget_source(self, identifier: int) -> None:
        """Let `harvest --all` leave a source out. What was fetched from it stays. Raises NotFoundError."""
        if not self._change(sources, sources.c.id == identifier, {"saved": False}):
            raise NotFoundError(f"There is no source {identifier}. See `matters harvest --list`.")

    def sources(self) -> tuple[SavedSource, ...]:
        """Return every source that was ever visited, in the order in which they were made known."""
        return tuple(SavedSource(**row._mapping) for row in self._rows(select(sources).order_by(sources.c.id)))

    def saved_sources(self) -> tuple[SavedSource, ...]:
        """Return the sources that `harvest --all` visits, in the order in which they were made known."""
        return tuple(source for source in self.sources() if source.saved)

    def start_run(self, source: SavedSource, now: datetime.datetime) -> int:
        """Return the number of a new run."""
        with self._writing() as connection:
            begun = insert(runs).values(source=source.id, started_at=now).returning(runs.c.id)
            return int(connection.execute(begun).scalar_one())

    def finish_run(self, run: int, ending: str, tally: Tally, now: datetime.datetime) -> Run:
        """Keep how a run ended, and return it."""
        with self._writing() as connection:
            here = runs.c.id == run
            connection.execute(update(runs).where(here).values(finished_at=now, ending=ending, **asdict(tally)))
            return run_of(connection.execute(select(runs).where(here)).one())

    def clear_problems(self, source: SavedSource, run: int) -> None:
        """Let go of the problems of a source that a complete run did not meet again."""
        with self._writing() as connection:
            connection.execute(delete(problems).where(problems.c.source == source.id, problems.c.run != run))

    def runs(self, source: SavedSource, limit: int = 20) -> tuple[Run, ...]:
        """Return the last runs of a source, newest first."""
        chosen = select(runs).where(runs.c.source == source.id).order_by(runs.c.id.desc()).limit(limit)
        return tuple(run_of(row) for row in self._rows(chosen))

    def fresh_at(self, source: SavedSource) -> datetime.datetime | None:
        """Return when all of a source was last seen."""
        whole = and_(runs.c.source == source.id, runs.c.ending == FINISHED)
        (latest,) = self._rows(select(func.max(runs.c.finished_at)).where(whole))
        return in_utc(latest[0])

    # ---- meetings ------------------------------------------------------------------------------------------------

    def meeting(self, source: SavedSource, meeting: str) -> SeenMeeting | None:
        """Return what is known of a meeting by its number at the site, None where it is new."""
        here = and_(meetings.c.source == source.id, meetings.c.meeting == meeting)
        return next((seen_meeting(row) for row in self._rows(select(meetings).where(here))), None)

    def meetings(self, source: SavedSource) -> tuple[SeenMeeting, ...]:
        """Return every meeting of a source, newest first."""
        chosen = select(meetings).where(meetings.c.source == source.id).order_by(meetings.c.date.desc())
        return tuple(seen_meeting(row) for row in self._rows(chosen))

    def save_meeting(
        self, source: SavedSource, meeting: SiteMeeting, *, said: str, whole: bool, run: int, now: datetime.datetime
    ) -> None:
        """Keep what the site says of a meeting in place of what it said before."""
        values: dict[str, Any] = {
            "committee_id": meeting.committee_id,
            "committee": meeting.committee,
            "date": meeting.date,
            "status": meeting.status,
            "said": said,
            "whole": whole,
            "checked_at": now,
            "listed_in": run,
            "record": msgspec.msgpack.encode(meeting),
        }
        number = meeting.id or ""
        here = and_(meetings.c.source == source.id, meetings.c.meeting == number)
        with self._writing() as connection:
            known = connection.scalar(select(meetings.c.record).where(here))
            if known is None:
                connection.execute(insert(meetings).values({"source": source.id, "meeting": number, **values}))
            else:
                connection.execute(update(meetings).where(here).values(values))
            if known != values["record"]:
                note_news(connection, source.id, number, meeting.committee)

    def still_listed(self, source: SavedSource, meeting: str, run: int) -> tuple[SeenAddress, ...]:
        """Note that a meeting and its papers are still listed; return the papers that are not withdrawn."""
        here = and_(addresses.c.source == source.id, addresses.c.meeting == meeting, addresses.c.withdrawn_at.is_(None))
        with self._writing() as connection:
            one = and_(meetings.c.source == source.id, meetings.c.meeting == meeting)
            connection.execute(update(meetings).where(one).values(listed_in=run))
            connection.execute(update(addresses).where(here).values(listed_in=run))
            return tuple(seen_address(row) for row in connection.execute(select(addresses).where(here)))

    # ---- papers --------------------------------------------------------------------------------------------------

    def list_papers(
        self,
        source: SavedSource,
        documents: Iterable[SiteDocument],
        meeting: SiteMeeting | None,
        *,
        run: int,
        now: datetime.datetime,
    ) -> tuple[SeenAddress, ...]:
        """Note that papers are listed in this run and return how far each has come, in their order."""
        with self._writing() as connection:
            return tuple(_list_paper(connection, source, document, meeting, (run, now)) for document in documents)

    def set_state(self, source: SavedSource, key: str, state: State, **values: Any) -> None:
        """Keep how far a paper has come. ``values`` are further columns: problem, sha256, etag, checked_at, …"""
        here = and_(addresses.c.source == source.id, addresses.c.key == key)
        with self._writing() as connection:
            before = connection.scalar(select(addresses.c.sha256).where(here))
            connection.execute(update(addresses).where(here).values({"problem": None, **values, "state": state}))
            sha256 = values.get("sha256")
            if sha256 and sha256 != before:
                note_link(connection, sha256)

    def withdraw_unlisted(
        self, source: SavedSource, *, run: int, now: datetime.datetime, among: "Among"
    ) -> tuple[SeenAddress, ...]:
        """Mark as withdrawn what earlier runs saw ``among`` these papers and this run did not, and return it."""
        gone = [
            addresses.c.source == source.id,
            addresses.c.listed_in != run,
            addresses.c.withdrawn_at.is_(None),
            *among.conditions(source),
        ]
        with self._writing() as connection:
            rows = tuple(seen_address(row) for row in connection.execute(select(addresses).where(*gone)))
            connection.execute(update(addresses).where(*gone).values(withdrawn_at=now))
        return rows

    def papers(self, source: SavedSource, *states: State) -> tuple[SeenAddress, ...]:
        """Return the papers of a source, those in ``states`` where any are named, in the order of their addresses."""
        chosen = select(addresses).where(addresses.c.source == source.id).order_by(addresses.c.address)
        if states:
            chosen = chosen.where(addresses.c.state.in_(states))
        return tuple(seen_address(row) for row in self._rows(chosen))

    # ---- problems -----------------------------------------------------------------------------------

    def save_problem(self, source: SavedSource, address: str, reason: str, *, run: int, now: datetime.datetime) -> None:
        """Keep a problem, with the day it was first met."""
        here = and_(problems.c.source == source.id, problems.c.address == address)
        if not self._change(problems, here, {"reason": reason, "run": run}):
            values = {"source": source.id, "address": address, "reason": reason, "since": now, "run": run}
            with self._writing() as connection:
                connection.execute(insert(problems).values(values))

    def problems(self, source: SavedSource) -> tuple[Problem, ...]:
        """Return what could not be had at the last visit, oldest problem first."""
        chosen = select(problems).where(problems.c.source == source.id).order_by(problems.c.since, problems.c.address)
        return tuple(
            Problem(address=row.address, reason=row.reason, since=in_utc(row.since) or row.since)
            for row in self._rows(chosen)
        )

    # ---- the database --------------------------------------------------------------------------------------------

    def _rows(self, chosen: Any) -> list[Row[Any]]:
        with self._engine.connect() as connection:
            return list(connection.execute(chosen))

    def _change(self, table: Table, here: Any, values: Mapping[str, Any]) -> bool:
        with self._writing() as connection:
            return connection.execute(update(table).where(here).values(dict(values))).rowcount > 0


def _list_paper(
    connection: Connection,
    source: SavedSource,
    document: SiteDocument,
    meeting: SiteMeeting | None,
    seen: tuple[int, datetime.datetime],
) -> SeenAddress:
    run, now = seen
    here = and_(addresses.c.source == source.id, addresses.c.key == document.key)
    values = {
        "address": document.address,
        "title": document.title,
        "kind": document.kind,
        "meeting": meeting.id if meeting else None,
        "date": meeting.date if meeting else None,
        "listed_in": run,
        # Listed, and yet not there when it was asked for: it stays withdrawn until it is.
        "withdrawn_at": case((addresses.c.problem.is_(None), None), else_=addresses.c.withdrawn_at),
    }
    if not connection.execute(update(addresses).where(here).values(values)).rowcount:
        new = {"source": source.id, "key": document.key, "state": State.LISTED, "first_seen_at": now}
        connection.execute(insert(addresses).values({**values, **new, "withdrawn_at": None}))
    return seen_address(connection.execute(select(addresses).where(here)).one())
