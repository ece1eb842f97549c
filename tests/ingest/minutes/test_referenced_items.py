"""Headings that stand above "(Item 4)", or end with it."""

from corpus.records import Line
from ingest.minutes.referenced_items import find_marked, split_numbers


def lines(*texts: str) -> list[Line]:
    return [
        Line(
            text=text, page=1, x0=72, top=100 + 16 * n, x1=72 + 5 * len(text), bottom=112 + 16 * n, size=11, bold=True,
            italic=False, start=0, end=len(text),
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip


def test_what_stands_above_a_reference_is_a_heading() -> None:
    assert [(one.title, one.agenda_ref) for one in find_marked(lines("Budget", "(Item 4)"))] == [("Budget", "4")]


def test_numbers_are_parted_from_their_titles_where_most_have_one() -> None:
    marked = find_marked(lines("12. Budget (Item A1)")) * 3
    assert [(one.number, one.title) for one in split_numbers(marked)] == [("12", "Budget")] * 3
    assert split_numbers(find_marked(lines("Budget (Item A1)")) * 3) == ()
