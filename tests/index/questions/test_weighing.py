"""Which words of a question count: the rarer the more, those that say little hardly."""

from index.questions.weighing import adjacent, weigh
from tests.index.answers.conftest import TODAY, SmallDesk, entry

DESK = SmallDesk(
    [
        entry("The ferry was mended in the harbour.", title="Ferry"),
        entry("The harbour wall was painted.", title="Wall"),
        entry("The harbour lamps were bought.", title="Lamps"),
    ]
)


def _weights(question: str, **given: tuple[str, ...]) -> dict[str, float]:
    understood = DESK.analyst.understand(question, today=TODAY)
    return {each.sought.typed: each.weight for each in weigh(understood, DESK, **given)}  # type: ignore[arg-type]


def test_a_rare_word_counts_more_than_one_that_every_paper_has() -> None:
    weights = _weights("What about the ferry in the harbour?")
    assert weights["ferry"] > weights["harbour"]


def test_words_that_are_set_aside_do_not_count() -> None:
    assert "ferry" not in _weights("What about the ferry in the harbour?", without=("Ferry",))


def test_words_that_stand_beside_each_other_in_both_are_neighbours() -> None:
    weighed = weigh(DESK.analyst.understand("What about the harbour lamps?", today=TODAY), DESK)  # type: ignore[arg-type]
    assert adjacent(weighed, ("harbour", "lamp", "bought")) == 1.0
    assert adjacent(weighed, ("lamp", "harbour")) == 0.0
