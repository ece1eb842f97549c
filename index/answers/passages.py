"""Everything else: the sentence that bears on the question best, word for word."""

import re

from index.answer import Draft
from index.questions.bearing import Bearing
from index.questions.desk import Desk
from index.questions.passages import shorten
from index.questions.picking import quote_of, same_told
from index.questions.question import Question
from index.questions.reading import find_bearings
from index.questions.sureness import find_lead, sentence_sureness

AS_GOOD = 0.95
OTHER_FORM = 0.7  # what is left where a sentence gives no cause, or does not tell what a thing is
_WHY = re.compile(r"(?i)^\W*(?:why|for what reason|what (?:caused|was the (?:reason|cause)))\b")
_CAUSE = re.compile(
    r"(?i)\b(?:because|due to|owing to|as a result|caused|reasons?|since|so (?:that|as)|in order|therefore|thus|given|"
    r"following|lack|unable|could not|cannot|no longer|not (?:yet|been|be|have)|would|had (?:not|been)|whilst|while|"
    r"led to|as (?:the|it|there|they|he|she|this|a|an|no|most|many)|for (?:the|want|lack)|after|to \w+)\b"
)
_WHAT_IS = re.compile(r"(?i)^\W*what(?:'s| is| are| was| were) (?:the |an? )?(?P<thing>[^\s?]+(?: [^\s?]+){0,3})\W*$")


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
        form = 1.0 if _is_of_form(question.typed, best.passage.text) else OTHER_FORM
        return Draft(
            short=shorten(_with_list(best)),
            confidence=form * sentence_sureness(best, rival, find_lead(best, placed)),
            why="the sentence has the words asked for",
            quotes=(quote_of(desk, best),),
            also=same_told(desk, best, beside),
        )


def _is_of_form(typed: str, text: str) -> bool:
    """Return whether a sentence gives a cause where "why" was asked, and tells what a thing is where that was."""
    if _WHY.match(typed):
        return _CAUSE.search(text) is not None
    asked = _WHAT_IS.match(typed)
    if asked is None:
        return True
    thing = re.escape(asked["thing"])
    behind = rf"\b{thing}s?\b\W{{0,3}}(?:\([^)]*\),? )?(?:(?:which|that|who) )?(?:are|was|were|will|\w+s) "
    beside = rf"\b{thing}s?\b\W{{1,3}}(?:an?|the) "
    return re.search(rf"(?i){behind}|\({thing}\)|{beside}", text) is not None


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
