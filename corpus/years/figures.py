"""Which printed names of a body's papers are of one person? Joined on evidence only; what is uncertain stays apart.

A figure is a person as known from one body's papers. `people.py` joins figures of several bodies into persons.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, groupby

from rapidfuzz.distance import DamerauLevenshtein

from corpus.names import NameParts, fullest, may_be_same, take_apart
from corpus.records import record
from corpus.slugs import slug
from corpus.years.posts import Post, leads, read_office
from corpus.years.sightings import LISTED, Sighting

SILENCE = timedelta(days=8 * 366)  # the same name after a longer silence may be another's
NEAR = timedelta(days=4 * 366)  # two forms of a name are one person's only if seen within this time of each other
MISSPELT_LETTERS = 2
SHORT_SURNAME = 5  # shorter surnames differ by chance


@record
class Figure:
    """A person in one body's papers: every form of the name as printed, and where.

    `id` is "body-slug/name-slug", with "-2" for a second of that name. `reasons` say why its forms were joined.
    """

    id: str
    body: str  # slug
    name: str
    forms: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    reasons: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it is seen, in order."""
        return tuple(sorted({sighting.day for sighting in self.sightings if sighting.day}))

    @property
    def surname(self) -> str:
        """The surname under which namesakes are looked for."""
        return take_apart(self.name).surname

    @property
    def posts(self) -> frozenset[str]:
        """The leading posts that papers give it, by address."""
        return frozenset(
            Post(title=title, organisation=each.office_body).key
            for each in self.sightings
            if each.office and each.office_body
            for title, acting, _ in read_office(each.office)
            if leads(slug(title)) and not acting
        )

    @property
    def organisations(self) -> frozenset[str]:
        """What the papers say it comes from."""
        return frozenset(each.organisation for each in self.sightings if each.organisation)


@record
class PossibleMatch:
    """Two figures that may be one person, for somebody to decide, and why they are not joined."""

    one: str  # figure ids
    other: str
    reason: str


