"""How well are the sample's papers read? F1 against the truth, with floors that hold what was reached."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import corpus.sample
from corpus.sample.score import Score, count_word_errors, score_paper
from ingest.pipeline import parse_paper

HERE = Path(corpus.sample.__file__).parent
TRUTH: dict[str, Any] = json.loads((HERE / "truth.json").read_text("utf-8"))
FLOORS = {
    "kind": 1.0,
    "parts": 1.0,
    "body": 0.95,
    "date": 0.95,
    "items": 0.98,
    "item pages": 0.96,
    "resolutions": 0.99,
    "clauses": 0.98,
    "verbs": 0.97,
    "attendance": 0.99,
    "actions": 0.82,
    "sections": 0.97,
    "recommendations": 0.97,
    "authors": 0.98,
    "movers": 0.88,
}
WORD_ERRORS_LIMIT = 0.03  # at 200 dpi and 2 degrees askew: what goes wrong are labels, "(1)" and "A1)"


@pytest.fixture(scope="module")
def score() -> Score:
    counted = Score()
    for paper in TRUTH["papers"]:
        if not paper["superseded"] and not paper["scan"]:
            content = (HERE / "papers" / paper["file"]).read_bytes()
            score_paper(counted, paper, parse_paper(content, paper["file"]))
    print(f"\n{counted}")
    return counted


@pytest.mark.parametrize("aspect", FLOORS)
def test_the_sample_is_read_at_least_as_well_as_before(score: Score, aspect: str) -> None:
    slips = "\n".join(slip for slip in score.slips if f": {aspect} " in slip)
    assert score.f1(aspect) >= FLOORS[aspect], f"\n{score}\n{slips}"


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
@pytest.mark.parametrize("scan", TRUTH["scans"], ids=lambda scan: scan["file"])
def test_scans_are_read_with_few_word_errors(scan: dict[str, Any]) -> None:
    paper = parse_paper((HERE / "papers" / scan["file"]).read_bytes(), scan["file"])
    true = " ".join(scan["pages"])
    read = " ".join(page.text for page in paper.pages)
    assert count_word_errors(true, read) / len(true.split()) < WORD_ERRORS_LIMIT
