"""Which printed forms of a name are of one person, in one body's papers? Joined on evidence only.

What is uncertain stays apart, and is told with the reason.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from corpus.names import NameParts, fullest, may_be_same, take_apart
from corpus.records import record
from corpus.years.rulings import Rulings
from corpus.years.sightings import LISTED, Sighting

SILENCE = timedelta(days=8 * 366)  # the same name after a longer silence may be another's
NEAR = timedelta(days=4 * 366)  # two forms of a name are one person's only if seen within this time of each other
MISSPELT_LETTERS = 2
SHORT_SURNAME = 5  # shorter surnames differ by chance


@record
class NameStrand:
    """One printed form over a time without a long silence."""

    form: str
    parts: NameParts
    sightings: tuple[Sighting, ...]
    first: date
    last: date
    sittings: frozenset[date]  # where it stands in the list of who was there


def find_strands(sightings: Sequence[Sighting]) -> list[NameStrand]:
    """Return the printed forms, cut where they are silent for long; surnames alone where no fuller form is."""
    forms: Mapping[NameParts, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        parts = take_apart(sighting.name)
        if parts.surname and sighting.day:
            forms[parts].append(sighting)
    full = {parts.surname for parts in forms if parts.given}
    forms = {parts: seen for parts, seen in forms.items() if parts.given or parts.surname not in full}
    strands = []
    for parts, seen in sorted(forms.items(), key=lambda pair: (pair[0].surname, pair[0].given)):
        seen.sort(key=lambda sighting: sighting.day or date.min)
        for run in _runs(seen):
            days = [sighting.day for sighting in run if sighting.day]
            listed = frozenset(each.day for each in run if each.day and each.role in LISTED)
            form = fullest(sighting.name for sighting in run)
            strands.append(
                NameStrand(form=form, parts=parts, sightings=tuple(run), first=days[0], last=days[-1], sittings=listed)
            )
    return strands


def _runs(seen: Sequence[Sighting]) -> list[list[Sighting]]:
    """Return the sightings, in order of time, cut at every long silence."""
    runs: list[list[Sighting]] = []
    last = date.min
    for sighting in seen:
        day = sighting.day or last
        if not runs or day - last > SILENCE:
            runs.append([])
        runs[-1].append(sighting)
        last = day
    return runs


_Doubt = tuple[NameStrand, NameStrand, str]


def join_strands(
    strands: Sequence[NameStrand], body: str, rulings: Rulings
) -> tuple[list[list[NameStrand]], dict[int, list[str]], list[_Doubt]]:
    """Return the strands in groups of one person, why each was joined, and the pairs left in doubt."""
    leader = list(range(len(strands)))
    reasons: dict[int, list[str]] = defaultdict(list)
    doubts: list[_Doubt] = []

    def find(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    def join(one: int, other: int, why: str) -> None:
        a, b = sorted((find(one), find(other)))
        if a != b:
            leader[b] = a
            reasons[a] += [*reasons.pop(b, []), why]

    for one, other, verdict, why in _compare(strands, body, rulings, find):
        if verdict:
            join(one, other, why)
        else:
            doubts.append((strands[one], strands[other], why))
    groups: dict[int, list[NameStrand]] = defaultdict(list)
    for at, strand in enumerate(strands):
        groups[find(at)].append(strand)
    return list(groups.values()), {n: reasons[at] for n, at in enumerate(groups)}, doubts


def _compare(
    strands: Sequence[NameStrand], body: str, rulings: Rulings, find: Callable[[int], int]
) -> Iterable[tuple[int, int, bool, str]]:
    """Yield pairs of strands with whether they are joined (True) or in doubt (False), surest first, and why."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, strand in enumerate(strands):
        blocks[strand.parts.surname].append(at)
    for block in blocks.values():
        for one, other in combinations(block, 2):
            ruled = rulings.decide([(body, strands[one].form)], [(body, strands[other].form)])
            if ruled is not None:
                if ruled:
                    yield one, other, True, "joined by staff"
            elif _linked(strands[one], strands[other]):
                yield one, other, True, _why("a paper prints both for one person", strands[one], strands[other])
        rest = [
            (one, other)
            for one, other in combinations(block, 2)
            if may_be_same(strands[one].parts, strands[other].parts)
            and rulings.decide([(body, strands[one].form)], [(body, strands[other].form)]) is None
        ]
        for one, other in rest:
            yield from _judge(strands, one, other, block, find)
    yield from _misspelt(strands, blocks, body, rulings)
    yield from _double_barrelled(strands, blocks, body, rulings)
    yield from _joined_by_staff(strands, body, rulings)


