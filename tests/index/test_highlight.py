"""The words that answer are shown where they stand, in any inflection."""

import pytest

from corpus.records import Line, Page, Word
from index.highlight import find_boxes, find_spans, make_snippet
from index.query import parse_query

TEXT = "The Board agreed to fund domestic abuse reviews. Funding of £39,661 for 2024/25 was noted by the boards."


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("funds", ["fund", "Funding"]),
        ('"abuse review"', ["abuse reviews"]),
        ("£39661", ["39,661"]),
        ("2024-25", ["2024/25"]),
        ("boar*", ["Board", "boards"]),
        ("fund -board", ["fund", "Funding"]),
        ("zebra", []),
        ("", []),
        ('abuse "domestic abuse"', ["domestic abuse"]),
    ],
)
def test_words_that_answer_are_found(typed: str, words: list[str]) -> None:
    assert [TEXT[span.start : span.end] for span in find_spans(TEXT, parse_query(typed))] == words


def test_a_snippet_is_the_part_with_most_of_the_words() -> None:
    text = (
        "Apologies for fund. "
        + "Nothing of note here. " * 40
        + "Then reviews of domestic abuse were to be funded. "
        + "x " * 300
    )
    snippet = make_snippet(text, parse_query("fund domestic abuse reviews"))
    assert [words for words, answers in snippet.pieces if answers] == ["reviews", "domestic", "abuse", "funded"]
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert len(snippet.text) <= 242
    assert "".join(words for words, _ in snippet.pieces) == snippet.text


def test_without_a_word_of_the_query_a_snippet_is_the_beginning() -> None:
    snippet = make_snippet("One\n two   three", parse_query("zebra"))
    assert (snippet.text, snippet.spans) == ("One two three", ())


@pytest.mark.parametrize("size", [1, 5, 39, 40, 41, 400])
def test_a_snippet_holds_its_length_on_any_text(size: int) -> None:
    for text in ("", "a" * 300, "word " * 100, "zebra " * 50, " ".join(f"w{n}" for n in range(90)) + " zebra"):
        snippet = make_snippet(text, parse_query("zebra w89"), length=size)
        assert len(snippet.text) <= size + 2
        assert all(0 <= span.start < span.end <= len(snippet.text) for span in snippet.spans)


def _page() -> Page:
    text, lines, at = "", [], 0
    for row, words in enumerate((("The", "hate"), ("crime", "report,", "funded"))):
        placed = []
        for column, word in enumerate(words):
            box = {"x0": 50.0 * column, "x1": 50.0 * column + 40, "top": 20.0 * row, "bottom": 20.0 * row + 12}
            placed.append(Word(text=word, start=at, end=at + len(word), **box))
            at += len(word) + 1
        printed = " ".join(words)
        start = placed[0].start
        spread = {"x0": 0.0, "x1": 200.0, "top": 20.0 * row, "bottom": 20.0 * row + 12}
        lines.append(
            Line(
                text=printed,
                page=1,
                size=11,
                bold=False,
                italic=False,
                start=start,
                end=start + len(printed),
                words=tuple(placed),
                **spread,
            )
        )
        text += ("\n" if text else "") + printed
    return Page(number=1, width=595, height=842, text=text, lines=tuple(lines))


def test_words_are_boxed_on_the_page() -> None:
    boxes = find_boxes(_page(), parse_query("funding"))
    assert [(box.x0, box.top, box.x1, box.bottom) for box in boxes] == [(100, 20, 140, 32)]


def test_a_phrase_over_a_line_break_has_a_box_on_each_line() -> None:
    boxes = find_boxes(_page(), parse_query('"hate crime report"'))
    assert [(box.x0, box.top, box.x1) for box in boxes] == [(50, 0, 90), (0, 20, 90)]
