"""What do the papers say of one body, meeting by meeting? The ground that everything derived stands on.

A chronicle is made of the records of one body alone, so that what follows from it can be made anew for the bodies that
a new paper touches and for no other.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from corpus.meetings import pick_parts
from corpus.records import Kind, Source, record
from corpus.slugs import slug
from corpus.stored import PartPlace
from corpus.visits.sites import SiteMeeting


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
    address: str | None = None  # of the council's own page, where that and not the paper says so
    reworded: bool = False  # the words are ours: what a list or a heading there says of somebody


@record
class Sitting:
    """One meeting of the body: the parts of its papers, each text once (its own paper before a pack)."""

    day: date
    minutes: tuple[PartPlace, ...]
    agendas: tuple[PartPlace, ...]
    reports: tuple[PartPlace, ...]


@record
class Chronicle:
    """A body's meetings in order of time, and its strategies. `slug` is that of its present name, `also` of former."""

    body: str
    slug: str
    also: tuple[str, ...]
    sittings: tuple[Sitting, ...]
    strategies: tuple[PartPlace, ...]
    notices: tuple[PartPlace, ...] = ()  # other papers of it
    site: tuple[SiteMeeting, ...] = ()  # its meetings as the council's site lists them


def build_chronicle(places: Sequence[PartPlace], body: str, name: str, site: Iterable[SiteMeeting] = ()) -> Chronicle:
    """Return the chronicle of the body with the slug ``body``, called ``name``, from all parts of its papers.

    ``site`` are its meetings as the council's site lists them.
    """
    dated = sorted((place for place in places if place.part.date), key=lambda place: place.part.date or date.min)
    sittings = (
        build_sitting(day, tuple(group)) for day, group in groupby(dated, key=lambda p: p.part.date or date.min)
    )
    return Chronicle(
        body=name,
        slug=body,
        also=tuple(sorted({slug(place.part.body or "") for place in places} - {body})),
        sittings=tuple(sitting for sitting in sittings if sitting.minutes or sitting.agendas or sitting.reports),
        strategies=tuple(place for place in places if place.part.kind is Kind.STRATEGY),
        notices=tuple(place for place in places if place.part.kind is Kind.OTHER),
        site=tuple(site),
    )


def build_sitting(day: date, places: Sequence[PartPlace]) -> Sitting:
    """Return the meeting of ``day`` from the parts that bear its date."""
    return Sitting(
        day=day,
        minutes=pick_parts(places, Kind.MINUTES),
        agendas=pick_parts(places, Kind.AGENDA),
        reports=pick_parts(places, Kind.REPORT),
    )


def cite(
    place: PartPlace, source: Source, quote: str, *, number: str | None = None, reworded: bool = False
) -> Evidence:
    """Return the evidence that ``quote``, or what it says in our words, stands in a part at ``source``."""
    return Evidence(
        paper=place.paper.sha256,
        file=place.paper.file,
        page=source.page,
        day=place.part.date,
        quote=" ".join(quote.split()),
        number=number,
        start=source.start,
        end=source.end,
        address=source.address,
        reworded=reworded,
    )


def every_part(chronicle: Chronicle) -> Iterator[PartPlace]:
    """Yield the parts of a chronicle in order of time, strategies and notices last."""
    for sitting in chronicle.sittings:
        yield from (*sitting.agendas, *sitting.minutes, *sitting.reports)
    yield from (*chronicle.strategies, *chronicle.notices)
