"""What words stand in the picture of a page? Read by tesseract, a process for each picture, which gives each its box.

The picture is set straight first, and boxes are turned back to where the words stand on the page. Without tesseract
nothing is read, and the page says so.
"""

import math
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from statistics import fmean, median
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from corpus.records import record
from ingest.pages.characters import Run

DPI = 200  # as accurate as 300, and faster
PAGE_SECONDS = 90
SURE = 75.0  # a page read with less confidence than this, of 100, is for a person to look at
LOST = 60.0  # with less than this it may lie on its side
CLEAR = 85.0  # with this much no other way of reading is tried
LEAST_TURN_SURENESS = 2.0  # tesseract's own measure: with less, it does not know which way up a picture is
STRAIGHT_DEGREES = 0.25  # tesseract reads this much of a slant without loss
MOST_DEGREES = 6.0
BULLETS = {"¢": "•", "«": "•", "»": "•", "©": "•", "®": "•"}  # what a bullet, alone, is taken for
INK = 128  # what is darker is ink
NOISE = 40.0  # marks read with less confidence than this that hold no letter or figure are specks
LEAST_SPECKS, MOST_SPECKS = 200, 40_000  # dark points that the slant is measured by
STRIPS = 5  # upright, each of several lines when the page lies on its side
Rows = tuple[dict[str, str], ...]
_AS_ONE_COLUMN, _AS_IT_DIVIDES, _AS_ONE_LINE = "4", "3", "7"  # tesseract's modes of page segmentation
_RULES = " |_"  # what the lines of a table, and lines to write on, are taken for
_SMALL = 4  # the slant is measured on a picture this many times smaller
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
        turned = _find_turn(program, picture) if is_sideways(picture) else 0
        read = partial(_read_turned, program, picture, points=points, needed=needed)
        found = read(turned)
        if found.confidence < LOST and (other := 0 if turned else _find_turn(program, picture)) != turned:
            found = max(found, read(other), key=lambda one: one.confidence)
    except subprocess.TimeoutExpired:
        return Recognised(doubts=(f"a picture of text, not read within {PAGE_SECONDS} s",))
    if found.runs and found.confidence < SURE:
        found = replace(
            found, doubts=(*found.doubts, f"read from a picture with low confidence ({found.confidence:.0f} %)")
        )
    return found


def is_sideways(picture: Image.Image) -> bool:
    """Return whether white strips part the ink from side to side more often than from top to bottom."""
    ink = np.asarray(picture.reduce(_SMALL)) < INK + 40
    return _partings(ink.T) > 1.5 * _partings(ink)


def _partings(ink: "np.ndarray[Any, np.dtype[np.bool_]]") -> int:
    """Return how often rows with ink and rows without meet, in upright strips: a slant does not close those."""
    strips = [strip.any(axis=1) for strip in np.array_split(ink, STRIPS, axis=1)]
    return sum(int(np.count_nonzero(strip[1:] != strip[:-1])) for strip in strips)


def find_slant(picture: Image.Image) -> float:
    """Return by how many degrees the lines of text fall to the right (negative: rise); 0 where there is no telling.

    The right angle is the one under which rows of ink and rows of white part most sharply.
    """
    ink = np.asarray(picture.reduce(_SMALL)) < INK + 40
    y, x = np.nonzero(ink)
    if len(y) < LEAST_SPECKS or ink.mean() > 0.5:
        return 0.0
    every = 1 + len(y) // MOST_SPECKS
    y, x = y[::every], x[::every]

    def sharpness(degrees: float) -> float:
        rows = np.bincount((y - x * math.tan(math.radians(degrees)) + ink.shape[1]).astype(int))
        return float(np.square(np.diff(rows)).sum())

    coarse = max(np.arange(-MOST_DEGREES, MOST_DEGREES + 0.1, 0.5), key=sharpness)
    return float(max(np.arange(coarse - 0.5, coarse + 0.51, 0.1), key=sharpness))


