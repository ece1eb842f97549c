"""Askings are counted for all processes together, window by window, and name nobody."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from search_app import askings
from search_app.askings import Askings, askings_address


def open_askings(folder: Path) -> Askings:
    return Askings(askings_address(folder), key="a secret")


def test_two_who_count_see_one_count(tmp_path: Path) -> None:
    one, other = open_askings(tmp_path), open_askings(tmp_path)
    assert [one.incr("10.0.0.1", 60), other.incr("10.0.0.1", 60), one.incr("10.0.0.2", 60)] == [1, 2, 1]
    assert (one.get("10.0.0.1"), other.get("nobody")) == (2, 0)
    assert one.check()
    assert 59 < other.get_expiry("10.0.0.1") - time.time() <= 60


def test_processes_at_once_lose_no_count(tmp_path: Path) -> None:
    count = "import sys; from search_app.askings import Askings; a = Askings(sys.argv[1], key='a secret')\n"
    count += "for _ in range(50): a.incr('10.0.0.1', 600)"
    command = [sys.executable, "-c", count, askings_address(tmp_path)]
    running = [subprocess.Popen(command) for _ in range(3)]
    assert [one.wait(timeout=60) for one in running] == [0, 0, 0]
    assert open_askings(tmp_path).get("10.0.0.1") == 150


def test_a_window_ends_and_what_is_over_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, now = open_askings(tmp_path), time.time()
    held.incr("10.0.0.1", 60)
    held.incr("10.0.0.2", 60)
    monkeypatch.setattr(askings.time, "time", lambda: now + 120)
    assert held.get("10.0.0.1") == 0
    assert held.incr("10.0.0.1", 60) == 1
    assert held.reset() == 1


def test_one_count_is_forgotten_alone(tmp_path: Path) -> None:
    held = open_askings(tmp_path)
    for address in ("10.0.0.1", "10.0.0.2"):
        held.incr(address, 60)
    held.clear("10.0.0.1")
    assert (held.get("10.0.0.1"), held.get("10.0.0.2")) == (0, 1)


def test_no_address_stands_in_the_file(tmp_path: Path) -> None:
    open_askings(tmp_path).incr("LIMITER/10.20.30.40/api", 60)
    for file in tmp_path.iterdir():
        assert b"10.20.30.40" not in file.read_bytes()
