"""Pictures of text: set straight, turned, read by tesseract; and what is said where it is not there."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.pages import ocr
from ingest.pages.ocr import find_slant, find_tesseract, is_sideways, recognise
from ingest.pages.scans import are_words

needs_tesseract = pytest.mark.skipif(find_tesseract() is None, reason="tesseract is not installed")
LINE = "The Board noted the report and thanked its officers"


def picture(degrees: float = 0.0) -> Image.Image:
    """Return a page of twelve lines at 200 dots an inch, turned anticlockwise."""
    page = Image.new("L", (1654, 1200), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(34)
    for row in range(12):
        words = LINE.split()
        pen.text((150, 150 + 70 * row), " ".join(words[row % 9 :] + words[: row % 9]), fill=0, font=font)
    return page.rotate(degrees, Image.Resampling.BICUBIC, expand=abs(degrees) > 45, fillcolor=255)


@pytest.mark.parametrize("degrees", [-3.0, 0.0, 2.0])
def test_the_slant_of_lines_is_measured(degrees: float) -> None:
    assert find_slant(picture(degrees)) == pytest.approx(-degrees, abs=0.3)


def test_a_page_on_its_side_is_known() -> None:
    assert is_sideways(picture(90))
    assert not is_sideways(picture())


@needs_tesseract
def test_words_stand_where_the_slanted_picture_has_them() -> None:
    straight, slanted = recognise(picture(), 0.36), recognise(picture(2.0), 0.36)
    assert [run.text for run in slanted.runs][:9] == LINE.split()
    assert slanted.runs[0].top > straight.runs[0].top + 5  # it stands far to the left of the middle
    assert slanted.confidence > 80


def test_without_tesseract_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_tesseract", lambda: None)
    found = recognise(picture(), 0.36)
    assert found.runs == ()
    assert "tesseract is not installed" in found.doubts[0]


def test_words_are_told_from_what_a_broken_font_gives() -> None:
    assert are_words(LINE.split() * 5)
    assert not are_words(["7KH%", "ERDUG#", "QRWHG$$", "xjq;k", "WKDQN"] * 10)
