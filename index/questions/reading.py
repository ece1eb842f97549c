"""Which sentences bear on a question, and how well? Every word asked is looked for in the sentence and around it.

A word counts by how rare it is, and the more the nearer it stands: in the sentence itself, in its heading, in the
sentence before, in the same paragraph, elsewhere under the heading. What is asked and found nowhere near counts
against the sentence: that is what keeps answers about one county from being given for another.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.records import record
from corpus.words import find_stems
from index.questions.desk import Desk
from index.questions.order import WANTED, Hold, Standing, has_wanted, place
from index.questions.passages import Passage, Reading, holds
from index.questions.question import LIGHT, SYNONYM, Question, Sought
from index.questions.thesaurus import Stems
from index.questions.timely import dated, timeliness

LEAST = 0.3  # the weight of a word that every entry has
LIGHT_MOST = 2.0  # the rarity of a light word that no paper has says nothing
LOOSE, LOOSE_MOST = 0.5, 3.0  # the weight of a word that is easily said otherwise, before and at most its rarity
TELLING = 1.5  # the rarity of a word of the same meaning that is worth looking for: about one entry in five has it
CANDIDATES = 60  # entries that are read
IN_TITLE, IN_LEAD, IN_PARAGRAPH, IN_BODY, IN_ENTRY, IN_REPORT = 0.9, 0.8, 0.75, 0.85, 0.45, 0.5
IN_OPENING = 0.55  # in the first paragraph under the heading, which tells what the rest is about
LONG_WORDS = 60  # of a sentence longer than this, or a row, words stand in it by chance
CONTINUED = 0.95  # a sentence that begins with "It" goes on with the one before
MISSED_WORD = 0.8  # what is left where a telling word is nowhere under the heading
NEWER, NEWER_DAYS = 0.03, 1500  # what the newest gain over those older by so many days, twice
FAR_NAME = 0.8  # and where it stands elsewhere in the report or under the heading
NAMES_BODY, OTHER_BODY = 0.9, 0.5  # what is left where a paper is another body's than the one asked about
ABOUT = 0.6  # the share of the words with which a heading makes even its sentences that have none of them bear
FAINT = 0.1  # a passage that fits less is not looked at further
BODIES_KEPT = 1_000
NEAR_ENOUGH = 0.6
LOOKED_INTO = 30  # passages in which a stretch of the kind asked for is looked for
NEAR_BY = 0.7  # in the sentence, its heading, the one before or the paragraph
MISSED_NAME = 0.55  # what is left of the fit where a name that is asked for is not near
_CONTINUES = re.compile(
    r"(?:It|They|This|These|He|She|Of (?:these|them|this|it)|Both|Its|Their|The (?:total|sum|cost|figure|number))\b"
)


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


@record
class Weighed:
    """A word of the question with its weight."""

    sought: Sought
    weight: float


def weigh(question: Question, desk: Desk, *, without: Iterable[str] = ()) -> tuple[Weighed, ...]:
    """Return the question's words with their weights; ``without`` are words, as typed, that do not count."""
    skipped = {word.casefold() for word in without}
    weighed = []
    desk.measure(form for sought in question.sought for form, _ in sought.forms)
    asked = {sought.forms[0][0] for sought in question.sought}  # no other word stands for one that is asked itself
    for sought in question.sought:
        if sought.typed.casefold() in skipped:
            continue
        own, *others = sought.forms
        forms = (own, *(each for each in others if each[0] not in asked))
        known = tuple(each for each in forms if desk.is_known(each[0])) or forms[:1]
        weight = min(desk.rarity(form) for form, _ in known)  # a thing is as rare as its commonest name
        sought = replace(sought, forms=known)
        weighed.append(Weighed(sought=sought, weight=_light(weight) if sought.light else _worth(sought, weight)))
    return tuple(weighed)


def _worth(sought: Sought, weight: float) -> float:
    return max(LOOSE * min(weight, LOOSE_MOST) if sought.loose else weight, LEAST)


def _light(weight: float) -> float:
    return LIGHT * min(max(weight, LEAST), LIGHT_MOST)


def find_bearings(
    question: Question,
    desk: Desk,
    *,
    kinds: tuple[str, ...] = (),
    without: Iterable[str] = (),
    limit: int = CANDIDATES,
) -> list[Bearing]:
    """Return the passages that bear on a question, in the order of their places; of entries of these ``kinds`` where
    they are given."""
    key = (question, kinds, tuple(without), limit)
    latest = desk.latest  # once: another thread may put its own question's there meanwhile
    if latest is not None and latest[0] == key:
        return list(latest[1])
    weighed = weigh(question, desk, without=without)
    found = [
        bearing
        for reading, score in _find_scored(question, weighed, desk, limit=limit)
        if not kinds or reading.entry.kind in kinds
        for bearing in bear(question, weighed, reading, found=score)
    ]
    ordered = _wanted_first(question, sorted(_distinct(found), key=_by_place))
    desk.latest = (key, tuple(ordered))
    return ordered


def find_readings(question: Question, weighed: Sequence[Weighed], desk: Desk, *, limit: int) -> list[Reading]:
    """Return the entries that may bear on a question: those of its days first, then all."""
    return [reading for reading, _ in _find_scored(question, weighed, desk, limit=limit)]


