"""What words stand in the picture of a page? Read by tesseract, a process for each picture, which gives each its box.

The picture is set straight first, and boxes are turned back to where the words stand on the page. Without tesseract
nothing is read, and the page says so.
"""

import math
import shutil
import subprocess
from collections.abc import Iterator
from statistics import fmean, median

from PIL import Image, ImageFilter

from corpus.records import record
from ingest.pages.characters import Run
from ingest.pages.straightening import INK, Straight, set_straight

DPI = 200  # as accurate as 300, and faster
PAGE_SECONDS = 90
SURE = 75.0  # a page read with less confidence than this, of 100, is for a person to look at
LOST = 60.0  # with less than this it may not lie upright
FEWEST_WORDS = 0.25  # share of what was read that is words, surely: on its side a page gives marks, at times sure ones
CLEAR = 85.0  # with this much no other way of reading is tried
LEAST_TURN_SURENESS = 2.0  # tesseract's own measure: with less, it does not know which way up a picture is
BULLETS = {"¢": "•", "«": "•", "»": "•", "©": "•", "®": "•"}  # what a bullet, alone, is taken for
NOISE = 40.0  # marks read with less confidence than this that hold no letter or figure are specks
Rows = tuple[dict[str, str], ...]
_AS_ONE_COLUMN, _AS_IT_DIVIDES, _AS_ONE_LINE = "4", "3", "7"  # tesseract's modes of page segmentation
_ANY_SCRIPT = "osd"  # tesseract's own letters to tell by which way up a page is; by English it says 90 of each
_RULES = " |_"  # what the lines of a table, and lines to write on, are taken for
_WORD_LEVEL, _LINE_LEVEL = "5", "4"
_BENEATH = "beneath"  # stands for the number of a block
_APART = 12  # points of the picture between what was read and what was passed over, and left white around it
_SHORTEST, _TALLEST = 12, 80  # points of the picture that a line of writing is high
_ASCENT = 0.78  # share of a line's height above its baseline


@record
class Recognised:
    """The words of one picture, in points, and how sure the reading is (0..100)."""

    runs: tuple[Run, ...] = ()
    confidence: float = 0.0
    turned: int = 0  # by how many degrees clockwise the picture was turned to be read; boxes are as in the turned one
    doubts: tuple[str, ...] = ()


def find_tesseract() -> str | None:
    """Return the path of the program, None where it is not installed."""
    return shutil.which("tesseract")


def recognise(picture: Image.Image, points: float, *, needed: int = 0) -> Recognised:
    """Return the words of a grey picture whose pixels are ``points`` wide, whichever way up it is.

    Where it seems to hold fewer than ``needed``, which would be of no use, no surer way of reading is tried.
    """
    program = find_tesseract()
    if program is None:
        return Recognised(doubts=("a picture of text, not read: tesseract is not installed",))
    try:
        best = _read_best(program, picture, needed)
        if best.words:
            best = _reading(best.straight, best.rows + _read_beneath(program, best))
    except subprocess.TimeoutExpired:
        return Recognised(doubts=(f"a picture of text, not read within {PAGE_SECONDS} s",))
    unsure = best.words and best.confidence < SURE
    return Recognised(
        runs=tuple(_runs(best, points)),
        confidence=best.confidence,
        turned=best.straight.turned,
        doubts=(f"read from a picture with low confidence ({best.confidence:.0f} %)",) if unsure else (),
    )


@record
class _Reading:
    """The rows of tesseract's table for a picture, and those of words among them."""

    straight: Straight
    rows: Rows
    words: Rows
    confidence: float  # of the words, on average; 0 where there is none
    worth: float  # what the words come to, each counting for as much as it is surer than noise


def _reading(straight: Straight, rows: Rows) -> _Reading:
    words = tuple(row for row in rows if row["level"] == _WORD_LEVEL and _is_word(row))
    sure = [float(row["conf"]) for row in words]
    return _Reading(
        straight=straight,
        rows=rows,
        words=words,
        confidence=fmean(sure) if sure else 0.0,
        worth=sum(sure) - NOISE * len(sure) if sure else -math.inf,
    )


def _read_best(program: str, picture: Image.Image, needed: int) -> _Reading:
    """Return the reading of most worth, whichever way up the picture is.

    It is taken to be upright, as most are: read on its side or upside down, hardly a word is sure. Only then is
    tesseract asked which way up it is, which costs as much as to read a sparse page.
    """
    upright = _read(program, set_straight(picture), _AS_ONE_COLUMN)
    if _is_lost(upright) and (turned := _find_turn(program, picture)):
        other = _read_surer(program, _read(program, set_straight(picture, turned), _AS_ONE_COLUMN), needed)
        if other.worth > upright.worth:
            return other
    return _read_surer(program, upright, needed)


def _is_lost(reading: _Reading) -> bool:
    words = [row for row in reading.words if float(row["conf"]) >= LOST and sum(map(str.isalnum, row["text"])) > 2]
    return reading.confidence < LOST or len(words) < FEWEST_WORDS * len(reading.words)


