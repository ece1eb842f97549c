"""Which sentences of all papers bear on a question? The entries that have most of its words are found and read.

Their passages are shown in a learnt order (`order.py`), those first that have what is asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.questions.bearing import Bearing, bear
from index.questions.desk import Desk
from index.questions.order import WANTED, has_wanted
from index.questions.passages import Reading
from index.questions.question import Question
from index.questions.thesaurus import Stems
from index.questions.weighing import Weighed, weigh

TELLING = 1.5  # the rarity of a word of the same meaning that is worth looking for: about one entry in five has it
CANDIDATES = 60  # entries that are read
LOOKED_INTO = 30  # passages in which a stretch of the kind asked for is looked for


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


def _distinct(found: Iterable[Bearing]) -> Iterator[Bearing]:
    """Yield each sentence of a paper once: resolutions stand in minutes too; the better fit is kept."""
    best: dict[tuple[str, str], Bearing] = {}
    for each in found:
        key = each.reading.entry.paper, "".join(each.passage.stems[:40])
        if key not in best or each.rank > best[key].rank:
            best[key] = each
    yield from best.values()
