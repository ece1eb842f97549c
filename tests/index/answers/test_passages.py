"""Everything else: the sentence itself, where it has what was asked."""

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
