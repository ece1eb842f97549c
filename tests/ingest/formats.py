"""The sample's papers in the formats that are not printed: the same story as Word, Markdown, plain text, a web page."""

import io
import textwrap
from collections.abc import Iterator, Sequence
from html import escape, unescape

import docx
from docx.shared import Pt
from reportlab.platypus import Paragraph, Table

from corpus.records import record
from corpus.sample.typeset import Part

COLUMNS = 76


@record
class Piece:
    """A paragraph, or (with ``rows``) a table, of a story."""

    text: str = ""
    label: str = ""
    bold: bool = False
    size: float = 11.0
    indent: float = 0.0
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(parts: Sequence[Part]) -> Iterator[Piece]:
    """Yield what a paper's parts are made of, in order."""
    for part in parts:
        for flowable in part.story():
            if isinstance(flowable, Table):
                yield Piece(rows=tuple(tuple(_text(cell) for cell in row) for row in flowable._cellvalues))
            elif isinstance(flowable, Paragraph):
                style = flowable.style
                yield Piece(
                    text=_text(flowable),
                    label=getattr(flowable, "bulletText", None) or "",
                    bold="Bold" in style.fontName or "-B" in style.fontName,
                    size=style.fontSize,
                    indent=style.leftIndent,
                )


def as_text(parts: Sequence[Part], *, columns: int = COLUMNS) -> bytes:
    """Return plain text, hard-wrapped, a blank line between paragraphs; tables with their cells in columns."""
    blocks = []
    for piece in pieces(parts):
        if piece.rows:
            blocks.append("\n".join("   ".join(cell for cell in row) for row in piece.rows))
            continue
        words = f"{piece.label} {piece.text}".strip()
        margin = " " * int(piece.indent / 12)
        blocks.append(textwrap.fill(words, columns, initial_indent=margin, subsequent_indent=margin))
    return "\n\n".join(blocks).encode()


def as_markdown(parts: Sequence[Part]) -> bytes:
    """Return Markdown: bold where it is set bold, labels as list entries, tables with bars."""
    blocks = []
    for piece in pieces(parts):
        if piece.rows:
            rows = ["| " + " | ".join(row) + " |" for row in piece.rows]
            blocks.append("\n".join([rows[0], "|" + " --- |" * len(piece.rows[0]), *rows[1:]]))
            continue
        words = f"**{piece.text}**" if piece.bold and piece.text else piece.text
        if piece.label == "•":
            words = f"- {words}"
        elif piece.label:
            words = f"{'**' + piece.label + '**' if piece.bold else piece.label} {words}"
        blocks.append(words)
    return "\n\n".join(blocks).encode()


def as_page(parts: Sequence[Part]) -> bytes:
    """Return a web page as a word processor saves it."""
    body = []
    for piece in pieces(parts):
        if piece.rows:
            rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in piece.rows)
            body.append(f"<table>{rows}</table>")
            continue
        words = escape(f"{piece.label} {piece.text}".strip())
        body.append(f"<p>{'<b>' + words + '</b>' if piece.bold else words}</p>")
    return ("<!DOCTYPE html><html><body>" + "\n".join(body) + "</body></html>").encode()


def as_word(parts: Sequence[Part]) -> bytes:
    """Return a Word file."""
    document = docx.Document()
    for piece in pieces(parts):
        if piece.rows:
            table = document.add_table(rows=0, cols=len(piece.rows[0]))
            for row in piece.rows:
                for cell, words in zip(table.add_row().cells, row, strict=False):
                    cell.text = words
            continue
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(piece.indent)
        run = paragraph.add_run(f"{piece.label}\t{piece.text}" if piece.label else piece.text)
        run.bold = piece.bold
        run.font.size = Pt(piece.size)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _text(cell: object) -> str:
    if isinstance(cell, Paragraph):
        return " ".join(unescape(cell.text or "").split())
    return " ".join(_text(each) for each in cell) if isinstance(cell, list) else str(cell)