def _read_turned(program: str, picture: Image.Image, turned: int, *, points: float, needed: int) -> Recognised:
    """Return what stands in the picture once it is turned clockwise by so many degrees and set straight."""
    upright = picture.rotate(-turned, expand=True, fillcolor=255) if turned else picture
    slant = find_slant(upright)
    if abs(slant) < STRAIGHT_DEGREES:
        slant, straight = 0.0, upright
    else:
        straight = upright.rotate(slant, Image.Resampling.BICUBIC, fillcolor=255)
    rows, words, confidence = _read_best(program, straight, needed)
    if words:
        beneath = _read_beneath(program, straight, words)
        rows, words = rows + beneath, words + tuple(row for row in beneath if row["level"] == _WORD_LEVEL)
    turn = _Turn(slant, upright.size)
    return Recognised(runs=tuple(_runs(words, rows, points, turn)), confidence=confidence, turned=turned)


def _read_best(program: str, picture: Image.Image, needed: int) -> tuple[Rows, Rows, float]:
    """Return the rows of tesseract's table, those of words among them, and how sure the words are.

    A page is read as one column first: that keeps the labels beside paragraphs, which tesseract misreads or leaves out
    where it divides the page itself, and passes over specks, which it takes for words where all is one block. It may
    find nothing in a list of short lines, and misread tables and pages of several parts: where it is less sure than
    `CLEAR`, what tesseract makes of the page by itself is kept if its words, each counting for as much as it is surer
    than noise, come to more: dividing a noisy table it may leave half of it out.

    On pages with known text, drawn clean and as noisy scans, the second reading is right oftener only below `CLEAR`.
    """
    best: tuple[Rows, Rows, float] = ((), (), 0.0)
    most = -math.inf
    for way in (_AS_ONE_COLUMN, _AS_IT_DIVIDES):
        rows = tuple(_rows(_run(program, picture, "tsv", "--psm", way)))
        words = tuple(row for row in rows if row["level"] == _WORD_LEVEL and _is_word(row))
        sure = [float(row["conf"]) for row in words]
        confidence = fmean(sure) if sure else 0.0
        worth = sum(sure) - NOISE * len(sure)
        if words and worth > most:
            best, most = (rows, words, confidence), worth
        if confidence >= CLEAR or 0 < len(words) < needed:
            break
    return best


def _read_beneath(program: str, picture: Image.Image, words: Rows) -> Rows:
    """Return the rows of one short line beneath all ``words``: tesseract passes over a page number that stands alone.

    Empty where there is none, or what is there is no word.
    """
    top = max(_box(word)[3] for word in words) + _APART
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


class _Turn:
    """From a place in the straightened picture to the same place in the picture as it was."""

    def __init__(self, degrees: float, size: tuple[int, int]) -> None:
        self._cos, self._sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        self._x, self._y = size[0] / 2, size[1] / 2

    def back(self, x: float, y: float) -> tuple[float, float]:
        dx, dy = x - self._x, y - self._y
        return self._x + dx * self._cos - dy * self._sin, self._y + dx * self._sin + dy * self._cos


def _runs(words: Rows, rows: Rows, points: float, turn: _Turn) -> Iterator[Run]:
    """Return the words as runs: boxes as they lie on the page, baselines as they would lie on it straightened."""
    lines = {_line_key(row): _box(row) for row in rows if row["level"] == _LINE_LEVEL}
    heights = [box[3] - box[1] for key, box in lines.items() if any(_line_key(word) == key for word in words)]
    usual = median(heights) if heights else 0.0
    for word in words:
        _, top, _, bottom = lines[_line_key(word)]
        height = float(bottom - top)
        height = usual if 0.7 * usual < height < 1.35 * usual else height
        x0, y0, x1, y1 = _box(word)
        (ax, ay), (bx, by) = turn.back(x0, y0), turn.back(x1, y1)
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
    said = dict(line.split(": ", 1) for line in _run(program, picture, "", "--psm", "0").splitlines() if ": " in line)
    sure = float(said.get("Orientation confidence", 0)) >= LEAST_TURN_SURENESS
    return int(said.get("Rotate", 0)) % 360 if sure else 0


def _run(program: str, picture: Image.Image, form: str, *options: str) -> str:
    """Return what tesseract says of a picture; nothing where it finds none to say. Raises TimeoutExpired."""
    header = f"P5 {picture.width} {picture.height} 255\n".encode()
    command = [program, "stdin", "stdout", "-l", "eng", "--dpi", str(DPI), *options, *([form] if form else [])]
    done = subprocess.run(  # noqa: S603 - the program found on the path, no shell
        command, input=header + picture.tobytes(), capture_output=True, timeout=PAGE_SECONDS, check=False
    )
    return done.stdout.decode("utf-8", "replace")
