"""What the tests of harvesting share: the council, its site, and a visit that reads papers by a stand-in."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from council import Council, build_council
from lookalike import LookAlike

from corpus.visits.harvested import Run, SavedSource
from corpus.visits.harvests import Harvests
from ingest.fetching.arrivals import Arrival, Arrivals
from ingest.fetching.fetch import Client
from ingest.fetching.harvest import Visit
from ingest.fetching.manners import Manners
from ingest.fetching.taking import Fate, Taken
from ingest.source import Wanted, find_source

POLITE = Manners(pause_seconds=0.0, timeout_seconds=10, allowed=("127.0.0.1",))


@dataclass
class Desk:
    """Someone who harvests: the state kept, the papers taken in (key -> contents, newest last), the lines told."""

    folder: Path
    site: LookAlike
    ledger: Harvests
    manners: Manners = POLITE
    today: datetime = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    taken: dict[str, list[bytes]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    client: Client | None = None

    def take(self, arrivals: Sequence[Arrival]) -> Sequence[Taken]:
        return [self._take(arrival) for arrival in arrivals]

    def _take(self, arrival: Arrival) -> Taken:
        content = arrival.path.read_bytes()
        if not content.rstrip().endswith(b"%%EOF"):
            return Taken(fate=Fate.UNREADABLE, reason="is cut short")
        versions = self.taken.setdefault(arrival.key, [])
        versions.append(content)
        return Taken(fate=Fate.NEW if len(versions) == 1 else Fate.REPLACED)

    def source(self, place: str | None = None, committee: str | None = None) -> SavedSource:
        place = place or self.site.address
        return self.ledger.source(find_source(place).name, place, committee)

    def visit(
        self, *, committee: str | None = None, days_later: float = 0, place: str | None = None, **wanted: object
    ) -> Run:
        self.today += timedelta(days=days_later)
        self.lines.clear()
        saved = self.source(place, committee)
        self.client = Client(manners=self.manners, sleep=self.slept.append)
        recheck = bool(wanted.pop("recheck", False))
        try:
            return Visit(
                source=find_source(saved.place),
                saved=saved,
                wanted=Wanted(place=saved.place, committee=committee, **wanted),
                ledger=self.ledger,
                client=self.client,
                take=self.take,
                arrivals=Arrivals(self.folder / "arrivals" / str(saved.id)),
                tell=self.lines.append,
                clock=lambda: self.today,
                recheck=recheck,
            ).run()
        finally:
            self.client.close()


@pytest.fixture
def council() -> Council:
    """One committee with its nine newest meetings."""
    return build_council(committees=1, meetings=9)


@pytest.fixture
def site(council: Council) -> Iterator[LookAlike]:
    with LookAlike(council, page_length=4) as running:
        yield running


@pytest.fixture
def sit_down(tmp_path: Path) -> Callable[[LookAlike], Desk]:
    """Return the function that gives a desk before a site."""
    return lambda running: Desk(tmp_path, running, Harvests.open(f"sqlite:///{tmp_path / 'matters.db'}"))


@pytest.fixture
def desk(site: LookAlike, sit_down: Callable[[LookAlike], Desk]) -> Desk:
    return sit_down(site)
