"""The questions about the sample are what their README says they are."""

import importlib.util
import re
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from corpus.store import Store
from corpus.visibility import Audience
from corpus.years.derived import Years
from index.catalogue import Catalogue
from index.questions.asking import ask
from index.questions.desk import Desk

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
MENDED_ON = {"dev", "dev-2", "held-out"}
LEFT_ALONE = {"held-out-2"}  # measured, never mended on: it has no floors
LEAST_RIGHT, MOST_WRONG, MOST_ANSWERED_UNSTATED = 0.84, 0.05, 0.03  # of the splits mended on, together
PAPERS = Path(__file__).parents[2] / "corpus" / "sample" / "papers"


@pytest.fixture(scope="module")
def measuring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measuring", HERE / "measure.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_enough_questions_and_enough_that_have_no_answer(measuring: ModuleType) -> None:
    rows = measuring.read_questions(measuring.QUESTIONS)
    assert len(rows) >= 120
    assert sum(row["answer"] is None for row in rows) >= 25
    assert Counter(row["question"] for row in rows).most_common(1)[0][1] == 1
    assert {row["split"] for row in rows} == MENDED_ON | LEFT_ALONE


def test_every_answer_is_a_pattern_with_pages_of_papers_that_exist(measuring: ModuleType) -> None:
    held = {file.name for file in PAPERS.glob("*.pdf")}
    for row in measuring.read_questions(measuring.QUESTIONS):
        if row["answer"] is None:
            assert row["pages"] == []
            continue
        re.compile(row["answer"])
        assert row["pages"], row["question"]
        assert {page.partition("#")[0] for page in row["pages"]} <= held


def test_answers_are_no_worse_than_they_were(measuring: ModuleType, sample_store: Store, tmp_path: Path) -> None:
    catalogue = Catalogue(sample_store, tmp_path / "index")
    catalogue.catch_up()
    years = Years(sample_store, Audience.PUBLIC)
    years.rebuild(today=TODAY)
    desk = Desk(sample_store, catalogue, years, audience=Audience.PUBLIC, today=lambda: TODAY)
    rows = [row for row in measuring.read_questions(measuring.QUESTIONS) if row["split"] in MENDED_ON]
    judged = Counter((row["answer"] is not None, measuring.verdict(row, ask(row["question"], desk))) for row in rows)
    catalogue.close()
    answerable, others = (sum(count for (has, _), count in judged.items() if has is wanted) for wanted in (True, False))
    assert judged[True, measuring.RIGHT] / answerable >= LEAST_RIGHT
    assert judged[True, measuring.WRONG] / answerable <= MOST_WRONG
    assert judged[False, measuring.WRONG] / others <= MOST_ANSWERED_UNSTATED