def _read_surer(program: str, first: _Reading, needed: int) -> _Reading:
    """Return the better of a page's reading as one column, which is the ``first``, and of one as tesseract divides it.

    Reading as one column keeps the labels beside paragraphs, which tesseract misreads or leaves out where it divides
    the page itself, and passes over specks, which it takes for words where all is one block. It may find nothing in a
    list of short lines, and misread tables and pages of several parts: where it is less sure than `CLEAR`, what
    tesseract makes of the page by itself is kept if its words come to more: dividing a noisy table it may leave half
    of it out.

    On pages with known text, drawn clean and as noisy scans, the second reading is right oftener only below `CLEAR`.
    """
    if first.confidence >= CLEAR or 0 < len(first.words) < needed:
        return first
    return max(first, _read(program, first.straight, _AS_IT_DIVIDES), key=lambda reading: reading.worth)


def _read(program: str, straight: Straight, way: str) -> _Reading:
    return _reading(straight, tuple(_rows(_run(program, straight.picture, "tsv", "--psm", way))))


def _read_beneath(program: str, reading: _Reading) -> Rows:
    """Return the rows of one short line beneath all words: tesseract passes over a page number that stands alone.

    Empty where there is none, or what is there is no word.
    """
    picture = reading.straight.picture
    top = max(_box(word)[3] for word in reading.words) + _APART
    if picture.height - top <= _APART:
        return ()
    strip = picture.crop((0, top, picture.width, picture.height)).filter(ImageFilter.MedianFilter(3))  # without specks
    marks = strip.point(lambda grey: 255 * (grey < INK)).getbbox()
    if marks is None or not _SHORTEST < marks[3] - marks[1] < _TALLEST:
        return ()
    left, above = max(marks[0] - _APART, 0), max(marks[1] - _APART, 0)
    line = strip.crop((left, above, marks[2] + _APART, marks[3] + _APART))
    rows = tuple(_rows(_run(program, line, "tsv", "--psm", _AS_ONE_LINE)))
    if any(row["level"] == _WORD_LEVEL and not (_is_word(row) and float(row["conf"]) >= LOST) for row in rows):
        return ()
    return tuple({**row, **_moved(row, left, top + above), "block_num": _BENEATH} for row in rows)


def _moved(row: dict[str, str], right: int, down: int) -> dict[str, str]:
    return {"left": str(int(row["left"]) + right), "top": str(int(row["top"]) + down)}


def _runs(reading: _Reading, points: float) -> Iterator[Run]:
    """Return the words as runs: boxes as they lie on the page, baselines as they would lie on it straightened."""
    lines = {_line_key(row): _box(row) for row in reading.rows if row["level"] == _LINE_LEVEL}
    heights = [lines[key][3] - lines[key][1] for key in {_line_key(word) for word in reading.words}]
    usual = median(heights) if heights else 0.0
    for word in reading.words:
        _, top, _, bottom = lines[_line_key(word)]
        height = float(bottom - top)
        height = usual if 0.7 * usual < height < 1.35 * usual else height
        x0, y0, x1, y1 = _box(word)
        (ax, ay), (bx, by) = reading.straight.back(x0, y0), reading.straight.back(x1, y1)
        yield Run(
            text=BULLETS.get(word["text"], word["text"]),
            x0=min(ax, bx) * points,
            top=min(ay, by) * points,
            x1=max(ax, bx) * points,
            bottom=max(ay, by) * points,
            baseline=(top + _ASCENT * (bottom - top)) * points,
            origin=min(ax, bx) * points,
            size=height * points,
            bold=False,
            italic=False,
            confidence=float(word["conf"]),
        )


def _is_word(row: dict[str, str]) -> bool:
    text = row["text"].strip(_RULES)
    return bool(text) and (float(row["conf"]) >= NOISE or any(character.isalnum() for character in text))


def _line_key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["block_num"], row["par_num"], row["line_num"]


def _box(row: dict[str, str]) -> tuple[int, int, int, int]:
    left, top = int(row["left"]), int(row["top"])
    return left, top, left + int(row["width"]), top + int(row["height"])


def _rows(tsv: str) -> Iterator[dict[str, str]]:
    lines = tsv.splitlines()
    names = lines[0].split("\t") if lines else []
    for line in lines[1:]:
        yield dict(zip(names, line.split("\t"), strict=False))


def _find_turn(program: str, picture: Image.Image) -> int:
    """Return by how many degrees clockwise (a multiple of 90) the picture must be turned; 0 where unknown."""
    said = dict(
        line.split(": ", 1)
        for line in _run(program, picture, "", "--psm", "0", language=_ANY_SCRIPT).splitlines()
        if ": " in line
    )
    sure = float(said.get("Orientation confidence", 0)) >= LEAST_TURN_SURENESS
    return int(said.get("Rotate", 0)) % 360 if sure else 0


def _run(program: str, picture: Image.Image, form: str, *options: str, language: str = "eng") -> str:
    """Return what tesseract says of a picture; nothing where it finds none to say. Raises TimeoutExpired."""
    header = f"P5 {picture.width} {picture.height} 255\n".encode()
    command = [program, "stdin", "stdout", "-l", language, "--dpi", str(DPI), *options, *([form] if form else [])]
    done = subprocess.run(  # noqa: S603 - the program found on the path, no shell
        command, input=header + picture.tobytes(), capture_output=True, timeout=PAGE_SECONDS, check=False
    )
    return done.stdout.decode("utf-8", "replace")
