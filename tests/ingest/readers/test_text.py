"""Plain text and Markdown as pages of lines."""

import textwrap

import pytest

from corpus.errors import PaperLimitError, UnsupportedPaperError
from ingest.reader import Limits, Reading
from ingest.readers.text import READER, decode


def read(text: str, name: str = "minutes.md") -> Reading:
    return READER.read(text.encode(), name, limits=Limits(paper_characters=10_000, pages=3))


def test_markdown_marks_become_looks() -> None:
    (page,) = read("# Notes of the Board\n\n**PRESENT:** Mrs A Example\n\n- a [report](x.pdf) was given\n").pages
    assert [line.text for line in page.lines] == [
        "Notes of the Board",
        "PRESENT: Mrs A Example",
        "• a report was given",
    ]
    assert page.lines[0].bold
    assert page.lines[0].size > page.lines[1].size


def test_bold_over_line_ends_stays_bold() -> None:
    (page,) = read("**Thursday,\n20 March**\n").pages
    assert [(line.text, line.bold) for line in page.lines] == [("Thursday,", True), ("20 March", True)]


def test_a_dash_before_an_items_own_number_is_no_bullet() -> None:
    (page,) = read("- A1 Introduction\n- B2 Road Safety\n").pages
    assert [line.text for line in page.lines] == ["A1 Introduction", "B2 Road Safety"]


def test_paragraphs_stand_further_apart_than_their_lines() -> None:
    (page,) = read("word " * 40 + "\n\nnext\n").pages
    first, second, *_, last = page.lines
    assert last.top - page.lines[-2].top > second.top - first.top


def test_a_table_is_kept_as_a_table() -> None:
    (page,) = read("| Action | Lead |\n|---|---|\n| Write | Ms Instance |\n").pages
    assert page.tables[0].rows == (("Action", "Lead"), ("Write", "Ms Instance"))
    assert page.text == "Action Lead\nWrite Ms Instance"


def test_form_feeds_part_pages() -> None:
    assert [page.text for page in read("one\n\ftwo\n", "notes.txt").pages] == ["one", "two"]


def test_offsets_point_into_the_pages_text() -> None:
    (page,) = read("1. Welcome\n\nThe Chair opened the meeting.\n").pages
    for line in page.lines:
        assert page.text[line.start : line.end] == line.text
        assert all(page.text[word.start : word.end] == word.text for word in line.words)


@pytest.mark.parametrize("content", ["£5 – café".encode(), "£5 – café".encode("cp1252"), "£5 – café".encode("utf-16")])
def test_encodings_are_told_apart(content: bytes) -> None:
    assert decode(content) == "£5 – café"


def test_limits_and_emptiness_are_told() -> None:
    with pytest.raises(PaperLimitError):
        read("word " * 5_000)
    with pytest.raises(PaperLimitError):
        read("\f".join("abcdef"))
    with pytest.raises(UnsupportedPaperError):
        read(" \n \n")


def test_text_named_as_a_pdf_is_not_bid_for() -> None:
    assert READER.bid(b"words", "words.pdf") == 0
    assert READER.bid(b"words", "words.txt") > 0
    assert READER.bid(b"\x00\x01", "noise.txt") == 0


def test_a_table_set_in_columns_is_a_table() -> None:
    (page,) = read("Name     Role\nAnn Ash     Chair\nBob Beech     Member\n", "list.txt").pages
    assert page.tables[0].rows == (("Name", "Role"), ("Ann Ash", "Chair"), ("Bob Beech", "Member"))


def test_a_wrapped_paragraph_is_one() -> None:
    words = "The Board considered the report of the Head of Service on the work of the year. " * 6
    wrapped = textwrap.fill(words, 72)
    (page,) = read(f"{wrapped}\n", "minutes.txt").pages
    assert max(len(line.text) for line in page.lines) > 72


def test_tags_within_markdown_are_no_words_and_footnote_marks_no_figures() -> None:
    (page,) = read("The <u>Strategy</u> has<br>£1,500<sup>2</sup> for CO<sub>2</sub>.\n").pages
    assert page.text == "The Strategy has £1,500 for CO2."


def test_a_task_of_a_list_is_a_line_of_its_own() -> None:
    (page,) = READER.read(b"RESOLVED that\n\n- [ ] ACTION: Clerk to write\n", "notes.md", limits=Limits()).pages
    assert [line.text for line in page.lines] == ["RESOLVED that", "ACTION: Clerk to write"]
