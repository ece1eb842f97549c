"""Plain text and Markdown, also as saved from a web page. A form feed begins a new page."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from corpus.errors import PaperLimitError, UnsupportedPaperError
from ingest.pages.typesetting import BODY_SIZE, Block, Rows, set_page
from ingest.pages.wrapping import find_columns, join_wrapped
from ingest.reader import Limits, Reading

ENDINGS = frozenset({"", ".txt", ".text", ".md", ".markdown"})
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
SLANT = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
LIST_MARK = re.compile(r"^(?P<indent>\s*)[-*+]\s+(?P<text>\S.*)$")
TICKED = re.compile(r"\[[ xX]\]\s+")
LABELLED = re.compile(r"^(?:[A-Z]?\d{1,3}(?:\.\d+)*[.)]?|[A-Za-z][.)]|\([a-z0-9]+\))\s")  # an entry with its own number
TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
TABLE_RULE = re.compile(r"^[\s|:+-]+$")
RULE = re.compile(r"^\s*([-*_=])(?:\s*\1){2,}\s*$")
HEADING_SIZES = (16.0, 14.0, 12.5, 11.5, 11.0, 11.0)
TAG = re.compile(r"</?(?:u|b|i|em|strong|s|sub|sup|span|small|mark)>", re.IGNORECASE)  # as Markdown may hold
LINE_END = re.compile(r"<br\s*/?>", re.IGNORECASE)
FOOTNOTE = re.compile(r"<sup>\[?\d{1,3}\]?</sup>", re.IGNORECASE)  # a mark, which would be read as part of a figure
CELLS_APART = re.compile(r"\t+| {3,}")
FEWEST_ROWS = 3
LINE_WHITE, PARAGRAPH_WHITE = 0.0, 12.0
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class TextReader:
    """Reads text in UTF-8, UTF-16 with its mark, or Windows-1252."""

    name = "text"
    media_type = "text/plain"

    def bid(self, head: bytes, name: str) -> float:
        """Return a little for what is text by its bytes and its name: text has no mark of its own."""
        return 0.3 if is_text(head) and PurePath(name).suffix.lower() in ENDINGS else 0.0

    def read(
        self, content: bytes, name: str, *, limits: Limits, progress: Callable[[int, int], None] | None = None
    ) -> Reading:
        """Return the text set as pages. Raises an `UnreadablePaperError`."""
        text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            raise UnsupportedPaperError(name, "holds no text", "Add the file that the text is in.")
        if len(text) > limits.paper_characters:
            raise PaperLimitError(name, "holds more text than is read from one file", "Split it and add the parts.")
        sheets = text.strip("\f\n").split("\f")
        if len(sheets) > limits.pages:
            reason = f"has {len(sheets)} pages, over the limit of {limits.pages}"
            raise PaperLimitError(name, reason, "Split it and add the parts.")
        pages = tuple(set_page(find_blocks(sheet), number) for number, sheet in enumerate(sheets, 1))
        if progress:
            progress(len(pages), len(pages))
        kind = "text/markdown" if name.lower().endswith((".md", ".markdown")) else self.media_type
        return Reading(file=name, media_type=kind, pages=pages)


def is_text(head: bytes) -> bool:
    """Return whether bytes look like text: no control characters but those that lay text out."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head) and not _CONTROL.search(head) and not head.startswith((b"%!PS", b"%PDF-", b"{\\rtf"))


def decode(content: bytes) -> str:
    """Return bytes as text, whatever of the three encodings they are in; what is in none is shown as "�"."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def find_blocks(text: str) -> Iterator[Block | Rows]:
    """Return the lines of a text as blocks, its marks for headings, lists, emphasis and tables understood."""
    columns = find_columns(text)
    for blank, stretch in groupby(text.split("\n"), key=lambda line: not line.strip()):
        if not blank:
            lines = list(stretch)
            yield from _paragraph(list(join_wrapped(lines, columns, _is_marked)) if columns else lines)


def _is_marked(line: str) -> bool:
    """Return whether a line stands alone by its marks: a heading, a rule, a row of a table."""
    return bool(HEADING.match(line) or RULE.match(line) or TABLE_ROW.match(line))


def _paragraph(lines: Sequence[str]) -> Iterator[Block | Rows]:
    """Return the blocks of lines between blank ones. Emphasis may run over the ends of lines."""
    if columns := find_columns_of_cells(lines):
        yield Rows(cells=columns)
        return
    marked = EMPHASIS.sub(lambda match: _bold_each(match[2]), "\n".join(lines)).split("\n")
    white = PARAGRAPH_WHITE
    for tabular, stretch in groupby(marked, key=lambda line: bool(TABLE_ROW.match(line))):
        if tabular:
            rows = [row.strip().strip("|").split("|") for row in stretch if not TABLE_RULE.match(row)]
            yield Rows(cells=tuple(tuple(_plain(cell).strip() for cell in row) for row in rows))
            continue
        for line in stretch:
            if not RULE.match(line):
                yield _block(line, white)
                white = LINE_WHITE


def find_columns_of_cells(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table that is set in columns, by tabs or wide spaces; none where lines differ in cells."""
    rows = tuple(tuple(cell.strip() for cell in CELLS_APART.split(line.strip())) for line in lines)
    widths = {len(row) for row in rows}
    return rows if len(rows) >= FEWEST_ROWS and len(widths) == 1 and widths.pop() > 1 else ()


def _block(line: str, white: float) -> Block:
    if heading := HEADING.match(line):
        size = HEADING_SIZES[len(heading[1]) - 1]
        return Block(text=_plain(heading[2]), bold=True, size=size, white=PARAGRAPH_WHITE)
    bold = _BOLD_ON in line and not re.sub(f"{_BOLD_ON}[^{_BOLD_OFF}]*{_BOLD_OFF}", "", line).strip(" -*.:")
    if (entry := LIST_MARK.match(line)) and not TABLE_RULE.match(line):
        if ticked := TICKED.match(entry["text"]):  # a task, done or not: no part of a list of clauses
            return Block(text=_plain(entry["text"][ticked.end() :]), bold=bold, white=PARAGRAPH_WHITE)
        words = _plain(entry["text"])
        indent = 18.0 + 6.0 * len(entry["indent"].expandtabs(4))
        if LABELLED.match(words):
            return Block(text=words, bold=bold, indent=indent - 18.0, white=white)
        return Block(text=words, marker="•", bold=bold, indent=indent, white=white)
    indent = min(6.0 * (len(line) - len(line.lstrip())), 120.0) if line.startswith((" ", "\t")) else 0.0
    return Block(text=_plain(line.removeprefix("> ")), bold=bold, size=BODY_SIZE, indent=indent, white=white)


_BOLD_ON, _BOLD_OFF = "\ue000", "\ue001"  # of the private area, which no text means anything by


def _bold_each(text: str) -> str:
    """Return text that was marked bold with each of its lines marked."""
    return "\n".join(f"{_BOLD_ON}{line}{_BOLD_OFF}" if line.strip() else line for line in text.split("\n"))


def _plain(text: str) -> str:
    text = LINE_END.sub(" ", text)
    text = TAG.sub("", FOOTNOTE.sub("", LINK.sub(r"\1", SLANT.sub(r"\1", text))))
    return text.replace(_BOLD_ON, "").replace(_BOLD_OFF, "").replace("\u200b", "").replace("\xa0", " ")


READER = TextReader()
