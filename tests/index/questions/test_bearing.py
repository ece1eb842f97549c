"""How well the sentences of an entry bear on a question: the nearer its words stand, the better."""

from index.questions.bearing import Bearing, bear
from index.questions.weighing import weigh
from tests.index.answers.conftest import TODAY, SmallDesk, entry

ENTRIES = (
    entry("The ferry was mended in June.\nIt cost a great deal.\nGulls were counted on the pier.", title="Harbour"),
    entry("Dunmere had its lamps mended.", title="Lamps"),
    entry("Nothing was said of boats.", title="Boats"),
)
DESK = SmallDesk(ENTRIES)


def _borne(question: str, at: int = 0) -> dict[str, Bearing]:
    understood = DESK.analyst.understand(question, today=TODAY)
    weighed = weigh(understood, DESK)  # type: ignore[arg-type]
    return {each.passage.text: each for each in bear(understood, weighed, DESK.readings[at])}


def test_the_sentence_with_the_words_fits_best_and_one_beside_it_less() -> None:
    borne = _borne("When was the ferry mended?")
    sentence = borne.pop("The ferry was mended in June.")
    assert sentence.fit > 0.9
    assert sentence.inside == 1.0
    assert all(other.fit < sentence.fit and other.far > 0 for other in borne.values())


def test_a_name_that_is_nowhere_near_costs_more_than_a_word_that_is_easily_said_otherwise() -> None:
    (named,) = _borne("Which lamps were mended in Saltersea?", 1).values()
    (right,) = _borne("Which lamps were mended in Dunmere?", 1).values()
    assert named.fit < 0.6 * right.fit


def test_an_entry_of_other_things_does_not_bear() -> None:
    assert _borne("When was the ferry mended?", 2) == {}
