"""How is a page kept as bytes? As numbers in a row, for a page has hundreds of words and each a box.

Lengths are kept to a hundredth of a point; a word's text is not kept where it is what the page's text says there.
"""

from typing import Any

from corpus.packing import plain, squeeze, unsqueeze
from corpus.records import Line, Page, Table, Word

_FINE = 100  # steps in a point


def pack_page(page: Page) -> bytes:
    """Return a page as bytes."""
    head = {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "printed": page.printed,
        "marker": page.marker,
        "ocr": page.ocr,
        "watermark": page.watermark,
        "doubts": page.doubts,
    }
    lines = [_plain_line(line, page.text) for line in page.lines]
    return squeeze([head, page.text, lines, plain(page.tables)])


def unpack_page(packed: bytes) -> Page:
    """Return the page that was packed."""
    head, text, lines, tables = unsqueeze(packed)
    return Page(
        **{**head, "doubts": tuple(head["doubts"])},
        text=text,
        lines=tuple(_line(row, head["number"], text) for row in lines),
        tables=tuple(Table(**{**table, "rows": tuple(tuple(cells) for cells in table["rows"])}) for table in tables),
    )


def _plain_line(line: Line, page_text: str) -> list[Any]:
    boxes: list[Any] = []
    for word in line.words:
        boxes += (
            word.start,
            word.end,
            int(word.x0 * _FINE + 0.5),
            int(word.top * _FINE + 0.5),
            int(word.x1 * _FINE + 0.5),
            int(word.bottom * _FINE + 0.5),
            word.confidence,
            None if page_text[word.start : word.end] == word.text else word.text,
        )
    return [
        None if page_text[line.start : line.end] == line.text else line.text,
        *(int(length * _FINE + 0.5) for length in (line.x0, line.top, line.x1, line.bottom, line.size)),
        line.bold,
        line.italic,
        line.start,
        line.end,
        line.furniture,
        boxes,
    ]


def _line(row: list[Any], number: int, page_text: str) -> Line:
    text, x0, top, x1, bottom, size, bold, italic, start, end, furniture, boxes = row
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
        words=tuple(_word(boxes[at : at + 8], page_text) for at in range(0, len(boxes), 8)),
        furniture=furniture,
    )


def _word(row: list[Any], page_text: str) -> Word:
    start, end, x0, top, x1, bottom, confidence, text = row
    return Word(
        text=page_text[start:end] if text is None else text,
        x0=x0 / _FINE,
        top=top / _FINE,
        x1=x1 / _FINE,
        bottom=bottom / _FINE,
        start=start,
        end=end,
        confidence=confidence,
    )
