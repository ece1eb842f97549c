"""Take files in: each read in a worker process, kept, and saved by this one, in the order of their paths.

A file that cannot be read is a `Failure` with one clear line, kept in the store until the file is mended or gone. The
others are not affected by it.
"""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from corpus.errors import UnreadablePaperError
from corpus.records import Paper, record
from corpus.stored import Failure, Saved
from ingest.files import Found, find_files, read_file
from ingest.reader import Limits
from ingest.sandbox import Bounds, Sandbox

AHEAD = 4  # papers to be read for each worker: one in hand, and some for the time that a long one is being saved
HELD_BYTES = 250_000_000  # of papers waiting to be read or for their turn to be saved, so that no worker is idle
PAGE_BYTES = 150_000  # that a page of these takes in memory, about


class Shelf(Protocol):
    """What is asked of the store here."""

    def has_paper(self, sha256: str) -> bool: ...
    def save_paper(
        self, paper: Paper, *, now: datetime, source_address: str | None = None, reread: bool = False
    ) -> Saved: ...
    def save_failure(self, failure: Failure) -> None: ...
    def forget_failure(self, path: str) -> None: ...
    def failures(self) -> tuple[Failure, ...]: ...


class Keep(Protocol):
    """What is asked of the vault here."""

    def keep(self, content: bytes) -> str: ...


@record
class Step:
    """How far the work is. ``page`` of ``pages`` while a paper is read; ``done`` files of the ``known`` so far."""

    file: str
    page: int = 0
    pages: int = 0
    done: int
    known: int


@record
class Report:
    """What became of the files. ``passed_over`` counts files in folders that are of no kind papers are kept as."""

    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    reread: int = 0
    failed: tuple[Failure, ...] = ()
    passed_over: int = 0


