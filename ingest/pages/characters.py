"""What words stand on a PDF page, and where? Asked of pdfium, a page at a time.

A call into pdfium costs about a microsecond, so the page's text is asked for at once, boxes at the ends of words, and
fonts once for each of the file's own runs of text.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import pypdfium2 as pdfium
import pypdfium2.raw as raw

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
    0xFB05: "ft",
    0xFB06: "st",
    0x19F: "ti",  # Ɵ, Ʃ, ƫ: what Word gives for ligatures that its fonts name no letters for
    0x1A9: "tt",
    0x1AB: "tti",
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
_TO_MEND = re.compile(f"[{''.join(map(chr, MENDED))}]")
# A word ends at white, at a control character, and after pdfium's mark for a hyphen at the end of a line.
WORD = re.compile(r"[^\s\x00-\x1f\ud800-\udfff\ufffe]*[\x02\ufffe]|[^\s\x00-\x1f\ud800-\udfff\ufffe]+")
BOLD_WEIGHT = 600
RAISED_SIZE = 0.8  # a superscript's size beside the word it hangs on
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_MAY_HAVE_NOTE = re.compile(r"[^\W_][\d*†‡]{1,3}[.,;:)]?$|[.,;:)][\d†‡]{1,3}$")
_NAME_BYTES = 128
LAST_CODE = 0x10FFFF


class Run(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A word as pdfium gives it: points from the top left of the page as a reader holds it.

    A page has hundreds: a `Struct` is made in a tenth of the time of a frozen dataclass.
    """

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


class Type(NamedTuple):
    """What a run of text is set in: its size in points as drawn (the font's times the scale it is set with), its
    looks, and how it is turned, in degrees clockwise as seen."""

    size: float
    bold: bool
    italic: bool
    degrees: float


class PageText:
    """The text of one pdfium page: a thin shell over pdfium's calls. Close it, or use it in a ``with``."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.width, self.height = page.get_size()
        self._rotation = page.get_rotation()
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._page = page
        self._text = raw.FPDFText_LoadPage(page)
        self._types: dict[int, Type] = {}
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags = ctypes.c_int()
        self._rect = raw.FS_RECTF()
        self._sides = memoryview(self._rect).cast("B").cast("f")  # left, top, right, bottom: quicker than by name
        self._doubles = tuple(ctypes.c_double() for _ in range(4))
        self._x, self._y = self._doubles[:2]
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
        text = self._all(min(self.count(), limit))
        whole = not _TO_MEND.search(text)
        for found in WORD.finditer(text):
            first, last = found.start(), found.end() - 1
            letters = found.group()
            if not whole:
                letters = letters.translate(MENDED)
                while first < last and not text[first].translate(MENDED):
                    first += 1
                while last > first and not text[last].translate(MENDED):
                    last -= 1
            if letters[-1:].isalpha():
                yield self._whole(letters, first, last)
            elif letters:
                yield from self._parted(letters, first, last)

    def _all(self, count: int) -> str:
        """Return the page's characters, one for each place that pdfium counts."""
        units = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._text, 0, count, units)
        text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass") if written == count + 1 else ""
        if len(text) == count:
            return text
        codes = (raw.FPDFText_GetUnicode(self._text, index) for index in range(count))
        return "".join(chr(code) if code <= LAST_CODE else " " for code in codes)

    def _parted(self, letters: str, first: int, last: int) -> Iterator[Run]:
        """Return the word, in two where a raised note hangs on its end: its figure is not part of the word's."""
        if last > first and _MAY_HAVE_NOTE.search(letters) and len(letters) == last - first + 1:
            size = self._size(first)
            cut = next((k for k in range(first + 1, last + 1) if self._size(k) <= RAISED_SIZE * size), None)
            if cut is not None and all(self._size(k) <= RAISED_SIZE * size for k in range(cut, last + 1)):
                yield self._whole(letters[: cut - first], first, cut - 1)
                yield self._whole(letters[cut - first :], cut, last, raised=True)
                return
        yield self._whole(letters, first, last)

    def _whole(self, letters: str, first: int, last: int, *, raised: bool = False) -> Run:
        x0, top, x1, bottom = self._box(first)
        if last != first:
            a0, a_top, a1, a_bottom = self._box(last)
            x0, top, x1, bottom = min(x0, a0), min(top, a_top), max(x1, a1), max(bottom, a_bottom)
        size, bold, italic, degrees = self._type(first)
        x, y = self._x, self._y
        raw.FPDFText_GetCharOrigin(self._text, first, x, y)
        if self._rotation:
            origin, baseline = self.seen_at(x.value, y.value)
        else:
            origin, baseline = x.value - self._left, self._top - y.value
        return Run(
            text=letters,
            x0=x0,
            top=top,
            x1=x1,
            bottom=bottom,
            baseline=baseline,
            origin=origin,
            size=size,
            bold=bold,
            italic=italic,
            degrees=degrees,
            raised=raised,
        )

    def _size(self, index: int) -> float:
        return self._type(index).size

    def _type(self, index: int) -> "Type":
        """Return what a character is set in: the same for all of one text object of the file."""
        held = raw.FPDFText_GetTextObject(self._text, index)
        if not held:
            return self._ask_type(index)
        place = ctypes.addressof(held.contents)
        found = self._types.get(place)
        if found is None:
            found = self._types[place] = self._ask_type(index)
        return found

    def _ask_type(self, index: int) -> "Type":
        length = raw.FPDFText_GetFontInfo(self._text, index, self._name, _NAME_BYTES, self._flags)
        name = self._name.raw[: max(0, min(length, _NAME_BYTES) - 1)].decode("utf-8", "replace")
        size = float(raw.FPDFText_GetFontSize(self._text, index))
        if raw.FPDFText_GetMatrix(self._text, index, self._matrix):
            size *= math.hypot(self._matrix.b, self._matrix.d) or 1.0
        return Type(
            size=size,
            bold=bool(_BOLD.search(name)) or raw.FPDFText_GetFontWeight(self._text, index) >= BOLD_WEIGHT,
            italic=bool(_ITALIC.search(name)) or bool(self._flags.value & 64),
            degrees=(self._rotation + math.degrees(raw.FPDFText_GetCharAngle(self._text, index))) % 360,
        )

    def _box(self, index: int) -> tuple[float, float, float, float]:
        if raw.FPDFText_GetLooseCharBox(self._text, index, self._rect):
            left, top, right, bottom = self._sides
        else:
            raw.FPDFText_GetCharBox(self._text, index, *self._doubles)
            left, right, bottom, top = (side.value for side in self._doubles)
        if not self._rotation and left <= right and bottom <= top:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        ax, ay = self.seen_at(left, top)
        bx, by = self.seen_at(right, bottom)
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
