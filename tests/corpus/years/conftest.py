"""Invented papers of one body, for what follows from them across the years."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from corpus.records import Item, Kind, Part, Resolution, Source
from corpus.stored import PartPlace, StoredPaper
from corpus.years.business import Business, find_business
from corpus.years.chronicle import Chronicle, build_chronicle

BODY = "Westmere Safer Places Partnership"
SLUG = "westmere-safer-places-partnership"


def paper(day: date | None, items: Sequence[Item] = (), *, kind: Kind = Kind.MINUTES, **fields: Any) -> PartPlace:
    """Return a paper of one part, with its items one after the other."""
    part = Part(
        id="p1",
        kind=kind,
        title=kind.value,
        body=BODY,
        date=day,
        first_page=1,
        last_page=9,
        items=tuple(items),
        **fields,
    )
    name = f"{day}-{kind.value}"
    return PartPlace(
        paper=StoredPaper(
            sha256=name.ljust(64, "0"),
            address=name[:12],
            file=f"{name}.pdf",
            media_type="application/pdf",
            page_count=9,
            kind=kind,
            title=kind.value,
            body=BODY,
            date=day,
            parts=(part,),
            warnings=(),
            ocr_pages=(),
            ingested_at=datetime(2026, 1, 1, tzinfo=UTC),
        ),
        part=part,
    )


def item(number: int | None, title: str, text: str = "", decided: str = "", **fields: Any) -> Item:
    """Return a minute; ``decided`` is its resolution."""
    source = Source(page=1, start=(number or 0) * 1000, end=(number or 0) * 1000 + 10)
    resolutions = (Resolution(text=decided, verbs=(), source=source),) if decided else ()
    return Item(
        number=str(number) if number else None,
        title=title,
        first_page=1,
        last_page=1,
        text=text,
        resolutions=resolutions,
        source=source,
        **fields,
    )


def chronicle_of(*places: PartPlace) -> Chronicle:
    """Return the chronicle of the body."""
    return build_chronicle(places, SLUG, BODY)


@pytest.fixture
def make_paper() -> Callable[..., PartPlace]:
    """What makes a paper."""
    return paper


@pytest.fixture
def make_item() -> Callable[..., Item]:
    """What makes a minute."""
    return item


@pytest.fixture
def make_chronicle() -> Callable[..., Chronicle]:
    """What makes a chronicle of papers."""
    return chronicle_of


@pytest.fixture
def business_of() -> Callable[..., tuple[Business, ...]]:
    """What gives the business of minutes: each a day and its items."""

    def build(*meetings: tuple[date, Sequence[Item]]) -> tuple[Business, ...]:
        return find_business(chronicle_of(*(paper(day, items) for day, items in meetings)))

    return build
