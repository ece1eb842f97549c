"""Minutes as a ModernGov site prints its meeting page: "3. Title PDF 1 MB", "Additional documents:", "Minutes:"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.records import Line, record
from ingest.layout import Split, Stretch
from ingest.layouts._minutes import split_minutes
from ingest.minutes.headed_items import find_numbered
from ingest.minutes.item_heading import ITEM_REFERENCE, ItemHeading, make_heading
from ingest.minutes.procedure import CAPITALS
from ingest.papers.paragraphs import cut_line

SIZE = re.compile(r"\s*(?:pdf icon\s*)?\.?PDF\s+[\d.,]+\s*[KMG]?B\b.*$", re.I)
SIZE_CUT = re.compile(r"\s*(?:pdf icon\s*)?\.?PDF\s+[\d.,]+$", re.I)  # its unit stands on the next line
ICON_CUT = re.compile(r"\s*\bpdf icon$", re.I)  # its size stands on the next line
UNIT = re.compile(r"^[KMG]?B$", re.I)
MINUTES = re.compile(r"^(?:Minutes|Decision|Decisions):$", re.I)
DOCUMENTS = re.compile(r"^(?:Additional|Supporting) documents:$", re.I)
FURNITURE = re.compile(
    r"^(?:Venue|Contact|Items|Items? No\.? Item|No\.?\s+Item|Media|Audio|Webcast)\b(?=:|$|\s+No|\s+Item)", re.I
)
PAGE_TITLE = re.compile(
    r"^(?:Agenda and (?:draft )?minutes|Agenda, decisions and minutes|Minutes|Draft minutes)$", re.I
)
ITEM_TITLE = re.compile(  # of the page of one item or one decision, which says "Minutes:" but once, or not at all
    r"^(?:Agenda item|Issue - decisions|Decision details)$", re.I
)
RESOLVED = re.compile(r"\b(?:resolved|agreed|decided|approved)\s+(?:that|to)\b", re.I)
PART = re.compile(r"(?P<number>(?P<item>\d{1,4})\.\d{1,2})\.?$")  # of an item: "4.1"
NUMBERED = re.compile(r"(?P<number>\w+(?:\.\w+)*)\.\s+(?P<title>\S.*)$")


@record
class WebMinutes:
    """The family of meeting pages printed from a council's site."""

    name: str = "minutes_web"

    def bid(self, stretch: Stretch) -> float:
        """Return how surely the page's own words are there: its title, and "Minutes:" under item after item."""
        lines = stretch.lines
        marked = sum(1 for line in lines if MINUTES.match(line.text))
        sized = sum(1 for line in lines if SIZE.search(line.text))
        titled = any(PAGE_TITLE.match(line.text) for line in lines[:4])
        alone = any(ITEM_TITLE.match(line.text) for line in lines[:4])
        decided = alone and any(CAPITALS.search(line.text) or RESOLVED.search(line.text) for line in lines)
        sure = 0.45 * titled + 0.75 * alone + 0.2 * min(marked, 3) + 0.05 * min(sized, 2)
        return min(0.99, sure) if marked or decided else 0.0

    def split(self, stretch: Stretch) -> Split:
        """Return the minutes as one part, without the words that belong to the site."""
        lines = clear_site_words(stretch.lines)
        found = _find_only_item(lines) or find_numbered(lines, may_run_in=False)
        headings = [_with_reference(heading, lines) for heading in _with_parts(found, lines)]
        return split_minutes(stretch, headings, lines)


def _find_only_item(lines: Sequence[Line]) -> list[ItemHeading]:
    """Return the heading of the page of one item: its number and title, which its reader puts below its meeting.

    Where only the text of the page was kept, the item has no number, and its title stands below the page's own.
    """
    page = next((at for at, line in enumerate(lines[:4]) if ITEM_TITLE.match(line.text)), None)
    if page is None:
        return []
    numbered = ((at, NUMBERED.match(line.text)) for at, line in enumerate(lines[:8]) if line.bold)
    found = [make_heading(match["number"], match["title"], at, at + 1) for at, match in numbered if match][:1]
    below = page + 1
    titled = below < len(lines) and not MINUTES.match(lines[below].text)
    return found or ([make_heading(None, lines[below].text, below, below + 1)] if titled else [])


def _with_parts(headings: Sequence[ItemHeading], lines: Sequence[Line]) -> Iterator[ItemHeading]:
    """Yield the headings, each with those of its parts after it: "4.1" alone on a line, and its title below."""
    for n, heading in enumerate(headings):
        yield heading
        end = headings[n + 1].first if n + 1 < len(headings) else len(lines)
        for at in range(heading.body, end - 1):
            part = PART.match(lines[at].text)
            if part and part["item"] == heading.number:
                yield make_heading(part["number"], lines[at + 1].text, at, at + 2)


def _with_reference(heading: ItemHeading, lines: Sequence[Line]) -> ItemHeading:
    """Return a heading with the agenda item that the minutes pasted under it give: "62. Youth Update (Item B1)"."""
    pasted = [line.text for line in lines[heading.body : heading.body + 3] if not MINUTES.match(line.text)]
    found = ITEM_REFERENCE.search(pasted[0]) if pasted else None
    return replace(heading, agenda_ref=found.group("ref")) if found and not heading.agenda_ref else heading


def clear_site_words(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without file sizes and the lists of further documents; "Minutes:" is kept to end headings."""
    kept: list[Line] = []
    listing = False
    following = [line.text.strip() for line in lines[1:]] + [""]
    for line, after in zip(lines, following, strict=True):
        listing = (
            (listing or DOCUMENTS.match(line.text) is not None)
            and not MINUTES.match(line.text)
            and not _is_new_item(line, lines)
        )
        if listing or FURNITURE.match(line.text) or UNIT.match(line.text):
            continue
        cut = SIZE_CUT if UNIT.match(after) else ICON_CUT if SIZE.match(after) else None
        sized = SIZE.search(line.text) or (cut.search(line.text) if cut else None)
        short = cut_line(line, 0, sized.start()) if sized else line
        if short.text:
            kept.append(short)
    return kept


def _is_new_item(line: Line, lines: Sequence[Line]) -> bool:
    left = min(other.x0 for other in lines)
    return line.x0 < left + 12 and re.match(r"\d{1,4}\.(?:\s|$)", line.text) is not None


LAYOUT = WebMinutes()
