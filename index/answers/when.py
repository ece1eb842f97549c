"""When did something happen, or is it due?"""

import re

from index.answer import Draft
from index.desk import Desk
from index.picking import Picked, draft, pick
from index.question import Question
from index.reading import Bearing, find_bearings, weigh
from index.spans import Found, find_dates

_DEADLINE = re.compile(r"(?i)\b(?:by when|deadline|due|by what date|until when|expire|close|end)\b")
_AHEAD = re.compile(r"(?i)\b(?:to be|will|would|should|must|due|take effect|come into)\b")
_YEAR_ONLY = re.compile(r"^\d{4}$")
_AT_MEETING = re.compile(r"(?i)\bwhich meeting\b|\bwhen (?:was|were|did) .*\b(?:discuss|agree|approv|adopt|endors|decid|not|elect|appoint|report|rais|resolv|recommend|accept|present|consider|ask|propos|announc|thank|tabl)\w*\b")


class When:
    """Days and years, read from sentences; the day of the meeting where a sentence of its minutes tells of it."""

    name = "when"

    def bid(self, question: Question) -> float:
        """Bid for "when" and "which year"."""
        return 0.9 if "when" in question.cues else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the date that stands nearest to what was asked, or the day of the meeting that did it."""
        bearings = find_bearings(question, desk)
        weighed = weigh(question, desk)
        deadline = bool(_DEADLINE.search(question.typed))
        meeting = bool(_AT_MEETING.search(question.typed)) and not _AHEAD.search(question.typed)

        def judge(found: Found, bearing: Bearing) -> float:
            before = bearing.passage.text[max(0, found.start - 12) : found.start]
            kind = 0.75 if _YEAR_ONLY.match(found.text) else 0.6 if re.match(r"\d{4}[/–-]", found.text) else 1.0
            due = bool(re.search(r"(?i)\b(?:by|before|until|until the|on)\s*(?:the\s*)?$", before))
            return kind * (0.9 if deadline and not due else 1.0) * (0.85 if meeting else 1.0)

        picked = pick(question, desk, bearings, weighed, find_dates, judge)
        picked += list(_meeting_days(bearings, meeting))
        picked.sort(key=lambda each: -each.score)
        return draft(desk, picked, bearings, why="the date stands with the words asked for", exclusive=False)


def _meeting_days(bearings: list[Bearing], asked: bool) -> list[Picked]:
    """Return the days of the meetings whose minutes tell of what was asked."""
    picked = []
    for bearing in bearings[:20]:
        entry = bearing.reading.entry
        if entry.date is None or entry.kind not in ("minute", "resolution", "action"):
            continue
        text = f"{entry.date.day} {entry.date:%B %Y}"
        worth = (1.0 if bearing.passage.decides else 0.95) if asked else 0.72
        found = Found(text=text, start=0, end=0, value=text.casefold())
        picked.append(Picked(found=found, bearing=bearing, score=bearing.rank * worth, sure=bearing.fit * worth))
    return picked


ANSWER = When()
