"""Whatever comes in, each file ends in a record or in one clear line, and the others are not affected."""

import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from corpus.records import Paper
from corpus.stored import Failure, Saved
from ingest.reader import Limits
from ingest.run import Report, ingest_paths
from ingest.sandbox import Bounds

BOUNDS = Bounds(
    memory_bytes=2_000_000_000, cpu_seconds=15, step_seconds=180, paper_seconds=300, output_bytes=100_000_000
)
LIMITS = Limits(size_bytes=50_000_000, pages=3_000, paper_characters=5_000_000)


@dataclass
class Shelf:
    """A store and a vault in memory."""

    saved: dict[str, Paper] = field(default_factory=dict)
    failed: dict[str, Failure] = field(default_factory=dict)

    def has_paper(self, sha256: str) -> bool:
        return False

    def save_paper(
        self, paper: Paper, *, now: datetime, source_address: str | None = None, reread: bool = False
    ) -> Saved:
        self.saved[paper.file] = paper
        return Saved(status="new", sha256=paper.sha256)

    def save_failure(self, failure: Failure) -> None:
        self.failed[failure.file] = failure

    def forget_failure(self, path: str) -> None:
        """Nothing to forget: each run begins anew."""

    def failures(self) -> tuple[Failure, ...]:
        return ()

    def keep(self, content: bytes) -> str:
        return ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, str(Path(__file__).with_name("make_files.py")), str(made)], check=True)
    return made


@pytest.fixture(scope="module")
def outcome(folder: Path) -> tuple[Shelf, Report]:
    shelf = Shelf()
    report = ingest_paths([folder], store=shelf, vault=shelf, workers=2, limits=LIMITS, bounds=BOUNDS)
    return shelf, report


def test_there_are_forty_files_and_more(folder: Path) -> None:
    assert len(list(folder.iterdir())) >= 40


def test_each_file_ends_in_a_record_or_one_line(folder: Path, outcome: tuple[Shelf, Report]) -> None:
    shelf, report = outcome
    names = {path.name for path in folder.iterdir()}
    assert names == shelf.saved.keys() | shelf.failed.keys()
    assert not shelf.saved.keys() & shelf.failed.keys()
    assert report.new == len(shelf.saved)


def test_each_line_is_one_line_with_a_reason_and_what_to_do(outcome: tuple[Shelf, Report]) -> None:
    shelf, _ = outcome
    for failure in shelf.failed.values():
        line = f"{failure.reason}. {failure.remedy}"
        assert line.isprintable(), failure
        assert failure.reason, failure
        assert failure.remedy.endswith("."), failure
        assert "Traceback" not in line


def test_no_file_meets_a_fault_of_ours(outcome: tuple[Shelf, Report]) -> None:
    shelf, _ = outcome
    assert [(name, one.reason) for name, one in shelf.failed.items() if "met a fault" in one.reason] == []


def test_sound_papers_among_them_come_through(outcome: tuple[Shelf, Report]) -> None:
    shelf, _ = outcome
    for name in ("sound.pdf", "sound.txt"):
        assert "RESOLVED that the notes" in shelf.saved[name].pages[0].text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty.pdf", "is empty"),
        ("encrypted.pdf", "protected by a password"),
        ("postscript.pdf", "is PostScript"),
        ("picture.pdf", "is a picture"),
        ("words.pdf", "is plain text"),
        ("sign-in-page.pdf", "is a web page"),
        ("no-pages.pdf", "damaged or incomplete"),
        ("five-thousand-empty-pages.pdf", "5000 pages"),
        ("bomb.docx", "unpacks to"),
        ("truncated-at-10.pdf", "damaged or incomplete"),
        ("laughs.docx", "damaged or incomplete"),
        ("nul-bytes.txt", "not a kind of file that is read"),
    ],
)
def test_the_reason_is_the_right_one(outcome: tuple[Shelf, Report], name: str, words: str) -> None:
    assert words in outcome[0].failed[name].reason


@pytest.mark.parametrize("name", ["utf16.txt", "paper.txt", "page.docx"])
def test_sound_papers_under_another_name_or_encoding_are_read(outcome: tuple[Shelf, Report], name: str) -> None:
    assert "RESOLVED that the notes" in outcome[0].saved[name].pages[0].text


def test_a_broken_cross_reference_table_is_repaired(outcome: tuple[Shelf, Report]) -> None:
    assert "RESOLVED" in outcome[0].saved["broken-xref.pdf"].pages[0].text


def test_entities_of_files_outside_are_not_read(outcome: tuple[Shelf, Report]) -> None:
    texts = [paper.pages[0].text for name, paper in outcome[0].saved.items() if name.startswith("outside")]
    assert all("root:" not in text for text in texts)
