"""Taking files in: what becomes of each, and what a worker's death does to the others."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

import pytest

from corpus.errors import PaperLimitError, UnreadablePaperError
from corpus.records import EntityType, Kind, Mention, Money, Paper, Period
from corpus.stored import Failure, Saved
from ingest import run
from ingest.files import find_files
from ingest.parcel import BrokenParcelError, pack_paper, unpack_paper
from ingest.pipeline import parse_paper
from ingest.reader import Limits
from ingest.run import Step, ingest_paths
from ingest.sandbox import Bounds, Sandbox

MINUTES = "HARROWDEN BOARD\n\nMINUTES of a meeting held on 4 March 2025.\n\n1. Welcome\n\nRESOLVED that it be noted.\n"
NOW = datetime(2026, 1, 5, tzinfo=UTC)


@dataclass
class Shelf:
    """A store and a vault in memory."""

    saved: dict[str, Paper] = field(default_factory=dict)
    failed: dict[str, Failure] = field(default_factory=dict)
    kept: set[bytes] = field(default_factory=set)

    def has_paper(self, sha256: str) -> bool:
        return sha256 in self.saved

    def save_paper(
        self, paper: Paper, *, now: datetime, source_address: str | None = None, reread: bool = False
    ) -> Saved:
        status = "unchanged" if paper.sha256 in self.saved else "new"
        self.saved[paper.sha256] = paper
        return Saved(status=status, sha256=paper.sha256)

    def save_failure(self, failure: Failure) -> None:
        self.failed[failure.path] = failure

    def forget_failure(self, path: str) -> None:
        self.failed.pop(path, None)

    def failures(self) -> tuple[Failure, ...]:
        return tuple(self.failed.values())

    def keep(self, content: bytes) -> str:
        self.kept.add(content)
        return ""


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def take(shelf: Shelf, *paths: Path, progress: Callable[[Step], None] | None = None, limits: Limits | None = None):
    return ingest_paths(paths, store=shelf, vault=shelf, workers=1, clock=lambda: NOW, progress=progress, limits=limits)


def test_a_folder_is_taken_in_and_hidden_or_foreign_files_are_not(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "2025" / ".hidden").mkdir(parents=True)
    (tmp_path / "2025" / "minutes.txt").write_text(MINUTES)
    (tmp_path / "2025" / ".hidden" / "minutes.txt").write_text(MINUTES + "hidden")
    (tmp_path / "2025" / "sums.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / ".draft.txt").write_text(MINUTES + "draft")
    report = take(shelf, tmp_path)
    assert (report.new, report.failed, report.passed_over) == (1, (), 1)
    assert [paper.file for paper in shelf.saved.values()] == ["minutes.txt"]
    assert shelf.kept == {MINUTES.encode()}


def test_the_same_bytes_are_not_read_again(tmp_path: Path, shelf: Shelf) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES)
    take(shelf, path)
    steps: list[Step] = []
    report = take(shelf, path, progress=steps.append)
    assert (report.new, report.unchanged) == (0, 1)
    assert [step.pages for step in steps] == [0]


def test_a_failure_is_kept_until_the_file_is_mended_or_gone(tmp_path: Path, shelf: Shelf) -> None:
    mended, removed = tmp_path / "mended.txt", tmp_path / "removed.pdf"
    mended.touch()
    removed.write_bytes(b"%!PS-Adobe")
    report = take(shelf, tmp_path)
    assert [(one.file, one.reason) for one in report.failed] == [
        ("mended.txt", "is empty"),
        ("removed.pdf", "is PostScript, though named as a PDF"),
    ]
    assert len(shelf.failed) == 2
    mended.write_text(MINUTES)
    removed.unlink()
    assert take(shelf, tmp_path).new == 1
    assert shelf.failed == {}


def test_what_is_not_there_or_no_file_fails_with_a_line(tmp_path: Path, shelf: Shelf) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    report = take(shelf, tmp_path / "nowhere.pdf", pipe)
    assert [one.reason for one in report.failed] == ["is not there", "is not a file"]


def test_a_file_over_the_limit_on_size_is_not_opened(tmp_path: Path, shelf: Shelf) -> None:
    path = tmp_path / "large.txt"
    path.write_text(MINUTES)
    report = take(shelf, path, limits=Limits(size_bytes=10))
    assert "over the limit" in report.failed[0].reason


def test_progress_counts_files(tmp_path: Path, shelf: Shelf) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(MINUTES + str(number))
    steps: list[Step] = []
    take(shelf, tmp_path, progress=steps.append)
    assert (steps[-1].done, steps[-1].known) == (3, 3)


def take_with_a_long_first(
    folder: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, end_first: Callable[[list["Future[Paper]"]], None]
) -> None:
    """Take in nine papers; those after the first are read at once, and the first when ``end_first`` has it so."""
    asked: list[Future[Paper]] = []

    @contextmanager
    def readers(*_: object) -> Iterator[Callable[..., Future[Paper]]]:
        yield read

    def read(content: bytes, name: str, progress: object) -> Future[Paper]:
        paper: Future[Paper] = Future()
        asked.append(paper)
        if len(asked) > 1:
            paper.set_result(parse_paper(content, name))
        end_first(asked)
        return paper

    monkeypatch.setattr(run, "_readers", readers)
    for number in range(9):
        (folder / f"{number}.txt").write_text(MINUTES + str(number))
    assert ingest_paths([folder], store=shelf, vault=shelf, workers=2, clock=lambda: NOW).new == 9
    assert [paper.file for paper in shelf.saved.values()] == [f"{number}.txt" for number in range(9)]


def test_papers_after_a_long_one_are_read_meanwhile_and_saved_after_it(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end_first(asked: list["Future[Paper]"]) -> None:
        if len(asked) == 9:
            asked[0].set_result(parse_paper(MINUTES.encode(), "0.txt"))

    take_with_a_long_first(tmp_path, shelf, monkeypatch, end_first)


def test_no_more_is_read_before_its_turn_than_may_be_held(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun_before: list[int] = []

    def end(asked: list["Future[Paper]"]) -> None:
        begun_before.append(len(asked))
        asked[0].set_result(parse_paper(MINUTES.encode(), "0.txt"))

    def end_first(asked: list["Future[Paper]"]) -> None:
        if len(asked) == 1:
            Timer(0.3, end, [asked]).start()

    monkeypatch.setattr(run, "HELD_BYTES", 0)
    take_with_a_long_first(tmp_path, shelf, monkeypatch, end_first)
    assert begun_before[0] <= 2


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    assert [found.path for found in find_files([path, tmp_path, path])] == [path]


def test_a_worker_killed_while_reading_fails_that_paper_and_reads_the_next() -> None:
    with Sandbox() as sandbox:
        assert sandbox.read(MINUTES.encode(), "a.txt").page_count == 1

        def kill(page: int, pages: int) -> None:
            assert sandbox.process_id is not None
            os.kill(sandbox.process_id, signal.SIGKILL)

        long = (MINUTES * 2_000).encode()
        with pytest.raises(PaperLimitError, match="was killed"):
            sandbox.read(long, "b.txt", progress=kill)
        assert sandbox.read(MINUTES.encode(), "c.txt").file == "c.txt"


def test_a_worker_killed_between_papers_is_replaced() -> None:
    with Sandbox() as sandbox:
        sandbox.read(MINUTES.encode(), "a.txt")
        first = sandbox.process_id
        assert first is not None
        os.kill(first, signal.SIGKILL)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
        assert sandbox.read(MINUTES.encode(), "b.txt").page_count == 1
        assert sandbox.process_id != first


def test_a_worker_that_grew_too_large_is_replaced() -> None:
    with Sandbox(bounds=Bounds(keep_below_bytes=1)) as sandbox:
        sandbox.read(MINUTES.encode(), "a.txt")
        assert sandbox.process_id is None


def test_a_worker_that_says_nothing_is_ended() -> None:
    with Sandbox(bounds=Bounds(step_seconds=0.01)) as sandbox, pytest.raises(PaperLimitError, match="kept its reader"):
        sandbox.read(MINUTES.encode(), "a.txt")


def test_more_text_than_the_bound_is_refused() -> None:
    with Sandbox(bounds=Bounds(output_bytes=100)) as sandbox, pytest.raises(PaperLimitError, match="of text"):
        sandbox.read(MINUTES.encode(), "a.txt")


def test_a_parcel_holds_a_paper_whole() -> None:
    day = NOW.date()
    values = ("Ada Example", Money(amount="12.50"), Period(start=day, end=day))  # type: ignore[arg-type]
    mentions = tuple(
        Mention(type=EntityType.PERSON, text="x", value=value, part="p1", page=1, start=0, end=1) for value in values
    )
    paper = Paper(
        file="a", sha256="b", media_type="c", page_count=1, kind=Kind.OTHER, parts=(), mentions=mentions, pages=()
    )
    arrived = unpack_paper(pack_paper(paper))
    assert [type(mention.value) for mention in arrived.mentions] == [str, Money, Period]
    assert arrived.kind is Kind.OTHER


@pytest.mark.parametrize("sent", [b"", b"{}", b"\xff", b'{"file": 1}', b"[" * 100_000])
def test_what_is_no_paper_is_refused_on_arrival(sent: bytes) -> None:
    with pytest.raises(BrokenParcelError):
        unpack_paper(sent)


def test_errors_cross_from_the_worker_as_they_were_raised() -> None:
    with Sandbox() as sandbox, pytest.raises(UnreadablePaperError) as raised:
        sandbox.read(b"\x89PNG\r\n\x1a\n", "scan.pdf")
    assert raised.value.paper == "scan.pdf"
    assert "is a picture" in raised.value.reason
