"""What do the papers say of one body, meeting by meeting? The ground that everything derived stands on.

A chronicle is made of the records of one body alone, so that what follows from it can be made anew for the bodies that
a new paper touches and for no other.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from corpus.meetings import body_names, pick_parts
from corpus.records import Kind, Source, record
from corpus.slugs import slug
from corpus.stored import PartPlace


@record
class Evidence:
    """Where a paper says something, and in which words: what every derived fact is shown with.

    `day` is that of the meeting the paper belongs to; `number` the printed number of the minute or agenda item.
    """

    paper: str  # SHA-256
    file: str
    page: int
    day: date | None
    quote: str
    number: str | None = None
    key: str | None = None  # the item's last word of address, where it has one
    start: int | None = None
    end: int | None = None


@record
class Sitting:
    """One meeting of the body: the parts of its papers, each text once (its own paper before a pack)."""

    day: date
    minutes: tuple[PartPlace, ...]
    agendas: tuple[PartPlace, ...]
    reports: tuple[PartPlace, ...]


@record
class Chronicle:
    """A body's sittings in order of time, and its strategies."""

    body: str
    slug: str
    sittings: tuple[Sitting, ...]
    strategies: tuple[PartPlace, ...]


def build_chronicles(places: Iterable[PartPlace]) -> tuple[Chronicle, ...]:
    """Return the chronicle of every body that ``places`` are of, by slug. Parts without a body are in none."""
    ours = sorted((place for place in places if place.part.body), key=lambda place: slug(place.part.body or ""))
    names = body_names(ours)
    return tuple(
        build_chronicle(tuple(group), names[body]) for body, group in groupby(ours, key=lambda p: slug(p.part.body or ""))
    )


def build_chronicle(places: Sequence[PartPlace], name: str) -> Chronicle:
    """Return the chronicle of the body called ``name`` from all parts of its papers."""
    dated = sorted((place for place in places if place.part.date), key=lambda place: place.part.date or date.min)
    sittings = (
        build_sitting(day, tuple(group)) for day, group in groupby(dated, key=lambda p: p.part.date or date.min)
    )
    return Chronicle(
        body=name,
        slug=slug(name),
        sittings=tuple(sitting for sitting in sittings if sitting.minutes or sitting.agendas or sitting.reports),
        strategies=tuple(place for place in places if place.part.kind is Kind.STRATEGY),
    )


def build_sitting(day: date, places: Sequence[PartPlace]) -> Sitting:
    """Return the meeting of ``day`` from the parts that bear its date."""
    return Sitting(
        day=day,
        minutes=pick_parts(places, Kind.MINUTES),
        agendas=pick_parts(places, Kind.AGENDA),
        reports=pick_parts(places, Kind.REPORT),
    )


def cite(place: PartPlace, source: Source, quote: str, *, number: str | None = None) -> Evidence:
    """Return the evidence that ``quote`` stands in a part at ``source``."""
    return Evidence(
        paper=place.paper.sha256,
        file=place.paper.file,
        page=source.page,
        day=place.part.date,
        quote=" ".join(quote.split()),
        number=number,
        start=source.start,
        end=source.end,
    )


def every_part(chronicle: Chronicle) -> Iterator[PartPlace]:
    """Yield the parts of a chronicle in order of time, strategies last."""
    for sitting in chronicle.sittings:
        yield from (*sitting.agendas, *sitting.minutes, *sitting.reports)
    yield from chronicle.strategies
