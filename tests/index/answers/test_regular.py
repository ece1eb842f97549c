"""How often something happens: the rhythm that a sentence states."""

import pytest

from index.answers.regular import ANSWER
from tests.index.answers.conftest import TODAY, Asked, SmallDesk, entry

FORUM = entry("The Harbour Forum meets twice a year. The lamps are tested every six months by the wardens.")


@pytest.mark.parametrize(
    ("question", "rhythm"),
    [
        ("How often does the Harbour Forum meet?", "twice a year"),
        ("How often are the lamps tested?", "every six months"),
    ],
)
def test_the_rhythm_beside_the_words_asked_answers(asked: Asked, question: str, rhythm: str) -> None:
    draft = asked("rhythm", question, FORUM)
    assert draft is not None
    assert draft.short == rhythm


def test_a_figure_is_no_rhythm(asked: Asked) -> None:
    assert asked("rhythm", "How often do the lamps fail?", entry("In all 12 of the 40 lamps fail.")) is None


@pytest.mark.parametrize("question", ["How many lamps are there?", "What was agreed about how often lamps are tested?"])
def test_only_how_often_is_asked_for_a_rhythm(question: str) -> None:
    assert ANSWER.bid(SmallDesk(()).analyst.understand(question, today=TODAY)) == 0
