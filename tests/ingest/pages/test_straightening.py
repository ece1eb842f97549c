"""How a page lies in its picture: the slant of its lines, and where a place was before they were made level."""

import pytest
from PIL import Image, ImageDraw

from ingest.pages.straightening import find_slant, set_straight


def page(degrees: float = 0.0) -> Image.Image:
    """Return a page of twelve lines of short strokes, turned anticlockwise."""
    drawn = Image.new("L", (1654, 1200), 255)
    pen = ImageDraw.Draw(drawn)
    for row in range(12):
        for column in range(40):
            left, top = 150 + 33 * column, 150 + 70 * row
            pen.rectangle((left, top, left + 12 + column % 9, top + 24), fill=0)
    return drawn.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


@pytest.mark.parametrize("degrees", [-3.0, 0.0, 2.0])
def test_the_slant_of_lines_is_measured(degrees: float) -> None:
    assert find_slant(page(degrees)) == pytest.approx(-degrees, abs=0.3)


@pytest.mark.parametrize("grey", [255, 0])
def test_an_empty_or_a_black_picture_has_no_slant(grey: int) -> None:
    assert find_slant(Image.new("L", (1654, 1200), grey)) == 0.0


def test_a_level_picture_is_left_as_it_is() -> None:
    level = page()
    found = set_straight(level)
    assert (found.picture, found.turned, found.slant) == (level, 0, 0.0)
    assert found.back(150, 260) == (150, 260)


def test_a_slanted_picture_is_made_level() -> None:
    assert find_slant(set_straight(page(2.0)).picture) == pytest.approx(0.0, abs=0.2)


def test_a_place_is_put_back_where_it_was() -> None:
    marked = page(2.0)
    ImageDraw.Draw(marked).rectangle((1000, 1100, 1010, 1110), fill=0)  # beneath the lines
    found = set_straight(marked)
    left, top, right, bottom = (
        found.picture.crop((0, 1060, 1654, 1200)).point(lambda grey: 255 * (grey < 128)).getbbox()
    )
    assert found.back((left + right) / 2, 1060 + (top + bottom) / 2) == pytest.approx((1005, 1105), abs=3)


@pytest.mark.parametrize(("turned", "size"), [(90, (1200, 1654)), (180, (1654, 1200)), (270, (1200, 1654))])
def test_a_picture_is_turned_clockwise(turned: int, size: tuple[int, int]) -> None:
    lying = page().rotate(turned, expand=True)  # anticlockwise
    found = set_straight(lying, turned)
    assert lying.size == size
    assert found.picture.tobytes() == page().tobytes()
    assert found.turned == turned
