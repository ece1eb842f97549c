"""Papers annotated by hand are read as well as they were: no aspect's F1 falls below its floor.

They lie beside the checkout, not in it, as they are real people's minutes. The scorer is theirs too.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("MATTERS_SHARED", Path(__file__).parents[2] / "shared"))
GOLD = SHARED / "gold"
FLOORS = {
    "kind": 1.0,
    "parts": 0.95,
    "part date": 0.95,
    "part body": 0.95,
    "items": 0.95,
    "resolutions": 0.95,
    "clauses": 0.95,
    "verbs": 0.95,
    "attendance": 0.97,
    "offices": 0.88,
    "actions": 0.90,
    "sections": 0.95,
    "recommendations": 0.95,
    "person": 0.96,
    "organisation": 0.90,
    "amount": 0.98,
    "date": 0.97,
}


@pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason=f"no annotated papers at {GOLD}")
def test_annotated_papers_are_read_as_well_as_they_were() -> None:
    parse = f"{shlex.quote(sys.executable)} -c 'from search_app.cli import main; main()' parse --json {{file}}"
    floors = [f"{aspect}={floor}" for aspect, floor in FLOORS.items()]
    command = [sys.executable, str(GOLD / "score.py"), str(GOLD), "--parse", parse, "--floor", *floors]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    print(run.stdout)
    assert run.returncode == 0, run.stdout + run.stderr
