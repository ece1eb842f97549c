"""What a search needs of the years is remembered until something changes, for each audience by itself."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from corpus.records import Kind, Page, Paper, Part
from corpus.store import Audience
from search_app import create_app
from search_app.archive import Archive
from search_app.background import Background, Suggestion, Suggestions
from search_app.config import read_settings


def paper(number: int) -> Paper:
    """Return a paper of one part: the second is restricted as a whole."""
    part = Part(
        id="p1",
        kind=Kind.REPORT,
        title=f"Report {number}",
        body=f"Board {number}",
        date=date(2024, 5, number),
        first_page=1,
        last_page=1,
        restricted=number == 2,
    )
    return Paper(
        sha256=f"{number:064x}",
        file=f"{number}.pdf",
        media_type="application/pdf",
        kind=Kind.REPORT,
        page_count=1,
        parts=(part,),
        pages=(Page(number=1, text="Lighting of the harbour.", lines=(), width=595.0, height=842.0),),
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with nothing in it."""
    archive = Archive(read_settings(tmp_path, {}))
    yield archive
    archive.catalogue.close()
    archive.store.close()


def suggestions(*names: str) -> Suggestions:
    return Suggestions([Suggestion(text=name, kind="body", query=name) for name in names])


def test_names_that_begin_so_come_before_those_that_hold_it_further_on() -> None:
    known = suggestions("East Ward Board", "Ward Forum", "Award Panel", "Wards and Ward Members")
    assert [each.text for each in known.beginning("war")] == ["Ward Forum", "Wards and Ward Members", "East Ward Board"]
    assert [each.text for each in known.beginning("ward b")] == ["East Ward Board"]
    assert known.beginning("zebra") == []
    assert suggestions().beginning("war") == []


def test_what_is_remembered_is_read_anew_after_a_change(archive: Archive) -> None:
    readings = count(1)

    def ask(audience: Audience) -> int:
        return archive.background.remembered("what", audience, lambda: next(readings), other=0)

    assert [ask(Audience.PUBLIC), ask(Audience.PUBLIC), ask(Audience.STAFF), ask(Audience.PUBLIC)] == [1, 1, 2, 1]
    archive.store.save_paper(paper(1), now=datetime(2024, 6, 1, tzinfo=UTC))
    assert ask(Audience.PUBLIC) == 3
    archive.catalogue.catch_up()
    assert [ask(Audience.PUBLIC), ask(Audience.STAFF), ask(Audience.PUBLIC)] == [4, 5, 4]


def test_what_staff_are_told_is_not_told_to_the_public(archive: Archive) -> None:
    def told(background: Background, audience: Audience) -> list[str]:
        return [each.text for each in background.suggest("board", audience)]

    for number in (1, 2):
        archive.store.save_paper(paper(number), now=datetime(2024, 6, number, tzinfo=UTC))
    archive.catch_up()
    for _ in range(2):
        assert told(archive.background, Audience.STAFF) == ["Board 1", "Board 2"]
        assert told(archive.background, Audience.PUBLIC) == ["Board 1"]


def test_a_request_that_reads_asks_once_how_far_things_are_and_the_next_one_asks_anew(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(archive=archive)
    asked: list[int] = []

    def last_change() -> int:
        asked.append(len(asked) + 1)
        return asked[-1]

    monkeypatch.setattr(archive.store, "last_change", last_change)
    read = count(1)

    def remembered() -> int:
        return archive.background.remembered("numbers", Audience.PUBLIC, lambda: next(read), other=0)

    for expected in (1, 2):
        with app.test_request_context("/search"):
            assert [remembered(), remembered()] == [expected, expected]
            assert len(asked) == expected
    with app.test_request_context("/search", method="POST"):  # may write between two readings
        assert [remembered(), remembered()] == [3, 4]


def test_what_one_request_knows_for_the_public_is_not_what_it_knows_for_staff(archive: Archive) -> None:
    app = create_app(archive=archive)
    with app.test_request_context("/search"):
        public = archive.background.remembered("whose", Audience.PUBLIC, lambda: "public", other="")
        staff = archive.background.remembered("whose", Audience.STAFF, lambda: "staff", other="")
    assert (public, staff) == ("public", "staff")
