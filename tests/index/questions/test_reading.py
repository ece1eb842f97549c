"""Which sentences of all papers bear on a question, and in which order."""

from datetime import date

from index.questions.bearing import Bearing
from index.questions.reading import find_bearings, find_readings
from index.questions.weighing import weigh
from tests.index.answers.conftest import TODAY, SmallDesk, entry

SUM = entry("The grant for the ferry was £4,000.", title="Ferry grant", day=date(2025, 3, 1))
WORDS = entry("The grant for the ferry was much discussed.", title="Ferry grant", day=date(2025, 3, 1))
OTHER = entry("The lamps were bought.", title="Lamps", kind="section", day=date(2019, 3, 1))


def _found(question: str, **given: tuple[str, ...]) -> list[Bearing]:
    desk = SmallDesk([WORDS, SUM, OTHER])
    return find_bearings(desk.analyst.understand(question, today=TODAY), desk, **given)  # type: ignore[arg-type]


def test_a_sentence_that_has_what_is_asked_for_is_shown_first() -> None:
    assert _found("How much was the grant for the ferry?")[0].passage.text == "The grant for the ferry was £4,000."


def test_only_the_kinds_that_are_asked_for_are_given() -> None:
    assert {each.reading.entry.kind for each in _found("What of the lamps?", kinds=("section",))} == {"section"}
    assert _found("What of the lamps?", kinds=("minute",)) == []


def test_a_sentence_that_a_paper_has_twice_is_given_once() -> None:
    desk = SmallDesk([SUM, SUM])
    question = desk.analyst.understand("How much was the grant for the ferry?", today=TODAY)
    assert len(find_bearings(question, desk)) == 1  # type: ignore[arg-type]


def test_entries_are_found_by_any_of_the_words() -> None:
    desk = SmallDesk([WORDS, SUM, OTHER])
    question = desk.analyst.understand("Were the lamps bought?", today=TODAY)
    found = find_readings(question, weigh(question, desk), desk, limit=5)  # type: ignore[arg-type]
    assert [each.entry.title for each in found] == ["Lamps"]
