"""Which pages are pictures of text: those whose own words cannot be all there is to read."""

import pytest
from PIL import Image

from corpus.records import Page
from ingest.pages import scans
from ingest.pages.ocr import Recognised
from ingest.pages.scans import are_words, is_wordless, read_picture

LINE = "The Board noted the report and thanked its officers"


def page(text: str) -> Page:
    """Return a page that says so much."""
    return Page(number=1, width=595, height=842, text=text, lines=())


def test_words_are_told_from_what_a_broken_font_gives() -> None:
    assert are_words(LINE.split() * 5)
    assert not are_words(["7KH%", "ERDUG#", "QRWHG$$", "xjq;k", "WKDQN"] * 10)


def test_a_page_of_few_words_may_be_a_picture_with_a_stamp() -> None:
    assert is_wordless(page("Page 4"))
    assert not is_wordless(page(f"{LINE} {LINE}"))


@pytest.mark.parametrize(
    "said",
    ["This page is intentionally left blank", "Page 12\nThis page has been left deliberately blank", "PAGE LEFT BLANK"],
)
def test_a_page_that_says_it_was_left_blank_is_not_read_as_a_picture(said: str) -> None:
    assert not is_wordless(page(said))


@pytest.mark.parametrize(("text", "needed"), [("", 0), ("Page 4", 6), ("�� �� ��", 0)])
def test_a_picture_is_asked_for_more_words_than_the_page_has(
    text: str, needed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def recognise(picture: Image.Image, points: float, *, needed: int) -> Recognised:
        asked.append(needed)
        return Recognised()

    monkeypatch.setattr(scans, "recognise", recognise)
    assert read_picture(page(text), Image.new("L", (9, 9)), 0.36, None).text == text
    assert asked == [needed]
