"""Which sum, date, number or name in the sentences that bear on a question answers it?

A stretch of the wanted kind counts the more the nearer it stands to the words that were asked; in a table the column
decides. What several papers say alike is one answer; what they say otherwise as surely is shown as a conflict.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import exp

from corpus.records import record
from corpus.words import STOP_WORDS, find_stems, find_tokens
from index.answer import Draft, Quote
from index.questions.bearing import Bearing
from index.questions.desk import Desk
from index.questions.passages import Row, shorten
from index.questions.question import Question
from index.questions.spans import Found
from index.questions.sureness import find_lead, sureness
from index.questions.weighing import Weighed

Finder = Callable[[str], Iterable[Found]]
Judge = Callable[[Found, Bearing], float]  # from 0 to 1: how well a stretch is of the kind wanted

NEAR_CHARACTERS = 30.0
BESIDE = 4  # characters: a word asked that stands right beside counts more
BESIDE_WORTH = 1.6
WORTH_A_LOOK = 0.3
READ = 80  # passages from which answers are picked
SAME_WORDS = 0.9  # the share of the words asked that another value's sentence must have too
NEARLY = 0.01  # two figures that differ by less may be one, given differently
LIKELY = 0.65
AGREEMENT = 0.03  # what a value gains for each other paper that gives it
AS_NEAR = 0.86  # of the best: two stretches of one sentence as near as this are told by the sentence itself
SENTENCE_MOST = 320  # characters
AS_SURE = 0.93  # of the best: another value as sure as this is a conflict
QUOTES = 5
EXACT_ENOUGH = 0.75
ALIKE = 0.7  # of the words of two passages that say the same, so many stand in both


@record
class Picked:
    """A stretch that may be the answer."""

    found: Found
    bearing: Bearing
    score: float
    sure: float


def pick(
    question: Question, desk: Desk, bearings: Sequence[Bearing], weighed: Sequence[Weighed], find: Finder, judge: Judge
) -> list[Picked]:
    """Return the stretches of the wanted kind in the passages that bear on the question, best first."""
    picked = []
    for bearing in bearings[:READ]:
        if bearing.fit < WORTH_A_LOOK:
            continue
        for found, place in _candidates(question, weighed, bearing, find):
            kind = 0.0 if _is_asked(found, weighed) else judge(found, bearing)
            if kind:
                sure = bearing.fit * kind * (0.8 + 0.2 * place)
                picked.append(
                    Picked(found=found, bearing=bearing, score=bearing.rank * kind * (0.6 + 0.4 * place), sure=sure)
                )
    return sorted(picked, key=lambda each: -each.score)


def _is_asked(found: Found, weighed: Sequence[Weighed]) -> bool:
    """Return whether a stretch only says again what the question said."""
    asked = {stem for each in weighed for form, _ in each.sought.forms for stem in form}
    return set(find_stems(found.text)) - STOP_WORDS <= asked


def draft(
    desk: Desk, picked: Sequence[Picked], bearings: Sequence[Bearing], *, why: str, exclusive: bool
) -> Draft | None:
    """Return the best pick as an answer with what bears it out; ``exclusive`` kinds can conflict: a sum, a date."""
    if not picked:
        return None
    picked = _by_agreement(picked)
    best = _most_exact(picked)
    agreeing = [each for each in picked if each.found.value == best.found.value and each.bearing is not best.bearing]
    beside = {each.found.value for each in picked if each.bearing is best.bearing}  # "£90 of £95": of different things
    others = [
        each
        for each in picked[1:]
        if each.found.value not in beside
        and _contradicts(each, best)
        and each.bearing.passage.text != best.bearing.passage.text
        and each.bearing.reading.entry.paper != best.bearing.reading.entry.paper
    ]
    rivals = any(
        each.bearing is best.bearing and each.found.value != best.found.value and each.score >= AS_NEAR * best.score
        for each in picked
    )
    sentence = best.bearing.passage.text
    rival = max((each.score for each in picked if not _may_be_one(each, best)), default=0.0)
    sure = sureness(best.sure, best.bearing, rival / best.score, find_lead(best.bearing, bearings))
    shown = _best_told(best, agreeing)
    return Draft(
        short=sentence if rivals and len(sentence) <= SENTENCE_MOST else best.found.text,
        confidence=sure,
        why=why,
        quotes=(_quote_picked(desk, shown),),
        also=tuple(distinct(_quote_picked(desk, each) for each in (best, *agreeing[:4]) if each is not shown)),
        conflicts=tuple(distinct(_quote_picked(desk, each) for each in others[:3])) if exclusive else (),
        value=best.found.value,
    )


def _most_exact(picked: Sequence[Picked]) -> Picked:
    """Return the best pick, or one nearly as good that says the same with more: "7 June 2023", not "June 2023"."""
    best = picked[0]
    exact = (each for each in picked if each.score >= EXACT_ENOUGH * best.score and _may_be_one(best, each))
    return max((best, *exact), key=lambda each: len(each.found.value.split()))


def _best_told(best: Picked, agreeing: Sequence[Picked]) -> Picked:
    """Return the best pick, or where it is a bare row of a table a sentence nearly as good that gives the same."""
    if best.bearing.passage.row is None:
        return best
    sentences = (each for each in agreeing if each.bearing.passage.row is None)
    return next((each for each in sentences if each.score >= EXACT_ENOUGH * best.score), best)


def _may_be_one(one: Picked, other: Picked) -> bool:
    """Return whether what one says is the same as, or the end of, what the other says."""
    return f" {other.found.value}".endswith(f" {one.found.value}")


def _contradicts(other: Picked, best: Picked) -> bool:
    """Return whether another value may be of the same thing: as sure and in the same words, or nearly the same figure
    in nearly the same words ("£13,220 in March, £13,221 in July")."""
    if other.score >= AS_SURE * best.score and other.bearing.inside >= SAME_WORDS * best.bearing.inside:
        return True
    one, two = _figure(other.found.value), _figure(best.found.value)
    close = one is not None and two is not None and abs(one - two) <= NEARLY * max(one, two)
    return close and other.score >= LIKELY * best.score and other.bearing.inside >= LIKELY * best.bearing.inside


def _figure(value: str) -> float | None:
    found = re.search(r"\d+(?:\.\d+)?", value)
    return float(found.group()) if found else None


def _by_agreement(picked: Sequence[Picked]) -> list[Picked]:
    """Return the picks with those first that several papers give alike, of nearly equal ones."""
    papers: dict[str, set[str]] = {}
    for each in picked:
        if each.score >= 0.8 * picked[0].score:
            papers.setdefault(each.found.value, set()).add(each.bearing.reading.entry.paper)
    worth = {value: AGREEMENT * min(len(seen) - 1, 3) for value, seen in papers.items()}
    return sorted(picked, key=lambda each: -(each.score + worth.get(each.found.value, 0.0)))


def quote_of(desk: Desk, bearing: Bearing, *, near: bool = False, holding: str = "") -> Quote:
    """Return a passage as a quotation, ``holding`` some words of it."""
    return desk.quote(bearing.reading.entry, shorten(bearing.passage.text), near=near, holding=holding)


def _quote_picked(desk: Desk, picked: Picked) -> Quote:
    return quote_of(desk, picked.bearing, holding=picked.found.text)


def distinct(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Yield quotations, each place once: of those that share words of a page, the longest in the place of the first."""
    kept: list[Quote] = []
    for each in quotes:
        at = next((n for n, other in enumerate(kept) if _share_words(each, other)), len(kept))
        if at == len(kept) or len(each.quote) > len(kept[at].quote):
            kept[at : at + 1] = [each]
    yield from kept


