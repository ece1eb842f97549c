"""What is printed where? Pages of lines of words, and the tables on them, before anything is made of what they say.

Page numbers are 1-based places in the file; the printed number is `Page.printed`. Offsets `start`/`end` count
characters in `Page.text`. Lengths are PDF points (1/72 inch), with the origin at the top left.
"""

from corpus.frozen import record


@record
class Word:
    """A run of characters without a space, with its box and its place in the page's text."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    start: int
    end: int
    confidence: float | None = None  # 0..100 from optical character recognition; None where the file has text


@record
class Line:
    """One printed line: words that share a baseline (and a column), left to right."""

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float  # of most of its characters, in points
    bold: bool
    italic: bool
    start: int
    end: int
    words: tuple[Word, ...] = ()
    furniture: str | None = None  # why it is not part of the text: "running head", "page number", "agenda marker", …


@record
class Table:
    """A table found on a page: rows of cells in reading order, each cell its text ("" where empty)."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]
    ruled: bool

    def holds(self, line: Line) -> bool:
        """Return whether a printed line stands in the table."""
        within = self.top <= (line.top + line.bottom) / 2 <= self.bottom
        return line.page == self.page and within and line.x0 < self.x1 and line.x1 > self.x0


@record
class Page:
    """A page as printed. `text` is its lines in reading order joined by line breaks, furniture included."""

    number: int
    width: float
    height: float
    text: str
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    printed: str | None = None  # the printed page number, where one was found
    marker: str | None = None  # "B1" where the page bears "Agenda Item B1"
    ocr: bool = False
    watermark: str | None = None
    turned: int = 0  # degrees clockwise by which the page, as the file shows it, is turned to be read
    doubts: tuple[str, ...] = ()  # why a person should look at the page: "low confidence 62 %", …

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines that belong to the text: all but furniture."""
        return tuple(line for line in self.lines if line.furniture is None)


@record
class Source:
    """Where a record was read: the page, and the span of that page's text where it is known.

    ``address`` is that of the council's own page where it, and not the paper, says so: ``page`` is then where the part
    begins that it was added to.
    """

    page: int
    start: int | None = None
    end: int | None = None
    address: str | None = None
