"""How much money: the sum that stands with the words asked for."""

from datetime import date

from tests.index.answers.conftest import Asked, entry

GRANT = entry("The Bright Streets Grant for 2024/25 was £39,661. A third, £13,220, went to the tactical pot.")
OTHER = entry("The youth fund stood at £8,000.", day=date(2023, 7, 4))


def test_the_sum_nearest_to_the_words_answers(asked: Asked) -> None:
    draft = asked("money", "How much was the Bright Streets Grant for 2024/25?", GRANT, OTHER)
    assert draft is not None
    assert draft.short == "£39,661"
    assert draft.quotes[0].quote.startswith("The Bright Streets Grant")


def test_another_part_of_the_sentence_has_its_own_sum(asked: Asked) -> None:
    draft = asked("money", "How much went to the tactical pot?", GRANT, OTHER)
    assert draft is not None
    assert draft.short == "£13,220"


def test_papers_that_say_otherwise_are_shown(asked: Asked) -> None:
    later = entry("A third of the grant, £13,221, went to the tactical pot.", day=date(2024, 7, 4))
    draft = asked("money", "How much went to the tactical pot?", GRANT, OTHER, later)
    assert draft is not None
    assert {draft.short, *(quote.quote for quote in draft.conflicts)} >= {"£13,220"} or draft.conflicts


def test_a_heading_of_thousands_is_no_sum(asked: Asked) -> None:
    assert asked("money", "How much was the lighting grant?", entry("Lighting grant, figures in £000s")) is None


def test_a_part_of_something_else_is_no_sum(asked: Asked) -> None:
    said = entry("About 30% of a warden's day was taken by patrols. Wardens had £500 for patrols.")
    draft = asked("money", "How much of a warden's day do patrols take?", said)
    assert draft is not None
    assert draft.short == "30%"


def test_what_the_same_sentence_tells_apart_is_no_conflict(asked: Asked) -> None:
    said = entry("Of the harbour grant of £41,700 the board spent £41,650.", title="Harbour grant")
    total = entry("The harbour grant is £41,700, to be spent by the board.", title="Grants", day=date(2023, 7, 4))
    draft = asked("money", "How much of the harbour grant did the board spend?", said, total, GRANT)
    assert draft is not None
    assert not draft.conflicts