@dataclass
class _Tally:
    """The report as it grows."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("new", "unchanged", "replaced", "reread"), 0))
    failed: list[Failure] = field(default_factory=list)
    passed_over: int = 0
    known: int = 0

    @property
    def done(self) -> int:
        return sum(self.counts.values()) + len(self.failed)

    def report(self) -> Report:
        return Report(failed=tuple(self.failed), passed_over=self.passed_over, **self.counts)


@record
class _Reading:
    """A file that is to be read, and saved when its turn comes."""

    path: Path
    content: bytes
    sha256: str
    paper: "Future[Paper]"

    @property
    def held_bytes(self) -> int:
        """What it takes in memory: its bytes, and once it is read its pages."""
        read = self.paper.done() and not self.paper.exception()
        return len(self.content) + (PAGE_BYTES * self.paper.result().page_count if read else 0)


def ingest_paths(
    paths: Iterable[Path | str],
    *,
    store: Shelf,
    vault: Keep,
    workers: int | None = None,
    limits: Limits | None = None,
    bounds: Bounds | None = None,
    progress: Callable[[Step], None] | None = None,
    again: bool = False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Report:
    """Read, keep and save the files that ``paths`` name (folders with all below them), and return what became of them.

    A file whose bytes are held already is not read, unless ``again``. ``workers`` (None: one for each processor) papers
    are read at once; ``limits`` and ``bounds`` hold for each. ``progress`` is called, also from other threads, as pages
    are read and files done. No file raises; a `StoreError` does, and what was saved before it stays saved.
    """
    return _Ingest(store, vault, clock, limits or Limits()).run(
        tuple(Path(path) for path in paths),
        workers=workers or os.cpu_count() or 1,
        bounds=bounds or Bounds(),
        progress=progress or (lambda step: None),
        again=again,
    )


class _Ingest:
    """One run. Only the reading of papers is done in other threads; store and vault are asked in this one."""

    def __init__(self, store: Shelf, vault: Keep, clock: Callable[[], datetime], limits: Limits) -> None:
        self._store, self._vault, self._clock, self._limits = store, vault, clock, limits
        self._tally = _Tally()
        self._progress: Callable[[Step], None] = lambda step: None
        self._again = False

    def run(
        self,
        paths: Sequence[Path],
        *,
        workers: int,
        bounds: Bounds,
        progress: Callable[[Step], None],
        again: bool,
    ) -> Report:
        self._progress, self._again = progress, again
        self._forget_the_gone(paths)
        everything = tuple(find_files(paths))
        files = [found for found in everything if not found.passed_over]
        self._tally.passed_over, self._tally.known = len(everything) - len(files), len(files)
        with _readers(workers, self._limits, bounds) as read:
            waiting: deque[_Reading] = deque()
            for reading in self._begin(files, read, again):
                waiting.append(reading)
                self._make_room(waiting, workers * AHEAD)
            while waiting:
                self._finish(waiting.popleft())
        return self._tally.report()

    def _make_room(self, waiting: deque[_Reading], most: int) -> None:
        """Save the papers whose turn has come, until fewer than ``most`` are to be read and not too many are held."""
        while True:
            while waiting and waiting[0].paper.done():
                self._finish(waiting.popleft())
            unread = [reading.paper for reading in waiting if not reading.paper.done()]
            full = sum(reading.held_bytes for reading in waiting) > HELD_BYTES
            if len(unread) < most and not full:
                return
            wait([waiting[0].paper] if full else unread, return_when=FIRST_COMPLETED)

    def _begin(self, files: Iterable[Found], read: "_Read", again: bool) -> Iterator[_Reading]:
        """Set the reading of each file going, but of those that cannot be opened and those that are held."""
        for found in files:
            try:
                if found.error:
                    raise found.error
                content = read_file(found.path, self._limits.size_bytes)
            except UnreadablePaperError as error:
                self._fail(found.path, None, error)
                continue
            sha256 = hashlib.sha256(content).hexdigest()
            if not again and self._store.has_paper(sha256):
                self._count(found.path, "unchanged")
                continue
            paper = read(content, found.path.name, self._tell(found.path.name))
            yield _Reading(path=found.path, content=content, sha256=sha256, paper=paper)

    def _finish(self, reading: _Reading) -> None:
        try:
            paper = reading.paper.result()
        except UnreadablePaperError as error:
            self._fail(reading.path, reading.sha256, error)
            return
        # What the worker says of the file's identity is not taken on trust.
        paper = replace(paper, sha256=reading.sha256, file=reading.path.name)
        self._vault.keep(reading.content)
        saved = self._store.save_paper(paper, now=self._clock(), reread=self._again)
        self._count(reading.path, saved.status)

    def _count(self, path: Path, status: str) -> None:
        self._store.forget_failure(str(path))
        self._tally.counts[status] += 1
        self._tell(path.name)(0, 0)

    def _fail(self, path: Path, sha256: str | None, error: UnreadablePaperError) -> None:
        failure = Failure(
            file=path.name,
            path=str(path),
            sha256=sha256,
            reason=error.reason,
            remedy=error.remedy,
            failed_at=self._clock(),
        )
        self._store.save_failure(failure)
        self._tally.failed.append(failure)
        self._tell(path.name)(0, 0)

    def _tell(self, file: str) -> Callable[[int, int], None]:
        def tell(page: int, pages: int) -> None:
            self._progress(Step(file=file, page=page, pages=pages, done=self._tally.done, known=self._tally.known))

        return tell

    def _forget_the_gone(self, paths: Sequence[Path]) -> None:
        """Forget the failures of files that stood at or below ``paths`` and have since been removed."""
        asked = [path.absolute() for path in paths]
        for failure in self._store.failures():
            path = Path(failure.path)
            if not os.path.lexists(path) and any(path.is_relative_to(place) for place in asked):
                self._store.forget_failure(failure.path)


_Read = Callable[[bytes, str, Callable[[int, int], None]], "Future[Paper]"]


@contextmanager
def _readers(workers: int, limits: Limits, bounds: Bounds) -> Iterator[_Read]:
    """Give the function that reads a paper in the next free of ``workers`` sandboxes; end them all afterwards."""
    sandboxes = [Sandbox(limits=limits, bounds=bounds) for _ in range(workers)]
    free: SimpleQueue[Sandbox] = SimpleQueue()
    for sandbox in sandboxes:
        free.put(sandbox)

    def read(content: bytes, name: str, progress: Callable[[int, int], None]) -> Paper:
        sandbox = free.get()
        try:
            return sandbox.read(content, name, progress=progress)
        finally:
            free.put(sandbox)

    pool = ThreadPoolExecutor(workers, thread_name_prefix="reader")
    try:
        yield lambda content, name, progress: pool.submit(read, content, name, progress)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for sandbox in sandboxes:
            sandbox.kill()  # one still at work, on an interrupt, is let go of by its thread
        pool.shutdown(wait=True)
        for sandbox in sandboxes:
            sandbox.close()
