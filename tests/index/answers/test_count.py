"""How many: the number whose unit is asked for."""

from tests.index.answers.conftest import Asked, entry

SURVEY = entry("The survey reached 412 residents in 14 wards, and 35% of them felt unsafe after dark.")
OTHER = entry("Twelve wardens were trained.")


def test_the_unit_decides(asked: Asked) -> None:
    found = {
        noun: asked("number", f"How many {noun} did the survey reach?", SURVEY, OTHER)
        for noun in ("residents", "wards")
    }
    assert {noun: draft.short for noun, draft in found.items() if draft} == {"residents": "412", "wards": "14"}


def test_a_share_is_asked_for_by_a_share(asked: Asked) -> None:
    draft = asked("number", "What percentage of residents felt unsafe?", SURVEY, OTHER)
    assert draft is not None
    assert draft.short == "35%"


def test_a_number_in_words_is_one(asked: Asked) -> None:
    draft = asked("number", "How many wardens were trained?", SURVEY, OTHER)
    assert draft is not None
    assert draft.short == "Twelve"
