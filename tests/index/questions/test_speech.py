"""Who spoke: what the question says they did, and what a sentence tells of it."""

from datetime import date

import pytest

from index.questions.question import Analyst, Names, Question
from index.questions.spans import find_offices, find_people
from index.questions.speech import ELSEWHERE, OTHER_SPEECH, find_speech, speaks, speech_words


def understand(typed: str) -> Question:
    return Analyst(Names(bodies={}, people={}, also={})).understand(typed, today=date(2026, 5, 1))


@pytest.mark.parametrize(
    ("typed", "speech"),
    [
        ("Who asked about the lamps?", "asked"),
        ("Who wanted to know if the quay was safe?", "asked"),
        ("Who told the board about the flood?", "said"),
        ("Who gave the report on lamps?", "presented"),
        ("Which county detective explained the theft?", "said"),
        ("Who thanked the wardens?", None),
        ("Who wrote the report on lamps?", None),
    ],
)
def test_the_question_tells_how_somebody_spoke(typed: str, speech: str | None) -> None:
    assert find_speech(understand(typed)) == speech


def test_the_words_of_speaking_are_those_before_what_was_said() -> None:
    assert speech_words(understand("Who said that the wardens reported the theft?")) == ("said",)


@pytest.mark.parametrize(
    ("sentence", "speech", "worth"),
    [
        ("Ms Finch queried the cost of the lamps.", "asked", 1.0),
        ("Ms Finch (Lighting Manager, FCC) asked for a plan.", "asked", 1.0),
        ("In response to a question from Ms Finch, it was noted that lamps cost £9.", "asked", 1.0),
        ("Ms Finch explained the cost of the lamps.", "asked", OTHER_SPEECH),
        ("The board thanked Ms Finch.", "said", ELSEWHERE),
    ],
)
def test_a_sentence_tells_of_the_speaker_where_it_opens_with_the_name(sentence: str, speech: str, worth: float) -> None:
    (name,) = find_people(sentence, frozenset())
    assert speaks(name, sentence, speech) == worth


def test_an_office_speaks_too() -> None:
    text = "The Chair asked whether there was any risk."
    (office,) = find_offices(text)
    assert speaks(office, text, "asked") == 1.0


def test_a_name_without_a_title_opens_a_sentence() -> None:
    text = "Ann Hale, FCC addressed the issue of lamps."
    assert [each.text for each in find_people(text, frozenset())] == ["Ann Hale"]
    assert not list(find_people("Farwick Police said that thefts fell.", frozenset()))