def _share_words(one: Quote, other: Quote) -> bool:
    if (one.paper, one.page) != (other.paper, other.page):
        return False
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return one.quote == other.quote
    return one.start < other.end and other.start < one.end


def same_told(desk: Desk, best: Bearing, others: Iterable[Bearing]) -> tuple[Quote, ...]:
    """Return the other places that say in nearly the same words what the best passage says, each once."""
    words, told = set(best.passage.stems), quote_of(desk, best)
    same = (
        each for each in others if len(words & set(each.passage.stems)) >= ALIKE * len(words | set(each.passage.stems))
    )
    places = distinct((told, *(quote_of(desk, each) for each in same)))
    return tuple(places)[1:]


def near_quotes(
    desk: Desk, bearings: Sequence[Bearing], taken: Iterable[Quote], *, limit: int = QUOTES
) -> tuple[Quote, ...]:
    """Return the nearest passages that are not ``taken``, of different pages."""
    pages = {(quote.paper, quote.page) for quote in taken}
    found: list[Quote] = []
    for bearing in bearings:
        if len(found) >= limit:
            break
        quote = quote_of(desk, bearing, near=True)
        if (quote.paper, quote.page) not in pages:
            pages.add((quote.paper, quote.page))
            found.append(quote)
    return tuple(found)


