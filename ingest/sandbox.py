"""Read a paper in a process of its own, within bounds, so that no paper can end or stall the one who asks.

`Sandbox.read` gives the paper or an `UnreadablePaperError`, whatever becomes of the worker: killed, crashed, out of
memory, silent, or saying things that are no paper. A worker is kept for the next paper while it behaves.
"""

import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from corpus.errors import (
    DamagedPaperError,
    EncryptedPaperError,
    PaperLimitError,
    UnreadablePaperError,
    UnsupportedPaperError,
)
from corpus.records import Paper, record
from ingest.frames import ASKED, CONTENT, HEADER, PAPER, PROGRESS, REFUSAL, STEP, Asked, Refusal
from ingest.parcel import BrokenParcelError, unpack_paper
from ingest.reader import Limits

_ERRORS: dict[str, type[UnreadablePaperError]] = {
    error.__name__: error
    for error in (
        UnreadablePaperError,
        DamagedPaperError,
        EncryptedPaperError,
        PaperLimitError,
        UnsupportedPaperError,
    )
}
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "TMPDIR", "VIRTUAL_ENV")  # no secrets
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_CHUNK_BYTES = 1 << 20
_REASON_CHARACTERS = 300
_SPLIT = "Split it into smaller papers, or raise the limit."
_REPORT = "Save it anew from the program it was made with; if it still fails, report it: the fault is ours."


@record
class Bounds:
    """What reading one paper may cost the machine."""

    memory_bytes: int = 2_000_000_000  # of address space: a worker with its language pipeline takes 0.7 GB of it
    cpu_seconds: int = 600
    step_seconds: float = 120.0  # without a word of progress: a page, or what follows the last one
    paper_seconds: float = 3_600.0
    output_bytes: int = 500_000_000
    keep_below_bytes: int = 350_000_000  # a worker that holds more when it is done is replaced


class WorkerDeath(Exception):  # noqa: N818 - not an error of the paper's reader but an event, told as one
    """The worker ended before it answered."""