def _joined_by_staff(
    strands: Sequence[NameStrand], body: str, rulings: Rulings
) -> Iterable[tuple[int, int, bool, str]]:
    """Yield the pairs that staff joined, however unlike their names: people marry."""
    printed: dict[str, set[int]] = defaultdict(set)
    for n, strand in enumerate(strands):
        for sighting in strand.sightings:
            printed[sighting.name].add(n)
    for pair in sorted(rulings.joined, key=sorted):
        if len(pair) == 2 and all(of == body for of, _ in pair):
            (_, one), (_, other) = sorted(pair)
            for a in printed[one]:
                for b in printed[other]:
                    yield a, b, True, "joined by staff"


def _judge(
    strands: Sequence[NameStrand], one: int, other: int, block: Sequence[int], find: Callable[[int], int]
) -> Iterable[tuple[int, int, bool, str]]:
    """Yield the verdict on two strands of one surname whose forenames agree."""
    a, b = strands[one], strands[other]
    if find(one) == find(other):
        return
    if _gap(a, b) > NEAR:
        if _gap(a, b) <= SILENCE or a.parts == b.parts:
            yield one, other, False, _why("the same name after a long time", a, b)
    elif a.sittings & b.sittings:
        yield one, other, False, _why("both stand in the list of one meeting", a, b)
    elif rivals := [n for n in block if n not in (one, other) and _is_rival(strands, n, (one, other), find)]:
        yield one, other, False, _why(f"it may also be {strands[rivals[0]].form}", a, b)
    else:
        yield one, other, True, _why("initials and surname agree, in the same body and years", a, b)


def _is_rival(strands: Sequence[NameStrand], n: int, pair: tuple[int, int], find: Callable[[int], int]) -> bool:
    """Return whether strand ``n`` fits one of the pair as well but cannot be the other, at about the same time."""
    one, other = (strands[at] for at in pair)
    rival = strands[n]
    fits_one = may_be_same(rival.parts, one.parts) and _gap(rival, one) <= NEAR
    fits_other = may_be_same(rival.parts, other.parts) and _gap(rival, other) <= NEAR
    return (fits_one and not may_be_same(rival.parts, other.parts)) or (
        fits_other and not may_be_same(rival.parts, one.parts)
    )


def _misspelt(
    strands: Sequence[NameStrand], blocks: dict[str, list[int]], body: str, rulings: Rulings
) -> Iterable[tuple[int, int, bool, str]]:
    """Yield pairs whose surnames differ by a letter or two, never joined: a slip of the pen, or two people."""
    for one, other in combinations(sorted(blocks), 2):
        if min(len(one), len(other)) < SHORT_SURNAME or one[0] != other[0]:
            continue
        if DamerauLevenshtein.distance(one, other, score_cutoff=MISSPELT_LETTERS) > MISSPELT_LETTERS:
            continue
        for a in blocks[one]:
            for b in blocks[other]:
                respelt = NameParts(surname=one, given=strands[b].parts.given)
                near = _gap(strands[a], strands[b]) <= NEAR and not strands[a].sittings & strands[b].sittings
                ruled = rulings.decide([(body, strands[a].form)], [(body, strands[b].form)])
                if ruled:
                    yield a, b, True, "joined by staff"
                elif ruled is None and near and may_be_same(strands[a].parts, respelt):
                    yield a, b, False, _why("the surnames differ by a letter or two", strands[a], strands[b])


def _double_barrelled(
    strands: Sequence[NameStrand], blocks: dict[str, list[int]], body: str, rulings: Rulings
) -> Iterable[tuple[int, int, bool, str]]:
    """Yield pairs of which one bears a part of the other's surname, never joined: "I Hale", "I Hale-Marsh"."""
    for surname in sorted(name for name in blocks if "-" in name):
        for shorter in sorted(set(surname.split("-")) & blocks.keys()):
            for a in blocks[surname]:
                for b in blocks[shorter]:
                    long, short = strands[a], strands[b]
                    renamed = NameParts(surname=surname, given=short.parts.given)
                    near = _gap(long, short) <= NEAR and not long.sittings & short.sittings
                    known = rulings.decide([(body, long.form)], [(body, short.form)]) is not None
                    if not known and near and short.parts.given and may_be_same(long.parts, renamed):
                        yield a, b, False, _why("one surname is a part of the other", long, short)


def _linked(one: NameStrand, other: NameStrand) -> bool:
    """Return whether one part of a paper prints both forms for one person."""
    forms = {one.parts, other.parts}
    return any(
        each.fullest and {take_apart(each.evidence.quote), take_apart(each.fullest)} == forms
        for each in (*one.sightings, *other.sightings)
    )


def _gap(one: NameStrand, other: NameStrand) -> timedelta:
    """Return the time between two strands; nothing where they overlap."""
    return max(other.first - one.last, one.first - other.last, timedelta())


def _why(reason: str, one: NameStrand, other: NameStrand) -> str:
    return f"{one.form} and {other.form}: {reason}"
