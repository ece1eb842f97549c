"""Who did something: proposed, presented, asked, wrote, leads?"""

import re
from functools import partial

from index.answer import Draft
from index.answers._reader import read
from index.desk import Desk
from index.question import Question
from index.reading import Bearing
from index.spans import Found, find_people

_PASSIVE = re.compile(r"(?i)\b(?:by|to|from)\s*$")
_GIVEN_TO = re.compile(r"(?i)\bto whom\b|\bwhom\b|\bwho was\b.*\b(?:asked|thanked|elected|appointed|nominated|named)\b")
_VERB_AFTER = re.compile(r"^,?\s*(?:\([^)]*\),?\s*)?(?:and\s|had\s|has\s|was\s|would\s|will\s|is\s|also\s|then\s)*\w+(?:ed|s|t|ook|ave|aid|ote|ade|d)\b")


class Who:
    """People, read from sentences and tables."""

    name = "who"

    def bid(self, question: Question) -> float:
        """Bid for "who" where no post or list of attendance is asked for."""
        return 0.7 if "who" in question.cues else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the person who stands nearest to what was asked."""
        asked = {name.casefold().split()[-1] for name in (question.person,) if name}
        receives = bool(_GIVEN_TO.search(question.typed))

        def judge(found: Found, bearing: Bearing) -> float:
            if found.value in asked:
                return 0.0
            text = bearing.passage.text
            acts = bool(_VERB_AFTER.match(text[found.end :]) or _PASSIVE.search(text[: found.start]))
            return 0.95 if acts != receives or bearing.passage.row else 0.85

        find = partial(find_people, known=desk.known_people())
        return read(question, desk, find, judge, why="the person is named with the words asked for", exclusive=False)


ANSWER = Who()
