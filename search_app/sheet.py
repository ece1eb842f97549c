"""How is a page shown? Its text in paragraphs with the words found marked, and boxes for them on its image."""

import re
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from corpus.records import Line, Page, Table, Word, record
from corpus.staff.clearing import BLOCK, MASK

_BLOCKED = re.compile(f"{BLOCK}(?:[{BLOCK} ]*{BLOCK})?")  # words taken down, which have to be read aloud too
Span = tuple[int, int]  # from, up to: characters of the page's text
Piece = tuple[str, bool]  # words, and whether they were looked for


@record
class Paragraph:
    """Lines that stand together, or a table: its ``rows`` of cells."""

    pieces: tuple[Piece, ...]
    bold: bool
    furniture: bool
    heading: bool = False
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


@record
class Box:
    """A rectangle on the page, in points."""

    x: float
    y: float
    width: float
    height: float


HEADING_CHARACTERS_MOST = 120  # what is bold and longer is emphasis
GAP_LINES = 0.45  # of the line's height: what is further below begins a paragraph


def mark(text: str, spans: Iterable[Span], start: int = 0) -> tuple[Piece, ...]:
    """Return ``text``, which begins at character ``start``, cut where the spans begin and end."""
    pieces: list[Piece] = []
    done = 0
    for first, last in sorted(spans):
        first, last = max(first - start, done), min(last - start, len(text))
        if first >= last:
            continue
        pieces += [(text[done:first], False), (text[first:last], True)]
        done = last
    return tuple((_BLOCKED.sub(MASK, words), found) for words, found in [*pieces, (text[done:], False)] if words)


def marked(pieces: Iterable[Piece]) -> Markup:
    """Return words as HTML, those marked that were looked for."""
    shown = (f"<mark>{escape(words)}</mark>" if found else escape(words) for words, found in pieces)
    return Markup("".join(shown))  # noqa: S704 - each piece is escaped


def paragraphs(page: Page, spans: Sequence[Span]) -> tuple[Paragraph, ...]:
    """Return the page's text as paragraphs in reading order. A page without lines gives its text's own lines."""
    if not page.lines:
        return tuple(_plain_paragraphs(page, spans))
    typed = [page.text[first:last] for first, last in spans]
    blocks: list[Paragraph] = []
    shown: set[int] = set()
    for group in _group(page.lines, page.tables):
        table = _table_of(group[0], page.tables)
        if table is None:
            blocks.append(_paragraph(group, page, spans))
        elif id(table) not in shown:
            shown.add(id(table))
            blocks.append(_table(table, typed))
    return tuple(blocks)


def join(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those joined that overlap or have only space between them."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and not text[joined[-1][1] : first].strip():
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined


def boxes(page: Page, spans: Sequence[Span]) -> tuple[Box, ...]:
    """Return a box for each stretch of a line that a span covers."""
    found: list[Box] = []
    for line in page.lines:
        for span in spans:
            touched = [word for word in line.words if word.start < span[1] and word.end > span[0]]
            if touched:
                found.append(_box(touched, span))
    return tuple(found)


def _box(words: Sequence[Word], span: Span) -> Box:
    left, right = _place(words[0], span[0]), _place(words[-1], span[1])
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Box(x=left - 1, y=top - 1, width=right - left + 2, height=bottom - top + 2)


def _place(word: Word, character: int) -> float:
    """Return where on its line a character of a word stands, taking all of its characters to be equally wide."""
    share = (character - word.start) / max(word.end - word.start, 1)
    return word.x0 + min(max(share, 0), 1) * (word.x1 - word.x0)


def _table_of(line: Line, tables: Sequence[Table]) -> Table | None:
    """Return the table that a line stands in, if it has more than one row and column."""
    middle = (line.top + line.bottom) / 2
    for table in tables:
        if table.top <= middle <= table.bottom and table.x0 - 2 <= line.x0 <= table.x1 and len(table.rows) > 1:
            return table if max(map(len, table.rows)) > 1 else None
    return None


def _table(table: Table, typed: Iterable[str]) -> Paragraph:
    rows = tuple(tuple(_cell(cell, typed) for cell in row) for row in table.rows)
    return Paragraph(pieces=(), bold=False, furniture=False, rows=rows)


def _cell(text: str, typed: Iterable[str]) -> tuple[Piece, ...]:
    """Return a cell with the words that are marked on the page marked in it too: a cell has no places of its own."""
    spans = [
        (found.start(), found.end())
        for words in typed
        if words.strip()
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    ]
    return mark(text, join(text, spans))


def _group(lines: Iterable[Line], tables: Sequence[Table] = ()) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and (not _continues(group[-1], line) or _table_of(group[-1], tables) is not _table_of(line, tables)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(above: Line, line: Line) -> bool:
    if (above.furniture, above.bold) != (line.furniture, line.bold) or line.top < above.top:
        return False
    return line.top - above.bottom < GAP_LINES * (above.bottom - above.top)


def _paragraph(lines: list[Line], page: Page, spans: Sequence[Span]) -> Paragraph:
    first, last = lines[0].start, lines[-1].end
    text = page.text[first:last].replace("\n", " ")
    return Paragraph(
        pieces=mark(text, spans, first),
        bold=lines[0].bold,
        furniture=lines[0].furniture is not None,
        heading=lines[0].bold and lines[0].furniture is None and len(text) <= HEADING_CHARACTERS_MOST,
    )


def _plain_paragraphs(page: Page, spans: Sequence[Span]) -> Iterator[Paragraph]:
    start = 0
    for text in page.text.split("\n"):
        if text.strip():
            yield Paragraph(pieces=mark(text, spans, start), bold=False, furniture=False)
        start += len(text) + 1
