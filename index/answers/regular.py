"""How often does something happen? A rhythm that the papers state: "quarterly", "every six months"."""

import re

from index.answer import Draft
from index.answers._reader import read
from index.questions.bearing import Bearing
from index.questions.desk import Desk
from index.questions.question import Question
from index.questions.spans import Found, find_rhythms

_ASKED = re.compile(r"(?i)^\W*(?:about |roughly |and |so )?how (?:often|frequently|regularly)\b")
_PAST = re.compile(r"(?i)\bhow (?:often|frequently|regularly) (?:was|were|did|has|have|had)\b")
_WORDS = ("often", "frequently", "regularly")
PAST = 0.93  # of what was done the items are counted before (`often.py`)


class Regular:
    """Rhythms, read from sentences."""

    name = "rhythm"

    def bid(self, question: Question) -> float:
        """Bid for "how often"."""
        if not _ASKED.search(question.typed):
            return 0.0
        return PAST if _PAST.search(question.typed) else 0.96

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the rhythm that stands nearest to what was asked."""

        def judge(found: Found, bearing: Bearing) -> float:
            return 1.0 if bearing.passage.row is None else 0.9

        why = "the papers say how often"
        return read(question, desk, find_rhythms, judge, why=why, exclusive=False, without=_WORDS)


ANSWER = Regular()
