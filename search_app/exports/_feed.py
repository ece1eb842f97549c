"""How is an Atom feed written (RFC 4287)? The one home of feeds: of papers, of decisions, of a search's results."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from corpus.records import record

E = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})
MEDIA_TYPE = "application/atom+xml"


@record
class Entry:
    """One entry of a feed. ``id`` is an address that stays; ``updated`` has a zone; ``summary`` is plain text."""

    id: str
    title: str
    link: str
    updated: datetime
    author: str
    summary: str


@record
class Feed:
    """A feed: its own address, the page that shows the same, and when there is nothing in it, when it was made."""

    title: str
    address: str
    page: str
    updated: datetime


def write_feed(feed: Feed, entries: Iterable[Entry]) -> str:
    """Return the feed with these entries, as they come: newest first."""
    ours = tuple(entries)
    updated = max((entry.updated for entry in ours), default=feed.updated)
    document = E.feed(
        E.title(plain(feed.title)),
        E.id(feed.address),
        E.link(rel="self", type=MEDIA_TYPE, href=feed.address),
        E.link(rel="alternate", type="text/html", href=feed.page),
        E.updated(updated.isoformat(timespec="seconds")),
        E.generator("Matters Arising"),
        *(_entry(entry) for entry in ours),
    )
    written: bytes = etree.tostring(document, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written.decode()


def plain(words: str) -> str:
    """Return words without the characters that XML cannot hold."""
    kept = (c for c in words if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff"))
    return "".join(kept)


def _entry(entry: Entry) -> Any:
    return E.entry(
        E.title(plain(entry.title)),
        E.id(entry.id),
        E.link(rel="alternate", type="text/html", href=entry.link),
        E.updated(entry.updated.isoformat(timespec="seconds")),
        E.author(E.name(plain(entry.author))),
        E.summary(plain(entry.summary), type="text"),
    )
