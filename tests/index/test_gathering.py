"""Which entries a paper has, where its text stands in others too."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.records import Kind, Paper, Part, Section, Source
from corpus.store import Store
from corpus.twins import sketch_text
from index.gathering import Gatherer

DAY = date(2026, 1, 15)
NOW = datetime(2026, 1, 20, tzinfo=UTC)
TEXT = " ".join(f"lamp{number} was mended in lane{number * 7}" for number in range(60))


def report(title: str, **fields: object) -> Part:
    section = Section(number="1", title="Lamps", level=1, first_page=1, last_page=1, text=TEXT, source=Source(page=1))
    part = Part(
        id="p1",
        kind=Kind.REPORT,
        title=title,
        body="Elm Board",
        date=DAY,
        first_page=1,
        last_page=1,
        sections=(section,),
        sketch=sketch_text(TEXT),
    )
    return replace(part, **fields)  # type: ignore[arg-type]


def paper(sha256: str, kind: Kind, *parts: Part) -> Paper:
    return Paper(
        file=f"{sha256}.pdf", sha256=sha256 * 64, media_type="application/pdf", page_count=9, kind=kind, parts=parts
    )


AGENDA = Part(id="p1", kind=Kind.AGENDA, title="Agenda", body="Elm Board", date=DAY, first_page=1, last_page=1)
PACK = paper("a", Kind.AGENDA_PACK, AGENDA, report("Item 5: street lamps", id="p2", first_page=3, last_page=4))
SINGLE = paper("b", Kind.REPORT, report("Street Lighting Update"))
UNDATED = paper("c", Kind.REPORT, report("Lamps", body=None, date=None))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'matters.db'}")
    yield opened
    opened.close()


def sections(store: Store) -> list[str]:
    return sorted(entry.paper[0] for entry in Gatherer(store).everything() if entry.kind == "section")


def test_a_report_and_its_copy_in_a_pack_are_searched_once_by_the_paper_of_its_own(store: Store) -> None:
    store.save_paper(PACK, now=NOW)
    assert sections(store) == ["a"]
    store.save_paper(SINGLE, now=NOW)
    assert sections(store) == ["b"]


def test_a_copy_of_no_known_meeting_gives_way_to_one_of_a_meeting(store: Store) -> None:
    for each in (UNDATED, PACK):
        store.save_paper(each, now=NOW)
    assert sections(store) == ["a"]


def test_what_a_new_copy_changes_is_gathered_anew(store: Store) -> None:
    for each in (PACK, SINGLE):
        store.save_paper(each, now=NOW)
    current, out = Gatherer(store).affected([SINGLE.sha256])
    assert set(current) == out == {PACK.sha256, SINGLE.sha256}
