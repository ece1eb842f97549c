"""How lines make paragraphs and sentences; what is printed before their words."""

import pytest

from corpus.records import Line
from ingest.papers.paragraphs import build_paragraphs, find_sentences, set_paragraph


def line(text: str, top: float, x1: float = 500.0) -> Line:
    return Line(
        text=text, page=1, x0=72, top=top, x1=x1, bottom=top + 12, size=11, bold=False, italic=False, start=0,
        end=len(text),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("(a) the plan", "a", "the plan"),
        ("• the plan", "•", "the plan"),
        ("20.065 Resolved to accept it.", None, "Resolved to accept it."),
        ("The plan", None, "The plan"),
    ],
)
def test_labels_and_minute_numbers_are_no_part_of_the_words(text: str, label: str | None, words: str) -> None:
    paragraph = set_paragraph([line(text, 100)])
    assert (paragraph.label, paragraph.words) == (label, words)


def test_a_numbered_minute_begins_a_paragraph_once_the_one_before_ended() -> None:
    built = build_paragraphs([line("20.064 The lease was sent.", 100), line("20.065 It was read.", 114)])
    assert [paragraph.text for paragraph in built] == ["20.064 The lease was sent.", "20.065 It was read."]


def test_lines_that_run_on_are_one_paragraph() -> None:
    built = build_paragraphs([line("The lease was sent by the", 100), line("district council.", 114, 160.0)])
    assert [paragraph.text for paragraph in built] == ["The lease was sent by the district council."]


def test_sentences_end_at_full_stops_but_not_after_titles() -> None:
    assert [one.text for one in find_sentences("Mr. Hale spoke. It was noted.")] == ["Mr. Hale spoke.", "It was noted."]
