"""How sure an answer is: less with rivals, with words far off, with another time."""

from dataclasses import replace

from index.answer import SURE_ENOUGH
from index.questions.passages import Passage, read_entry
from index.questions.reading import Bearing
from index.questions.sureness import sentence_sureness, sureness
from tests.index.answers.conftest import entry

READING = read_entry(entry("The grant was £39,661."))
GOOD = Bearing(
    reading=READING, passage=READING.passages[0], fit=0.95, covered=0.95, timely=1.0, rank=1.0, inside=0.9, far=0.0
)


def test_a_sentence_that_has_all_is_sure() -> None:
    assert isinstance(GOOD.passage, Passage)
    assert sureness(0.95, GOOD, 0.3) > 0.9


def test_each_doubt_makes_it_less_sure() -> None:
    best = sureness(0.95, GOOD, 0.3)
    assert sureness(0.95, GOOD, 0.99) < best
    assert sureness(0.95, replace(GOOD, far=0.4), 0.3) < best
    assert sureness(0.6, GOOD, 0.3) < best
    assert sureness(0.95, replace(GOOD, timely=0.3), 0.3) < SURE_ENOUGH


def test_a_sentence_is_less_sure_with_another_as_good_beside_it() -> None:
    assert sentence_sureness(GOOD, 0.5) > 0.9
    assert sentence_sureness(GOOD, 1.0) < sentence_sureness(GOOD, 0.5)
