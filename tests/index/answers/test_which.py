"""Which ones: a list as the papers give it."""

from index.answer import SURE_ENOUGH
from index.answers.which import ANSWER
from tests.index.answers.conftest import TODAY, Asked, SmallDesk, entry

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


def test_years_are_asked_for_and_a_list_has_none(asked: Asked) -> None:
    assert asked("list", "Which years does the charter have?", BULLETS, NAMED) is None


def test_a_list_is_less_sure_where_only_one_of_its_items_names_what_is_asked_for(asked: Asked) -> None:
    clauses = entry("Members are asked to:\n• adopt the pledge\n• agree the themes of the pledge", title="Pledge")
    named = entry("The themes of the pledge are:\n• Lighting\n• Youth work", title="Pledge")
    by_chance, by_lead = (asked("list", "What are the themes of the pledge?", each) for each in (clauses, named))
    assert by_lead is not None
    assert by_lead.confidence > SURE_ENOUGH
    assert by_chance is None or by_chance.confidence < SURE_ENOUGH


def test_what_partners_did_is_not_which_partners_there_are() -> None:
    analyst = SmallDesk(()).analyst
    assert ANSWER.bid(analyst.understand("What did partners agree about the lamps?", today=TODAY)) == 0.0
    assert ANSWER.bid(analyst.understand("Which partners agreed about the lamps?", today=TODAY)) > 0.0


def test_a_list_that_is_led_to_by_something_else_is_less_sure(asked: Asked) -> None:
    other = entry("The duties of the charter are:\n• Lighting\n• Youth work", title="Pledge")
    named = entry("The themes of the charter are:\n• Lighting\n• Youth work", title="Pledge")
    by_duty, by_theme = (asked("list", "Which themes does the charter have?", each) for each in (other, named))
    assert by_theme is not None
    assert by_duty is None or by_duty.confidence < by_theme.confidence
