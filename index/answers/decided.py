"""What was decided about something: when, by whom, in whose words?"""

import re
from collections.abc import Sequence

from corpus.records import record
from corpus.words import find_stems
from index.answer import Draft
from index.questions.bearing import Bearing, bear
from index.questions.desk import Desk
from index.questions.passages import Reading, shorten
from index.questions.picking import same_told
from index.questions.question import Question
from index.questions.reading import find_readings
from index.questions.weighing import Weighed, adjacent, weigh

READ = 60
ALSO_READ = 8  # decisions, the best of them first, that may be the same one
TOLD_LEAST, UNTOLD = 0.4, 0.6  # words asked that a decision and its heading hold at least, and what is left below
IN_CLAUSE = 0.12  # what a clause gains that has the words asked itself
_FIGURE = re.compile(r"(?i)\b(?:how (?:much|many|long|far|often)|which sum|what (?:sum|amount|percentage|share))\b")
_WORDS = (
    "decision",
    "decisions",
    "resolution",
    "resolutions",
    "outcome",
    "vote",
    "motion",
    "members",
    "decide",
    "recommendation",
    "recommendations",
    "decided",
    "agreed",
    "agree",
    "resolved",
    "resolve",
    "conclude",
    "concluded",
)


@record
class _Decision:
    reading: Reading
    fit: float
    rank: float
    bearing: Bearing
    far: float  # the share of the words asked that stand nowhere near in all of the minute


class Decided:
    """Resolutions, by what their minute is about."""

    name = "decision"

    def bid(self, question: Question) -> float:
        """Bid for "what was decided"."""
        if re.search(r"(?i)\bamendment\b", question.typed):
            return 0.0  # the text tells what became of it, the resolution does not
        if "decided" not in question.cues or _FIGURE.search(question.typed):
            return 0.0
        return 0.91 if not question.cues & {"when", "who"} else 0.86  # "What was agreed about funding" asks for no sum

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the resolution of the minute that bears on what was asked, in its words."""
        weighed = weigh(question, desk, without=_WORDS)
        found = sorted(_decisions(question, weighed, desk), key=lambda each: -each.rank)
        if not found:
            return None
        best = found[0]
        entry = best.reading.entry
        sentences = _whole(best.reading, best.bearing)
        decision = " ".join(sentences)
        told = _told(weighed, {*find_stems(decision), *best.reading.title})
        held = (
            f" ({entry.date.day} {entry.date:%B %Y}{', minute ' + entry.number if entry.number else ''})"
            if entry.date
            else ""
        )
        return Draft(
            short=f"{shorten(decision)}{held}",
            confidence=best.fit * (1 - best.far) * (1.0 if told >= TOLD_LEAST else UNTOLD),
            why="the resolution of the minute about it",
            quotes=(desk.quote_stretch(entry, sentences, holding=shorten(best.bearing.passage.text)),),
            also=same_told(desk, best.bearing, (each.bearing for each in found[1:ALSO_READ])),
        )


def _decisions(question: Question, weighed: Sequence[Weighed], desk: Desk) -> list[_Decision]:
    """Return the best-fitting deciding sentence of each minute, weighed by what the whole minute says."""
    found = []
    for reading in find_readings(question, weighed, desk, limit=READ):
        if reading.entry.kind not in ("minute", "resolution"):
            continue
        bearings = list(bear(question, weighed, reading))
        deciding = [each for each in bearings if each.passage.decides]
        if not deciding:
            continue
        best = max(deciding, key=lambda each: each.covered)
        covered = max(each.covered for each in bearings)
        fit = max(0.95 * covered * max(each.timely for each in bearings), best.fit)
        rank = (
            fit
            + IN_CLAUSE * best.inside
            + (0.05 if reading.entry.kind == "minute" else 0.0)
            + 0.12 * adjacent(weighed, reading.title)
            + best.rank / 100
        )
        far = min(each.far for each in bearings)
        found.append(_Decision(reading=reading, fit=fit, rank=rank, bearing=best, far=far))
    return found


def _told(weighed: Sequence[Weighed], stems: set[str]) -> float:
    """Return the share of the words asked that a decision has itself or in its heading: that its minute speaks of a
    thing does not say that it was decided on."""
    telling = [each for each in weighed if not each.sought.light] or list(weighed)
    total = sum(each.weight for each in telling) or 1.0
    return sum(each.weight for each in telling if any(stems.issuperset(form) for form, _ in each.sought.forms)) / total


def _whole(reading: Reading, bearing: Bearing) -> list[str]:
    """Return the decision that a deciding sentence is part of, sentence by sentence, from its first words."""
    deciding = [each for each in reading.passages if each.decides]
    first = next((n for n, each in enumerate(deciding) if each.paragraph <= bearing.passage.paragraph), 0)
    sentences = [each.text for each in deciding[first:]]
    return sentences if len(find_stems(" ".join(sentences))) < 110 else [bearing.passage.text]


ANSWER = Decided()