class Sandbox:
    """One worker process, started when it is first needed and again whenever it is gone. Not for use by two threads."""

    def __init__(self, *, limits: Limits | None = None, bounds: Bounds | None = None) -> None:
        self.limits = limits or Limits()
        self.bounds = bounds or Bounds()
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    @property
    def process_id(self) -> int | None:
        """The worker's process number, None while there is none."""
        return self._process.pid if self._process else None

    def read(self, content: bytes, name: str, *, progress: Callable[[int, int], None] | None = None) -> Paper:
        """Return the paper, calling ``progress(page, pages)`` as it is read. Raises an `UnreadablePaperError`."""
        if len(content) > self.limits.size_bytes:
            raise PaperLimitError(name, f"is larger than {self.limits.size_bytes / 1e6:.0f} MB", _SPLIT)
        if self._process is None or self._process.poll() is not None:
            self._start()
        kept = False
        try:
            answer = self._converse(content, name, progress or (lambda page, pages: None))
            kept = self._is_small()
            return answer
        except WorkerDeath as death:
            raise self._epitaph(name) from death
        except BrokenParcelError as error:
            raise UnreadablePaperError(name, "was read into something that is no paper", _REPORT) from error
        except UnreadablePaperError:
            kept = self._is_small()
            raise
        finally:
            if not kept:
                self.close()

    def kill(self) -> None:
        """Kill the worker and all that it has started. The one thing that another thread may ask."""
        if (process := self._process) is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)  # it leads its own session: its children end with it

    def close(self) -> None:
        """End the worker and all that it has started."""
        if self._process is None:
            return
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._log):
            if pipe is not None:
                pipe.close()
        self._process = self._log = None

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self) -> None:
        self.close()
        passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        root = str(Path(__file__).resolve().parent.parent)
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - as long-lived as the process
        self._process = subprocess.Popen(  # noqa: S603 - our own module, by this interpreter
            [sys.executable, "-P", "-m", "ingest.worker", str(self.bounds.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=passed | _ONE_THREAD | {"PYTHONPATH": root},
            start_new_session=True,
            bufsize=0,
        )
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        os.set_blocking(self._process.stdin.fileno(), False)

    def _converse(self, content: bytes, name: str, progress: Callable[[int, int], None]) -> Paper:
        end = time.monotonic() + self.bounds.paper_seconds
        asked = Asked(name=name, limits=self.limits, cpu_seconds=self.bounds.cpu_seconds)
        request = msgspec.json.encode(asked)
        for kind, payload in ((ASKED, request), (CONTENT, content)):
            self._send(HEADER.pack(kind, len(payload)), name, end)
            self._send(payload, name, end)
        while True:
            kind, payload = self._frame(name, end)
            if kind == PAPER:
                return unpack_paper(payload)
            if kind == REFUSAL:
                raise _refusal(payload, name)
            if kind != PROGRESS or len(payload) != STEP.size:
                raise BrokenParcelError(f"a frame of kind {kind!r}")
            progress(*STEP.unpack(payload))

    def _frame(self, name: str, end: float) -> tuple[bytes, bytes]:
        kind, length = HEADER.unpack(self._receive(HEADER.size, name, end))
        if length > self.bounds.output_bytes:
            raise PaperLimitError(name, f"holds more than {self.bounds.output_bytes / 1e6:.0f} MB of text", _SPLIT)
        return kind, self._receive(length, name, end)

    def _send(self, content: bytes, name: str, end: float) -> None:
        assert self._process is not None and self._process.stdin is not None  # noqa: S101, PT018
        pipe, rest = self._process.stdin.fileno(), memoryview(content)
        while rest:
            self._wait([], [pipe], name, end)
            try:
                rest = rest[os.write(pipe, rest[:_CHUNK_BYTES]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError as error:
                raise WorkerDeath from error

    def _receive(self, length: int, name: str, end: float) -> bytes:
        assert self._process is not None and self._process.stdout is not None  # noqa: S101, PT018
        pipe, received = self._process.stdout.fileno(), bytearray()
        while len(received) < length:
            self._wait([pipe], [], name, end)
            chunk = os.read(pipe, min(_CHUNK_BYTES, length - len(received)))
            if not chunk:
                raise WorkerDeath
            received += chunk
        return bytes(received)

    def _wait(self, readable: list[int], writable: list[int], name: str, end: float) -> None:
        patience = min(self.bounds.step_seconds, end - time.monotonic())
        if patience <= 0 or not any(select.select(readable, writable, [], patience)):
            self.close()
            spent = "without an end" if patience <= 0 else f"for {self.bounds.step_seconds:.0f} s on one page or step"
            raise PaperLimitError(name, f"kept its reader busy {spent}", _SPLIT)

    def _epitaph(self, name: str) -> UnreadablePaperError:
        """Return what to say about a paper whose worker died."""
        assert self._process is not None and self._log is not None  # noqa: S101, PT018
        status = self._process.wait()
        if status == -signal.SIGXCPU:
            reason = f"took more than {self.bounds.cpu_seconds} s of processor time"
            return PaperLimitError(name, reason, _SPLIT)
        if status == -signal.SIGKILL:
            return PaperLimitError(name, "ended its reader, which was killed (memory ran out?)", _SPLIT)
        if status < 0:
            return UnreadablePaperError(name, f"crashed its reader ({signal.Signals(-status).name})", _REPORT)
        self._log.seek(0)
        last = self._log.read().decode(errors="replace").strip().rpartition("\n")[2]
        return UnreadablePaperError(name, _plain(f"met a fault in its reader ({last or status})"), _REPORT)

    def _is_small(self) -> bool:
        return self._process is not None and resident_bytes(self._process.pid) < self.bounds.keep_below_bytes


def resident_bytes(process_id: int) -> int:
    """Return the memory a process holds now; 0 where the system does not say."""
    try:
        pages = Path(f"/proc/{process_id}/statm").read_text().split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _refusal(payload: bytes, name: str) -> UnreadablePaperError:
    try:
        refusal = msgspec.json.decode(payload, type=Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BrokenParcelError(str(error)) from error
    error_class = _ERRORS.get(refusal.error, UnreadablePaperError)
    return error_class(name, _plain(refusal.reason), _plain(refusal.remedy))


def _plain(words: str) -> str:
    """Return words that came from a worker, fit for one line on a terminal."""
    return "".join(character if character.isprintable() else " " for character in words)[:_REASON_CHARACTERS]
