"""In which order are the passages that bear on a question shown? What tells the right page from those beside it.

The weights are those of a listwise logistic regression (a small ridge penalty), learnt on 388 questions and the pages
that answer them: those of the seen splits of `tests/questions`, and six sets about papers not in this repository.
Learnt without each set in turn, it has the right page in the first five entries for 0.97 of the answerable questions of
those six, where the rank alone has 0.92.
"""

from collections.abc import Callable, Iterable, Mapping

from corpus.records import record
from index.questions.question import Question
from index.questions.spans import Found, find_dates, find_numbers, find_offices, find_people, find_sums

FIT, TIMELY, INSIDE, FAR, AS_TYPED = 0.53, 0.33, 0.21, -0.31, 0.10
FOUND, TITLE, SHORT, NEW = 0.25, 0.14, 0.20, 0.115
LONG, LONG_MOST = -0.12, 80  # words of a passage: of more of them it is no longer
WANTED = 0.27  # what a passage gains that has a stretch of the kind asked for


@record
class Standing:
    """How an entry stands beside the others: how well it was ``found``, of the best; the share of the words asked
    that its ``title`` has; how ``short`` and how ``new`` it is. All from 0 to 1."""

    found: float
    title: float
    short: float
    new: float


@record
class Hold:
    """What a passage holds of what is asked: its ``fit``, how well its time fits, the shares of the words asked that
    stand in it, that stand in it as they were typed, and that stand nowhere near; how many words it has."""

    fit: float
    timely: float
    inside: float
    as_typed: float
    far: float
    length: int


def place(hold: Hold, standing: Standing) -> float:
    """Return what passages are ordered by: the more the better."""
    told = FIT * hold.fit + TIMELY * hold.timely + INSIDE * hold.inside + FAR * hold.far + AS_TYPED * hold.as_typed
    entry = FOUND * standing.found + TITLE * standing.title + SHORT * standing.short + NEW * standing.new
    return told + entry + LONG * min(hold.length, LONG_MOST) / LONG_MOST


def has_wanted(question: Question, text: str) -> bool:
    """Return whether a text has a stretch of the kind that a question asks for: a sum, a number, a date, somebody."""
    find = next((finder for cue, finder in _FINDERS.items() if cue in question.cues), None)
    return find is not None and any(True for _ in find(text))


def _find_anybody(text: str) -> Iterable[Found]:
    yield from find_people(text, frozenset())
    yield from find_offices(text)


_FINDERS: Mapping[str, Callable[[str], Iterable[Found]]] = {
    "much": find_sums,
    "many": find_numbers,
    "when": find_dates,
    "who": _find_anybody,
}
