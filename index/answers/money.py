"""How much money, for what, in which year?"""

import re

from index.answer import Draft
from index.answers._reader import read
from index.desk import Desk
from index.question import Question
from index.reading import Bearing
from index.spans import Found, find_sums

_CHANGE = re.compile(r"(?i)\b(?:reduction|reduced|cut|increase|rise|rose|fell|difference|saving|saved|more|less)\b")


class Money:
    """Sums of money, read from sentences and tables."""

    name = "money"

    def bid(self, question: Question) -> float:
        """Bid for "how much"."""
        if "much" not in question.cues:
            return 0.0
        return 0.9 if not question.cues & {"many"} else 0.85

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the sum that stands nearest to what was asked."""
        asks_change = bool(_CHANGE.search(question.typed))

        def judge(found: Found, bearing: Bearing) -> float:
            before = bearing.passage.text[max(0, found.start - 30) : found.start]
            changed = bool(re.search(r"(?i)\b(?:reduc\w+|cut|increase|rise|fall|saving)\s+of\s+(?:about\s+)?$|\bby\s+$", before))
            return 1.0 if changed == asks_change else 0.75

        return read(question, desk, find_sums, judge, why="the sum stands with the words asked for")


ANSWER = Money()
