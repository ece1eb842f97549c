"""Papers that are held, read anew from their kept bytes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.records import Kind, Paper, Part
from search_app.archive import Archive
from search_app.cli import main
from search_app.config import read_settings
from search_app.rereading import find_doubtful, reread
from tests.search_app.conftest import pdf

WORDS = ["ELM BOARD", "The lamps of Elm Lane were counted on a Tuesday."]


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Archive]:
    """An archive with one paper, of which an older program read nothing."""
    archive = Archive(read_settings(tmp_path, {}))
    content = pdf(WORDS)
    part = Part(id="p1", kind=Kind.OTHER, title="?", first_page=1, last_page=1, confidence=0.2)
    sha256 = archive.vault.keep(content)
    read = Paper(
        file="lamps of elm.pdf",
        sha256=sha256,
        media_type="application/pdf",
        page_count=1,
        kind=Kind.OTHER,
        parts=(part,),
    )
    archive.store.save_paper(read, now=datetime(2024, 8, 1, tzinfo=UTC), source_address="https://elm.gov.uk/lamps.pdf")
    yield archive
    archive.store.close()


def test_a_paper_is_read_anew_under_its_own_name_and_address(held: Archive) -> None:
    (before,) = held.store.papers()
    report = reread(held, [before], workers=1)
    (after,) = held.store.papers()
    assert (report.reread, report.failed) == (1, ())
    assert (after.sha256, after.file, after.source_address) == (before.sha256, before.file, before.source_address)
    assert after.parts[0].title == "Elm Board"  # as printed but for its capitals
    assert "Elm Lane" in held.store.page(after.sha256, 1).text
    assert not list(held.settings.data.glob("reread-*"))


def test_one_that_can_be_read_no_more_stays_as_it_was(held: Archive) -> None:
    (before,) = held.store.papers()
    kept = held.vault.path(before.sha256)
    kept.chmod(0o644)
    kept.write_bytes(b"%PDF-1.7 broken")
    report = reread(held, [before], workers=1)
    assert len(report.failed) == 1
    assert held.store.failures() == ()
    assert held.store.papers() == (before,)


def test_doubtful_papers_are_found_and_read_anew_from_the_command_line(held: Archive) -> None:
    ((rated, paper),) = find_doubtful(held)
    assert (rated.confidence, paper.file) == (0.2, "lamps of elm.pdf")
    told = CliRunner().invoke(main, ["reread", "--doubtful", "--data", str(held.settings.data), "--workers", "1"])
    assert "1 read anew" in told.output
    (after,) = held.store.papers()
    assert after.parts[0].title == "Elm Board"  # as printed but for its capitals
