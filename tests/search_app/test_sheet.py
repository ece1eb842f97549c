"""A page is shown with its words where they stand, marked in the text and boxed on the image."""

from dataclasses import replace

from corpus.records import Line, Page, Word
from search_app.sheet import Piece, boxes, join, mark, paragraphs

LINES = ("The hate", "crime report, funded")


def page(gap: float = 8.0) -> Page:
    """A page of two lines, each word 40 points wide and 12 high, 10 apart; ``gap`` points between the lines."""
    lines, at = [], 0
    for row, printed in enumerate(LINES):
        top, words = row * (12 + gap), []
        for column, word in enumerate(printed.split()):
            left = 50.0 * column
            end = at + len(word)
            words.append(Word(text=word, x0=left, x1=left + 40, top=top, bottom=top + 12, start=at, end=end))
            at = end + 1
        lines.append(
            Line(
                text=printed,
                page=1,
                x0=0,
                x1=200,
                top=top,
                bottom=top + 12,
                size=11,
                bold=False,
                italic=False,
                start=words[0].start,
                end=words[-1].end,
                words=tuple(words),
            )
        )
    return Page(number=1, width=595, height=842, text="\n".join(LINES), lines=tuple(lines))


def place(words: str) -> tuple[int, int]:
    start = "\n".join(LINES).index(words)
    return start, start + len(words)


def test_a_word_is_boxed_where_it_stands() -> None:
    (box,) = boxes(page(), [place("funded")])
    assert (box.x, box.y, box.width, box.height) == (99, 19, 42, 14)


def test_a_stretch_over_a_line_break_has_a_box_on_each_line() -> None:
    assert [(box.x, box.width) for box in boxes(page(), [place("hate\ncrime report,")])] == [(49, 42), (-1, 92)]


def test_the_box_of_part_of_a_word_is_as_wide_as_its_share() -> None:
    (box,) = boxes(page(), [place("fund")])
    assert round(box.width, 6) == round(40 * 4 / 6 + 2, 6)


def test_a_span_that_is_nowhere_has_no_box() -> None:
    assert boxes(page(), [(400, 410)]) == ()


def test_a_text_is_cut_where_spans_begin_and_end() -> None:
    assert mark("one two three", [(4, 7)]) == (("one ", False), ("two", True), (" three", False))
    assert mark("one", []) == (("one", False),)
    assert mark("one", [(0, 3), (1, 2), (9, 12)]) == (("one", True),)


def test_spans_with_only_space_between_are_one() -> None:
    assert join("to be or", [(3, 5), (0, 2), (6, 8)]) == [(0, 8)]
    assert join("to, be", [(0, 2), (4, 6)]) == [(0, 2), (4, 6)]


def pieces(shown: Page) -> list[tuple[Piece, ...]]:
    return [paragraph.pieces for paragraph in paragraphs(shown, [place("crime")])]


def test_lines_that_stand_together_are_a_paragraph() -> None:
    whole = (("The hate ", False), ("crime", True), (" report, funded", False))
    assert pieces(page(gap=2)) == [whole]
    assert pieces(page(gap=20)) == [(("The hate", False),), whole[1:]]


def test_furniture_stands_apart() -> None:
    shown = page(gap=2)
    headed = replace(shown, lines=(replace(shown.lines[0], furniture="running head"), shown.lines[1]))
    assert [paragraph.furniture for paragraph in paragraphs(headed, [])] == [True, False]


def test_a_page_without_lines_shows_the_lines_of_its_text() -> None:
    assert pieces(replace(page(), lines=())) == [(("The hate", False),), (("crime", True), (" report, funded", False))]
