"""A visit is killed at twenty moments: is every paper there at the end, and none fetched that was there before?"""

import os
import random
import signal
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Desk
from council import build_council
from lookalike import LookAlike

from corpus.visits.harvested import State
from corpus.visits.harvests import Harvests

KILLS = 20


class LastingDesk(Desk):
    """A desk whose papers are kept in files, so that they outlive its process."""

    def _take(self, arrival):  # type: ignore[no-untyped-def]
        taken = super()._take(arrival)
        (self.folder / "taken").mkdir(exist_ok=True)
        (self.folder / "taken" / f"{arrival.key} {arrival.sha256}").write_bytes(arrival.path.read_bytes())
        return taken


def visit_in_a_process(folder: Path, site: LookAlike) -> int:
    """Begin a visit in a process of its own and return its number."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # no thread of ours holds a lock here: the site is idle
        process = os.fork()
    if process:
        return process
    status = 1
    try:
        desk = LastingDesk(folder, site, Harvests.open(f"sqlite:///{folder / 'matters.db'}"))
        status = 0 if desk.visit().finished else 2
    finally:
        os._exit(status)


def test_nothing_is_lost_or_fetched_again_over_twenty_kills(
    tmp_path: Path, sit_down: Callable[[LookAlike], Desk], capsys: pytest.CaptureFixture[str]
) -> None:
    council = build_council(committees=1, meetings=30)
    chance = random.Random(20)  # noqa: S311
    in_flight: list[str] = []
    with LookAlike(council) as site:
        last = site.fewest_requests() - 5
        moments = {number: chance.choice(("asked", "sent")) for number in chance.sample(range(1, last), KILLS)}
        process = 0

        def kill_at(number: int, when: str) -> None:
            if moments.get(number) == when:
                in_flight.append(site.paths[number - 1])
                os.kill(process, signal.SIGKILL)

        site.on_request = lambda number: kill_at(number, "asked")
        site.on_sent = lambda number: kill_at(number, "sent")
        for _ in range(KILLS + 1):
            process = visit_in_a_process(tmp_path, site)
            _, ending = os.waitpid(process, 0)
            time.sleep(0.02)
            if not os.WIFSIGNALED(ending):
                break
        assert os.WIFEXITED(ending)
        assert os.WEXITSTATUS(ending) == 0
        assert len(in_flight) == KILLS

        papers = council.papers()
        kept = {path.name.split()[0]: path.read_bytes() for path in (tmp_path / "taken").iterdir()}
        assert kept == {key: document.content for key, document in papers.items()}
        ledger = Harvests.open(f"sqlite:///{tmp_path / 'matters.db'}")
        (source,) = {run.source for run in ledger.runs(sit_down(site).source(), 100)}
        assert source == 1
        assert {paper.state for paper in ledger.papers(sit_down(site).source())} == {State.HELD}
        twice = [key for key, times in site.served.items() if times > 1]
        cut = [key for key in twice if not any(key.partition("-")[0] + "/" in path for path in in_flight)]
        assert cut == []  # only what was on its way at the very moment of a kill is fetched again
        assert not any((tmp_path / "arrivals").glob("*/*"))
    with capsys.disabled():
        print(f"\n{KILLS} kills: {len(papers)} papers all held, {len(twice)} sent twice, each on its way at a kill")
