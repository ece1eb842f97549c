"""Pictures of text: set straight, turned, read by tesseract; and what is said where it is not there."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.pages import ocr
from ingest.pages.ocr import find_tesseract, recognise

needs_tesseract = pytest.mark.skipif(find_tesseract() is None, reason="tesseract is not installed")
LINE = "The Board noted the report and thanked its officers"


def picture(degrees: float = 0.0) -> Image.Image:
    """Return a page of twelve lines at 200 dots an inch, turned anticlockwise."""
    page = Image.new("L", (1654, 1200), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(34)
    for row in range(12):
        words = LINE.split()
        pen.text((150, 150 + 70 * row), " ".join(words[row % 9 :] + words[: row % 9]), fill=0, font=font)
    return page.rotate(degrees, Image.Resampling.BICUBIC, expand=degrees % 90 == 0, fillcolor=255)


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
    readings = {"4": rows(), "0": "", "3": rows(("noted", 92.0))}
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", lambda program, picture, form, *options, **_: readings[options[-1]])
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


class Tesseract:
    """Stands for the program: reads what is wider than high as ``level``, what is higher than wide as ``on_side``."""

    def __init__(self, *, level: str, on_side: str, turn: str = "") -> None:
        self.level, self.on_side, self.turn = level, on_side, turn
        self.asked: list[str] = []

    def run(self, program: str, picture: Image.Image, form: str, *options: str, language: str = "eng") -> str:
        self.asked.append(options[-1])
        if options[-1] == "0":
            return self.turn if language == "osd" else ""
        return self.level if picture.width > picture.height else self.on_side


def turn(degrees: int, sure: float) -> str:
    """Return what tesseract says of which way up a picture is."""
    return f"Page number: 0\nRotate: {degrees}\nOrientation confidence: {sure}\nScript: Latin\n"


@pytest.mark.parametrize(("sure", "turned", "asked"), [(0.4, 0, "403"), (9.1, 90, "404")])
def test_a_lost_picture_is_turned_only_where_tesseract_is_sure_which_way_up_it_is(
    sure: float, turned: int, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Tesseract(level=rows(("noted", 96.0)), on_side=rows(("pajou", 41.0)), turn=turn(90, sure))
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", program.run)
    assert recognise(picture(90), 0.36).turned == turned
    assert "".join(program.asked) == asked


def test_a_picture_of_nothing_but_marks_however_sure_is_asked_which_way_up_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marks = rows(("[=]", 74.0), ("oO", 90.0))
    program = Tesseract(level=rows(("noted", 96.0), ("agreed", 95.0)), on_side=marks, turn=turn(90, 9.1))
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", program.run)
    assert recognise(picture(90), 0.36).turned == 90


def test_of_a_picture_read_surely_it_is_not_asked_which_way_up_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Tesseract(level=rows(("noted", 86.0)), on_side=rows(), turn=turn(90, 9.1))
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", program.run)
    assert recognise(picture(), 0.36).turned == 0
    assert program.asked == ["4"]


def test_a_picture_wrongly_said_to_lie_on_its_side_is_read_upright(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Tesseract(level=rows(("n0ted", 55.0)), on_side=rows(("pajou", 41.0)), turn=turn(90, 9.1))
    monkeypatch.setattr(ocr, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(ocr, "_run", program.run)
    found = recognise(picture(), 0.36)
    assert (found.turned, [run.text for run in found.runs]) == (0, ["n0ted"])


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_is_read_whichever_way_up_it_is(degrees: int) -> None:
    found = recognise(picture(degrees), 0.36)
    assert found.turned == degrees
    assert [run.text for run in found.runs][:9] == LINE.split()
    assert found.confidence > 80
