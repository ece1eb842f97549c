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
ARRIVING_SECONDS = 0.2  # what was sent has arrived by then


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
    """What has arrived is never sent again, not a byte of it: a paper half arrived is gone on with."""
    council = build_council(committees=1, meetings=30)
    chance = random.Random(20)  # noqa: S311
    kills: list[str] = []
    with LookAlike(council) as site:
        last = site.fewest_requests() - 5
        moments = {number: chance.choice(("asked", "half", "sent")) for number in chance.sample(range(1, last), KILLS)}
        process = 0

        def kill_at(number: int, when: str) -> None:
            if moments.get(number) != when:
                return
            time.sleep(ARRIVING_SECONDS if when != "asked" else 0)
            kills.append(when)
            os.kill(process, signal.SIGKILL)
            raise ConnectionResetError

        site.on_request = lambda number: kill_at(number, "asked")
        site.on_half = lambda number: kill_at(number, "half")
        site.on_sent = lambda number: kill_at(number, "sent")
        for _ in range(KILLS + 1):
            process = visit_in_a_process(tmp_path, site)
            _, ending = os.waitpid(process, 0)
            time.sleep(0.02)
            if not os.WIFSIGNALED(ending):
                break
        assert os.WIFEXITED(ending)
        assert os.WEXITSTATUS(ending) == 0
        assert len(kills) == KILLS

        papers = council.papers()
        kept = {path.name.split()[0]: path.read_bytes() for path in (tmp_path / "taken").iterdir()}
        assert kept == {key: document.content for key, document in papers.items()}
        ledger = Harvests.open(f"sqlite:///{tmp_path / 'matters.db'}")
        assert {paper.state for paper in ledger.papers(sit_down(site).source())} == {State.HELD}
        assert not any((tmp_path / "arrivals").glob("*/*"))
        again = {key: sent for key, sent in site.sent_bytes.items() if sent != len(papers[key].content)}
    with capsys.disabled():
        moment = ", ".join(f"{kills.count(when)} {when}" for when in ("asked", "half", "sent"))
        print(f"\n{KILLS} kills ({moment}): {len(papers)} papers all held, {len(again)} with bytes sent twice")
    assert again == {}
