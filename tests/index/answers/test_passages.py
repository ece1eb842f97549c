"""Everything else: the sentence itself, where it has what was asked."""

from index.answer import SURE_ENOUGH
from tests.index.answers.conftest import Asked, entry

REASON = entry("The lamps failed because salt had eaten the cables. New cables are under the road.", title="Lamps")
OTHER = entry("The youth club closed in the summer.", title="Youth")


def test_the_sentence_with_the_words_answers(asked: Asked) -> None:
    draft = asked("passage", "Why did the lamps fail?", REASON, OTHER)
    assert draft is not None
    assert draft.short == "The lamps failed because salt had eaten the cables."
    assert draft.confidence > 0.64


def test_a_sentence_that_lacks_what_was_asked_is_not_sure(asked: Asked) -> None:
    draft = asked("passage", "Why did the bridge over the estuary collapse?", REASON, OTHER)
    assert draft is None or draft.confidence < 0.64


def test_a_sentence_that_gives_no_cause_is_less_sure_where_one_was_asked_for(asked: Asked) -> None:
    without = entry("The lamps failed on three nights of January.", title="Lamps")
    told = [asked("passage", "Why did the lamps fail?", each) for each in (without, REASON)]
    assert [draft.confidence < SURE_ENOUGH for draft in told if draft] == [True, False]


def test_what_a_thing_is_is_told_by_a_sentence_about_it(asked: Asked) -> None:
    beside = entry("The answer of the night bus came in May.", title="Night bus")
    about = entry("The night bus is a service for those who leave work late.", title="Night bus")
    told = [asked("passage", "What is the night bus?", each) for each in (beside, about)]
    sure = [draft.confidence for draft in told if draft]
    assert sure[0] < 0.8 * sure[1]
