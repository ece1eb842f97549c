"""How sure an answer is: less with rivals, with words far off, with another time."""

from dataclasses import replace

from index.answer import SURE_ENOUGH
from index.questions.bearing import Bearing
from index.questions.passages import Passage, read_entry
from index.questions.sureness import find_lead, sentence_sureness, sureness
from tests.index.answers.conftest import entry

READING = read_entry(entry("The grant was £39,661."))
GOOD = Bearing(
    reading=READING, passage=READING.passages[0], fit=0.95, covered=0.95, timely=1.0, rank=1.0, inside=0.9, far=0.0
)


def test_a_sentence_that_has_all_is_sure() -> None:
    assert isinstance(GOOD.passage, Passage)
    assert sureness(0.95, GOOD, 0.3, 0.1) > 0.9


def test_each_doubt_makes_it_less_sure() -> None:
    best = sureness(0.95, GOOD, 0.3, 0.1)
    assert sureness(0.95, GOOD, 0.99, 0.1) < best
    assert sureness(0.95, replace(GOOD, far=0.4), 0.3, 0.1) < best
    assert sureness(0.6, GOOD, 0.3, 0.1) < best
    assert sureness(0.95, replace(GOOD, timely=0.3), 0.3, 0.1) < SURE_ENOUGH


def test_a_sentence_is_less_sure_with_another_as_good_beside_it() -> None:
    assert sentence_sureness(GOOD, 0.5, 0.1) > SURE_ENOUGH
    assert sentence_sureness(GOOD, 1.0, 0.1) < sentence_sureness(GOOD, 0.5, 0.1)


def test_a_sentence_that_is_shown_before_all_others_is_surer() -> None:
    assert sureness(0.6, GOOD, 0.8, 0.2) > sureness(0.6, GOOD, 0.8, -0.2)
    assert sentence_sureness(GOOD, 0.8, 0.2) > sentence_sureness(GOOD, 0.8, -0.2)


def test_the_lead_is_that_over_the_first_passage_of_another_entry_and_has_bounds() -> None:
    other = replace(GOOD, reading=read_entry(entry("The grant was spent.")), place=1.0)
    ahead, beside = replace(GOOD, place=1.1), replace(GOOD, place=1.05)
    assert round(find_lead(ahead, [ahead, beside, other]), 3) == 0.1
    assert find_lead(replace(GOOD, place=2.0), [other]) == -find_lead(replace(GOOD, place=0.0), [other])
    assert find_lead(ahead, [ahead]) > find_lead(ahead, [ahead, other])


def test_that_nothing_else_was_found_does_not_make_it_surer() -> None:
    assert sureness(0.6, GOOD, 0.0, 0.0) == sureness(0.6, GOOD, 0.5, 0.0)