def _candidates(
    question: Question, weighed: Sequence[Weighed], bearing: Bearing, find: Finder
) -> Iterator[tuple[Found, float]]:
    """Yield the stretches of a passage with how near, from 0 to 1, each is to what was asked."""
    passage = bearing.passage
    if passage.row:
        yield from _cells(question, weighed, passage.row, find)
        return
    found = list(find(passage.text))
    if not found:
        return
    marks = _marks(question, weighed, passage.text)
    nearness = [_nearness(each, marks) for each in found]
    most = max(nearness) or 1.0
    for each, near in zip(found, nearness, strict=True):
        yield each, near / most if marks else 1.0 - 0.1 * found.index(each)


def _cells(question: Question, weighed: Sequence[Weighed], row: Row, find: Finder) -> Iterator[tuple[Found, float]]:
    """Yield the stretches of a row's cells but the first; the column that the question names fits best."""
    asked = {stem for each in weighed for form, _ in each.sought.forms for stem in form}
    label = set(find_stems(row.cells[0])) if row.cells else set()
    year = question.days.financial if question.days else None
    cells = list(zip(row.headings, row.cells, strict=False))[1:] or list(zip(row.headings, row.cells, strict=False))
    own = [stem for stem in label if stem not in STOP_WORDS and len(stem) > 1]
    asked_for = sum(stem in asked for stem in own) / len(own) if own and own != ["total"] else 1.0
    filled = [(heading, list(find(cell))) for heading, cell in cells]
    holding = [heading for heading, found in filled if found]
    for heading, found in filled:
        stems = set(find_stems(heading))
        if year and year[0] in stems and year[1] in stems:
            fit = 1.0
        elif stems & (asked - label):
            fit = 0.95
        else:
            fit = 0.9 if len(holding) == 1 else 0.35
        for each in found:
            yield each, fit * (0.3 + 0.7 * asked_for)


_Mark = tuple[int, int, float]


def _marks(question: Question, weighed: Sequence[Weighed], text: str) -> list[_Mark]:
    """Return where the words asked stand in a text, each with its weight; the days asked about count most."""
    forms = {stem: each.weight for each in weighed for form, _ in each.sought.forms for stem in form}
    if question.days and question.days.financial:
        forms |= dict.fromkeys(question.days.financial, 6.0)
    elif question.days and question.days.since and question.days.exact:
        forms[str(question.days.since.year)] = 4.0
    return [(token.start, token.end, forms[token.stem]) for token in find_tokens(text) if token.stem in forms]


def _nearness(found: Found, marks: Sequence[_Mark]) -> float:
    total = 0.0
    for start, end, weight in marks:
        if found.start <= start < found.end:
            continue
        distance = max(start - found.end, found.start - end, 0)
        total += weight * exp(-distance / NEAR_CHARACTERS) * (BESIDE_WORTH if distance <= BESIDE else 1.0)
    return total
