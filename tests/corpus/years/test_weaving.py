"""A matter of two bodies is told once, wherever its papers came in, and not while some of them are withheld."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus import schema
from corpus.records import Item, Kind, Paper, Part, Source
from corpus.store import Store
from corpus.visibility import Audience
from corpus.years.derived import Years
from corpus.years.threads import Thread

NOW = datetime(2026, 1, 5, tzinfo=UTC)
TODAY = date(2026, 11, 22)
BOARD, GROUP = "Westmere Harbour Board", "Westmere Tide Working Group"
RECOMMENDED = "The Tide Working Group recommended six of the seventeen bids."


def minutes(body: str, day: date, title: str, text: str = "Mr Hale reported.") -> Paper:
    """Return minutes of one item."""
    name = f"{body}-{day}"
    item = Item(number="1", title=title, first_page=1, last_page=1, text=text, source=Source(page=1, start=0, end=9))
    part = Part(
        id="p1", kind=Kind.MINUTES, title="Minutes", body=body, date=day, first_page=1, last_page=1, items=(item,)
    )
    return Paper(
        file=f"{name}.pdf",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        media_type="application/pdf",
        page_count=1,
        kind=Kind.MINUTES,
        parts=(part,),
    )


BOARDS = [
    minutes(BOARD, date(2021, 3, 10), "Lantern Grant 2021"),
    minutes(BOARD, date(2021, 7, 10), "Lantern Grant 2021: projects", RECOMMENDED),
    minutes(BOARD, date(2022, 3, 10), "Lantern Grant 2022"),
]
BIDS = minutes(GROUP, date(2021, 5, 10), "Grant bids", "Seventeen bids were in.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store without papers."""
    store = Store(f"sqlite:///{tmp_path}/matters.db")
    yield store
    store.close()


def threads(years: Years) -> list[Thread]:
    return [thread for history in years.histories() for thread in history.threads]


def test_business_of_two_bodies_is_one_thread_told_once(store: Store) -> None:
    for paper in (*BOARDS, BIDS):
        store.save_paper(paper, now=NOW)
    years = Years(store, Audience.PUBLIC)
    years.rebuild(today=TODAY)
    (thread,) = threads(years)
    assert [(link.held_by, link.title) for link in thread.links] == [
        ("westmere-harbour-board", "Lantern Grant 2021"),
        ("westmere-tide-working-group", "Grant bids"),
        ("westmere-harbour-board", "Lantern Grant 2021: projects"),
        ("westmere-harbour-board", "Lantern Grant 2022"),
    ]
    assert [link.at for link in thread.links] == [None, GROUP, None, None]
    assert thread.links[1].reason == "it and another body's minute speak of one matter"


def test_whichever_bodys_papers_come_last_the_thread_is_the_same(store: Store) -> None:
    years = Years(store, Audience.PUBLIC)
    for paper in (BIDS, *BOARDS):
        store.save_paper(paper, now=NOW)
        years.catch_up(today=TODAY)
    came_in = threads(years)
    years.rebuild(today=TODAY)
    assert threads(years) == came_in
    assert len(came_in[0].links) == 4


def test_what_begins_at_the_other_body_begins_there(store: Store) -> None:
    early = minutes(GROUP, date(2020, 12, 1), "Grant bids", "Seventeen bids were in.")
    for paper in (*BOARDS, early):
        store.save_paper(paper, now=NOW)
    years = Years(store, Audience.PUBLIC)
    years.rebuild(today=TODAY)
    (thread,) = threads(years)
    assert [link.reason for link in thread.links][:2] == [
        "it begins here",
        "it and another body's minute speak of one matter",
    ]


def test_a_thread_without_the_other_bodys_papers_is_the_bodys_own(store: Store) -> None:
    for paper in BOARDS:
        store.save_paper(paper, now=NOW)
    years = Years(store, Audience.PUBLIC)
    years.rebuild(today=TODAY)
    (thread,) = threads(years)
    assert {link.held_by for link in thread.links} == {"westmere-harbour-board"}


def test_while_the_other_bodys_paper_is_withheld_only_the_bodys_own_is_told(store: Store) -> None:
    for paper in (*BOARDS, BIDS):
        store.save_paper(paper, now=NOW)
    years = Years(store, Audience.PUBLIC)
    years.rebuild(today=TODAY)
    with store.engine.begin() as connection:
        schema.log_change(connection, BIDS.sha256, hidden=True)
    history = years.history("westmere-harbour-board")
    assert history is not None
    assert {link.held_by for thread in history.threads for link in thread.links} == {"westmere-harbour-board"}
