"""Set the text of a format without pages as a page, so that what reads printed papers reads it as well.

A block becomes lines of a usual length, one under the other, with more white between blocks than within: what layouts
go by. Boxes are those of letters of middling width; there is no image that they could be compared with.
"""

from collections.abc import Iterable, Iterator, Sequence

from corpus.records import Line, Page, Table, record
from ingest.pages.characters import Run
from ingest.pages.lines import build_line

WIDTH, LEFT, RIGHT, TOP, FOOT = 595.0, 56.0, 540.0, 110.0, 110.0
LETTER = 0.5  # width of a letter and of a space, in sizes
LEADING = 1.3  # from line to line, in sizes
CELL_WHITE = 2.0  # between cells set side by side, in sizes
BODY_SIZE = 10.5
HANG, LIST_HANG = 44.0, 18.0  # how far text stands right of an item's number, and of a list's marker


@record
class Block:
    """A paragraph, heading or list entry. Line breaks in ``text`` stay; ``marker`` is hung before its first line."""

    text: str
    marker: str = ""
    bold: bool = False
    italic: bool = False
    size: float = BODY_SIZE
    indent: float = 0.0  # of the text, from the left margin
    hang: float = LIST_HANG  # how far to the left of the text its marker stands
    white: float = 6.0  # above it, in points


@record
class Rows:
    """A table: rows of the texts of cells."""

    cells: tuple[tuple[str, ...], ...]
    indent: float = 0.0


def set_page(blocks: Iterable[Block | Rows], number: int = 1) -> Page:
    """Return the page with the blocks one under the other; empty ones leave no trace."""
    setter = _Setter(number)
    for block in blocks:
        if isinstance(block, Rows):
            setter.add_table(block)
        else:
            setter.add(block)
    text = "\n".join(line.text for line in setter.lines)
    return Page(
        number=number,
        width=WIDTH,
        height=max(842.0, setter.top + FOOT),
        text=text,
        lines=tuple(setter.lines),
        tables=tuple(setter.tables),
    )


class _Setter:
    """The page as it grows downwards."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.top = TOP
        self.lines: list[Line] = []
        self.tables: list[Table] = []

    def add(self, block: Block) -> None:
        lines = [words for part in block.text.split("\n") for words in _wrapped(part.split(), block)]
        if not lines and not block.marker:
            return
        self.top += block.white
        left = LEFT + block.indent
        for at, words in enumerate(lines or [[]]):
            runs = list(self._runs(words, left, block))
            if at == 0 and block.marker:
                runs = [*self._runs([block.marker], max(LEFT, left - block.hang), block), *runs]
            self._line(runs, block.size)

    def add_table(self, table: Rows) -> None:
        first = len(self.lines)
        rows = [tuple(" ".join(cell.split()) for cell in row) for row in table.cells]
        rows = [row for row in rows if any(row)]
        for row in rows:
            self._row([cell for cell in row if cell], Block(text="", indent=table.indent))
        inside = self.lines[first:]
        if len(rows) > 1 and len(rows[0]) > 1:
            self.tables.append(
                Table(
                    page=self._number,
                    x0=min(line.x0 for line in inside),
                    top=inside[0].top,
                    x1=max(line.x1 for line in inside),
                    bottom=inside[-1].bottom,
                    rows=tuple(rows),
                    ruled=True,
                )
            )

    def _row(self, cells: Sequence[str], like: Block) -> None:
        """Set a row of cells side by side where they fit a line, else one under the other."""
        self.top += like.white
        runs: list[Run] = []
        x = LEFT + like.indent
        for cell in cells:
            runs += self._runs(cell.split(), x, like)
            x = runs[-1].x1 + CELL_WHITE * like.size
        if runs and runs[-1].x1 <= RIGHT:
            self._line(runs, like.size)
        else:
            for cell in cells:
                for words in _wrapped(cell.split(), like):
                    self._line(list(self._runs(words, LEFT + like.indent, like)), like.size)

    def _runs(self, words: Sequence[str], x: float, like: Block) -> Iterator[Run]:
        letter = LETTER * like.size
        for word in words:
            yield Run(
                text=word,
                x0=x,
                top=self.top,
                x1=x + letter * len(word),
                bottom=self.top + like.size,
                baseline=self.top + 0.8 * like.size,
                origin=x,
                size=like.size,
                bold=like.bold,
                italic=like.italic,
            )
            x += letter * (len(word) + 1)

    def _line(self, runs: Sequence[Run], size: float) -> None:
        if runs:
            offset = self.lines[-1].end + 1 if self.lines else 0
            self.lines.append(build_line(runs, self._number, offset))
            self.top += LEADING * size


def _wrapped(words: Sequence[str], block: Block) -> Iterator[list[str]]:
    """Return the words in lines that fit between the block's indent and the right margin."""
    room = int((RIGHT - LEFT - block.indent) / (LETTER * block.size))
    line: list[str] = []
    length = 0
    for word in words:
        if line and length + len(word) > room:
            yield line
            line, length = [], 0
        line.append(word)
        length += len(word) + 1
    if line:
        yield line
