"""The questions about the sample are what their README says they are."""

import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
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
    assert {row["split"] for row in rows} == {"dev", "dev-2", "held-out"}


def test_every_answer_is_a_pattern_with_pages_of_papers_that_exist(measuring: ModuleType) -> None:
    held = {file.name for file in PAPERS.glob("*.pdf")}
    for row in measuring.read_questions(measuring.QUESTIONS):
        if row["answer"] is None:
            assert row["pages"] == []
            continue
        re.compile(row["answer"])
        assert row["pages"], row["question"]
        assert {page.partition("#")[0] for page in row["pages"]} <= held
