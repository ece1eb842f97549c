"""What was done to the thing asked about, and which figure of a sentence is of that."""

from datetime import date

import pytest

from index.questions.bearing import Bearing
from index.questions.passages import read_entry
from index.questions.predicates import find_deed, find_predicate, is_of_another, is_said
from index.questions.question import Analyst, Names, Question
from index.questions.spans import find_numbers
from tests.index.answers.conftest import entry


def understand(typed: str) -> Question:
    return Analyst(Names(bodies={}, people={}, also={})).understand(typed, today=date(2026, 5, 1))


def bearing_of(text: str) -> Bearing:
    reading = read_entry(entry(text))
    return Bearing(reading=reading, passage=reading.passages[0], fit=0.9, covered=0.9, timely=1.0, rank=1.0)


@pytest.mark.parametrize(
    ("typed", "stem"),
    [
        ("How many knives were surrendered?", "surrend"),
        ("When was the old quay closed to the public?", "close"),
        ("How much of the reserve was left unspent in 2024?", "unspent"),
    ],
)
def test_what_was_done_is_told_by_the_question(typed: str, stem: str) -> None:
    assert stem in find_predicate(understand(typed)).stems


def test_when_did_asks_for_what_was_done() -> None:
    predicate = find_predicate(understand("When did the partnership visit Harbour House?"))
    assert "visit" in predicate.own
    assert not is_said(predicate, bearing_of("Harbour House was closed in April 2024."))


def test_a_question_may_tell_of_nothing_done_or_of_little() -> None:
    assert not find_deed(understand("Who is the warden?")).stems
    assert not find_predicate(understand("How many wardens does the county have?")).stems
    assert find_predicate(understand("How many beds were needed?")).light


def test_a_sentence_says_what_was_done_or_does_not() -> None:
    predicate = find_predicate(understand("When was the old quay closed to the public?"))
    assert is_said(predicate, bearing_of("The old quay was closed on 3 May 2024."))
    assert not is_said(predicate, bearing_of("Members walked along the old quay on 3 May 2024."))


@pytest.mark.parametrize(
    ("text", "of_another"),
    [
        ("There were 34 beds in shelters; 61 were needed.", ["34"]),
        ("The county had 34 beds in shelters and needed 61.", ["34"]),
        ("In all 34 beds were needed.", []),
        ("There are 34 beds in three shelters.", []),
    ],
)
def test_of_two_figures_one_is_of_what_was_done(text: str, of_another: list[str]) -> None:
    predicate = find_predicate(understand("How many beds in shelters were needed?"))
    bearing, figures = bearing_of(text), list(find_numbers(text))
    assert [each.text for each in figures if is_of_another(each, figures, predicate, bearing)] == of_another
