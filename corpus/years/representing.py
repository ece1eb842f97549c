"""Who came for which organisation, and when? As the attendance lists state it, and no further."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from corpus.records import record
from corpus.slugs import slug
from corpus.years.chronicle import Evidence
from corpus.years.figures import Figure
from corpus.years.sightings import LISTED, Role, Sighting


@record
class Represented:
    """A person on a body for an organisation, as lists say: on which days listed as there, and where first and last."""

    organisation: str  # as printed
    figure: str  # id
    surname: str
    name: str
    body: str  # slug
    days: tuple[date, ...]
    apologies: tuple[date, ...]
    first: Evidence
    last: Evidence

    @property
    def key(self) -> str:
        """The organisation's slug."""
        return slug(self.organisation)


def find_represented(figures: Iterable[Figure]) -> tuple[Represented, ...]:
    """Return who came for whom, by organisation and the first day."""
    found = [each for figure in figures for each in _of_figure(figure)]
    return tuple(sorted(found, key=lambda each: (each.key, each.days[:1], each.figure)))


def _of_figure(figure: Figure) -> Iterable[Represented]:
    lists: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in figure.sightings:
        if sighting.organisation and sighting.day and sighting.role in (*LISTED, Role.APOLOGIES):
            lists[slug(sighting.organisation)].append(sighting)
    for seen in lists.values():
        yield Represented(
            organisation=seen[-1].organisation or "",
            figure=figure.id,
            surname=figure.surname,
            name=figure.name,
            body=figure.body,
            days=tuple(sorted({each.day for each in seen if each.day and each.role in LISTED})),
            apologies=tuple(sorted({each.day for each in seen if each.day and each.role is Role.APOLOGIES})),
            first=seen[0].evidence,
            last=seen[-1].evidence,
        )
