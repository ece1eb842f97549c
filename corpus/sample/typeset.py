"""How are the sheets set? Parts of flowables become a PDF, with running heads, page numbers and blank backs.

Output is the same byte for byte each time: reportlab's `invariant` mode, no clock, seeded noise in the scans.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table

from corpus.sample.source import Block
from corpus.sample.styles import House, make_styles

MARGIN = 72
SCAN_DPI = 200
SCAN_SKEW_DEGREES = 2.0
SEED = 2011


@dataclass
class Book:
    """What was set where: the pages of every key, and the part of every page."""

    pages: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    part: int = -1
    parts: dict[int, int] = field(default_factory=dict)
    blank: bool = False

    def span(self, key: str) -> tuple[int, int]:
        """Return the first and last page on which anything with this key stands."""
        return min(self.pages[key]), max(self.pages[key])

    def part_span(self, part: int) -> tuple[int, int]:
        """Return a part's first and last page, blank backs left out."""
        pages = [page for page, found in self.parts.items() if found == part]
        return min(pages), max(pages)


class Line(Paragraph):  # type: ignore[misc]
    """A paragraph that notes the pages it is drawn on under its keys."""

    keys: tuple[str, ...] = ()

    def split(self, width: float, height: float) -> list["Line"]:
        pieces: list[Line] = super().split(width, height)
        for piece in pieces:
            piece.keys = self.keys
        return pieces

    def draw(self) -> None:
        for key in self.keys:
            self.canv.book.pages[key].add(self.canv.getPageNumber())
        super().draw()


class PartStart(ActionFlowable):  # type: ignore[misc]
    """Tells the book that the next page belongs to another part (or, None, that it is a blank back)."""

    def __init__(self, part: int | None) -> None:
        super().__init__()
        self.part = part

    def apply(self, doc: Any) -> None:
        doc.book.blank = self.part is None
        if self.part is not None:
            doc.book.part = self.part


@dataclass
class Part:
    """A paper, or a paper within a pack: what is printed and what is true of it (`record`, in the contract's shape)."""

    record: dict[str, Any]
    story: Callable[[], list[Any]]
    running_head: str = ""
    marker: str = ""  # "B1": printed "Agenda Item B1" at the top of its first page in a pack


class Pen:
    """Makes the lines of one part in one house style."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.styles: dict[str, ParagraphStyle] = make_styles(house)

    def line(self, text: str, style: str = "text", *, keys: Sequence[str] = (), label: str | None = None) -> Line:
        """Return a paragraph of plain text (no markup) in a named style, with an optional label before it."""
        line = Line(escape(text), self.styles[style], bulletText=label)
        line.keys = tuple(keys)
        return line

    def table(
        self,
        rows: Sequence[Sequence[str]],
        *,
        ruled: bool,
        widths: Sequence[float] | None = None,
        keys: Sequence[str] = (),
    ) -> Table:
        """Return a table whose first row is its head, ruled or borderless."""
        cells = [
            [self.line(cell, "cellhead" if n == 0 else "cell", keys=keys) for cell in row] for n, row in enumerate(rows)
        ]
        inner = A4[0] - 2 * MARGIN
        shares = widths or [1.0] * len(rows[0])
        table = Table(cells, colWidths=[inner * share / sum(shares) for share in shares], repeatRows=1)
        style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]
        if ruled:
            style += [("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
        table.setStyle(style)
        table.spaceAfter = 8
        return table

    def grid(self, block: Block, keys: Sequence[str] = ()) -> Table:
        """Return a source's table block as a table."""
        widths = [float(width) for width in block.extra["widths"].split(",")] if "widths" in block.extra else None
        return self.table(block.rows, ruled=block.extra.get("ruled") != "no", widths=widths, keys=keys)


def set_paper(parts: Sequence[Part], house: House, title: str) -> tuple[bytes, Book]:
    """Return a paper's PDF and the book of what stands where. The first part of a pack is its agenda."""
    if len(parts) == 1:
        return _set(parts, house, title, lengths=None)
    return _set(parts, house, title, lengths=[_count_pages(part, house) for part in parts])


def first_pages(parts: Sequence[Part], house: House) -> list[int]:
    """Return the printed page on which each part of a pack begins (the agenda itself, 0, bears no number)."""
    starts, page = [0], 1
    for part in parts[1:]:
        starts.append(page)
        length = _count_pages(part, house)
        page += length + (length % 2 if house.blank_backs else 0)
    return starts


def _count_pages(part: Part, house: House) -> int:
    return max(_set([part], house, "", lengths=None)[1].parts)


def _set(parts: Sequence[Part], house: House, title: str, *, lengths: list[int] | None) -> tuple[bytes, Book]:
    book, target = Book(part=0), BytesIO()
    unnumbered = 0 if lengths is None else lengths[0] + (lengths[0] % 2 if house.blank_backs else 0)

    def furnish(canvas: Canvas, doc: Any) -> None:
        canvas.book = book
        number = canvas.getPageNumber()
        if book.blank:
            return
        part, first = parts[book.part], book.part not in book.parts.values()
        book.parts[number] = book.part
        if house.head and not first:
            canvas.setFont(house.font, house.size - 1)
            canvas.drawString(MARGIN, A4[1] - 40, part.running_head)
            canvas.line(MARGIN, A4[1] - 44, A4[0] - MARGIN, A4[1] - 44)
        if lengths and first and part.marker:
            canvas.setFont(house.bold, house.size + 1)
            canvas.drawRightString(A4[0] - MARGIN, A4[1] - 40, f"Agenda Item {part.marker}")

    def number_page(canvas: Canvas, _: Any) -> None:
        number = canvas.getPageNumber() - unnumbered
        if number > 0:
            canvas.setFont(house.font, house.size - 1)
            canvas.drawCentredString(A4[0] / 2, 36, house.foot.format(n=number))

    doc = BaseDocTemplate(
        target, pagesize=A4, invariant=1, title=title, author="Marlshire County Council", pageCompression=1
    )
    doc.book = book
    frame = Frame(MARGIN, MARGIN - 6, A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN + 10, 0, 0, 0, 0, id="body")
    doc.addPageTemplates([PageTemplate("sheet", [frame], onPage=furnish, onPageEnd=number_page)])
    doc.build(_join_parts(parts, house, lengths))
    return target.getvalue(), book


def _join_parts(parts: Sequence[Part], house: House, lengths: list[int] | None) -> list[Any]:
    """Return one story of all parts, each on a new page; some houses leave a blank back after an odd page."""
    story: list[Any] = list(parts[0].story())
    for number, part in enumerate(parts[1:], 1):
        if lengths and house.blank_backs and lengths[number - 1] % 2:
            notice = Pen(house).line("This page is intentionally left blank", "centre")
            story += [PartStart(None), PageBreak(), notice]
        story += [PartStart(number), PageBreak(), *part.story()]
    return story


def make_scan(pdf: bytes, title: str) -> bytes:
    """Return a PDF of the same pages as grey pictures: 200 dpi, 2 degrees askew, with a scanner's noise; no text."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    noise = random.Random(SEED)  # noqa: S311 - the noise is to be the same each time
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(SCAN_SKEW_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=255)
        grain = Image.frombytes(
            "L",
            (picture.width // 2, picture.height // 2),
            noise.randbytes((picture.width // 2) * (picture.height // 2)),
        )
        grain = grain.resize(picture.size).point(lambda value: value // 12)
        picture = ImageChops.subtract(picture, grain).filter(ImageFilter.GaussianBlur(0.4))
        jpeg = BytesIO()
        picture.save(jpeg, "JPEG", quality=45)
        canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
