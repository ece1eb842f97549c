"""What an answer is, and what gives one.

A kind of question is one file in ``index/answers/`` with the constant ``ANSWER``, which bids for a question as a layout
bids for a paper. Nothing is made up: an answer is words that papers print, or a count of records, each with its page.
"""

from datetime import date
from typing import Protocol

from corpus.plugs import find_plugs
from corpus.records import record
from index.questions.desk import Desk
from index.questions.question import Question

NOT_STATED = "The papers held do not state this"
SURE_ENOUGH = 0.65  # an answer that is less sure than this is not given


@record
class Quote:
    """Words of a paper that bear on a question, and where they stand. ``start`` and ``end`` count the page's text.

    ``near`` marks a passage that is close to the question but is not what an answer rests on.
    """

    quote: str
    file: str
    paper: str  # SHA-256
    page: int
    body: str | None
    date: date | None
    number: str | None
    url: str
    title: str = ""
    start: int | None = None
    end: int | None = None
    near: bool = False
    kind: str = ""  # of the entry that it is from; "" where it is from a record


@record
class Draft:
    """What one kind of question makes of it: ``short`` is None where it finds nothing that answers.

    ``confidence`` is from 0 to 1; ``why`` says in a sentence on what it rests. ``also`` say the same, ``conflicts``
    say otherwise.
    """

    short: str | None
    confidence: float
    why: str
    quotes: tuple[Quote, ...]
    also: tuple[Quote, ...] = ()
    conflicts: tuple[Quote, ...] = ()
    value: str = ""


@record
class Understood:
    """How the question was taken. What was not found in it is None."""

    kind: str
    subject: str | None
    person: str | None
    post: str | None
    body: str | None
    since: date | None
    until: date | None


@record
class Searched:
    """What was looked through: which bodies, how many of their meetings, from when to when, and what is missing."""

    bodies: tuple[str, ...]
    meetings: int
    papers: int
    since: date | None
    until: date | None
    gaps: tuple[str, ...]


@record
class Answer:
    """A question's answer with its evidence; ``short`` is None where the papers do not state it."""

    question: str
    understood: Understood
    short: str | None
    confidence: float
    why: str
    quotes: tuple[Quote, ...]
    also: tuple[Quote, ...]
    conflicts: tuple[Quote, ...]
    searched: Searched


class Answerer(Protocol):
    """A kind of question. Each is one file in ``index/answers/`` with the constant ``ANSWER``."""

    name: str

    def bid(self, question: Question) -> float:
        """Return from 0 to 1 how well the question is of this kind; 0 where it is not."""
        ...

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return what the papers say; None where this kind has nothing to go on, so that the next may try."""
        ...


def find_answerers() -> tuple[Answerer, ...]:
    """Return every kind of question there is."""
    from index import answers

    return find_plugs(answers, "ANSWER")
