"""What blocks of text does a web page's markup make?

ModernGov's pages name what their parts are (`mgItemTable`, `mgItemNumberCell`, `mgAiTitleTxt`); of any other page the
headings, paragraphs, lists and tables are taken, and what is there to get about or to ask the reader something is not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from corpus.records import record
from ingest.pages.moderngov import list_label
from ingest.pages.typesetting import BODY_SIZE, HANG, LIST_HANG, Block, Rows

Element = Any  # lxml has no types of its own

UNREAD = frozenset(
    "script style nav form button noscript template iframe svg head footer select textarea object embed".split()
)
UNREAD_CLASSES = frozenset({"mgFileSize", "mgHide", "mgHelpLine", "mgFooter", "mgActionList", "mgHiddenField"})
BLOCKS = frozenset(
    "html body p div h1 h2 h3 h4 h5 h6 ul ol li table caption tr td th section article main header aside blockquote "
    "pre dl dt dd address figure figcaption hr center fieldset".split()
)
SIZES = {"h1": 16.0, "h2": 13.0, "h3": 12.3, "h4": 11.5}
CLASS_SIZES = {"mgMainTitleTxt": 16.0, "mgSubTitleTxt": 13.0, "mgSectionTitle": 12.3}
BOLD_TAGS = frozenset("b strong th h1 h2 h3 h4 h5 h6 dt caption".split())
BOLD_CLASSES = frozenset({"mgAiTitleTxt", "mgSubItemTitleTxt", "mgLabel", *CLASS_SIZES})
BOLD_STYLE = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
HIDDEN_STYLE = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
LIST_INDENT = 24.0
ROW_GROUPS = ("thead", "tbody", "tfoot")
MOST_CELL_CHARACTERS = 1_500  # a cell with more, or a table in a table, is there for the looks


@record
class Style:
    """How text looks where the walk has come to."""

    bold: bool = False
    italic: bool = False
    size: float = BODY_SIZE
    indent: float = 0.0
    hang: float = LIST_HANG


def find_blocks(page: Element) -> tuple[Block | Rows, ...]:
    """Return the blocks of a page's own text, in reading order."""
    walk = _Walk()
    for part in _parts(page):
        walk.enter(part, Style())
        walk.end_block(Style())
    return tuple(walk.blocks)


def classes(element: Element) -> frozenset[str]:
    """Return the names of an element's classes."""
    return frozenset((element.get("class") or "").split())


def words_of(element: Element) -> str:
    """Return the text of an element and all in it, white space made single."""
    return " ".join("".join(element.itertext()).split())


def _parts(page: Element) -> list[Element]:
    """Return the parts of the page that are text: ModernGov's titles and content, else the main part, else all."""
    content = _with_class(page, "mgContent")
    if content:
        inside = {element for part in content for element in part.iter()}
        titles = [*_with_class(page, "mgMainTitleTxt"), *_with_class(page, "mgSubTitleTxt")]
        return [*(title for title in titles if title not in inside), *content]
    for name in ("main", "article", "body"):
        if found := page.findall(f".//{name}"):
            return list(found[:1]) if name == "body" else [part for part in found if not _within(part, found)]
    return [page]


def _within(part: Element, others: list[Element]) -> bool:
    return any(other is parent for parent in part.iterancestors() for other in others)


def _with_class(page: Element, name: str) -> list[Element]:
    found = [element for element in page.iter() if isinstance(element.tag, str) and name in classes(element)]
    return [element for element in found if not _within(element, found)]


