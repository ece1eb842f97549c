"""Where the papers behind an agenda begin."""

from typeset import plain, prose, typeset

from ingest.papers.agenda_items import find_items
from ingest.papers.packs import find_ref, find_starts, is_minutes_head, is_report_head
from ingest.reader import Leaf

WORDS = "The ponds of Arden have been cleaned by the volunteers of three villages this spring. " * 3
AGENDA = typeset(plain("1. Apologies", "2. Ponds (Pages 1 - 2)", "3. Streams (Pages 3 - 4)"))


def test_a_marker_begins_a_paper() -> None:
    pages = (AGENDA, typeset(prose(WORDS), 2, marker="2"), typeset(prose(WORDS), 3))
    assert [(start.page, start.ref) for start in find_starts(pages, (), ())] == [(2, "2")]


def test_numbered_bookmarks_begin_papers() -> None:
    pages = (AGENDA, typeset(prose(WORDS), 2), typeset(prose(WORDS), 3))
    leaves = (Leaf(title="Agenda", page=1, depth=0), Leaf(title="3 Streams", page=3, depth=0))
    assert [(start.page, start.ref) for start in find_starts(pages, leaves, ())] == [(3, "3")]


def test_headings_of_reports_and_minutes_begin_papers() -> None:
    report = typeset(plain("By: Ann Archer", "To: Arden Board", "Subject: Ponds"), 2)
    minutes = typeset(plain("MINUTES of a meeting of the Arden Board", "PRESENT: Ann Archer"), 3)
    assert is_report_head(report)
    assert is_minutes_head(minutes)
    assert [start.page for start in find_starts((AGENDA, report, minutes), (), ())] == [2, 3]


def test_prose_begins_no_paper() -> None:
    assert find_starts((AGENDA, typeset(prose(WORDS), 2)), (), ()) == ()


def test_a_paper_is_for_the_item_of_its_marker() -> None:
    items = find_items(AGENDA.lines)
    (start,) = find_starts((AGENDA, typeset(prose(WORDS), 2, marker="3")), (), items)
    assert find_ref(start, (AGENDA,), items) == "3"
