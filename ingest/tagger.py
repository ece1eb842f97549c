"""What a tagger is: something that finds one kind of mention in the text of a paper's parts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from corpus.plugs import find_plugs
from corpus.records import EntityType, Line, Mention, Money, Page, Part, Period
from ingest import taggers

LABEL = re.compile(r"\d+[.)]|\(\w{1,3}\)|\w\)|[•·▪○–-]\s")  # what begins a paragraph of its own
INDENT_POINTS = 72.0  # lines of a paragraph begin no further apart
PITCH = 1.9  # nor stand further apart, in line heights
RUN_ON = 0.85  # a line that reaches this share of the page's text width runs on into the next


class Tagger(Protocol):
    """A kind of entity. Each is one file in ``ingest/taggers/`` with the constant ``TAGGER``."""

    name: str

    def tag(self, part: Part, pages: Sequence[Page]) -> tuple[Mention, ...]:
        """Return the mentions in ``pages``, in reading order.

        ``pages`` are those of `cut_pages`: they have only the part's own lines, but their whole text, so that offsets
        hold. Text to look in is `running_text` of a page; a mention is made by `mention`.
        """
        ...


def find_taggers() -> tuple[Tagger, ...]:
    """Return every tagger there is."""
    return find_plugs(taggers, "TAGGER")


def cut_pages(part: Part, parts: Iterable[Part], pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages of ``part`` out of a paper's ``pages``, each with only the lines that are the part's own.

    On a page that two parts share, a part's lines are those from its `Part.start` to the start of the next part.
    """
    own = pages[part.first_page - 1 : part.last_page]
    starts = [other.start for other in parts if other.first_page == part.last_page and other.start > part.start]
    ends = {part.last_page: min(starts)} if starts else {}
    cut = []
    for page in own:
        start = part.start if page.number == part.first_page else 0
        end = ends.get(page.number, len(page.text) + 1)
        whole = start == 0 and end > len(page.text)
        lines = page.lines if whole else tuple(line for line in page.lines if start <= line.start < end)
        cut.append(replace(page, lines=lines))
    return tuple(cut)


def running_text(page: Page) -> str:
    """Return the text of the page's own lines, furniture blanked out, with every character at its place in `Page.text`.

    The break after a line that runs on into the next is a space, so that what is split over the two is found whole;
    other breaks stay.
    """
    body = page.body
    right = max((line.x1 for line in body), default=0.0)
    left = min((line.x0 for line in body), default=0.0)
    full = left + RUN_ON * (right - left)
    pieces, at = [], 0
    for n, line in enumerate(body):
        gap = line.start - at
        filled = n > 0 and (body[n - 1].x1 >= full or body[n - 1].x1 + _first_width(line) > right)
        runs_on = filled and gap == 1 and _follows(line, body[n - 1])
        pieces.append(" " * gap if runs_on or n == 0 else "\n" + " " * (gap - 1))
        pieces.append(line.text)
        at = line.start + len(line.text)
    return "".join(pieces)


def _first_width(line: Line) -> float:
    """Return how wide the first word of a line is with the space before it, in points: the line above was full if it
    had no room for it."""
    return line.words[0].x1 - line.words[0].x0 + 0.25 * line.size if line.words else 0.0


def _follows(line: Line, above: Line) -> bool:
    """Tell whether a line may go on with the paragraph of the line above: below it, close to it, without a label."""
    near = abs(line.x0 - above.x0) < INDENT_POINTS and 0 < line.top - above.top < PITCH * (above.bottom - above.top)
    return near and not LABEL.match(line.text)


def mention(kind: EntityType, value: str | Money | Period, span: tuple[int, int], *, part: Part, page: Page) -> Mention:
    """Return the mention of ``value`` at ``span`` of the page's text; a line break in it becomes a space."""
    start, end = span
    text = page.text[start:end].replace("\n", " ")
    return Mention(type=kind, text=text, value=value, part=part.id, page=page.number, start=start, end=end)
