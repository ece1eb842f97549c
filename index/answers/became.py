"""What became of an action: was it done, chased, or not heard of again?"""

import re
from collections.abc import Sequence

from corpus.words import find_stems
from corpus.years.history import History
from corpus.years.matters import Matter, StepKind
from index.answer import Draft
from index.answers.post import evidence_quote
from index.questions.bearing import MISSED_NAME
from index.questions.desk import Desk
from index.questions.picking import distinct
from index.questions.question import Question
from index.questions.weighing import Weighed, weigh

_WORDS = (
    "action",
    "actions",
    "become",
    "became",
    "happened",
    "done",
    "completed",
    "carried",
    "ever",
    "promise",
    "promised",
    "asked",
    "ask",
    "outstanding",
    "status",
)
RECORDED = 0.95
QUOTES_MOST = 4
UNHEARD = 0.68  # that nothing is said of an action later may be the reading's fault


class Became:
    """Actions and what later minutes tell of them."""

    name = "action"

    def bid(self, question: Question) -> float:
        """Bid for "what became of"."""
        if re.search(r"(?i)\bwhat(?:ever)? (?:became|happened|came)\b", question.typed):
            return 0.9
        return 0.8 if "became" in question.cues and not question.cues & {"much", "many", "when", "who"} else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the last that is heard of the action; None where no action is like what was asked."""
        weighed = weigh(question, desk, without=_WORDS)
        scored = [(_fit(weighed, matter), history, matter) for history in desk.histories for matter in history.matters]
        timely = [each for each in scored if question.days is None or question.days.holds(each[2].raised)] or scored
        if not timely:
            return None
        fit, history, matter = max(timely, key=lambda each: (each[0], each[2].raised))
        last = matter.steps[-1]
        steps = (last, *matter.steps[:-1])[:QUOTES_MOST]
        quotes = (desk.as_printed(evidence_quote(step.evidence, history.body)) for step in steps)
        return Draft(
            short=_told(matter, history, desk),
            confidence=fit * (UNHEARD if last.kind is StepKind.RAISED else RECORDED),
            why="later minutes tell of the action",
            quotes=tuple(distinct(quotes)),
        )


def _told(matter: Matter, history: History, desk: Desk) -> str:
    last = matter.steps[-1]
    held = history.coverage.last or desk.today
    state = matter.state(desk.today, last_sitting=held).value
    day = f"{last.day.day} {last.day:%B %Y}"
    if last.kind is StepKind.RAISED:
        return f"{state[:1].upper()}{state[1:]}: the minutes held say nothing of it after {day}"
    return f"{state[:1].upper()}{state[1:]}: {last.evidence.quote} ({day})"


def _fit(weighed: Sequence[Weighed], matter: Matter) -> float:
    """Return from 0 to 1 how much of what was asked the action and its sequel have."""
    first = frozenset(find_stems(f"{matter.text} {matter.owner or ''}"))
    sequel = frozenset(stem for step in matter.steps for stem in find_stems(step.evidence.quote))
    total = sum(each.weight for each in weighed) or 1.0
    got, missed = 0.0, 1.0
    for each in weighed:
        level = max(
            (
                worth * (1.0 if set(form) <= first else 0.8 if set(form) <= sequel else 0.0)
                for form, worth in each.sought.forms
            ),
            default=0.0,
        )
        got += each.weight * level
        missed *= MISSED_NAME if each.sought.name and level < 0.5 else 1.0
    return got / total * missed


ANSWER = Became()
