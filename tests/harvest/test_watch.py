"""`matters watch`: what comes into a folder is taken in."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from council import small_pdf

PATIENCE_SECONDS = 300
INTERRUPTED_AS_BY_A_PERSON = (  # a shell starts what runs in the background with interrupts ignored
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from search_app.cli import main; main()"
)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "first.pdf").write_bytes(small_pdf("first"))
    settings = {"MATTERS_DATA": str(tmp_path / "data"), "PATH": os.environ["PATH"], "PYTHONUNBUFFERED": "1"}
    program = [sys.executable, "-c", INTERRUPTED_AS_BY_A_PERSON, "watch", str(tmp_path / "in")]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=settings)
    signal.alarm(PATIENCE_SECONDS)  # a watcher that sees nothing would be waited for without end
    yield process
    signal.alarm(0)
    process.kill()
    process.communicate()


def test_papers_are_taken_in_as_they_come_change_and_go(watching: subprocess.Popen[str], tmp_path: Path) -> None:
    assert watching.stdout
    line = watching.stdout.readline
    assert "1 found, 1 new" in line()
    (tmp_path / "in" / "second.pdf").write_bytes(small_pdf("second"))
    assert "2 found, 1 new, 0 replaced, 1 unchanged" in line()
    (tmp_path / "in" / "first.pdf").write_bytes(small_pdf("first, corrected"))
    assert "2 found, 0 new, 1 replaced, 1 unchanged" in line()
    (tmp_path / "in" / "second.pdf").unlink()
    assert "1 withdrawn" in line()
    assert interrupt(watching) == 130


def interrupt(process: subprocess.Popen[str]) -> int:
    """Return the exit status of a process that is interrupted, again if need be, as a person would."""
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
    return process.returncode
