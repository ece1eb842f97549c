"""What a question is taken to ask for."""

from datetime import date

import pytest

from index.questions.question import Analyst, Names

ANALYST = Analyst(
    Names(
        bodies={"farshire safety partnership": ("Farshire Safety Partnership",)},
        people={"how": "laura-how", "laura how": "laura-how", "pryor": "dale-pryor", "mr how": "laura-how"},
        also={("bright", "street", "grant"): (("bsg",),)},
    )
)
TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("How much was spent?", None),
        ("What did Laura How say?", "Laura How"),
        ("Did Pryor attend?", "Pryor"),
        ("What did Mr How say?", "Mr How"),
    ],
)
def test_a_word_of_questions_that_is_a_surname_too_is_no_person(typed: str, person: str | None) -> None:
    assert ANALYST.understand(typed, today=TODAY).person == person


def test_a_name_at_the_end_is_found_without_the_question_mark() -> None:
    asked = ANALYST.understand("What is the Bright Streets Grant?", today=TODAY)
    assert [each.typed for each in asked.sought if not each.light] == ["Bright Streets Grant"]


def test_the_body_and_the_days_are_found() -> None:
    asked = ANALYST.understand("What did the Farshire Safety Partnership agree in 2019?", today=TODAY)
    assert asked.bodies == ("Farshire Safety Partnership",)
    assert asked.days is not None
    assert (asked.days.since, asked.days.until) == (date(2019, 1, 1), date(2019, 12, 31))


def sought(typed: str) -> dict[str, bool]:
    """Return what is looked for, each with whether it is easily said otherwise."""
    return {each.typed: each.loose for each in ANALYST.understand(typed, today=TODAY).sought if not each.light}


def test_what_names_the_source_or_the_share_is_not_looked_for() -> None:
    assert sought("What share of wardens drowned, according to the 2011-14 agreement?").keys() == {"wardens", "drowned"}


def test_what_kind_of_thing_is_asked_for_need_not_be_said() -> None:
    assert sought("Which orchard withdrew?") == {"orchard": True, "withdrew": False}


def test_half_a_word_is_none() -> None:
    assert "n't" not in sought("Who said that they don't swim?")