def _find_scored(
    question: Question, weighed: Sequence[Weighed], desk: Desk, *, limit: int
) -> Iterable[tuple[Reading, float]]:
    """Return the entries that may bear on a question, each with how well it was found beside the best."""
    telling = [each for each in weighed if not each.sought.light] or list(weighed)
    clauses = [_looked_for(each, desk) for each in telling]
    days = question.days
    if days and days.financial:
        clauses.append((days.financial,))
    if not clauses:
        clauses = [tuple((each,) for each in ("partnership", "meet"))]
    found: list[tuple[Reading, float]] = []
    if days and (days.since or days.until):
        inside = desk.filters(days.since, days.until)
        found += desk.find_scored(tuple(clauses), limit=limit // 2, filters=inside)
    found += desk.find_scored(tuple(clauses), limit=limit)
    best: dict[str, tuple[Reading, float]] = {}
    for reading, score in found:
        if reading.entry.id not in best or score > best[reading.entry.id][1]:
            best[reading.entry.id] = reading, score
    return best.values()


def _wanted_first(question: Question, ordered: Sequence[Bearing]) -> list[Bearing]:
    """Return passages in their order once those gain, of the first, that have a stretch of the kind asked for."""
    first = [
        replace(each, place=each.place + WANTED) if has_wanted(question, each.passage.text) else each
        for each in ordered[:LOOKED_INTO]
    ]
    return sorted((*first, *ordered[LOOKED_INTO:]), key=_by_place)


def _by_place(bearing: Bearing) -> float:
    return -bearing.place


def _looked_for(each: Weighed, desk: Desk) -> tuple[Stems, ...]:
    """Return the forms that entries are looked for by: the first, and of the others those that tell entries apart."""
    first, *others = (form for form, _ in each.sought.forms)
    return first, *(form for form in others if desk.rarity(form) >= TELLING)


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
    pairs = _pairs(weighed)
    standing = _stand(question, weighed, reading, found)
    wanted = frozenset(stem for forms in told for form, _ in forms for stem in form)
    apart = sum(each.weight * outer for each, outer in zip(weighed, around, strict=True)) < ABOUT * total
    for passage, (held, lead) in zip(reading.passages, reading.sets, strict=True):
        if apart and wanted.isdisjoint(held) and wanted.isdisjoint(lead):
            continue
        near = held, lead, reading.paragraphs[passage.paragraph]
        got = inside = far = typed = 0.0
        missed, parted = 1.0, False
        for each, forms, outer in zip(weighed, told, around, strict=True):
            here = _level(forms, passage, near, person=each.sought.person) if forms else 0.0
            if here and any(worth == here and held.issuperset(form) for form, worth in forms):
                inside += each.weight * here
                typed += each.weight if held.issuperset(each.sought.forms[0][0]) else 0.0
            level = max(here, outer)
            got += each.weight * level
            far += each.weight if level < NEAR_BY else 0.0
            if each.sought.name and level < NEAR_ENOUGH:
                missed *= 1.0 if parted else FAR_NAME if level >= IN_ENTRY * SYNONYM else MISSED_NAME
            parted = each.sought.name and level < NEAR_ENOUGH  # of a name in several words, one counts
            if not (each.sought.name or each.sought.light or each.sought.loose) and level < 0.3:
                missed *= MISSED_WORD
        covered = got / total
        if covered * missed * body < FAINT:
            continue
        timely = timeliness(question.days, passage, reading, title_days)
        long = min(1.0, LONG_WORDS / max(len(passage.stems), 1)) ** 0.25
        fit = covered * timely * missed * body * long
        rank = fit + 0.15 * inside / total + 0.1 * _neighbours(pairs, passage.stems) + NEWER * standing.new
        hold = Hold(
            fit=fit,
            timely=timely,
            inside=inside / total,
            as_typed=typed / total,
            far=far / total,
            length=len(passage.stems),
        )
        yield Bearing(
            reading=reading,
            passage=passage,
            fit=fit,
            covered=covered * missed * body,
            timely=timely,
            rank=rank,
            place=place(hold, standing),
            inside=hold.inside,
            far=hold.far,
        )


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
    forms: Iterable[tuple[Stems, float]],
    passage: Passage,
    near: tuple[frozenset[str], frozenset[str], frozenset[str]],
    *,
    person: bool,
) -> float:
    """Return how near the best of some forms stands; ``near``: words of the passage, of its lead, of its paragraph."""
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


def adjacent(weighed: Sequence[Weighed], stems: Sequence[str]) -> float:
    """Return the share of the question's neighbouring words that are neighbours in the passage too."""
    return _neighbours(_pairs(weighed), stems)


def _pairs(weighed: Sequence[Weighed]) -> list[Stems]:
    words = [each.sought.forms[0][0] for each in weighed if not each.sought.light]
    return [one + other for one, other in itertools.pairwise(words)]


def _neighbours(pairs: Sequence[Stems], stems: Sequence[str]) -> float:
    return sum(pair[-1] in stems and holds(stems, pair) for pair in pairs) / len(pairs) if pairs else 0.0


def _newness(reading: Reading, question: Question) -> float:
    day = reading.entry.date
    if day is None or question.days is not None:
        return 0.0
    age: float = (question.today - day).days / NEWER_DAYS
    return float(0.5**age)


def _distinct(found: Iterable[Bearing]) -> Iterator[Bearing]:
    """Yield each sentence of a paper once: resolutions stand in minutes too; the better fit is kept."""
    best: dict[tuple[str, str], Bearing] = {}
    for each in found:
        key = each.reading.entry.paper, "".join(each.passage.stems[:40])
        if key not in best or each.rank > best[key].rank:
            best[key] = each
    yield from best.values()
