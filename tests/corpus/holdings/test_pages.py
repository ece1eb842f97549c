"""A paper's pages as they are asked for: those that read text and tables need no lines."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.records import Kind, Line, Page, Paper, Part, Word
from corpus.store import Audience, Store

NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'matters.db'}")
    yield opened
    opened.close()


def save(store: Store, *restricted: int) -> str:
    """Keep a paper of four pages, of which some are restricted, and return its SHA-256."""
    word = Word(text="Page", x0=1, top=1, x1=2, bottom=2, start=0, end=4)
    line = Line(
        page=1,
        italic=False,
        text="Page",
        x0=1,
        top=1,
        x1=2,
        bottom=2,
        start=0,
        end=4,
        words=(word,),
        size=11,
        bold=False,
    )
    pages = tuple(Page(number=n, width=595, height=842, text=f"Page {n}", lines=(line,)) for n in (1, 2, 3, 4))
    parts = tuple(
        Part(id=f"p{n}", kind=Kind.REPORT, title=f"Report {n}", first_page=n, last_page=n, restricted=n in restricted)
        for n in (1, 2, 3, 4)
    )
    paper = Paper(
        file="pack.pdf",
        sha256="a" * 64,
        media_type="application/pdf",
        page_count=4,
        kind=Kind.AGENDA_PACK,
        parts=parts,
        pages=pages,
    )
    store.save_paper(paper, now=NOW)
    return paper.sha256


def test_a_run_of_pages_comes_in_order_without_lines(store: Store) -> None:
    held = store.paper(save(store))
    found = store.bare_pages(held, 2, 3, audience=Audience.PUBLIC)
    assert [(page.number, page.text, page.lines) for page in found] == [(2, "Page 2", ()), (3, "Page 3", ())]


def test_pages_that_may_not_be_seen_are_not_among_them(store: Store) -> None:
    sha256 = save(store, 3)
    shown = {
        audience: [
            page.number for page in store.bare_pages(store.paper(sha256, audience=audience), 2, 9, audience=audience)
        ]
        for audience in (Audience.PUBLIC, Audience.STAFF)
    }
    assert shown == {Audience.PUBLIC: [2, 4], Audience.STAFF: [2, 3, 4]}
