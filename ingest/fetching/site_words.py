"""How the words of a council's site become plain: white space, entities encoded twice, dates, paragraphs."""

import html
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote, urlsplit, urlunsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from ingest.pages.moderngov import list_label
from ingest.pages.moderngov import read_day as read_printed_day

_BLOCKS = frozenset(("p", "li", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote"))
_MARKED = re.compile(r"^(?:\(?[a-z0-9]{1,3}[.)]|[•·o-])\s", re.IGNORECASE)


def plain(text: str | None) -> str:
    """Return ``text`` with entities decoded as often as they were encoded (at most twice) and single spaces."""
    words = text or ""
    for _ in range(2):
        words = html.unescape(words)
    return " ".join(words.split())


def tidy_address(link: str) -> str:
    """Return a link as a browser would read it: line breaks and tabs taken out, spaces and odd letters escaped.

    The query is kept: on a ModernGov site `?T=` is part of what is asked for. "" for what cannot be an address.
    """
    bare = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", re.sub(r"[\r\n\t]+", "", link.strip()))
    try:
        parts = urlsplit(bare)
    except ValueError:  # "http://[…": no address at all
        return ""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, parts.netloc, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"), ""))


def parse_markup(markup: str | bytes) -> BeautifulSoup:
    """Return the tree of a page. Nothing in it is run or fetched."""
    return BeautifulSoup(markup, "lxml")


def read_day(text: str) -> date | None:
    """Return the day that a site prints, in any of its ways; None where it prints none."""
    return read_printed_day(plain(text))


def read_paragraphs(markup: Tag | str) -> str:
    """Return a block of Word-made markup as paragraphs joined by line breaks, list marks kept, empty ones left out."""
    if isinstance(markup, str) and not markup.strip():
        return ""
    root = parse_markup(markup) if isinstance(markup, str) else markup
    lines: list[str] = [""]
    for piece in _pieces(root):
        if piece is None:
            lines.append("")
        else:
            lines[-1] += piece
    return "\n".join(line for line in (plain(line) for line in lines) if line)


def _pieces(element: PageElement) -> Iterator[str | None]:
    """Yield the text of an element in order, None where a new paragraph begins."""
    if isinstance(element, NavigableString):
        if type(element) is NavigableString:  # not a comment, not a script
            yield str(element)
        return
    if not isinstance(element, Tag) or element.name in ("script", "style", "head"):
        return
    block = element.name in _BLOCKS
    if block or element.name == "br":
        yield None
    if element.name == "li" and not _MARKED.match(plain(element.get_text())):
        yield f"{_list_mark(element)} "
    for child in element.children:
        yield from _pieces(child)
    if element.name in ("td", "th"):
        yield " "
    if block:
        yield None


def _list_mark(entry: Tag) -> str:
    """Return the mark a browser would print before a list entry: "•", "a.", "3."."""
    parent = entry.parent
    if parent is None or parent.name != "ol":
        return "•"
    start = str(parent.get("start") or "1")
    place = (int(start) if start.isdecimal() else 1) + len(entry.find_previous_siblings("li"))
    return list_label(str(parent.get("type") or "1"), place)
