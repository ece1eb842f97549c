"""Where does each paper of a pack begin, and which agenda item is it for?

A paper begins on a page with an "Agenda Item B1" marker, with a heading block of its own (By:/To:/Subject:, "MINUTES
of a meeting"), or with a bookmark of the file. The agenda's printed page ranges decide only for items that none of
these finds: the ranges of a pack may be out by the pages of its agenda.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.records import Item, Kind, Line, Page, Part, record
from corpus.slugs import slug
from ingest.papers.headings import read_heading
from ingest.papers.labels import find_labels
from ingest.papers.numbering import parse_number
from ingest.reader import Leaf

_MINUTES = re.compile(
    r"^\W*(?:draft |unconfirmed )?(?:minutes|notes|record) of (?:a|an|the)?\b.{0,80}\b(?:meeting|held)\b"
    # "Elm Board – notes of meeting"
    r"|^.{3,80}\s[-–—:]\s*(?:draft |unconfirmed )?(?:minutes|notes|record) of (?:the |its )?meeting\W*$",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"^\W*(?:also |those |members? |councillors |committee members )?(?:present|in attendance|attend"
    r"|sederunt|apologies)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\(?(?:agenda )?item\b", re.IGNORECASE)
HEAD = 16  # lines at the top of a page in which a paper says what it is
MINUTES_HEAD = 8


@record
class Start:
    """Where a paper of a pack begins: the 1-based page, the agenda item if it is known, and how it was found."""

    page: int
    ref: str | None
    how: str


def find_starts(pages: Sequence[Page], bookmarks: Sequence[Leaf], items: Sequence[Item]) -> tuple[Start, ...]:
    """Return where the papers behind the agenda begin, in reading order; empty for what is not a pack.

    ``items`` are those of the agenda that the pack opens with (may be empty).
    """
    found: dict[int, Start] = {}
    for start in (*_by_marker(pages), *_by_bookmark(bookmarks), *_by_heading(pages)):
        if start.page > pages[0].number:
            found.setdefault(start.page, start)
    for start in _by_range(pages, items, found.values()):
        found.setdefault(start.page, start)
    return tuple(found[page] for page in sorted(found))


def _by_marker(pages: Sequence[Page]) -> Iterator[Start]:
    before = None
    for page in pages:
        if page.marker and page.marker != before:
            yield Start(page=page.number, ref=page.marker, how=f"marker Agenda Item {page.marker}")
        before = page.marker or before


def _by_bookmark(bookmarks: Sequence[Leaf]) -> Iterator[Start]:
    """Yield a start for each outermost bookmark that is numbered as agenda items are."""
    for leaf in bookmarks:
        numbered = parse_number(leaf.title)
        if leaf.depth == 0 and numbered:
            yield Start(page=leaf.page, ref=numbered.number, how=f"bookmark {leaf.title}")


def _by_heading(pages: Sequence[Page]) -> Iterator[Start]:
    for page in pages:
        if is_minutes_head(page):
            yield Start(page=page.number, ref=None, how="heading of minutes")
        elif is_report_head(page):
            yield Start(page=page.number, ref=None, how="heading of a report")


def is_minutes_head(page: Page) -> bool:
    """Return whether a page opens with the heading of minutes: who was there follows, no "(Item 4)" as in an item's."""
    lines = [line.text for line in page.body]
    for at, text in enumerate(lines[:MINUTES_HEAD]):
        if _MINUTES.match(text):
            after = lines[at + 1 : at + 1 + HEAD]
            return any(_THERE.match(line) for line in after) and not (after and _ITEM.match(after[0]))
    return False


def names_minutes(line: Line) -> bool:
    """Return whether a line is one by which minutes are named at their head."""
    return bool(_MINUTES.match(line.text))


def is_report_head(page: Page) -> bool:
    """Return whether a page opens with a report's heading block: two of who it is by, who it is to and its subject."""
    labels = find_labels(page.body[:HEAD])
    kinds = {label.kind for label in labels} & {"by", "to", "subject"}
    if kinds == {"by"}:  # "ARDEN COUNCIL / CABINET - 4 MARCH 2020 / … / Report by the Director"
        heading = read_heading(page.body[:HEAD])
        return heading.body is not None and heading.date is not None
    return len(kinds) >= 2


def _by_range(pages: Sequence[Page], items: Iterable[Item], starts: Iterable[Start]) -> Iterator[Start]:
    refs = {start.ref for start in starts}
    known = sorted(start.page for start in starts)
    printed = {page.printed: page.number for page in pages if page.printed}
    for item in items:
        if item.paper_pages is None or item.number in refs:
            continue
        page = printed.get(str(item.paper_pages[0]))
        if page and page > item.last_page and not any(page <= start <= page + 1 for start in known):
            yield Start(page=page, ref=item.number, how=f"agenda page range {item.paper_pages[0]}")


def find_ref(start: Start, pages: Sequence[Page], items: Iterable[Item]) -> str | None:
    """Return the agenda item that a paper is for: its marker's, else that whose page range it begins."""
    if start.ref:
        return start.ref
    printed = next((page.printed for page in pages if page.number == start.page), None)
    for item in items:
        if (
            item.paper_pages
            and printed
            and printed.isdigit()
            and item.paper_pages[0] <= int(printed) <= item.paper_pages[1]
        ):
            return item.number
    return None


def find_named(parts: Sequence[Part], items: Iterable[Item]) -> str | None:
    """Return the agenda item that bears the title of a report, where one and no other does."""
    if len(parts) != 1 or parts[0].kind is not Kind.REPORT:
        return None
    title = slug(parts[0].title)
    named = [item.number for item in items if item.number and len(item.title.split()) > 1 and slug(item.title) == title]
    return named[0] if len(named) == 1 else None
