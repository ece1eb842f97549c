"""What makes two papers versions of one, and what does not."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.identity import alike, headings, identity, main_part
from corpus.records import Item, Kind, Paper, Part, Period, Section, Source

AGENDA = Part(
    id="p1",
    kind=Kind.AGENDA,
    title="Agenda",
    body="Wenshire Safety Board",
    date=date(2025, 7, 23),
    first_page=1,
    last_page=2,
)
REPORT = replace(AGENDA, id="p2", kind=Kind.REPORT, title="Road safety", agenda_ref="B1")


def paper(kind: Kind, *parts: Part) -> Paper:
    return Paper(file="x.pdf", sha256="a" * 64, media_type="application/pdf", page_count=2, kind=kind, parts=parts)


def test_a_pack_is_known_by_its_agenda_wherever_it_stands() -> None:
    assert main_part((REPORT, AGENDA)) is AGENDA
    assert main_part((REPORT,)) is REPORT


def test_body_day_and_kind_make_the_identity_whatever_the_spelling() -> None:
    shouted = replace(AGENDA, body="WENSHIRE SAFETY BOARD", title="AGENDA (revised)")
    assert identity(paper(Kind.AGENDA, AGENDA)) == identity(paper(Kind.AGENDA, shouted))
    assert identity(paper(Kind.AGENDA, AGENDA)) != identity(paper(Kind.AGENDA_PACK, AGENDA, REPORT))


@pytest.mark.parametrize("change", [{"title": "Hate crime"}, {"agenda_ref": "B2"}, {"date": date(2025, 9, 1)}])
def test_reports_are_told_apart(change: dict[str, object]) -> None:
    assert identity(paper(Kind.REPORT, REPORT)) != identity(paper(Kind.REPORT, replace(REPORT, **change)))


def test_strategies_are_told_apart_by_their_period() -> None:
    first = replace(REPORT, kind=Kind.STRATEGY, period=Period(start=date(2011, 4, 1), end=date(2014, 3, 31)))
    second = replace(first, period=Period(start=date(2014, 4, 1), end=date(2017, 3, 31)))
    assert identity(paper(Kind.STRATEGY, first)) != identity(paper(Kind.STRATEGY, second))


@pytest.mark.parametrize(
    "unknown",
    [
        paper(Kind.OTHER, AGENDA),
        paper(Kind.AGENDA, replace(AGENDA, body=None)),
        paper(Kind.AGENDA, replace(AGENDA, date=None)),
        paper(Kind.REPORT, replace(REPORT, body=None, date=None)),
        paper(Kind.OTHER),
    ],
)
def test_what_is_not_known_well_enough_has_no_identity(unknown: Paper) -> None:
    assert identity(unknown) is None


def test_a_revision_shares_headings_and_a_supplement_does_not() -> None:
    draft, revised = frozenset({"a", "b", "c"}), frozenset({"a", "b", "d", "e"})
    assert alike(draft, revised)
    assert not alike(frozenset({"a"}), frozenset("abcdefg"))
    assert alike(frozenset(), draft)


def test_headings_are_compared_without_case_and_signs() -> None:
    item = Item(number="1", title="Any Other Business!", first_page=1, last_page=1, source=Source(page=1))
    section = Section(number=None, title="Means", level=1, first_page=1, last_page=1, text="", source=Source(page=1))
    assert headings(replace(AGENDA, items=(item,), sections=(section,))) == {"any-other-business", "means"}
