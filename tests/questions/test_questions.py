"""The questions about the sample are what their README says they are."""

import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
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


@pytest.fixture(scope="module")
def desk(sample_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    catalogue = Catalogue(sample_store, tmp_path_factory.mktemp("asked") / "index")
    catalogue.catch_up()
    years = Years(sample_store, Audience.PUBLIC)
    years.rebuild(today=TODAY)
    yield Desk(sample_store, catalogue, years, audience=Audience.PUBLIC, today=lambda: TODAY)
    catalogue.close()


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


@pytest.mark.parametrize(
    "asked", ["Who chaired the partnership in March 2016?", "Who has chaired the partnership over the years?"]
)
def test_who_held_a_post_is_quoted_word_for_word(asked: str, desk: Desk, sample_store: Store) -> None:
    quotes = ask(asked, desk).quotes
    assert quotes
    for quote in quotes:
        (page,) = sample_store.bare_pages(desk.papers[quote.paper], quote.page, quote.page, audience=Audience.PUBLIC)
        assert "".join(quote.quote.split()) in "".join(page.text.split())
    assert len({(quote.paper, quote.page, quote.quote) for quote in quotes}) == len(quotes)


def test_answers_are_no_worse_than_they_were(measuring: ModuleType, desk: Desk) -> None:
    rows = [row for row in measuring.read_questions(measuring.QUESTIONS) if row["split"] in MENDED_ON]
    judged = Counter((row["answer"] is not None, measuring.verdict(row, ask(row["question"], desk))) for row in rows)
    answerable, others = (sum(count for (has, _), count in judged.items() if has is wanted) for wanted in (True, False))
    assert judged[True, measuring.RIGHT] / answerable >= LEAST_RIGHT
    assert judged[True, measuring.WRONG] / answerable <= MOST_WRONG
    assert judged[False, measuring.WRONG] / others <= MOST_ANSWERED_UNSTATED
