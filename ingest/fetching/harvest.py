"""One visit to a source: see what is listed, fetch what is new or may have changed, read it, note what has gone.

What is seen is kept at once, paper by paper, so that a visit may end anywhere and the next goes on from there.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from corpus.errors import BlockedError, HarvestError, MissingError
from corpus.visits.harvested import FINISHED, Run, SavedSource, SeenAddress, State, Tally
from corpus.visits.harvests import Among, Harvests
from corpus.visits.sites import PaperKind, SiteDocument, SiteMeeting
from ingest.fetching.arrivals import Arrival, Arrivals, digest
from ingest.fetching.fetch import Client
from ingest.fetching.manners import Answer
from ingest.fetching.taking import Fate, Take
from ingest.source import Fault, Loose, Met, Sighting, Source, Still, Wanted, Whole

RECENT = timedelta(days=60)  # papers of meetings this far back still change: minutes are printed, reports replaced
RECENT_AGAIN = timedelta(hours=12)  # at every nightly run, not again in a run that goes on after a stop
SETTLED_AGAIN = timedelta(days=30)
BATCH = 20


class _LimitReachedError(Exception):
    """As many papers or bytes as one run may fetch."""


def is_due(day: date | None, checked_at: datetime | None, now: datetime, *, blind: bool = False) -> bool:
    """Return whether a meeting of ``day``, or a paper of it, is to be looked at again.

    At each nightly run while its papers still change, then once a month. ``blind``: the site cannot say "unchanged",
    so that looking again means fetching again: once a month from the start.
    """
    if checked_at is None:
        return True
    recent = not blind and (day is None or day >= (now - RECENT).date())
    return now - checked_at >= (RECENT_AGAIN if recent else SETTLED_AGAIN)


@dataclass
class Visit:
    """A visit. ``tell`` is called with each line that a user should see, ``progress`` with what was done so far and
    what is asked for now; ``recheck`` asks for everything again."""

    source: Source
    saved: SavedSource
    wanted: Wanted
    ledger: Harvests
    client: Client
    take: Take
    arrivals: Arrivals
    tell: Callable[[str], None] = lambda line: None
    progress: Callable[[Mapping[str, int], str], None] = lambda counts, title: None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    recheck: bool = False
    run_id: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    waiting: list[Arrival] = field(default_factory=list)
    read_now: set[str] = field(default_factory=set)  # keys of papers read in this visit, perhaps fetched in the last
    fetched: int = 0

    # ---- what a source may do ------------------------------------------------------------------------------------

    def read(self, address: str, *, attempts: int | None = None) -> Answer:
        """Return a page. Raises HarvestError."""
        return self.client.get(address, attempts=attempts)

    def settled(self, meeting_id: str, said: str) -> bool:
        """Return whether a meeting need not be looked at again."""
        seen = self.ledger.meeting(self.saved, meeting_id)
        if seen is None or not seen.whole or seen.said != said:
            return False
        return not self.recheck and not is_due(seen.meeting.date, seen.checked_at, self.clock())

    # ---- the visit -----------------------------------------------------------------------------------------------

    def run(self) -> Run:
        """Visit the source and return what it came to. Raises nothing that the site is to blame for."""
        self.run_id = self.ledger.start_run(self.saved, self.clock())
        ending = "interrupted: run it again to go on"
        try:
            ending = self._see_all()
        finally:
            tally = Tally(**self.counts, requests=self.client.traffic.requests)
            done = self.ledger.finish_run(self.run_id, ending, tally, self.clock())
        return done

    def _see_all(self) -> str:
        """Return how the visit ended."""
        ending = FINISHED
        self.waiting.extend(self.arrivals.waiting())
        self._read_waiting(at_least=1)
        try:
            for sighting in self.source.walk(self.wanted, self):
                self._see(sighting)
        except BlockedError as error:
            self._note(Fault.of(error))
            ending = f"stopped: {error}"
        except _LimitReachedError as error:
            ending = f"stopped: {error}"
        self._read_waiting(at_least=1)
        if ending == FINISHED:
            self.ledger.clear_problems(self.saved, self.run_id)
            self.arrivals.sweep()
        return ending

    def _see(self, sighting: Sighting) -> None:
        match sighting:
            case Met():
                self._meet(sighting)
            case Still(meeting_id=meeting):
                self._look_at(self.ledger.still_listed(self.saved, meeting, self.run_id))
            case Loose(document=document):
                self._list((document,), None)
            case Whole(committee_id=committee):
                days = (self.wanted.since, self.wanted.until)
                self._withdraw(Among(committee=committee, since=days[0], until=days[1]))
            case Fault():
                if sighting.meeting_id:
                    self.ledger.still_listed(self.saved, sighting.meeting_id, self.run_id)
                self._note(sighting)

    def _meet(self, met: Met) -> None:
        meeting, now = met.meeting, self.clock()
        self.ledger.save_meeting(self.saved, meeting, said=met.said, whole=met.whole, run=self.run_id, now=now)
        self._list(meeting.papers, meeting)
        if met.whole and meeting.id:
            self._withdraw(Among(meeting=meeting.id))

    def _note(self, fault: Fault) -> None:
        self.tell(f"{shown(fault.address)}: {fault.reason}.")
        self.ledger.save_problem(self.saved, fault.address, fault.reason, run=self.run_id, now=self.clock())

    def _withdraw(self, among: Among) -> None:
        for paper in self.ledger.withdraw_unlisted(self.saved, run=self.run_id, now=self.clock(), among=among):
            self.counts["withdrawn"] += 1
            self.tell(f"{shown(paper.address)}: is withdrawn at its source. What is held of it is kept and marked.")

    # ---- a paper -------------------------------------------------------------------------------------------------

    def _list(self, documents: Sequence[SiteDocument], meeting: SiteMeeting | None) -> None:
        versions = {document.key: document.version for document in documents}
        seen = self.ledger.list_papers(self.saved, documents, meeting, run=self.run_id, now=self.clock())
        self._look_at(seen, versions)

    def _look_at(self, papers: Sequence[SeenAddress], versions: dict[str, str | None] | None = None) -> None:
        for paper in papers:
            self.counts["found"] += 1
            version = (versions or {}).get(paper.key)
            if self._is_wanted(paper, version):
                self._fetch(paper, version)
            else:
                self.counts["unchanged"] += paper.state is State.HELD and paper.key not in self.read_now

    def _is_wanted(self, paper: SeenAddress, version: str | None) -> bool:
        if paper.state in (State.LISTED, State.FAILED):
            return True
        if paper.state is State.FETCHED:  # waits to be read, unless its copy is lost
            return all(arrival.key != paper.key for arrival in self.waiting)
        if version is not None:
            return version != paper.version
        blind = paper.state is State.HELD and not (paper.etag or paper.last_modified)
        return self.recheck or is_due(paper.date, paper.checked_at, self.clock(), blind=blind)

    def _fetch(self, paper: SeenAddress, version: str | None) -> None:
        self._check_limits()
        self.progress(self.counts, paper.title)
        try:
            arrived = self._bring(paper)
        except BlockedError:
            raise
        except HarvestError as error:
            self._miss(paper, error)
            return
        now = self.clock()
        if isinstance(arrived, Answer):
            self.counts["unchanged"] += 1
            problem = paper.problem if paper.state is State.UNREADABLE else None
            self.ledger.set_state(self.saved, paper.key, paper.state, checked_at=now, problem=problem)
            return
        self.fetched += 1
        self.ledger.set_state(self.saved, paper.key, State.FETCHED, checked_at=now, sha256=None, version=version)
        self.waiting.append(arrived)
        self._read_waiting(at_least=BATCH)

    def _bring(self, paper: SeenAddress) -> Arrival | Answer:
        if paper.address.startswith("file:"):
            path = Path(unquote(urlsplit(paper.address).path))
            try:
                return Arrival(
                    path=path, key=paper.key, address=paper.address, sha256=digest(path), size_bytes=path.stat().st_size
                )
            except OSError as error:
                raise HarvestError(str(path), f"cannot be read ({error.strerror})") from error
        # One that could not be read may have been cut short on its way: it is fetched anew, not compared.
        held = (paper.etag, paper.last_modified) if paper.state is State.HELD else (None, None)
        document = SiteDocument(key=paper.key, address=paper.address, title=paper.title, kind=PaperKind(paper.kind))
        return self.arrivals.receive(document, lambda into: self.client.get(paper.address, into=into, held=held))

    def _miss(self, paper: SeenAddress, error: HarvestError) -> None:
        """Note that a paper could not be had. One that is held stays held; gone at its address, it is withdrawn."""
        now = self.clock()
        self.tell(f"{shown(error.address)}: {error.reason}.")
        if paper.state is not State.HELD:
            self.counts["failed"] += 1
            self.ledger.set_state(self.saved, paper.key, State.FAILED, problem=error.reason, checked_at=now)
        elif isinstance(error, MissingError):
            self.counts["withdrawn"] += paper.withdrawn_at is None
            gone = {"problem": error.reason, "checked_at": now, "withdrawn_at": now}
            self.ledger.set_state(self.saved, paper.key, State.HELD, **gone)
        else:
            self.counts["failed"] += 1
            self.ledger.set_state(self.saved, paper.key, State.HELD, problem=error.reason)

    def _check_limits(self) -> None:
        manners, traffic = self.client.manners, self.client.traffic
        if self.fetched >= manners.run_papers:
            raise _LimitReachedError(f"{manners.run_papers} papers are the most of one run; run it again to go on")
        if traffic.received_bytes >= manners.run_bytes:
            most = f"{manners.run_bytes / 1e9:g} GB"
            raise _LimitReachedError(f"{most} are the most of one run; run it again to go on")

    def _read_waiting(self, *, at_least: int) -> None:
        """Have the waiting papers read, where there are as many as that."""
        if len(self.waiting) < at_least:
            return
        self.progress(self.counts, f"reading {len(self.waiting)} papers")
        for arrival, taken in zip(self.waiting, self.take(self.waiting), strict=True):
            self.counts[_COUNTED[taken.fate]] += 1
            self.read_now.add(arrival.key)
            readable = taken.fate is not Fate.UNREADABLE
            if not readable:
                self.tell(f"{shown(arrival.address)}: {taken.reason}.")
            self.ledger.set_state(
                self.saved,
                arrival.key,
                State.HELD if readable else State.UNREADABLE,
                sha256=arrival.sha256,
                etag=arrival.etag,
                last_modified=arrival.last_modified,
                problem=taken.reason,
                checked_at=self.clock(),
            )
            if not arrival.address.startswith("file:"):
                self.arrivals.let_go(arrival)
        self.waiting.clear()


_COUNTED = {Fate.NEW: "new", Fate.REPLACED: "replaced", Fate.UNCHANGED: "unchanged", Fate.UNREADABLE: "failed"}


def shown(address: str) -> str:
    """Return an address on one line."""
    return "".join(letter if letter.isprintable() else " " for letter in address)
