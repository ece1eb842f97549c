"""How well the papers of a corpus were read."""

from datetime import UTC, date, datetime
from typing import Any

from corpus import quality
from corpus.quality import rate_corpus
from corpus.records import Doubt, Item, Kind, Part, Source
from corpus.stored import Failure, StoredPaper

NOW = datetime(2024, 3, 1, tzinfo=UTC)
SURE = Part(id="p1", kind=Kind.REPORT, title="Lighting", first_page=1, last_page=1, confidence=1.0)
SHAKEN = Part(
    id="p1",
    kind=Kind.REPORT,
    title="Lighting",
    first_page=1,
    last_page=3,
    confidence=0.6,
    doubts=(Doubt(rule="no body found", weight=0.4),),
)


def held(file: str, *parts: Part) -> StoredPaper:
    """Return a paper with these parts."""
    sha256 = file.encode().hex().ljust(64, "0")
    told: dict[str, Any] = {"title": parts[0].title, "body": None, "date": None, "warnings": (), "ocr_pages": ()}
    return StoredPaper(
        sha256=sha256,
        address=sha256[:12],
        file=file,
        media_type="application/pdf",
        page_count=parts[-1].last_page,
        kind=parts[0].kind,
        parts=parts,
        ingested_at=NOW,
        **told,
    )


def of_meeting(kind: Kind, *numbers: tuple[str | None, str | None]) -> Part:
    """Return the agenda or minutes of one meeting, with items of these numbers and agenda numbers."""
    items = tuple(
        Item(number=number, agenda_ref=ref, title="Item", first_page=1, last_page=1, source=Source(page=1))
        for number, ref in numbers
    )
    held_on = date(2024, 3, 1)
    return Part(
        id="p1",
        kind=kind,
        title="Paper",
        body="Board",
        date=held_on,
        first_page=1,
        last_page=1,
        items=items,
        confidence=1.0,
    )


def test_each_paper_is_well_read_doubtful_or_unread() -> None:
    failed = Failure(file="c.pdf", path="/c.pdf", sha256=None, reason="is damaged", remedy="", failed_at=NOW)
    found = rate_corpus([held("a.pdf", SURE), held("b.pdf", SHAKEN)], [failed])
    assert (found.well_read, found.doubtful, found.unread) == (1, 1, 1)
    assert [one.file for one in found.rated] == ["c.pdf", "b.pdf", "a.pdf"]
    assert found.reasons == {"no body found": 1, quality.UNREAD_RULE: 1}


def test_parts_count_by_their_pages() -> None:
    (rated,) = rate_corpus([held("pack.pdf", SURE, SHAKEN)]).rated
    assert rated.confidence == 0.7  # one page of 1.0, three of 0.6


def test_what_was_never_rated_is_not_called_sure() -> None:
    old = Part(id="p1", kind=Kind.REPORT, title="Lighting", first_page=1, last_page=1)
    found = rate_corpus([held("old.pdf", old)])
    assert found.rated[0].confidence is None
    assert found.doubtful == 1
    assert list(found.reasons) == [quality.UNRATED_RULE]


def test_agenda_items_that_the_minutes_leave_out_raise_doubt() -> None:
    agenda = of_meeting(Kind.AGENDA, ("A1", None), ("A2", None), ("B1", None))
    minutes = of_meeting(Kind.MINUTES, ("10", "A1"), ("11", "B1"))
    found = rate_corpus([held("agenda.pdf", agenda), held("minutes.pdf", minutes)])
    (doubt,) = next(one for one in found.rated if one.file == "agenda.pdf").doubts
    assert (doubt.rule, doubt.detail) == (quality.UNANSWERED_RULE, "A2")


def test_minutes_that_give_no_agenda_numbers_say_nothing_of_the_agenda() -> None:
    agenda = of_meeting(Kind.AGENDA, ("A1", None), ("A2", None))
    minutes = of_meeting(Kind.MINUTES, ("10", None))
    assert rate_corpus([held("agenda.pdf", agenda), held("minutes.pdf", minutes)]).reasons == {}