class _Walk:
    """Goes through the elements in order, and puts what it reads into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block | Rows] = []
        self._read: list[tuple[str, Style]] = []
        self._marker = ""

    def enter(self, element: Element, style: Style) -> None:
        """Read an element and all in it."""
        if not isinstance(element.tag, str) or _is_unread(element):
            return
        tag = element.tag
        if tag == "br":
            self._read.append(("\n", style))
            return
        inner = _style(element, style)
        if tag not in BLOCKS:
            self._children(element, inner)
            return
        self.end_block(style)
        if tag == "table":
            self._table(element, inner)
        elif tag in ("ul", "ol"):
            self._list(element, inner)
        else:
            self._children(element, inner)
        self.end_block(inner)

    def end_block(self, style: Style) -> None:
        """Make a block of what was read since the last one."""
        read, self._read = self._read, []
        text = re.sub(r"[^\S\n]+", " ", "".join(words for words, _ in read))
        text = re.sub(r" ?\n ?", "\n", text).strip()
        if not text:
            return
        weights = [(len(words.strip()), like) for words, like in read]
        half = sum(weight for weight, _ in weights) / 2
        block = Block(
            text=text,
            marker=self._marker,
            bold=sum(weight for weight, like in weights if like.bold) > half,
            italic=sum(weight for weight, like in weights if like.italic) > half,
            size=max((weight, like.size) for weight, like in weights)[1],
            indent=style.indent,
            hang=style.hang,
        )
        self.blocks.append(block)
        self._marker = ""

    def _children(self, element: Element, style: Style) -> None:
        self._text(element.text, style)
        for child in element:
            self.enter(child, style)
            self._text(child.tail, style)

    def _text(self, text: str | None, style: Style) -> None:
        if text:
            self._read.append((re.sub(r"\s+", " ", text), style))

    def _list(self, element: Element, style: Style) -> None:
        inner = replace(style, indent=style.indent + LIST_INDENT, hang=LIST_HANG)
        labels = _labels(element)
        for entry in element.iterchildren("li"):
            self._marker = next(labels)
            self.enter(entry, inner)
            self._marker = ""

    def _table(self, element: Element, style: Style) -> None:
        rows = _own_rows(element)
        if "mgItemTable" in classes(element):
            self._items(rows, style)
            return
        nested = element.find(".//table") is not None
        cells = () if nested else tuple(tuple(words_of(cell) for cell in row) for row in rows if row)
        widest = max((len(row) for row in cells), default=0)
        if widest < 2 or any(len(cell) > MOST_CELL_CHARACTERS for row in cells for cell in row):
            for cell in (cell for row in rows for cell in row):
                self._children(cell, style)
                self.end_block(style)
            return
        if (caption := element.find("caption")) is not None:
            self.enter(caption, style)
        even = tuple((*row, *[""] * (widest - len(row))) for row in cells)
        self.blocks.append(Rows(cells=even, indent=style.indent))

    def _items(self, rows: list[list[Element]], style: Style) -> None:
        """Read ModernGov's table of items: the number hangs in the margin of the item's title."""
        inner = replace(style, indent=style.indent + HANG, hang=HANG)
        for row in rows:
            for cell in row:
                if "mgItemNumberCell" in classes(cell):
                    self._marker = words_of(cell)
                elif not _is_unread(cell):
                    self._children(cell, inner)
                    self.end_block(inner)


def _own_rows(table: Element) -> list[list[Element]]:
    """Return the cells of a table's rows, without the rows of tables that stand in its cells."""
    rows = [*table.iterchildren("tr"), *(row for part in table.iterchildren(*ROW_GROUPS) for row in part)]
    return [list(row.iterchildren("td", "th")) for row in rows if row.tag == "tr"]


def _is_unread(element: Element) -> bool:
    return (
        element.tag in UNREAD
        or bool(UNREAD_CLASSES & classes(element))
        or element.get("hidden") is not None
        or bool(HIDDEN_STYLE.search(element.get("style") or ""))
    )


def _style(element: Element, style: Style) -> Style:
    names = classes(element)
    size = next((CLASS_SIZES[name] for name in names if name in CLASS_SIZES), SIZES.get(element.tag, style.size))
    bold = element.tag in BOLD_TAGS or bool(names & BOLD_CLASSES) or bool(BOLD_STYLE.search(element.get("style") or ""))
    indent = style.indent + (LIST_INDENT if element.tag in ("blockquote", "dd") else 0.0)
    return replace(
        style, bold=style.bold or bold, italic=style.italic or element.tag in ("i", "em"), size=size, indent=indent
    )


def _labels(element: Element) -> Iterator[str]:
    """Return the labels of a list's entries, as a browser shows them."""
    if element.tag == "ul":
        while True:
            yield "•"
    kind = element.get("type") or "1"
    start = element.get("start") or "1"
    number = int(start) if start.isdecimal() and len(start) < 6 else 1
    while True:
        yield list_label(kind, number)
        number += 1
