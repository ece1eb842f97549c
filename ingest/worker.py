"""The process that reads papers for a parent that must outlive them: ``python -m ingest.worker``.

On standard input the parent sends requests, each a frame of JSON and a frame of the paper's bytes; on standard output
the worker answers with frames of progress and one of the paper or of why it could not be read. A frame is a letter,
the length of what follows (8 bytes, big-endian), and what follows. The worker ends when its input ends.
"""

import os
import resource
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from corpus.errors import PaperLimitError, UnreadablePaperError
from corpus.records import record
from ingest.parcel import pack_paper
from ingest.pipeline import parse_paper
from ingest.reader import Limits

HEADER = struct.Struct(">cQ")
STEP = struct.Struct(">II")
ASKED, CONTENT, PROGRESS, PAPER, REFUSAL = b"A", b"C", b"S", b"P", b"R"
FILE_BYTES = 1_000_000  # a worker writes no file but its error log


@record
class Asked:
    """A request: the paper's name, what it may cost, and the seconds of processor time it may take."""

    name: str
    limits: Limits
    cpu_seconds: int


@record
class Refusal:
    """Why a paper could not be read: the name of the error's class and its clauses."""

    error: str
    reason: str
    remedy: str


def serve(requests: BinaryIO, answers: BinaryIO, memory_bytes: int) -> None:
    """Answer requests until they end."""
    _bound(resource.RLIMIT_AS, memory_bytes)
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_FSIZE, FILE_BYTES)
    while header := requests.read(HEADER.size):
        asked = msgspec.json.decode(requests.read(HEADER.unpack(header)[1]), type=Asked)
        content = requests.read(HEADER.unpack(requests.read(HEADER.size))[1])
        _allow_cpu(asked.cpu_seconds)
        kind, answer = _answer(asked, content, lambda page, pages: _write(answers, PROGRESS, STEP.pack(page, pages)))
        _write(answers, kind, answer)


def _answer(asked: Asked, content: bytes, progress: Callable[[int, int], None]) -> tuple[bytes, bytes]:
    try:
        return PAPER, pack_paper(parse_paper(content, asked.name, limits=asked.limits, progress=progress))
    except UnreadablePaperError as error:
        refusal = Refusal(error=type(error).__name__, reason=error.reason, remedy=error.remedy)
    except MemoryError:
        reason, remedy = "needs more memory than a paper may take", "Split it, or raise the limit on memory."
        refusal = Refusal(error=PaperLimitError.__name__, reason=reason, remedy=remedy)
    return REFUSAL, msgspec.json.encode(refusal)


def _write(answers: BinaryIO, kind: bytes, payload: bytes) -> None:
    answers.write(HEADER.pack(kind, len(payload)))
    answers.write(payload)
    answers.flush()


def _bound(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _allow_cpu(seconds: int) -> None:
    """Allow this paper ``seconds`` from now: the limit of the system counts from the start of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    frames = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no frame
    serve(sys.stdin.buffer, frames, int(sys.argv[1]))
