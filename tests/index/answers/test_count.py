"""How many: the number whose unit is asked for."""

from datetime import date

from index.answer import SURE_ENOUGH
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


def test_a_number_in_brackets_is_of_the_name_before_it(asked: Asked) -> None:
    listed = entry("Most incidents outside Farwick were in Northmere (2,926) and Eastmere (2,850).", title="Incidents")
    farther = entry("Southmere recorded 14 incidents.", title="Incidents in Southmere")
    draft = asked("number", "How many incidents were in Southmere?", listed, farther)
    assert draft is not None
    assert draft.short == "14"


def test_what_went_from_one_number_to_another_is_the_other_now(asked: Asked) -> None:
    said = entry("The force brought the hotspots from 24 hotspots down to 15 hotspots.", title="Hotspots")
    found = [asked("number", f"How many hotspots {asking}?", said) for asking in ("are there", "were there before")]
    assert [draft.value for draft in found if draft] == ["15", "24"]


def test_how_many_were_expected_is_not_how_many_came(asked: Asked) -> None:
    came = entry("The fair had 250 people.", title="Safety fair")
    hoped = entry("It is expected that 300 people will be at the fair.", title="Safety fair", day=date(2024, 2, 1))
    draft = asked("number", "How many people were at the safety fair?", hoped, came)
    assert draft is not None
    assert draft.value == "250"


def test_how_often_something_was_done_is_a_number_of_times(asked: Asked) -> None:
    draft = asked("number", "How often was the film watched?", entry("The film was watched 15,000 times in 3 weeks."))
    assert draft is not None
    assert draft.value == "15000"


def test_how_many_there_are_is_not_how_many_there_were_at_the_start(asked: Asked) -> None:
    said = entry("Nineteen shops joined at the start and 31 have joined now.", title="Safe shops")
    found = [asked("number", f"How many shops {asking}?", said) for asking in ("have joined", "had joined originally")]
    assert [draft.value for draft in found if draft] == ["31", "nineteen"]


def test_of_two_figures_the_one_of_what_was_done_is_told(asked: Asked) -> None:
    draft = asked("number", "How many beds in shelters were needed?", entry("34 beds in shelters; 61 were needed."))
    assert draft is not None
    assert draft.value == "61"


def test_a_number_of_days_or_of_something_else_is_no_count_of_what_is_asked(asked: Asked) -> None:
    days = entry("Harbour wardens were trained over 16 days, one warden for four quays.")
    wardens = entry("In the end 23 harbour wardens were trained.")
    draft = asked("number", "How many harbour wardens were trained?", days, wardens)
    assert draft is not None
    assert draft.short == "23"


def test_weeks_are_no_count_of_crimes(asked: Asked) -> None:
    weeks = entry("Reports of hate crime rose in the four weeks after the vote, it was reported.", title="Hate crime")
    draft = asked("number", "How many hate crimes were reported?", weeks, OTHER)
    assert draft is None or draft.confidence < SURE_ENOUGH
