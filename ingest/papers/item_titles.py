"""What is an agenda item called, on which of its lines, and which printed pages hold its paper?"""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.records import Line
from ingest.pages.lines import join_lines
from ingest.papers.numbering import parse_letter, parse_number
from ingest.papers.paragraphs import LABEL, cut_line, leaves_room, line_pitch, right_edge

_GAP = 1.6  # of the usual distance between lines: more white than this ends a title
_CELL_POINTS = 24.0  # white between the cells of an agenda set as a table: title, pages, who speaks, when

RESTRICTED = re.compile(
    r"^\W*(?:[A-Z]\s*[-–.]\s*)?(?:restricted|exempt|confidential|private|closed|part (?:2|ii|b)) "
    r"(?:items?|business|session|reports?|matters|papers|agenda)"
    r"|\bnot for publication|not open to the (?:press|public)|exclusion of (?:the )?(?:press|public)"
    r"|\bitems? .*(?:press and public|public and press) .*exclu",
    re.IGNORECASE,
)
PAGES = re.compile(
    r"\s*(?:\(\s*Pages?:?\s*(?P<from>\d{1,4})(?:\s*(?:[-–]|to)\s*(?P<to>\d{1,4}))?\s*\)"
    r"|\bPages?:?\s*(?P<from2>\d{1,4})(?:\s*(?:[-–]|to)\s*(?P<to2>\d{1,4}))?\s*$)",
    re.IGNORECASE,
)
_PAGES_CELL = re.compile(r"(?P<from>\d{1,4})(?:\s*[-–]\s*(?P<to>\d{1,4}))?$")
_WEB = re.compile(
    r"\s*(?:\bpdf icon\b|\bPDF\s+\d+(?:\.\d+)?\s*[KM]B\b|\bDOCX?\s+\d+\s*[KM]B\b|\bview the full.*$)", re.IGNORECASE
)
_DESCRIBES = re.compile(
    r"\s+[-–—]\s+(?=(?:to|for|in|any|members|the clerk)\b)"
    r"|[:.]\s+(?=(?:To|Members|Councillors|The|Any|All|This|These|A|An|For)\b[^.]{12,})"
    r"|\s+[-–—]\s+(?=\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}$)"
)
_BRACKETED_NOTE = re.compile(
    r"\s*[(\[](?:(?:draft|written|the)\s+)?"
    r"(?:(?:reports?|papers?|minutes|documents?|copy|copies|notes|appendix|details)\s+)?(?:is |are |to be )?"
    r"(?:attached|enclosed|to follow|circulated(?: separately)?|herewith|included)[)\]]\s*$",
    re.IGNORECASE,
)
_NOTES = re.compile(r"^(?:additional|supporting) documents|^(?:decision|declaration)s?:?$", re.IGNORECASE)


def find_title(lines: Sequence[Line]) -> tuple[str, tuple[int, int] | None, int]:
    """Return the title of the item whose lines are ``lines``, its paper's printed pages, and how many lines it takes.

    What describes the item after its title ("Declarations of Interest - to receive any …") is left out, and so are the
    cells beside it. The pages may also stand in the text below the title, or in a cell of their own.
    """
    count = count_lines(lines)
    text = join_lines([split_cells(line)[0] for line in lines[:count]])
    title = PAGES.sub("", _without_number(text))
    title = _BRACKETED_NOTE.sub("", _DESCRIBES.split(_WEB.sub("", title))[0].replace("*", ""))
    return " ".join(title.split()).strip(" .:;–-•"), find_pages(lines), count


def find_note(lines: Sequence[Line]) -> str:
    """Return the note in brackets that ends a title, without its brackets ("report to follow"); "" where none does."""
    text = PAGES.sub("", join_lines([split_cells(line)[0] for line in lines]))
    found = _BRACKETED_NOTE.search(text.strip())
    return found[0].strip(" ()[]") if found else ""


def _without_number(text: str) -> str:
    numbered = parse_number(text)
    return numbered.words if numbered else re.sub(r"^\(?[A-Za-z][.)]\s+", "", text)


def find_pages(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the first and last printed page of an item's paper, as its lines give them; else None."""
    found = PAGES.search(join_lines(lines))
    if found:
        first = int(found["from"] or found["from2"])
        return first, int(found["to"] or found["to2"] or first)
    for line in lines:
        cell = _PAGES_CELL.match(split_cells(line)[1])
        if cell:
            return int(cell["from"]), int(cell["to"] or cell["from"])
    return None


def split_cells(line: Line) -> tuple[Line, str]:
    """Return a line up to the first wide white after its number and first word, and the words after that white."""
    begun = False
    for left, right in pairwise(line.words):
        begun = begun or bool(re.search(r"[A-Za-z]{2}", left.text))
        if begun and right.x0 - left.x1 > _CELL_POINTS:
            return cut_line(line, 0, left.end - line.start), line.text[right.start - line.start :]
    return line, ""


def count_lines(lines: Sequence[Line]) -> int:
    """Return how many of an item's lines are its title: a title runs on while its lines are full."""
    pitch, right = line_pitch(lines), right_edge(lines)
    numbered = parse_number(lines[0].text)
    count = 2 if numbered and not numbered.words else 1
    while count < len(lines):
        last, line = lines[count - 1], lines[count]
        apart = line.page != last.page or line.top - last.top > _GAP * pitch
        pages = line.text.lower().startswith(("(page", "page ")) and not apart
        if not pages and (apart or _ends(last, line) or not _runs_on(last, line, right)):
            break
        if line.x0 < lines[0].x0 - 2:
            break
        count += 1
    return count


def _runs_on(last: Line, line: Line, right: float) -> bool:
    """Return whether a title goes on from one line to the next: the first is full, or leaves something open."""
    title, beside = split_cells(last)
    full = not beside and not leaves_room(title, line, max(right, last.x1))
    return full or line.text[:1].islower() or last.text.count("(") > last.text.count(")")


def _ends(last: Line, line: Line) -> bool:
    """Return whether a title ends between two lines: pages are given, type changes, or the next line is no title's."""
    softer = (last.bold and not line.bold) or (split_cells(last)[0].text.isupper() and not line.text.isupper())
    marked = (
        _NOTES.match(line.text) or LABEL.match(line.text) or parse_letter(line.text) or RESTRICTED.search(line.text)
    )
    return bool(softer or marked or PAGES.search(last.text))
