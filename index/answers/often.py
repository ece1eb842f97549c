"""How often was something discussed? The items that deal with it, counted and shown."""

import re

from corpus.words import find_stems
from index.answer import Draft
from index.engine import Filters
from index.questions.desk import Desk
from index.questions.passages import Reading
from index.questions.question import Question
from index.questions.weighing import Weighed, weigh

_DEALT = re.compile(
    r"(?i)\b(?:discuss|consider|mention|rais|debat|talk|com(?:e|es|ing) (?:up|before|back)|came|agenda|deal|dealt|"
    r"on how many)"
)
READ = 300
DEALS = 0.75  # the share of the words asked that an item's heading must have, or its text twice
_WORDS = (
    "often",
    "times",
    "discussed",
    "considered",
    "mentioned",
    "raised",
    "come",
    "came",
    "item",
    "meetings",
    "number",
    "occasions",
    "since",
    "agenda",
    "before",
)


class Often:
    """Minutes that deal with a matter, counted."""

    name = "count"

    def bid(self, question: Question) -> float:
        """Bid for "how often"."""
        return 0.94 if "often" in question.cues and _DEALT.search(question.typed) else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return at how many meetings there was a minute about it, with each of them."""
        weighed = weigh(question, desk, without=_WORDS)
        if not weighed:
            return None
        days = question.days
        filters = Filters(
            kinds=("minute",),
            since=days.since if days else None,
            until=days.until if days else None,
            include_restricted=desk.filters().include_restricted,
        )
        clauses = tuple(tuple(form for form, _ in each.sought.forms) for each in weighed if not each.sought.light)
        found = [reading for reading in desk.find(clauses, limit=READ, filters=filters) if _deals(reading, weighed)]
        about = [each for each in found if not question.bodies or each.entry.body in question.bodies]
        if not about:
            return None
        about.sort(key=lambda each: (each.entry.date is None, each.entry.date))
        meetings = {(each.entry.body, each.entry.date) for each in about}
        return Draft(
            short=f"{len(meetings)} meetings ({len(about)} items)",
            confidence=0.85,
            why="each item's heading, or its text more than once, has the words asked for",
            quotes=tuple(desk.quote(each.entry, each.entry.title) for each in about),
        )


def _deals(reading: Reading, weighed: tuple[Weighed, ...]) -> bool:
    text = find_stems(reading.entry.text)
    told = [each for each in weighed if not each.sought.light] or weighed
    total = sum(each.weight for each in told)
    got = sum(
        each.weight
        for each in told
        if any(
            set(form) <= set(reading.title) or all(text.count(stem) > 1 for stem in form)
            for form, _ in each.sought.forms
        )
    )
    return got >= DEALS * total


ANSWER = Often()
