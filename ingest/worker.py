"""The process that reads papers for a parent that must outlive them: ``python -m ingest.worker``.

It answers the requests that come on standard input (`ingest/frames.py`) on standard output, and ends when they end.
"""

import gc
import os
import resource
import sys
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import BinaryIO

import msgspec

from corpus.errors import PaperLimitError, UnreadablePaperError
from corpus.records import Paper
from ingest.frames import HEADER, PAPER, PROGRESS, REFUSAL, STEP, Asked, Refusal
from ingest.parcel import pack_paper

FILE_BYTES = 1_000_000  # a worker writes no file but its error log


def serve(requests: BinaryIO, answers: BinaryIO, memory_bytes: int) -> None:
    """Answer requests until they end.

    What is no longer used but refers to itself is collected between papers only, and of the last paper only: to look
    for it while modules load and records are made takes a sixth of the time of the whole.
    """
    _bound(resource.RLIMIT_AS, memory_bytes)
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_FSIZE, FILE_BYTES)
    gc.disable()
    _leave_out_commands_of_spacy()
    from ingest.pipeline import parse_paper

    while header := requests.read(HEADER.size):
        asked = msgspec.json.decode(requests.read(HEADER.unpack(header)[1]), type=Asked)
        content = requests.read(HEADER.unpack(requests.read(HEADER.size))[1])
        _allow_cpu(asked.cpu_seconds)
        parse = partial(parse_paper, content, asked.name, limits=asked.limits, progress=partial(_tell, answers))
        _write(answers, *_answer(parse))
        del parse, content
        gc.collect()
        gc.freeze()


def _leave_out_commands_of_spacy() -> None:
    """Spare this process spaCy's command line, which its package loads, with a web client, an installer and forms: a
    quarter of the time that a worker takes to start, and nothing that belongs where strangers' files are read."""
    commands, of_versions = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    of_versions.__dict__["info"] = commands.__dict__["info"] = None
    sys.modules.update({"spacy.cli": commands, "spacy.cli.info": of_versions})


def _tell(answers: BinaryIO, page: int, pages: int) -> None:
    _write(answers, PROGRESS, STEP.pack(page, pages))


def _answer(parse: Callable[[], Paper]) -> tuple[bytes, bytes]:
    try:
        return PAPER, pack_paper(parse())
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
