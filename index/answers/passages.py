"""Everything else: the sentence that bears on the question best, word for word."""

from index.answer import Draft
from index.questions.bearing import Bearing
from index.questions.desk import Desk
from index.questions.passages import shorten
from index.questions.picking import quote_of, same_told
from index.questions.question import Question
from index.questions.reading import find_bearings
from index.questions.sureness import find_lead, sentence_sureness

AS_GOOD = 0.95


class Passages:
    """The sentence itself is the answer."""

    name = "passage"

    def bid(self, question: Question) -> float:
        """Bid low for any question."""
        return 0.1

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the sentence that has most of what was asked."""
        placed = find_bearings(question, desk)
        bearings = sorted((each for each in placed if not _asks(each)), key=lambda each: -each.rank)
        if not bearings:
            return None
        best = bearings[0]
        rival = bearings[1].rank / best.rank if len(bearings) > 1 else 0.0
        beside = [each for each in bearings[1:6] if each.rank >= AS_GOOD * best.rank]
        return Draft(
            short=shorten(_with_list(best)),
            confidence=sentence_sureness(best, rival, find_lead(best, placed)),
            why="the sentence has the words asked for",
            quotes=(quote_of(desk, best),),
            also=same_told(desk, best, beside),
        )


def _asks(bearing: Bearing) -> bool:
    """Return whether a sentence is itself a question."""
    return bearing.passage.text.endswith("?")


def _with_list(bearing: Bearing) -> str:
    """Return a sentence, with the list that hangs on it where it ends with a colon."""
    passages, passage = bearing.reading.passages, bearing.passage
    if not passage.text.endswith(":"):
        return passage.text
    after = passages[passages.index(passage) + 1 :]
    items = [each.text for each in after if each.lead[-len(passage.stems) :] == passage.stems]
    return " ".join([passage.text, *items])


ANSWER = Passages()