@record
class Rulings:
    """What staff decided: pairs of (body slug, printed form) that are one person, or two."""

    joined: frozenset[frozenset[tuple[str, str]]] = frozenset()
    apart: frozenset[frozenset[tuple[str, str]]] = frozenset()

    def decide(self, one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool | None:
        """Return whether two sets of forms were ruled to be one person (True), two (False), or not ruled on (None)."""
        pairs = {frozenset((a, b)) for a in one for b in other}
        if pairs & self.apart:
            return False
        return True if pairs & self.joined else None

    def surnames_alike(self) -> dict[str, str]:
        """Return the surnames that staff joined over, each with the one under which both are kept."""
        alike: dict[str, str] = {}
        for pair in sorted(self.joined, key=sorted):
            keys = sorted({alike.get(one, one) for one in (take_apart(form).surname for _, form in pair)})
            alike |= dict.fromkeys(keys[1:], keys[0])
            alike = {one: alike.get(other, other) for one, other in alike.items()}
        return alike


@record
class _Strand:
    """One printed form over a time without a long silence."""

    form: str
    parts: NameParts
    sightings: tuple[Sighting, ...]
    first: date
    last: date
    sittings: frozenset[date]  # where it stands in the list of who was there


def find_figures(
    sightings: Sequence[Sighting], body: str, rulings: Rulings | None = None
) -> tuple[tuple[Figure, ...], tuple[PossibleMatch, ...]]:
    """Return the persons of a body's papers, and the pairs that may be one: ``body`` is its slug.

    A surname alone ("Mr Hale") is a figure only where nobody of that surname is named in full.
    """
    rulings = rulings or Rulings()
    strands = _find_strands(sightings)
    groups, reasons, doubts = _join_strands(strands, body, rulings)
    figures = _name_figures(groups, reasons, body)
    index = {id(strand): figure for figure, group in zip(figures, groups, strict=True) for strand in group}
    possible = {(index[id(a)].id, index[id(b)].id): why for a, b, why in doubts if index[id(a)].id != index[id(b)].id}
    matches = tuple(PossibleMatch(one=one, other=other, reason=why) for (one, other), why in sorted(possible.items()))
    return figures, matches


def _find_strands(sightings: Sequence[Sighting]) -> list[_Strand]:
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
                _Strand(form=form, parts=parts, sightings=tuple(run), first=days[0], last=days[-1], sittings=listed)
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


_Doubt = tuple[_Strand, _Strand, str]


def _join_strands(
    strands: Sequence[_Strand], body: str, rulings: Rulings
) -> tuple[list[list[_Strand]], dict[int, list[str]], list[_Doubt]]:
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
    groups: dict[int, list[_Strand]] = defaultdict(list)
    for at, strand in enumerate(strands):
        groups[find(at)].append(strand)
    return list(groups.values()), {n: reasons[at] for n, at in enumerate(groups)}, doubts


def _compare(
    strands: Sequence[_Strand], body: str, rulings: Rulings, find: Callable[[int], int]
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
    yield from _joined_by_staff(strands, body, rulings)


def _joined_by_staff(strands: Sequence[_Strand], body: str, rulings: Rulings) -> Iterable[tuple[int, int, bool, str]]:
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
    strands: Sequence[_Strand], one: int, other: int, block: Sequence[int], find: Callable[[int], int]
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


def _is_rival(strands: Sequence[_Strand], n: int, pair: tuple[int, int], find: Callable[[int], int]) -> bool:
    """Return whether strand ``n`` fits one of the pair as well but cannot be the other, at about the same time."""
    one, other = (strands[at] for at in pair)
    rival = strands[n]
    fits_one = may_be_same(rival.parts, one.parts) and _gap(rival, one) <= NEAR
    fits_other = may_be_same(rival.parts, other.parts) and _gap(rival, other) <= NEAR
    return (fits_one and not may_be_same(rival.parts, other.parts)) or (
        fits_other and not may_be_same(rival.parts, one.parts)
    )


def _misspelt(
    strands: Sequence[_Strand], blocks: dict[str, list[int]], body: str, rulings: Rulings
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


def _linked(one: _Strand, other: _Strand) -> bool:
    """Return whether one part of a paper prints both forms for one person."""
    forms = {one.parts, other.parts}
    return any(
        each.fullest and {take_apart(each.evidence.quote), take_apart(each.fullest)} == forms
        for each in (*one.sightings, *other.sightings)
    )


def _gap(one: _Strand, other: _Strand) -> timedelta:
    """Return the time between two strands; nothing where they overlap."""
    return max(other.first - one.last, one.first - other.last, timedelta())


def _why(reason: str, one: _Strand, other: _Strand) -> str:
    return f"{one.form} and {other.form}: {reason}"


def _name_figures(groups: Sequence[Sequence[_Strand]], reasons: dict[int, list[str]], body: str) -> tuple[Figure, ...]:
    """Return the groups as figures, each with an id of its own: those seen first get the plain one."""
    named = []
    for n, group in enumerate(groups):
        forms = tuple(sorted({sighting.name for strand in group for sighting in strand.sightings}))
        seen = sorted(
            (sighting for strand in group for sighting in strand.sightings),
            key=lambda sighting: (sighting.day or date.min, sighting.evidence.file, sighting.evidence.page),
        )
        named.append((min(strand.first for strand in group), fullest(forms), n, forms, seen))
    ids: dict[int, str] = {}
    for name, same in groupby(sorted(named, key=lambda each: (slug(each[1]), each[0])), key=lambda each: slug(each[1])):
        for count, each in enumerate(same, 1):
            ids[each[2]] = f"{body}/{name}" if count == 1 else f"{body}/{name}-{count}"
    return tuple(
        Figure(id=ids[n], body=body, name=name, forms=forms, sightings=tuple(seen), reasons=tuple(reasons.get(n, ())))
        for _, name, n, forms, seen in named
    )
