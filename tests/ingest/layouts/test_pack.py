"""A pack is split into its agenda and its papers."""

from datetime import date

from typeset import plain, prose, stretch, typeset

from corpus.records import Kind
from ingest.layout import read_stretch
from ingest.layouts.pack import LAYOUT

AGENDA = typeset(
    plain(
        "AGENDA",
        "ARDEN SAFETY PARTNERSHIP",
        "Tuesday, 4th May, 2021, at 10.00 am",
        "B1 Ponds (Pages 1 - 2)",
        "B2 Paths (Pages 3 - 3)",
        "B3 Hedges (Pages 7 - 9)",
        "D. RESTRICTED ITEMS",
        "D1 Staffing",
    )
)
WORDS = "The ponds of Arden have been cleaned by the volunteers of three villages this spring. " * 3


def report(subject: str, number: int, *, marker: str | None = None):
    head = plain("By: Ann Archer, Head of Water", "To: Arden Safety Partnership - 4 May 2021", f"Subject: {subject}")
    asked = plain("2. Recommendations", "The Partnership is asked to note the report.")
    return typeset([*head, *plain("1. Background"), *prose(WORDS), *asked], number, marker=marker)


def test_a_pack_has_its_agenda_and_a_part_for_each_report() -> None:
    pack = stretch(AGENDA, report("Ponds", 2, marker="B1"), typeset(prose(WORDS), 3), report("Paths", 4, marker="B2"))
    split = read_stretch(pack)
    assert split.kind is Kind.AGENDA_PACK
    assert [(part.kind, part.first_page, part.last_page, part.agenda_ref) for part in split.parts] == [
        (Kind.AGENDA, 1, 1, None),
        (Kind.REPORT, 2, 3, "B1"),
        (Kind.REPORT, 4, 4, "B2"),
    ]
    assert {(part.body, part.date) for part in split.parts} == {("Arden Safety Partnership", date(2021, 5, 4))}


def test_a_report_is_found_by_its_own_heading_block() -> None:
    split = LAYOUT.split(stretch(AGENDA, report("Ponds", 2), report("Paths", 3)))
    assert [part.title for part in split.parts] == ["Agenda", "Ponds", "Paths"]


def test_a_paper_that_the_pack_does_not_hold_is_warned_of() -> None:
    split = LAYOUT.split(stretch(AGENDA, report("Ponds", 2, marker="B1"), report("Paths", 3, marker="B2")))
    assert split.warnings == ("the paper of agenda item B3 is not in the pack",)


def test_an_agenda_alone_and_a_report_alone_are_no_pack() -> None:
    assert LAYOUT.bid(stretch(AGENDA, typeset(plain("Ann Archer", "Clerk to the Partnership"), 2))) == 0.0
    assert LAYOUT.bid(stretch(report("Ponds", 1), report("Paths", 2))) == 0.0
