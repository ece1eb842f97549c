"""How is a page kept as bytes? Its text as JSON, its boxes as numbers in a row: a page has hundreds of words.

Lengths are kept to a hundredth of a point; a word's text is not kept where it is what the page's text says there.
"""

import json
import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from corpus.packing import plain
from corpus.records import Line, Page, Table, Word

_FINE = 100  # steps in a point
_LEVEL = 1  # of compression
_ROW = 7  # numbers kept of a word: start, end, x0, top, x1, bottom, confidence
_UNKNOWN = -1  # a confidence that is not given


def pack_page(page: Page) -> bytes:
    """Return a page as bytes."""
    words = [word for line in page.lines for word in line.words]
    numbers = array("i", [number for word in words for number in _word_row(word)])
    odd = {at: word.text for at, word in enumerate(words) if page.text[word.start : word.end] != word.text}
    head = {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "printed": page.printed,
        "marker": page.marker,
        "ocr": page.ocr,
        "watermark": page.watermark,
        "doubts": page.doubts,
        "turned": page.turned,
    }
    lines = [_line_row(line, page.text) for line in page.lines]
    told = json.dumps([head, page.text, lines, odd, plain(page.tables)], ensure_ascii=False, separators=(",", ":"))
    written = told.encode(errors="surrogatepass")
    return zlib.compress(b"%08x" % len(written) + written + _little(numbers).tobytes(), _LEVEL)


def unpack_page(packed: bytes, *, bare: bool = False) -> Page:
    """Return the page that was packed; ``bare``: its text and tables alone, without its lines, in a fraction of the
    time."""
    content = zlib.decompress(packed)
    split = 8 + int(content[:8], 16)
    head, text, lines, odd, tables = json.loads(content[8:split])
    numbers = array("i")
    numbers.frombytes(b"" if bare else content[split:])
    words = _words(_little(numbers).tolist(), text, odd)
    return Page(
        **{**head, "doubts": tuple(head["doubts"])},
        text=text,
        lines=() if bare else tuple(_line(row, head["number"], text, words) for row in lines),
        tables=tuple(Table(**{**table, "rows": tuple(map(tuple, table["rows"]))}) for table in tables),
    )


def _little(numbers: "array[int]") -> "array[int]":
    """Return numbers in little-endian order, whatever the machine's own."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _word_row(word: Word) -> tuple[int, ...]:
    return (
        word.start,
        word.end,
        round(word.x0 * _FINE),
        round(word.top * _FINE),
        round(word.x1 * _FINE),
        round(word.bottom * _FINE),
        _UNKNOWN if word.confidence is None else round(word.confidence * _FINE),
    )


def _words(numbers: Sequence[int], text: str, odd: dict[str, str]) -> Iterator[Word]:
    for at in range(0, len(numbers), _ROW):
        start, end, x0, top, x1, bottom, confidence = numbers[at : at + _ROW]
        own = odd.get(str(at // _ROW)) if odd else None
        yield Word(
            text=text[start:end] if own is None else own,
            x0=x0 / _FINE,
            top=top / _FINE,
            x1=x1 / _FINE,
            bottom=bottom / _FINE,
            start=start,
            end=end,
            confidence=None if confidence == _UNKNOWN else confidence / _FINE,
        )


def _line_row(line: Line, page_text: str) -> list[Any]:
    return [
        None if page_text[line.start : line.end] == line.text else line.text,
        *(round(length * _FINE) for length in (line.x0, line.top, line.x1, line.bottom, line.size)),
        line.bold,
        line.italic,
        line.start,
        line.end,
        line.furniture,
        len(line.words),
    ]


def _line(row: list[Any], number: int, page_text: str, words: Iterator[Word]) -> Line:
    text, x0, top, x1, bottom, size, bold, italic, start, end, furniture, count = row
    return Line(
        text=page_text[start:end] if text is None else text,
        page=number,
        x0=x0 / _FINE,
        top=top / _FINE,
        x1=x1 / _FINE,
        bottom=bottom / _FINE,
        size=size / _FINE,
        bold=bold,
        italic=italic,
        start=start,
        end=end,
        words=tuple(islice(words, count)),
        furniture=furniture,
    )
