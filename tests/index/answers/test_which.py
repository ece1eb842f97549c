"""Which ones: a list as the papers give it."""

from tests.index.answers.conftest import Asked, entry

BULLETS = entry("The priorities of the charter are:\n• Lighting\n• Road safety\n• Youth work", title="Charter")
NAMED = entry("The partners are the county, the fire service, and the health board.", title="Partners")


def test_the_lines_that_hang_on_a_sentence_are_the_list(asked: Asked) -> None:
    draft = asked("list", "Which priorities does the charter have?", BULLETS, NAMED)
    assert draft is not None
    assert draft.short == "Lighting; Road safety; Youth work"


def test_a_sentence_that_enumerates_is_given_whole(asked: Asked) -> None:
    draft = asked("list", "What are the partners?", BULLETS, NAMED)
    assert draft is not None
    assert draft.short == NAMED.text
