"""Which printed names of a body's papers are of one person? Joined on evidence only; what is uncertain stays apart.

A figure is a person as known from one body's papers. `people.py` joins figures of several bodies into persons.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from corpus.names import fullest, namesake_key, take_apart
from corpus.records import record
from corpus.slugs import slug
from corpus.years.name_strands import NameStrand, find_strands, join_strands
from corpus.years.posts import Post, leads, read_office
from corpus.years.rulings import Rulings
from corpus.years.sightings import Sighting


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
        """The surname."""
        return take_apart(self.name).surname

    @property
    def kept_under(self) -> str:
        """What it is kept under with all namesakes."""
        return namesake_key(self.name)

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


def find_figures(
    sightings: Sequence[Sighting], body: str, rulings: Rulings | None = None
) -> tuple[tuple[Figure, ...], tuple[PossibleMatch, ...]]:
    """Return the persons of a body's papers, and the pairs that may be one: ``body`` is its slug.

    A surname alone ("Mr Hale") is a figure only where nobody of that surname is named in full.
    """
    rulings = rulings or Rulings()
    strands = find_strands(sightings)
    groups, reasons, doubts = join_strands(strands, body, rulings)
    figures = _name_figures(groups, reasons, body)
    index = {id(strand): figure for figure, group in zip(figures, groups, strict=True) for strand in group}
    possible = {(index[id(a)].id, index[id(b)].id): why for a, b, why in doubts if index[id(a)].id != index[id(b)].id}
    matches = tuple(PossibleMatch(one=one, other=other, reason=why) for (one, other), why in sorted(possible.items()))
    return figures, matches


def _name_figures(
    groups: Sequence[Sequence[NameStrand]], reasons: dict[int, list[str]], body: str
) -> tuple[Figure, ...]:
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
