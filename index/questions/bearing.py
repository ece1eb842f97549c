"""How well does each sentence of an entry bear on a question? Every word asked is looked for in it and around it.

A word counts the more the nearer it stands: in the sentence itself, in its heading, in the sentence before, in the same
paragraph, elsewhere under the heading. What is asked and found nowhere near counts against the sentence: that is what
keeps answers about one county from being given for another.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.records import record
from corpus.words import find_stems
from index.questions.order import Hold, Standing, place
from index.questions.passages import Passage, Reading, holds
from index.questions.question import SYNONYM, Question, Sought
from index.questions.thesaurus import Stems
from index.questions.timely import dated, timeliness
from index.questions.weighing import Weighed, find_pairs, share_of_neighbours

IN_TITLE, IN_LEAD, IN_PARAGRAPH, IN_BODY, IN_ENTRY, IN_REPORT = 0.9, 0.8, 0.75, 0.85, 0.45, 0.5
IN_OPENING = 0.55  # in the first paragraph under the heading, which tells what the rest is about
LONG_WORDS = 60  # of a sentence longer than this, or a row, words stand in it by chance
CONTINUED = 0.95  # a sentence that begins with "It" goes on with the one before
NOWHERE = 0.3  # a word that stands less near is not there
MISSED_WORD = 0.8  # what is left where a telling word is nowhere under the heading
MISSED_NAME = 0.55  # what is left of the fit where a name that is asked for is not near
FAR_NAME = 0.8  # and where it stands elsewhere in the report or under the heading
NEAR_ENOUGH = 0.6
NEAR_BY = 0.7  # in the sentence, its heading, the one before or the paragraph
NEWER, NEWER_DAYS = 0.03, 1500  # what the newest gain over those older by so many days, twice
RANK_INSIDE, RANK_NEIGHBOURS = 0.15, 0.1  # what a passage gains by words of its own, and by those beside each other
NAMES_BODY, OTHER_BODY = 0.9, 0.5  # what is left where a paper is another body's than the one asked about
ABOUT = 0.6  # the share of the words with which a heading makes even its sentences that have none of them bear
FAINT = 0.1  # a passage that fits less is not looked at further
BODIES_KEPT = 1_000
_CONTINUES = re.compile(
    r"(?:It|They|This|These|He|She|Of (?:these|them|this|it)|Both|Its|Their|The (?:total|sum|cost|figure|number))\b"
)

_Forms = Sequence[tuple[Stems, float]]
_Near = tuple[frozenset[str], frozenset[str], frozenset[str]]  # words of a passage, of its lead, of its paragraph


@record
class Bearing:
    """A passage, and how well it fits a question: ``fit`` from 0 to 1 is made of ``covered`` (the words) and
    ``timely`` (the days). An answer is picked by ``rank``, which orders passages of equal fit; they are shown by
    ``place``."""

    reading: Reading
    passage: Passage
    fit: float
    covered: float
    timely: float
    rank: float
    place: float = 0.0
    inside: float = 0.0  # the share of the words that stand in the passage itself
    far: float = 0.0  # the share of the words that do not stand near it


class _Tally(NamedTuple):
    """The weight of the words that a passage has near (``got``), itself (``inside``), itself as they were typed, and
    not near (``far``); and what is left of its fit for what is ``missed``. A tuple: one is made for each passage."""

    got: float
    inside: float
    typed: float
    far: float
    missed: float


def bear(question: Question, weighed: Sequence[Weighed], reading: Reading, *, found: float = 1.0) -> Iterator[Bearing]:
    """Yield each passage of an entry with its fit; ``found`` is how well the entry was found beside the best."""
    total = sum(each.weight for each in weighed) or 1.0
    body = _body_fit(question, reading)
    title_days = dated(reading.entry.title)
    around = [
        max((worth * _around(form, reading, each.sought) for form, worth in each.sought.forms), default=0.0)
        for each in weighed
    ]
    told = [[each for each in one.sought.forms if reading.held.issuperset(each[0])] for one in weighed]
    pairs = find_pairs(weighed)
    standing = _stand(question, weighed, reading, found)
    wanted = frozenset(stem for forms in told for form, _ in forms for stem in form)
    apart = sum(each.weight * outer for each, outer in zip(weighed, around, strict=True)) < ABOUT * total
    for passage, (held, lead) in zip(reading.passages, reading.sets, strict=True):
        if apart and wanted.isdisjoint(held) and wanted.isdisjoint(lead):
            continue
        near = held, lead, reading.paragraphs[passage.paragraph]
        tally = _tally(weighed, told, around, passage, near)
        covered = tally.got / total * tally.missed * body
        if covered < FAINT:
            continue
        timely = timeliness(question.days, passage, reading, title_days)
        length = len(passage.stems)
        fit = covered * timely * min(1.0, LONG_WORDS / max(length, 1)) ** 0.25
        inside, far = tally.inside / total, tally.far / total
        hold = Hold(fit=fit, timely=timely, inside=inside, as_typed=tally.typed / total, far=far, length=length)
        neighbours = share_of_neighbours(pairs, passage.stems)
        yield Bearing(
            reading=reading,
            passage=passage,
            fit=fit,
            covered=covered,
            timely=timely,
            rank=fit + RANK_INSIDE * inside + RANK_NEIGHBOURS * neighbours + NEWER * standing.new,
            place=place(hold, standing),
            inside=inside,
            far=far,
        )


def _tally(
    weighed: Sequence[Weighed],
    told: Sequence[_Forms],
    around: Sequence[float],
    passage: Passage,
    near: _Near,
) -> _Tally:
    """Return how much of what was asked stands where: ``told`` are the forms of each word that the entry has,
    ``around`` is how near each stands at least."""
    held = near[0]
    got = inside = far = typed = 0.0
    missed, parted = 1.0, False
    for each, forms, outer in zip(weighed, told, around, strict=True):
        sought = each.sought
        here = _level(forms, passage, near, person=sought.person) if forms else 0.0
        if here and any(worth == here and held.issuperset(form) for form, worth in forms):
            inside += each.weight * here
            typed += each.weight if held.issuperset(sought.forms[0][0]) else 0.0
        level = max(here, outer)
        got += each.weight * level
        far += each.weight if level < NEAR_BY else 0.0
        lacks_name = sought.name and level < NEAR_ENOUGH
        if lacks_name and not parted:  # of a name in several words, one counts
            missed *= FAR_NAME if level >= IN_ENTRY * SYNONYM else MISSED_NAME
        parted = lacks_name
        if not (sought.name or sought.light or sought.loose) and level < NOWHERE:
            missed *= MISSED_WORD
    return _Tally(got, inside, typed, far, missed)


def _stand(question: Question, weighed: Sequence[Weighed], reading: Reading, found: float) -> Standing:
    """Return how an entry stands beside the others that may bear on a question."""
    total = sum(each.weight for each in weighed) or 1.0
    titled = (
        each.weight * max((worth for form, worth in each.sought.forms if holds(reading.title, form)), default=0.0)
        for each in weighed
    )
    return Standing(found=found, title=sum(titled) / total, short=reading.nearness, new=_newness(reading, question))


def _around(form: Stems, reading: Reading, sought: Sought) -> float:
    if holds(reading.title, form):
        return IN_TITLE
    if sought.light and reading.entry.body and set(form) <= _body_stems(reading.entry.body):
        return IN_BODY
    if not sought.person and all(stem in reading.report for stem in form):
        return IN_REPORT * reading.nearness
    if not sought.person and reading.opening.issuperset(form):
        return IN_OPENING * reading.nearness
    if all(stem in reading.whole for stem in form):
        return IN_ENTRY * reading.nearness
    return 0.0


def _level(
    forms: _Forms,
    passage: Passage,
    near: _Near,
    *,
    person: bool,
) -> float:
    """Return how near the best of some forms stands."""
    held, lead, paragraph = near
    best = 0.0
    for form, worth in forms:
        if worth <= best:
            continue
        if held.issuperset(form) and holds(passage.stems, form):
            best = worth
        elif lead.issuperset(form) and holds(passage.lead, form):
            best = max(best, worth * (CONTINUED if _CONTINUES.match(passage.text) else IN_LEAD))
        elif paragraph.issuperset(form):
            best = max(best, worth * (IN_ENTRY if person else IN_PARAGRAPH))
    return best


@lru_cache(maxsize=BODIES_KEPT)
def _body_stems(body: str) -> frozenset[str]:
    return frozenset(find_stems(body))


def _body_fit(question: Question, reading: Reading) -> float:
    """Return less than 1 where the question names a body and the paper is another's that does not name it."""
    if not question.bodies or reading.entry.body in question.bodies:
        return 1.0
    forms = [form for each in question.sought if each.light for form, _ in each.forms if len(form) > 1]
    return NAMES_BODY if any(set(form) <= reading.whole for form in forms) else OTHER_BODY


def _newness(reading: Reading, question: Question) -> float:
    day = reading.entry.date
    if day is None or question.days is not None:
        return 0.0
    age: float = (question.today - day).days / NEWER_DAYS
    return float(0.5**age)
