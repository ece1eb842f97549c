"""The worker's process: what it has loaded, and what it says."""

import io
import subprocess
import sys

import msgspec

from ingest.frames import ASKED, CONTENT, HEADER, PAPER, PROGRESS, REFUSAL, Asked, Refusal
from ingest.parcel import unpack_paper
from ingest.reader import Limits

TEXT = b"HARROWDEN VALE PARTNERSHIP\n\nMinutes of the meeting held on 4 March 2025\n\n1. Apologies\n\nNone.\n"


def frame(kind: bytes, payload: bytes) -> bytes:
    return HEADER.pack(kind, len(payload)) + payload


def request(content: bytes, name: str) -> bytes:
    asked = msgspec.json.encode(Asked(name=name, limits=Limits(), cpu_seconds=60))
    return frame(ASKED, asked) + frame(CONTENT, content)


def answers_to(requests: bytes) -> list[tuple[bytes, bytes]]:
    """Return the frames that a worker of its own answers with until its input ends."""
    command = [sys.executable, "-m", "ingest.worker", "2000000000"]
    done = subprocess.run(command, input=requests, capture_output=True, check=True, timeout=120)
    said, frames = io.BytesIO(done.stdout), []
    while header := said.read(HEADER.size):
        kind, length = HEADER.unpack(header)
        frames.append((kind, said.read(length)))
    return frames


def test_requests_are_answered_in_turn_each_with_a_paper_or_why_there_is_none() -> None:
    frames = answers_to(request(TEXT, "minutes.txt") + request(b"", "empty.txt") + request(TEXT, "again.txt"))
    kinds = [(kind, payload) for kind, payload in frames if kind != PROGRESS]
    assert [kind for kind, _ in kinds] == [PAPER, REFUSAL, PAPER]
    first, last = unpack_paper(kinds[0][1]), unpack_paper(kinds[2][1])
    assert first.file == "minutes.txt"
    assert (first.parts, first.mentions) == (last.parts, last.mentions)
    assert msgspec.json.decode(kinds[1][1], type=Refusal).error.endswith("Error")


def test_a_worker_loads_no_web_client_and_collects_between_papers_only() -> None:
    code = (
        "import gc, io, sys; from ingest.worker import serve; serve(io.BytesIO(), io.BytesIO(), 2_000_000_000); "
        "from ingest.entities.language import load_pipeline; load_pipeline(); "
        "print(gc.isenabled(), *sorted({'httpx', 'requests', 'weasel', 'typer'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == ["False"]


def test_the_parent_loads_no_reader() -> None:
    code = "import sys, ingest.run; print(*sorted({'ingest.pipeline', 'spacy', 'pypdfium2'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == []
