"""Word files (.docx), through python-docx. Their numbers, which Word counts, are counted as it does."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from corpus.errors import DamagedPaperError, PaperLimitError, UnsupportedPaperError
from ingest.pages.tables import LABEL_CHARACTERS
from ingest.pages.typesetting import HANG, LIST_HANG, Block, Rows, set_page
from ingest.pages.word_numbers import WordNumbers
from ingest.reader import Limits, Reading

MARK = b"PK\x03\x04"
MOST_UNPACKED = 20  # times the limit on a file's size, of all that is packed in it
LEVEL_INDENT = 22.0
ENTRY_PARAGRAPHS = 3
HEADING_SIZES = {"Title": 18.0, "Heading 1": 16.0, "Heading 2": 14.0, "Heading 3": 12.5}
BODY_SIZE = 11.0
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DELETED = {qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class DocxReader:
    """Reads Word's files since 2007; those before (.doc) are another format."""

    name = "docx"
    media_type = _MAIN

    def bid(self, head: bytes, name: str) -> float:
        """Return how sure it is: a zip file that tells of Word at its beginning, or is named as Word's are."""
        if not head.startswith(MARK):
            return 0.0
        return 0.9 if b"word/" in head or name.lower().endswith((".docx", ".docm", ".dotx")) else 0.1

    def read(
        self, content: bytes, name: str, *, limits: Limits, progress: Callable[[int, int], None] | None = None
    ) -> Reading:
        """Return the document as one page. Raises an `UnreadablePaperError`."""
        page = set_page(find_blocks(open_document(content, name, limits)))
        if not page.text:
            raise DamagedPaperError(name, "holds no text", "Open it in Word, and save it again.")
        if len(page.text) > limits.paper_characters:
            raise PaperLimitError(name, "holds more text than is read from one file", "Split it and add the parts.")
        if progress:
            progress(1, 1)
        return Reading(file=name, media_type=self.media_type, pages=(page,))


def open_document(content: bytes, name: str, limits: Limits) -> Document:
    """Return the open document. Raises an `UnreadablePaperError` that says why it cannot be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            size = sum(entry.file_size for entry in packed.infolist())
        if "word/document.xml" not in names:
            raise UnsupportedPaperError(name, "is a zip file, but not one of Word's", "Add a PDF or Word file.")
        if size > max(limits.size_bytes, MOST_UNPACKED * len(content)):
            raise PaperLimitError(name, f"unpacks to {size / 1e6:.0f} MB", "Save it again without large pictures.")
        return docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, EOFError, OSError, KeyError, ValueError, NotImplementedError, etree.LxmlError) as error:
        raise DamagedPaperError(name, "is damaged or incomplete", "Download or save it again and add that.") from error
    except RuntimeError as error:  # zipfile's word for a password
        raise DamagedPaperError(name, "is protected by a password", "Save a copy without one and add that.") from error


def find_blocks(document: Document) -> Iterator[Block | Rows]:
    """Return the document's paragraphs and tables in order, text boxes after the paragraph they hang on."""
    parts = {rel.reltype.rpartition("/")[2]: rel for rel in document.part.rels.values() if not rel.is_external}
    numbering = parts.get("numbering")
    styles = document.styles.element
    numbers = WordNumbers(None if numbering is None else _element(numbering.target_part), styles)
    for item in document.iter_inner_content():
        if isinstance(item, Table) and _is_frame(item):
            yield from _framed(item, numbers)
        elif isinstance(item, Table):
            yield Rows(cells=tuple(_cells(item, numbers)))
        else:
            yield _block(item, numbers)
            for box in item._p.iter(qn("w:txbxContent")):
                if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                    for inner in box.iter(qn("w:p")):
                        yield _block(Paragraph(inner, item._parent), numbers)


def _element(part: Any) -> Any:
    """Return the root of a part, which python-docx parses for some kinds and keeps as bytes for others."""
    return part.element if hasattr(part, "element") else etree.fromstring(part.blob)


