"""Running heads, page numbers and markers leave the text, and are remembered."""

import pytest
from printed import HEIGHT, WIDTH, page, runs, texts

from corpus.records import Page
from ingest.pages.furniture import mark_furniture
from ingest.pages.lines import build_page


def test_page_numbers_that_rise_with_the_pages_are_remembered_and_taken_out() -> None:
    pages = mark_furniture([page(["Text of a page", (str(n + 8), 800)], n, start=200) for n in (1, 2, 3)])
    assert [p.printed for p in pages] == ["9", "10", "11"]
    assert texts(pages[1].body) == ["Text of a page"]
    assert "10" in pages[1].text


def test_a_year_alone_at_the_foot_of_one_page_is_text() -> None:
    pages = mark_furniture([page(["One", ("2019", 800)], 1), page(["Two"], 2), page(["Three"], 3)])
    assert pages[0].printed is None
    assert texts(pages[0].body) == ["One", "2019"]


def test_a_page_that_names_its_number_needs_no_neighbours() -> None:
    (only,) = mark_furniture([page(["One", ("Page 7 of 12", 800)], 1)])
    assert only.printed == "7"
    assert texts(only.body) == ["One"]


def test_a_head_that_recurs_is_a_running_head() -> None:
    pages = mark_furniture([page([("Borough Safety Board", 40), ("Text here", 200)], n) for n in (1, 2, 3, 4)])
    assert all(p.lines[0].furniture == "running head" for p in pages)
    assert texts(pages[2].body) == ["Text here"]


def second_page(head: str, size: float) -> Page:
    """Return the second of two pages, under a line ``head`` that stands apart in letters of ``size`` points."""
    first = page(["Weald Safety Board", "Notes of the meeting on 4 March 2025", "The Chair opened the meeting."])
    words = [*runs(head, 72, 40, size=size), *runs("a) support the plan;", 72, 80), *runs("b) thank the team.", 72, 94)]
    return mark_furniture([first, build_page(words, 2, WIDTH, HEIGHT)])[1]


def test_the_title_again_in_small_letters_is_the_running_head_of_a_short_paper() -> None:
    assert second_page("Weald Safety Board – 4 March 2025", 9).lines[0].furniture == "running head"


@pytest.mark.parametrize(
    ("head", "size"), [("Weald Safety Board – 4 March 2025", 11), ("Weald Roads Forum – 4 March", 9)]
)
def test_a_line_as_large_as_the_text_or_of_other_words_is_text(head: str, size: float) -> None:
    assert second_page(head, size).lines[0].furniture is None


def test_an_agenda_marker_is_remembered() -> None:
    (only,) = mark_furniture([page([("Agenda Item B1", 45), "REPORT TO THE BOARD"], 1)])
    assert only.marker == "B1"
    assert texts(only.body) == ["REPORT TO THE BOARD"]


def test_a_row_of_dashes_is_a_rule() -> None:
    (only,) = mark_furniture([page(["Text", "-----------------"], 1)])
    assert texts(only.body) == ["Text"]
