"""Which of two passages is shown first?"""

from dataclasses import replace
from datetime import date

import pytest

from index.questions.order import Hold, Standing, has_wanted, place
from index.questions.question import Analyst, Names

HOLD = Hold(fit=0.7, timely=1.0, inside=0.6, as_typed=0.4, far=0.2, length=20)
STANDING = Standing(found=0.8, title=0.2, short=0.9, new=0.5)


@pytest.mark.parametrize("better", [{"fit": 0.9}, {"inside": 0.8}, {"as_typed": 0.6}, {"far": 0.0}, {"length": 10}])
def test_a_passage_that_holds_more_of_what_is_asked_comes_first(better: dict[str, float]) -> None:
    assert place(replace(HOLD, **better), STANDING) > place(HOLD, STANDING)


@pytest.mark.parametrize("better", [{"found": 1.0}, {"title": 0.6}, {"short": 1.0}, {"new": 1.0}])
def test_a_passage_of_an_entry_that_stands_better_comes_first(better: dict[str, float]) -> None:
    assert place(HOLD, replace(STANDING, **better)) > place(HOLD, STANDING)


def test_a_passage_of_very_many_words_is_no_longer_than_one_of_many() -> None:
    assert place(replace(HOLD, length=80), STANDING) == place(replace(HOLD, length=400), STANDING)


@pytest.mark.parametrize(
    ("typed", "text", "wanted"),
    [
        ("How much was spent on lighting?", "£4,000 was spent on lighting.", True),
        ("How much was spent on lighting?", "The lighting was mended.", False),
        ("How many lamps were mended?", "In all 34 lamps were mended.", True),
        ("When did the lamps go on?", "The lamps went on on 3 May 2024.", True),
        ("When did the lamps go on?", "The lamps went on.", False),
        ("Who mended the lamps?", "Mr Oakes mended the lamps.", True),
        ("Why were the lamps mended?", "Mr Oakes mended 34 lamps on 3 May 2024.", False),
    ],
)
def test_a_text_has_what_is_wanted_where_it_has_a_stretch_of_that_kind(typed: str, text: str, wanted: bool) -> None:
    analyst = Analyst(Names(bodies={}, people={}, also={}))
    assert has_wanted(analyst.understand(typed, today=date(2026, 5, 1)), text) is wanted