def _is_frame(table: Table) -> bool:
    """Return whether a table is there to hold the text itself: some cell has more paragraphs than an entry has."""
    return any(
        sum(1 for p in cell.iter(qn("w:p")) if text_of(p).strip()) > ENTRY_PARAGRAPHS
        for cell in table._tbl.iter(qn("w:tc"))
    )


def _framed(table: Table, numbers: WordNumbers) -> Iterator[Block]:
    """Return the paragraphs of a table's cells in reading order; a short cell is the number of the one after it."""
    for row in table._tbl.iter(qn("w:tr")):
        marker = ""
        for cell in row.iterchildren(qn("w:tc")):
            blocks = [_block(Paragraph(p, table), numbers) for p in cell.iter(qn("w:p"))]
            blocks = [block for block in blocks if block.text.strip()]
            if len(blocks) == 1 and len(blocks[0].text) <= LABEL_CHARACTERS and not marker:
                marker = blocks[0].marker or blocks[0].text
                continue
            for at, block in enumerate(blocks):
                hung = marker if at == 0 and marker and not block.marker else block.marker
                yield replace(
                    block, marker=hung, indent=block.indent + HANG, hang=HANG if hung == marker else block.hang
                )
                marker = "" if at == 0 else marker
        if marker:
            yield Block(text=marker)


def _cells(table: Table, numbers: WordNumbers) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        seen: list[Any] = []
        cells = []
        for cell in row.cells:
            if cell._tc in seen:  # a cell that is merged over columns is given once for each
                cells.append("")
                continue
            seen.append(cell._tc)
            lines = (f"{numbers.label(p)} {text_of(p)}".strip() for p in cell._tc.iter(qn("w:p")))
            cells.append(" ".join(line for line in lines if line))
        yield tuple(cells)


def _block(paragraph: Paragraph, numbers: WordNumbers) -> Block:
    label = numbers.label(paragraph._p)
    style = paragraph.style
    name = (style.name or "") if style is not None else ""
    runs = [(len(run.text.strip()), run) for run in paragraph.runs]
    weight = sum(length for length, _ in runs)
    heading = name.startswith("Heading") or name == "Title"
    plain = bool(style is not None and style.font.bold)
    bold = sum(length for length, run in runs if (plain if run.bold is None else run.bold)) > weight / 2
    sizes = [(length, run.font.size.pt) for length, run in runs if run.font.size is not None]
    set_size = style.font.size.pt if style is not None and style.font.size is not None else BODY_SIZE
    hang = HANG if len(label) > 2 else LIST_HANG
    return Block(
        text=text_of(paragraph._p),
        marker=label,
        bold=bold or heading,
        italic=sum(length for length, run in runs if run.italic) > weight / 2,
        size=HEADING_SIZES.get(name) or (max(sizes)[1] if sizes else set_size),
        indent=(hang if label else 0.0)
        + _indent(paragraph)
        + LEVEL_INDENT * (numbers.depth(paragraph._p) if label else 0),
        hang=hang,
    )


def _indent(paragraph: Paragraph) -> float:
    left = paragraph.paragraph_format.left_indent
    return min(max(left.pt, 0.0), 200.0) if left is not None else 0.0


def text_of(paragraph: Any) -> str:
    """Return the text of a paragraph's element as it reads once changes to it are accepted; tabs are spaces."""
    pieces: list[str] = []

    def read(element: Any) -> None:
        for child in element:
            if child.tag == qn("w:t"):
                pieces.append(child.text or "")
            elif child.tag in (qn("w:tab"), qn("w:ptab")):
                pieces.append(" ")
            elif child.tag in (qn("w:br"), qn("w:cr")):
                pieces.append("\n")
            elif child.tag == qn("w:noBreakHyphen"):
                pieces.append("-")
            elif child.tag not in _DELETED and child.tag != _FALLBACK:
                read(child)

    read(paragraph)
    return "".join(pieces)


READER = DocxReader()
