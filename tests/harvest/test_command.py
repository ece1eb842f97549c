"""`matters harvest` from end to end: the sample corpus' papers from a site, read by the real reader."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Desk
from council import Council, build_council
from lookalike import LookAlike

PAPERS = Path(__file__).parents[2] / "corpus" / "sample" / "papers"


def matters(data: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with its data in a folder."""
    settings = {"MATTERS_DATA": str(data), "MATTERS_HARVEST_PAUSE": "0.02", "PATH": "/usr/bin:/bin", **environment}
    program = [sys.executable, "-c", "from search_app.cli import main; main()", *words]
    return subprocess.run(program, capture_output=True, text=True, timeout=600, env=settings, check=False)


@pytest.fixture(scope="module")
def sample_council() -> Council:
    council = build_council(committees=1, meetings=4)
    papers = sorted(PAPERS.glob("*minutes.pdf"))
    for document, path in zip(council.papers().values(), papers, strict=False):
        document.content = path.read_bytes()
    return council


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the sample corpus has not been built")
def test_a_site_is_harvested_saved_visited_again_and_shown(tmp_path: Path, sample_council: Council) -> None:
    with LookAlike(sample_council) as site:
        allowed = {"MATTERS_HARVEST_ALLOW": "127.0.0.1"}
        number = len(sample_council.papers())

        refused = matters(tmp_path, "harvest", site.address)
        assert refused.returncode == 2
        assert "is a private address, which is not asked unless a setting allows it" in refused.stderr
        assert site.paths == []

        dry = matters(tmp_path, "harvest", site.address, "--dry-run", **allowed)
        assert dry.stdout.count("would fetch http://127.0.0.1") == number
        assert site.served.total() == 0

        first = matters(tmp_path, "harvest", site.address, "--committee", "101", "--since", "2011", "--save", **allowed)
        assert first.returncode == 0, first.stderr
        assert f"{number} found, {number} new, 0 replaced" in first.stdout
        assert set(site.served.values()) == {1}

        site.forget()
        again = matters(tmp_path, "harvest", "--all", **allowed)
        assert f"{number} found, 0 new, 0 replaced, {number} unchanged" in again.stdout
        assert site.served.total() == 0

        listed = matters(tmp_path, "harvest", "--list")
        assert f"{site.address}, committee 101: next " in listed.stdout
        assert listed.stdout.rstrip().endswith("finished")
        differing = json.loads(matters(tmp_path, "differences", "--json").stdout)["differences"]
        assert any(
            one["about"].startswith("item ") and one["page"] for one in differing
        )  # these papers are not its own
        assert '"total": 0' not in matters(tmp_path, "search", "partnership", "--json").stdout


def test_mistakes_are_told_in_one_line(tmp_path: Path) -> None:
    for words, told in (
        (("harvest",), "Name a place, or --all for every saved one"),
        (("harvest", "ftp://x.gov.uk"), "is no folder, no list of addresses and no http or https address"),
        (("harvest", "x", "--since", "lately"), "give a year (2011) or a day (2011-04-01)"),
        (("harvest", "--forget", "7"), "There is no source 7"),
    ):
        ended = matters(tmp_path, *words)
        assert ended.returncode == 2
        assert told in ended.stderr
        assert "Traceback" not in ended.stderr


def test_papers_a_minute_follow_the_pause(
    sit_down: Callable[[LookAlike], Desk], council: Council, capsys: pytest.CaptureFixture[str]
) -> None:
    """The pause, not our own work, sets the pace: the time slept is the pause for each request but the first."""
    with LookAlike(council) as site:
        desk = sit_down(site)
        desk.manners = replace(desk.manners, pause_seconds=1.0)
        summary = desk.visit()
        slept = sum(desk.slept)
    assert slept <= summary.tally.requests * 1.0
    assert slept >= (summary.tally.requests - 1) * 0.5
    with capsys.disabled():
        print(
            f"\n{summary.tally.new} papers with {summary.tally.requests} requests at a pause of 1 s: "
            f"{60 * summary.tally.new / summary.tally.requests:.0f} papers a minute"
        )
