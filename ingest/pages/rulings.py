"""What lines are ruled on a PDF page? Asked of pdfium's path objects, which costs little where there are few.

A ruling is a thin or long straight stroke, or the side of a rectangle (cells are often drawn as shaded boxes). They are
given in the shape that pdfplumber's table functions take.
"""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Ruling = dict[str, Any]  # x0, x1, top, bottom, width, height, orientation "h" or "v", as pdfplumber has them
Place = Callable[[float, float], tuple[float, float]]

MOST_OBJECTS = 6_000  # a map or a chart has more, and no table
MOST_RULINGS = 1_500
FEWEST_EACH_WAY = 2
THIN_POINTS = 2.5
SHORTEST_POINTS = 6.0
SMALLEST_CELL_POINTS = 12.0
MOST_SEGMENTS = 400
_DEEPEST = 3


def find_rulings(page: pdfium.PdfPage, place: Place) -> list[Ruling]:
    """Return the page's rulings; none where there are too few to make a table, or too many to be one.

    ``place`` turns a point of the page's own space into one from the top left, as seen.
    """
    count = raw.FPDFPage_CountObjects(page)
    if not 0 < count <= MOST_OBJECTS:
        return []
    rulings: list[Ruling] = []
    for ax, ay, bx, by in _strokes(page, count, raw.FPDFPage_GetObject):
        ruling = _ruling(*place(ax, ay), *place(bx, by))
        if ruling:
            rulings.append(ruling)
        if len(rulings) > MOST_RULINGS:
            return []
    across = sum(ruling["orientation"] == "h" for ruling in rulings)
    return rulings if min(across, len(rulings) - across) >= FEWEST_EACH_WAY else []


def _ruling(ax: float, ay: float, bx: float, by: float) -> Ruling | None:
    x0, x1, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    width, height = x1 - x0, bottom - top
    if height <= THIN_POINTS and width >= SHORTEST_POINTS:
        top = bottom = (top + bottom) / 2
        orientation = "h"
    elif width <= THIN_POINTS and height >= SHORTEST_POINTS:
        x0 = x1 = (x0 + x1) / 2
        orientation = "v"
    else:
        return None
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": orientation, "object_type": "line",
    }  # fmt: skip


def _strokes(holder: Any, count: int, get: Any, depth: int = 0) -> Iterator[tuple[float, float, float, float]]:
    """Return the straight strokes of the holder's paths, in its own space."""
    sides = tuple(ctypes.c_float() for _ in range(4))
    for index in range(count):
        item = get(holder, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = raw.FPDFFormObj_CountObjects(item)
            if 0 < inner <= MOST_OBJECTS:
                move = _matrix(item)
                for ax, ay, bx, by in _strokes(item, inner, raw.FPDFFormObj_GetObject, depth + 1):
                    yield (*move(ax, ay), *move(bx, by))
        elif kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(item, *sides):
            left, bottom, right, top = (side.value for side in sides)
            if max(right - left, top - bottom) < SMALLEST_CELL_POINTS:
                continue  # a letter drawn, or a speck
            if min(right - left, top - bottom) <= THIN_POINTS:
                yield left, bottom, right, top
            else:
                yield from _sides(item)


def _sides(path: Any) -> Iterator[tuple[float, float, float, float]]:
    """Return the straight parts of a path that is neither thin nor more than a drawing of a grid may be."""
    count = raw.FPDFPath_CountSegments(path)
    if not 2 <= count <= MOST_SEGMENTS:
        return
    move = _matrix(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    at: tuple[float, float] | None = None
    begun: tuple[float, float] | None = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        to = move(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = to
        elif kind == raw.FPDF_SEGMENT_LINETO and at:
            yield (*at, *to)
        at = to
        if begun and raw.FPDFPathSegment_GetClose(segment):
            yield (*to, *begun)


def _matrix(item: Any) -> Place:
    """Return what a page object's matrix does to a point."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return lambda x, y: (x, y)
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return lambda x, y: (a * x + c * y + e, b * x + d * y + f)
