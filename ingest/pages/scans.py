"""Which pages of a PDF are pictures of text? They are drawn and read by `ingest/pages/ocr.py`, two at a time.

Chosen by missing text, not by images: some papers draw their letters as vectors, and some have a page number stamped on
a scan. A page whose text is no words (a font that does not say what its characters stand for) is drawn and read too.
"""

import re
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from corpus.records import Page
from ingest.pages.lines import build_page
from ingest.pages.ocr import DPI, recognise
from ingest.pages.straightening import INK

AT_ONCE = 2
FEW_WORDS = 12  # a page with fewer may be a picture with a stamp
FEWEST_GAIN = 3  # the picture is believed where it holds so many times the words of the text
LEAST_INK = 0.002  # share of a page's area
LOW_DPI = 150
MOST_PIXELS = 40_000_000
_GLANCE_DPI = 36
_WORD = re.compile(r"[(\[\"'“‘]*(?:[A-Z]?[a-z]+|[A-Z]+)(?:[-'’/][A-Za-z]+)*[)\]\"'”’.,;:!?]*$")
_VOWEL = re.compile(r"[aeiouwyAEIOUWY]")
_BLANK = re.compile(r"\bpage\b.{0,20}\bleft\b.{0,16}\bblank\b", re.IGNORECASE | re.DOTALL)


def is_wordless(page: Page) -> bool:
    """Return whether the page's text cannot be all there is on it: too few words, or no words at all.

    A page that says that it was left blank has all its words, whatever is drawn around them: a pack has many.
    """
    words = page.text.split()
    if len(words) < FEW_WORDS:
        return not _BLANK.search(page.text)
    return not are_words(words)


def are_words(words: Sequence[str]) -> bool:
    """Return whether ``words`` look like a language; True where too few are long enough to say."""
    long = [word for word in words if len(word) >= 4 and (word.isalpha() or not any(map(str.isdigit, word)))]
    if len(long) < 20:
        return "".join(words).count("�") <= sum(map(len, words)) / 5
    likely = sum([1 for word in long if _WORD.match(word) and _VOWEL.search(word)])
    return likely >= 0.4 * len(long)


class Scans:
    """Reads the pages of one document that are pictures. Drawing is done by the caller's thread, as pdfium needs."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="ocr")

    def __enter__(self) -> "Scans":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def begin(self, drawn: pdfium.PdfPage, page: Page) -> "Future[Page] | None":
        """Return the page to come, read from its picture; None where its text is all there is."""
        if not is_wordless(page) or raw.FPDFPage_CountObjects(drawn) <= 0 or not has_ink(drawn, page):
            return None
        picture, points = draw(drawn)
        return self._pool.submit(read_picture, page, picture, points, finest_dpi(drawn))


def read_picture(page: Page, picture: Image.Image, points: float, dpi: float | None) -> Page:
    """Return ``page`` as its picture says; as it was where the picture says no more than the text.

    ``points`` is the width of a pixel, ``dpi`` the fineness of the picture in the file (None where its letters are
    drawn).
    """
    words = page.text.split()
    needed = FEWEST_GAIN * len(words) if are_words(words) else 0
    found = recognise(picture, points, needed=needed)
    if len(found.runs) < needed:
        return page
    if not found.runs:
        return replace(page, doubts=(*page.doubts, *found.doubts))
    sideways = found.turned in (90, 270)
    width, height = (page.height, page.width) if sideways else (page.width, page.height)
    read = build_page(found.runs, page.number, width, height)
    doubts = (*page.doubts, *found.doubts, *_coarse(dpi))
    return replace(
        read,
        ocr=True,
        turned=found.turned,
        printed=page.printed,
        marker=page.marker,
        watermark=page.watermark,
        doubts=doubts,
    )


def has_ink(drawn: pdfium.PdfPage, page: Page) -> bool:
    """Return whether there is more to see on the page than its text."""
    scale = _GLANCE_DPI / 72
    seen = np.asarray(_render(drawn, scale)) < INK + 60
    for line in page.lines:
        top, bottom = int(line.top * scale) - 1, int(line.bottom * scale) + 2
        seen[max(0, top) : bottom, max(0, int(line.x0 * scale) - 1) : int(line.x1 * scale) + 2] = False
    return float(seen.mean()) >= LEAST_INK


def draw(drawn: pdfium.PdfPage) -> tuple[Image.Image, float]:
    """Return the page as a grey picture, and the width of its pixels in points."""
    width, height = drawn.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / (width * height)) ** 0.5)
    return _render(drawn, scale), 1 / scale


def finest_dpi(drawn: pdfium.PdfPage) -> float | None:
    """Return how many pixels an inch the page's largest picture has; None where no picture covers half of it."""
    width, height = drawn.get_size()
    found = None
    for picture in drawn.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) >= width * height / 2:
            found = max(found or 0.0, 72 * picture.get_px_size()[0] / (right - left))
    return found


def _render(drawn: pdfium.PdfPage, scale: float) -> Image.Image:
    picture: Image.Image = drawn.render(scale=scale, grayscale=True).to_pil()
    return picture.convert("L")


def _coarse(dpi: float | None) -> tuple[str, ...]:
    return (f"read from a coarse picture ({dpi:.0f} dpi)",) if dpi is not None and dpi < LOW_DPI else ()
