"""How did a vote go? Whether a motion was carried or lost, and by how many votes, as the minute prints it.

A minute may hold several motions. What stands between the outcome of one and that of the next is about the next.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.records import record
from corpus.words import find_stems
from index.answer import Draft
from index.questions.bearing import MISSED_WORD
from index.questions.desk import Desk
from index.questions.passages import Passage, Reading
from index.questions.question import Question
from index.questions.reading import find_readings
from index.questions.weighing import Weighed, weigh

READ = 60
LEAST = 0.4  # the share of the words asked that a vote must be about to be spoken of at all
ANOTHER_DAY = 0.4  # what is left of a vote at a meeting that is not of the days asked about
TOGETHER = 0.4  # what it counts that words stand in one sentence: in a long motion many stand by chance
SHOWN = 300  # characters before an outcome that are quoted with it: who voted, and how
_ASKED = re.compile(
    r"(?i)\bhow did\b.*\b(?:vote|voting|motion|amendment)s?\b|\bhow (?:many|much)\b.*\b(?:voted?|votes)\b"
    r"|\b(?:vote|motion|amendment|ballot)\b.*\b(?:carried|carry|lost|pass(?:ed)?|defeated|succeed(?:ed)?|rejected|through)\b"
    r"|\b(?:outcome|result)\b.*\b(?:vote|motion|amendment|ballot)\b"
    r"|\bdid\b.*\b(?:get|go|make it) through\b|\bwas\b.*\bvoted (?:down|through)\b"
)
_OUTCOME = re.compile(
    r"(?i)\b(?:the )?(?:substantive |amended |original )?(?:motion|amendment|proposal|recommendations?)"
    r"(?: as amended)?(?: (?:was|were|is))?(?: (?:then|therefore|declared|duly|accordingly))?"
    r" (?:not )?(?:carried|lost|defeated|rejected|fell|passed)\b\.?"
)
_COUNTED = re.compile(r"\b(?:In favour|For|Against|Abstain(?:ed|ing)?|Abstentions?):? ?(?:\(\d+\)|\d+\b)")
_MOVED = re.compile(r"(?i)\b(?:proposed|moved)\b.*\bseconded\b")
_WORDS = tuple(
    "vote votes voted voting motion amendment ballot call outcome result carried lost passed pass fare fared go get "
    "through many councillors members council majority end".split()
)


@record
class _Vote:
    reading: Reading
    passage: Passage  # that ends with the outcome
    outcome: str
    counts: tuple[str, ...]  # as printed: "For (15)"
    covered: float


class Voted:
    """Outcomes of votes, read from minutes."""

    name = "vote"

    def bid(self, question: Question) -> float:
        """Bid for "how did the vote go", "was the motion carried", "how many voted for"."""
        return 0.97 if _ASKED.search(question.typed) else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the outcome of the vote that was about what is asked, with its counts."""
        weighed = weigh(question, desk, without=_WORDS)
        readings = find_readings(question, weighed, desk, limit=READ)
        votes = [each for reading in readings for each in _votes(reading, question, weighed)]
        best = max(votes, key=lambda each: each.covered, default=None)
        if best is None or best.covered < LEAST:
            return None
        entry = best.reading.entry
        held = f" ({entry.date.day} {entry.date:%B %Y})" if entry.date else ""
        return Draft(
            short="; ".join((best.outcome.rstrip("."), *best.counts)) + held,
            confidence=best.covered,
            why="the minute gives the outcome of the vote about it",
            quotes=(desk.quote(entry, _end_of(best), holding=best.outcome),),
        )


def _votes(reading: Reading, question: Question, weighed: Sequence[Weighed]) -> Iterator[_Vote]:
    """Yield the votes of an entry, each with how much of what was asked it is about."""
    timely = _is_timely(question, reading)
    begun = 0
    for at, passage in enumerate(reading.passages):
        found = _OUTCOME.search(passage.text)
        if found is None or reading.entry.kind != "minute":
            continue
        moved = [n for n in range(begun, at + 1) if _MOVED.search(reading.passages[n].text)]
        about = reading.passages[max(begun, moved[-1] - 1) if moved else begun : at + 1]  # with the line above it
        told = " ".join((*(each.text for each in about[:-1]), passage.text[: found.start()]))
        together = max(_covered(weighed, {*each.stems, *reading.title}) for each in about)
        covered = TOGETHER * together + (1 - TOGETHER) * _covered(weighed, {*find_stems(told), *reading.title})
        yield _Vote(
            reading=reading,
            passage=passage,
            outcome=found.group(),
            counts=tuple(_COUNTED.findall(told)),
            covered=covered if timely else covered * ANOTHER_DAY,
        )
        begun = at + 1


def _is_timely(question: Question, reading: Reading) -> bool:
    day = reading.entry.date
    return question.days is None or (day is not None and question.days.holds(day))


def _covered(weighed: Sequence[Weighed], stems: set[str]) -> float:
    """Return the share of the words asked that some stems have, less for each word lacking that is said in one way."""
    telling = [each for each in weighed if not each.sought.light] or list(weighed)
    total = sum(each.weight for each in telling) or 1.0
    had, left = 0.0, 1.0
    for each in telling:
        worth = max((worth for form, worth in each.sought.forms if stems.issuperset(form)), default=0.0)
        had += each.weight * worth
        left *= 1.0 if worth or each.sought.loose else MISSED_WORD
    return left * had / total


def _end_of(vote: _Vote) -> str:
    """Return the end of what leads to an outcome, and the outcome, from the beginning of a word."""
    end = vote.passage.text.find(vote.outcome) + len(vote.outcome)
    start = max(0, end - SHOWN)
    return vote.passage.text[start:end].partition(" ")[2] if start else vote.passage.text[:end]


ANSWER = Voted()
