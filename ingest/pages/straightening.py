"""How does a page lie in its picture? It is turned and set straight to be read, and what was read is put back.

The picture of a page is looked at coarsely for the angle its lines have; which way up it is, only reading tells.
"""

import math

import numpy as np
from PIL import Image

from corpus.records import record

INK = 128  # what is darker is ink
STRAIGHT_DEGREES = 0.25  # tesseract reads this much of a slant without loss
MOST_DEGREES = 6.0
LEAST_SPECKS, MOST_SPECKS = 200, 40_000  # dark points that the slant is measured by
_SMALL = 4  # the slant is measured on a picture this many times smaller
_GREY = 40  # how much lighter than ink thin strokes become where they are made smaller


@record
class Straight:
    """A picture turned clockwise by ``turned`` degrees (a multiple of 90), then set straight by ``slant`` more."""

    picture: Image.Image
    turned: int = 0
    slant: float = 0.0

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return where a place in the picture was before it was set straight; it stays turned."""
        cos, sin = math.cos(math.radians(self.slant)), math.sin(math.radians(self.slant))
        middle_x, middle_y = self.picture.width / 2, self.picture.height / 2
        dx, dy = x - middle_x, y - middle_y
        return middle_x + dx * cos - dy * sin, middle_y + dx * sin + dy * cos


def set_straight(picture: Image.Image, turned: int = 0) -> Straight:
    """Return a grey picture turned clockwise by so many degrees, its lines level."""
    upright = picture.rotate(-turned, expand=True, fillcolor=255) if turned else picture
    slant = find_slant(upright)
    if abs(slant) < STRAIGHT_DEGREES:
        return Straight(picture=upright, turned=turned)
    level = upright.rotate(slant, Image.Resampling.BICUBIC, fillcolor=255)
    return Straight(picture=level, turned=turned, slant=slant)


def find_slant(picture: Image.Image) -> float:
    """Return by how many degrees the lines of text fall to the right (negative: rise); 0 where there is no telling.

    The right angle is the one under which rows of ink and rows of white part most sharply.
    """
    ink = np.asarray(picture.reduce(_SMALL)) < INK + _GREY
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
