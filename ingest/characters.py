"""What words stand on a PDF page, and where? Asked of pdfium, a page at a time.

A call into pdfium costs about a microsecond, so boxes and fonts are asked for at the ends of words only.
"""

import ctypes
import math
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.records import record

# What a font's private code point, a ligature or a mark of pdfium's own stands for.
MENDED = {
    0x02: "-",  # pdfium's mark for a hyphen at the end of a line
    0xFFFE: "-",
    0xA0: " ",
    0xAD: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xF0B7: "•",  # Symbol's and Wingdings' bullets, squares, ticks and arrows
    0xF0A7: "•",
    0xF0A8: "•",
    0xF0D8: "•",
    0xF0FC: "✓",
    0xF02D: "-",
    0xF0E0: "→",
    0x200B: "",
    0x200C: "",
    0x200D: "",
    0xFEFF: "",
}
LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
BOLD_WEIGHT = 600
RAISED_SIZE = 0.8  # a superscript's size beside the word it hangs on
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_MAY_HAVE_NOTE = re.compile(r"[^\W_][\d*†‡]{1,3}[.,;:)]?$|[.,;:)][\d†‡]{1,3}$")
_NAME_BYTES = 128


@record
class Run:
    """A word as pdfium gives it: points from the top left of the page as a reader holds it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    origin: float  # where along the page its first letter stands
    size: float
    bold: bool
    italic: bool
    degrees: float = 0.0  # clockwise as seen: 90 reads downwards
    raised: bool = False
    confidence: float | None = None  # 0..100 from optical character recognition


class PageText:
    """The text of one pdfium page: a thin shell over pdfium's calls. Close it, or use it in a ``with``."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.width, self.height = page.get_size()
        self._rotation = page.get_rotation()
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._page = page
        self._text = raw.FPDFText_LoadPage(page)
        self._fonts: dict[bytes, tuple[bool, bool]] = {}
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags = ctypes.c_int()
        self._rect = raw.FS_RECTF()
        self._doubles = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = raw.FS_MATRIX()

    def __enter__(self) -> "PageText":
        return self

    def __exit__(self, *_: object) -> None:
        raw.FPDFText_ClosePage(self._text)

    def count(self) -> int:
        """Return how many characters the page has, pdfium's own spaces and line breaks among them."""
        return max(0, int(raw.FPDFText_CountChars(self._text)))

    def words(self, limit: int) -> Iterator[Run]:
        """Return the page's words in the file's order; at most ``limit`` characters are looked at."""
        letters: list[str] = []
        first = last = -1
        unicode_at, text = raw.FPDFText_GetUnicode, self._text
        for index in range(min(self.count(), limit)):
            code = unicode_at(text, index)
            letter = MENDED.get(code)
            if letter is None:
                letter = chr(code) if code > 31 and not 0xD800 <= code < 0xE000 and code <= 0x10FFFF else " "
            if letter == "":
                continue
            if letter.isspace():
                if letters:
                    yield from self._run("".join(letters), first, last)
                    letters = []
                continue
            if not letters:
                first = index
            letters.append(letter)
            last = index
            if code in LINE_END_HYPHENS:  # what follows stands on the next line
                yield from self._run("".join(letters), first, last)
                letters = []
        if letters:
            yield from self._run("".join(letters), first, last)

    def _run(self, letters: str, first: int, last: int) -> Iterator[Run]:
        """Return the word, in two where a raised note hangs on its end: its figure is not part of the word's."""
        if last > first and _MAY_HAVE_NOTE.search(letters) and len(letters) == last - first + 1:
            size = self._size(first)
            cut = next((k for k in range(first + 1, last + 1) if self._size(k) <= RAISED_SIZE * size), None)
            if cut is not None and all(self._size(k) <= RAISED_SIZE * size for k in range(cut, last + 1)):
                yield self._whole(letters[: cut - first], first, cut - 1, raised=False)
                yield self._whole(letters[cut - first :], cut, last, raised=True)
                return
        yield self._whole(letters, first, last, raised=False)

    def _whole(self, letters: str, first: int, last: int, *, raised: bool) -> Run:
        x0, top, x1, bottom = self._box(first)
        if last != first:
            a0, a_top, a1, a_bottom = self._box(last)
            x0, top, x1, bottom = min(x0, a0), min(top, a_top), max(x1, a1), max(bottom, a_bottom)
        bold, italic = self._font(first)
        degrees = (self._rotation + math.degrees(raw.FPDFText_GetCharAngle(self._text, first))) % 360
        origin, baseline = self._origin(first)
        return Run(
            text=letters,
            x0=x0,
            top=top,
            x1=x1,
            bottom=bottom,
            baseline=baseline,
            origin=origin,
            size=self._size(first),
            bold=bold,
            italic=italic,
            degrees=degrees,
            raised=raised,
        )

    def _size(self, index: int) -> float:
        """Return the size in points as drawn: the font's size times the scale it is set with."""
        size = float(raw.FPDFText_GetFontSize(self._text, index))
        if raw.FPDFText_GetMatrix(self._text, index, self._matrix):
            scale = math.hypot(self._matrix.b, self._matrix.d)
            if scale:
                size *= scale
        return size

    def _font(self, index: int) -> tuple[bool, bool]:
        """Return whether the character is bold, and whether it is italic."""
        length = raw.FPDFText_GetFontInfo(self._text, index, self._name, _NAME_BYTES, self._flags)
        name = self._name.raw[: max(0, min(length, _NAME_BYTES) - 1)]
        if name not in self._fonts:
            words = name.decode("utf-8", "replace")
            bold = bool(_BOLD.search(words)) or raw.FPDFText_GetFontWeight(self._text, index) >= BOLD_WEIGHT
            self._fonts[name] = (bold, bool(_ITALIC.search(words)) or bool(self._flags.value & 64))
        return self._fonts[name]

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = self._doubles[:2]
        raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        return self.seen_at(x.value, y.value)

    def _box(self, index: int) -> tuple[float, float, float, float]:
        if not raw.FPDFText_GetLooseCharBox(self._text, index, self._rect):
            left, right, bottom, top = self._doubles
            raw.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
            corners = (left.value, top.value, right.value, bottom.value)
        else:
            corners = (self._rect.left, self._rect.top, self._rect.right, self._rect.bottom)
        ax, ay = self.seen_at(corners[0], corners[1])
        bx, by = self.seen_at(corners[2], corners[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def seen_at(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page's own space as seen by a reader, from the top left."""
        match self._rotation:
            case 90:
                return y - self._bottom, x - self._left
            case 180:
                return self._right - x, y - self._bottom
            case 270:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y
