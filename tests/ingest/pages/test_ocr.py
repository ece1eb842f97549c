"""Pictures of text: set straight, turned, read by tesseract; and what is said where it is not there."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.pages import ocr
from ingest.pages.ocr import find_slant, find_tesseract, is_sideways, recognise

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


def rows(*words: tuple[str, float]) -> str:
    """Return tesseract's table of words with how sure it is of each."""
    head = "level\tblock_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext"
    line = "4\t1\t1\t1\t0\t0\t900\t40\t-1\t"
    said = [f"5\t1\t1\t1\t{90 * n}\t0\t80\t40\t{sure}\t{text}" for n, (text, sure) in enumerate(words)]
    return "\n".join([head, line, *said])


def test_a_page_read_surely_as_one_column_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(program: str, picture: Image.Image, form: str, *options: str) -> str:
        asked.append(options[-1])
        return rows(("noted", 96.0), ("|", 90.0), ("____", 80.0))

    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", run)
    assert [run.text for run in recognise(picture(), 0.36).runs] == ["noted"]
    assert asked == ["4"]


def test_of_two_unsure_readings_the_surer_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = {"4": rows(("garbled", 70.0)), "3": rows(("noted", 88.0))}
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", lambda program, picture, form, *options: readings[options[-1]])
    assert [run.text for run in recognise(picture(), 0.36).runs] == ["noted"]


def test_a_reading_that_leaves_half_of_a_noisy_table_out_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [("Drainage", 75.0), ("4,150", 79.0), ("Lighting", 76.0), ("2,075", 78.0)]
    readings = {"4": rows(*cells), "3": rows(("Drainage", 88.0), ("Lighting", 87.0))}
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", lambda program, picture, form, *options: readings[options[-1]])
    assert [run.text for run in recognise(picture(), 0.36).runs] == [text for text, _ in cells]


def test_a_picture_of_fewer_words_than_would_be_of_use_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(program: str, picture: Image.Image, form: str, *options: str) -> str:
        asked.append(options[-1])
        return rows(("garbled", 70.0))

    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", run)
    recognise(picture(), 0.36, needed=6)
    assert asked == ["4"]


def test_a_picture_with_no_word_as_one_column_is_read_as_it_divides(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = {"4": rows(), "3": rows(("noted", 92.0))}
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", lambda program, picture, form, *options: readings[options[-1]])
    assert [run.text for run in recognise(picture(), 0.36, needed=6).runs] == ["noted"]


def page_with_a_number_at_its_foot(tall: int = 24) -> Image.Image:
    page = Image.new("L", (1654, 1200), 255)
    pen = ImageDraw.Draw(page)
    pen.rectangle((800, 1110, 812, 1110 + tall - 1), fill=0)
    pen.point((300, 900), fill=0)  # a speck
    return page


@pytest.mark.parametrize(
    ("said", "read"), [(("7", 95.0), ["noted", "7"]), (("7", 30.0), ["noted"]), (("|", 95.0), ["noted"])]
)
def test_a_page_number_alone_at_the_foot_is_read_by_itself(
    said: tuple[str, float], read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = {"4": rows(("noted", 96.0)), "7": rows(said)}
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", lambda program, picture, form, *options: readings[options[-1]])
    found = recognise(page_with_a_number_at_its_foot(), 0.36).runs
    assert [run.text for run in found] == read
    assert all(run.top > 390 for run in found[1:])


@pytest.mark.parametrize("tall", [2, 82])
def test_what_is_too_low_or_too_tall_for_a_line_beneath_the_text_is_not_read(
    tall: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def run(program: str, picture: Image.Image, form: str, *options: str) -> str:
        asked.append(options[-1])
        return rows(("noted", 96.0))

    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", run)
    recognise(page_with_a_number_at_its_foot(tall), 0.36)
    assert asked == ["4"]


@pytest.mark.parametrize(("sure", "turned"), [("0.4", 0), ("9.1", 90)])
def test_a_picture_is_turned_only_where_tesseract_is_sure_which_way_up_it_is(
    sure: str, turned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = f"Page number: 0\nRotate: 90\nOrientation confidence: {sure}\nScript: Latin\n"
    readings = {"0": said, "4": rows(("noted", 96.0))}
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", lambda program, picture, form, *options: readings[options[-1]])
    assert recognise(picture(90), 0.36).turned == turned
