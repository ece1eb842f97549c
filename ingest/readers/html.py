"""Web pages, above all those of ModernGov: a meeting's page with its items, or the page of one item."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree, html

from corpus.errors import DamagedPaperError, PaperLimitError
from ingest.pages.markup import classes, find_blocks, words_of
from ingest.pages.moderngov import read_day, read_item_of, read_meeting_heading
from ingest.pages.typesetting import Block, Rows, set_page
from ingest.reader import Limits, Reading
from ingest.readers.text import decode

MARK = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


class HtmlReader:
    """Reads pages saved from a web site."""

    name = "html"
    media_type = "text/html"

    def bid(self, head: bytes, name: str) -> float:
        """Return how sure the mark is; nothing for a page that was saved as a PDF, as sites answer with an error."""
        if not MARK.search(head) or name.lower().endswith(".pdf") or head.startswith(b"%PDF"):
            return 0.0
        return 0.9

    def read(
        self, content: bytes, name: str, *, limits: Limits, progress: Callable[[int, int], None] | None = None
    ) -> Reading:
        """Return the page's own text as one page, and what it states of the meeting. Raises `DamagedPaperError`."""
        parser = html.HTMLParser(no_network=True, recover=True, huge_tree=False, remove_comments=True, remove_pis=True)
        try:
            tree = html.document_fromstring(_text(content), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            raise DamagedPaperError(name, "is a web page without text", "Save it again from the site.") from error
        blocks = find_blocks(tree)
        page = set_page(_number_item(blocks))
        if not page.text:
            raise DamagedPaperError(name, "is a web page without text", "Save it again from the site.")
        if len(page.text) > limits.paper_characters:
            raise PaperLimitError(name, "holds more text than is read from one file", "Split it and add the parts.")
        if progress:
            progress(1, 1)
        return Reading(file=name, media_type=self.media_type, pages=(page,), hints=tuple(find_hints(tree, blocks)))


def find_hints(tree: Any, blocks: Sequence[Block | Rows]) -> Iterator[tuple[str, str]]:
    """Return the body ("body") and the meeting's day ("date", ISO 8601) where a ModernGov page states them."""
    titles = [element for element in tree.iter("h1", "h2", "h3") if "mgSubTitleTxt" in classes(element)]
    heading = next((found for title in titles if (found := read_meeting_heading(words_of(title)))), None)
    told = (block.text for block in blocks if isinstance(block, Block))
    meeting = heading or next(filter(None, map(read_item_of, told)), None)
    if meeting is None:
        return
    yield "body", meeting.body
    stated = (meta.get("content") or "" for meta in tree.iter("meta") if meta.get("name") == "DC.date")
    if day := next(filter(None, map(read_day, stated)), meeting.day):
        yield "date", day.isoformat()


def _number_item(blocks: tuple[Block | Rows, ...]) -> tuple[Block | Rows, ...]:
    """Return the blocks of the page of one item as a meeting's page has them: the meeting first, the item numbered."""
    for at, block in enumerate(blocks):
        item = read_item_of(block.text) if isinstance(block, Block) and at else None
        title = blocks[at - 1]
        if item and isinstance(title, Block):
            return (*blocks[: at - 1], block, replace(title, marker=f"{item.number}."), *blocks[at + 1 :])
    return blocks


def _text(content: bytes) -> str:
    """Return the page as text, in the encoding it declares if it is one that we know, else as plain text is read."""
    declared = CHARSET.search(content[:4096])
    name = declared[1].decode("ascii", "ignore").lower() if declared else ""
    western = name in {"iso-8859-1", "windows-1252", "latin-1"}
    text = content.decode("cp1252", "replace") if western else decode(content)
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")


READER = HtmlReader()
