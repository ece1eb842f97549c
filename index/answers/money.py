"""How much money, for what, in which year?"""

import re
from collections.abc import Iterator

from index.answer import Draft
from index.answers._reader import read
from index.questions.bearing import Bearing
from index.questions.desk import Desk
from index.questions.predicates import ANOTHERS, UNSAID, find_predicate, is_of_another, is_said
from index.questions.question import Question
from index.questions.spans import SUM, Found, find_numbers, find_sums, is_share

_CHANGE = re.compile(
    r"\b(?:[Bb]y how much|reduction|reduced|cut|increase|rise|rose|fell|difference|saving|saved)\b"
)  # small letters: no names
_COUNTED = re.compile(r"(?i)\bhow (?:many|long|old|far)\b|\bpercentage|\bproportion")
_EITHER = re.compile(r"(?i)\bby how much\b")
_OF_WHAT = re.compile(r"(?i)\bhow much of\b")
_MONEY = re.compile(
    r"(?i)£|\b(?:money|cost|paid|pay|spen[dt]|fund|grant|budget|worth|rais|price|contribut|allocat|reserve|pot\b|fee|sav)"
)
_FOR_SEVERAL = re.compile(r"[^.;]*?\s(?:for|towards?|to (?:fund|cover|pay for))\s[^.;£]*,[^.;£]*\sand\s")
SHARED = 0.7  # a sum for several things, of which one is asked about
NO_MONEY = 0.5  # a sum where "how much of" asks for a part of something else


class Money:
    """Sums of money, read from sentences and tables."""

    name = "money"

    def bid(self, question: Question) -> float:
        """Bid for "how much"."""
        if "much" not in question.cues:
            return 0.0
        return 0.85 if _COUNTED.search(question.typed) else 0.9

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the sum that stands nearest to what was asked."""
        of_what = bool(_OF_WHAT.search(question.typed))
        part = of_what and not _MONEY.search(question.typed)
        predicate = find_predicate(question)
        asks_change = bool(_CHANGE.search(question.typed))

        def judge(found: Found, bearing: Bearing) -> float:
            if part and SUM.match(found.text):
                return NO_MONEY
            text = bearing.passage.text
            if of_what and not is_said(predicate, bearing):
                return UNSAID
            if is_of_another(found, find_sums(text), predicate, bearing):
                return ANOTHERS
            if "," not in question.typed and _FOR_SEVERAL.match(text[found.end :]):
                return SHARED
            before = text[max(0, found.start - 30) : found.start]
            changed = bool(
                re.search(r"(?i)\b(?:reduc\w+|cut|increase|rise|fall|saving)\s+of\s+(?:about\s+)?$|\bby\s+$", before)
            )
            return 1.0 if changed == asks_change else 0.75

        find = _sums_and_shares if part or _EITHER.search(question.typed) else find_sums
        return read(question, desk, find, judge, why="the sum stands with the words asked for")


def _sums_and_shares(text: str) -> Iterator[Found]:
    """Yield sums and, since things also fall by so many per cent, shares."""
    yield from find_sums(text)
    yield from (found for found in find_numbers(text) if is_share(found))


ANSWER = Money()
