"""What a layout is: knowledge of one family of papers, which bids for a paper and splits it into parts.

A layout is shown a `Stretch`: the pages of a whole file, or of one paper within a pack. The highest bid over
`THRESHOLD` reads it. No such bid gives kind ``other``: a paper is never refused for its looks.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Protocol

from corpus.plugs import find_plugs
from corpus.records import Finding, Kind, Line, Page, Part, record
from ingest import layouts
from ingest.papers.front_matter import find_owner
from ingest.papers.headings import read_heading
from ingest.papers.titles import REPORT_WORDS, find_title
from ingest.reader import Leaf

THRESHOLD = 0.5


@record
class Stretch:
    """Consecutive pages that a layout is to read, furniture already marked.

    ``parent`` names the kind of the paper it is cut from (a pack), else None.
    """

    file: str
    pages: tuple[Page, ...]
    bookmarks: tuple[Leaf, ...] = ()
    hints: tuple[tuple[str, str], ...] = ()
    within_pack: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines but furniture, in reading order over the pages."""
        return tuple(line for page in self.pages for line in page.body)


@record
class Split:
    """What a layout made of a stretch. Part ids are given later, in reading order: leave them ``""``."""

    kind: Kind
    parts: tuple[Part, ...]
    warnings: tuple[str, ...] = ()
    trace: tuple[Finding, ...] = ()


class Layout(Protocol):
    """A family of papers. Each is one file in ``ingest/layouts/`` with the constant ``LAYOUT``."""

    name: str

    def bid(self, stretch: Stretch) -> float:
        """Return from 0 to 1 how well the stretch fits this family."""
        ...

    def split(self, stretch: Stretch) -> Split:
        """Return the parts of a stretch this layout has won."""
        ...


NOTICE_LINES = 8
CALLED_OFF = re.compile(r"\b(?:cancellation|cancelled|postponement|postponed)\b", re.IGNORECASE)


def find_layouts() -> tuple[Layout, ...]:
    """Return every layout there is."""
    return find_plugs(layouts, "LAYOUT")


def read_stretch(stretch: Stretch) -> Split:
    """Return what the best-bidding layout makes of ``stretch``; one part of kind other where none bids enough."""
    bids = sorted(((layout.bid(stretch), layout.name, layout) for layout in find_layouts()), reverse=True)
    first, last = stretch.pages[0].number, stretch.pages[-1].number
    trace = tuple(Finding(rule=f"layout {name} bid {bid:.2f}", page=first) for bid, name, _ in bids)
    if not bids or bids[0][0] <= THRESHOLD:
        top = stretch.lines[0].text if stretch.lines else stretch.file
        title = find_title(stretch.lines, words=REPORT_WORDS) or top
        part = _read_notice(Part(id="", kind=Kind.OTHER, title=title, first_page=first, last_page=last), stretch)
        return Split(kind=Kind.OTHER, parts=(part,), trace=trace)
    split = bids[0][2].split(stretch)
    parts = _with_stated(split.parts, dict(stretch.hints))
    return Split(kind=split.kind, parts=parts, warnings=split.warnings, trace=trace + split.trace)


def _with_stated(parts: tuple[Part, ...], hints: dict[str, str]) -> tuple[Part, ...]:
    """Return the one part of a paper with the body and day that its format states, where its words do not.

    What is printed counts for more: a saved page of a meeting that was moved goes on stating the day before.
    """
    if len(parts) != 1:
        return parts
    day = date.fromisoformat(hints["date"]) if "date" in hints else None
    return (replace(parts[0], body=parts[0].body or hints.get("body"), date=parts[0].date or day),)


def _read_notice(part: Part, stretch: Stretch) -> Part:
    """Return a paper of no known family with the body named alone at its top, or the meeting that it calls off:
    "Cancellation of the meeting to be held on …" beneath a body's name."""
    top = stretch.lines[:NOTICE_LINES]
    said = next((line for line in top if CALLED_OFF.search(line.text)), None)
    if said is None:
        return replace(part, body=find_owner(top, title=""))
    heading = read_heading(top)
    return replace(part, title=said.text, body=heading.body, date=heading.date)
