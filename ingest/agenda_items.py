"""Which items has an agenda: their numbers, titles, the printed pages of their papers, and which are restricted?

An item is a numbered line in the column where most numbers stand and in the order of the numbers. Lettered group
headings ("A. Committee Business"), lists within an item and what follows the last item are none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.records import Item, Line, Source, record
from ingest.lines import join_lines
from ingest.numbering import Numbered, parse_letter, parse_number
from ingest.paragraphs import LABEL, leaves_room, line_pitch, right_edge

_COLUMN_POINTS = 16.0  # numbers within this of each other stand in one column
_STEP = 4  # the most by which a number may skip ahead of the one before it
_GAP = 1.6  # of the usual distance between lines: more white than this ends a title
_LAST_GAP = 2.4  # of the same: more white than this ends the last item

RESTRICTED = re.compile(
    r"^\W*(?:[A-Z]\s*[-–.]\s*)?(?:restricted|exempt|confidential|private|closed|part (?:2|ii|b)) (?:items?|business|session|reports?|matters|papers|agenda)"
    r"|\bnot for publication|not open to the (?:press|public)|exclusion of (?:the )?(?:press|public)"
    r"|\bitems? .*(?:press and public|public and press) .*exclu",
    re.IGNORECASE,
)
UNRESTRICTED = re.compile(
    r"\bunrestricted|\b(?:open|public) (?:items?|session|business)\b|\bpart (?:1|i|a)\b", re.IGNORECASE
)
_PAGES = re.compile(
    r"\s*(?:\(\s*Pages?:?\s*(?P<from>\d{1,4})(?:\s*(?:[-–]|to)\s*(?P<to>\d{1,4}))?\s*\)"
    r"|\bPages?:?\s*(?P<from2>\d{1,4})(?:\s*(?:[-–]|to)\s*(?P<to2>\d{1,4}))?\s*$)",
    re.IGNORECASE,
)
_COLUMN_PAGES = re.compile(r"(?P<from>\d{1,4})(?:\s*[-–]\s*(?P<to>\d{1,4}))?$")
_COLUMN_GAP_POINTS = 24.0  # white before the pages of an item in a column of their own
_WEB = re.compile(
    r"\s*(?:\bpdf icon\b|\bPDF\s+\d+(?:\.\d+)?\s*[KM]B\b|\bDOCX?\s+\d+\s*[KM]B\b|\bview the full.*$)", re.IGNORECASE
)
_DESCRIBES = re.compile(
    r"\s+[-–—]\s+(?=(?:to|for|in|any|members|the clerk)\b)|[:.]\s+(?=(?:To|Members|Councillors|The|Any|All|This|These|A|An|For)\b[^.]{12,})"
    r"|\s+[-–—]\s+(?=\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}$)",
)  # fmt: skip
_NOTES = re.compile(r"^(?:additional documents|decision|supporting documents|declaration)s?:?$", re.IGNORECASE)


@record
class Row:
    """A numbered line of an agenda: which line it is, and its number."""

    place: int
    numbered: Numbered
    line: Line


def find_items(lines: Sequence[Line]) -> tuple[Item, ...]:
    """Return the items of an agenda whose lines (after the heading, furniture left out) are ``lines``."""
    rows = find_rows(lines)
    if not rows:
        return ()
    ends = [row.place for row in rows[1:]] + [_end_of_last(lines, rows[-1].place)]
    restricted = list(_restrictions(lines))
    return tuple(
        _item(lines[row.place : end], row, restricted=restricted[row.place])
        for row, end in zip(rows, ends, strict=True)
    )


def find_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """Return the numbered lines that begin an item, in reading order."""
    rows = [
        Row(place=place, numbered=numbered, line=line)
        for place, line in enumerate(lines)
        if (numbered := parse_number(line.text)) and (numbered.words or _next_is_title(lines, place))
    ]
    lettered = [row for row in rows if row.numbered.lettered]
    if len(lettered) >= 2 and len(lettered) * 2 >= len([row for row in rows if row.numbered.depth == 1]):
        return tuple(_in_column(lettered))
    return tuple(_in_order(_in_column([row for row in rows if not row.numbered.lettered])))


def _next_is_title(lines: Sequence[Line], place: int) -> bool:
    return place + 1 < len(lines) and lines[place + 1].text[:1].isupper() and not parse_number(lines[place + 1].text)


def _in_column(rows: Sequence[Row]) -> list[Row]:
    """Return the rows whose numbers stand in the column of most numbers, or to its left."""
    columns = Counter(round(row.line.x0 / _COLUMN_POINTS) for row in rows)
    if not columns:
        return []
    first = min(columns, key=lambda column: (-columns[column], column))
    return [row for row in rows if row.line.x0 <= (first + 1.5) * _COLUMN_POINTS]


def _in_order(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows whose numbers go on from the one before; a list that begins again within an item does not."""
    before: tuple[int, ...] = ()
    for row in rows:
        number = tuple(int(part) for part in re.split(r"[./]", row.numbered.number))
        if not before or _follows(before, number):
            yield row
            before = number


def _follows(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if len(number) == len(before):
        return number[:-1] >= before[:-1] and (
            number[:-1] != before[:-1] or before[-1] <= number[-1] <= before[-1] + _STEP
        )
    shared = min(len(number), len(before))
    if len(number) > len(before):
        return number[:shared] == before or number[0] == before[0] + 1
    return before[0] < number[0] <= before[0] + _STEP


def _restrictions(lines: Sequence[Line]) -> Iterator[bool]:
    """Yield for each line whether it stands under a heading of restricted items."""
    restricted = False
    for line in lines:
        numbered = parse_number(line.text)
        heading = not (numbered and numbered.words) and line.text[:1].isupper() and not line.text.endswith((".", ","))
        if heading and UNRESTRICTED.search(line.text):
            restricted = False
        elif heading and RESTRICTED.search(line.text):
            restricted = True
        yield restricted or bool(
            numbered and re.search(r"\bnot for publication|\(exempt\)|\brestricted\)", line.text, re.I)
        )


def _end_of_last(lines: Sequence[Line], start: int) -> int:
    """Return where the last item ends: at a new page, or where much white follows."""
    pitch = line_pitch(lines)
    for place, (above, below) in enumerate(pairwise(lines[start:]), start + 1):
        if below.page != above.page or below.top - above.top > _LAST_GAP * pitch or RESTRICTED.search(below.text):
            return place
    return len(lines)


def _item(lines: Sequence[Line], row: Row, *, restricted: bool) -> Item:
    count = _title_lines(lines)
    title, pages = parse_title(lines[:count])
    rest = lines[count : _stop(lines, count, row)]
    return Item(
        number=row.numbered.number,
        title=title,
        first_page=lines[0].page,
        last_page=rest[-1].page if rest else lines[count - 1].page,
        restricted=restricted,
        paper_pages=pages,
        text=join_lines(rest),
        source=Source(page=lines[0].page, start=lines[0].start, end=lines[0].end),
    )


def _stop(lines: Sequence[Line], count: int, row: Row) -> int:
    """Return where an item's text ends: before the group heading or the notice of restriction that may follow it."""
    for place, line in enumerate(lines[count:], count):
        group = parse_letter(line.text) and (row.numbered.lettered or line.x0 < lines[0].x0 + 2)
        if group or RESTRICTED.search(line.text):
            return place
    return len(lines)


def _title_lines(lines: Sequence[Line]) -> int:
    """Return how many of an item's lines are its title: a title runs on while its lines are full."""
    pitch, right = line_pitch(lines), right_edge(lines)
    count = 1
    if (numbered := parse_number(lines[0].text)) and not numbered.words:
        count = 2
    while count < len(lines):
        last, line = lines[count - 1], lines[count]
        wrapped = (
            not leaves_room(last, line, max(right, last.x1)) or line.text[:1].islower() or _open_bracket(last.text)
        )
        apart = line.page != last.page or line.top - last.top > _GAP * pitch
        ended = (
            _NOTES.match(line.text)
            or _PAGES.search(last.text)
            or LABEL.match(line.text)
            or parse_letter(line.text)
            or RESTRICTED.search(line.text)
        )
        if line.text.lower().startswith(("(page", "page ")) and not apart:
            count += 1
            continue
        if not wrapped or apart or ended or (last.bold and not line.bold) or line.x0 < lines[0].x0 - 2:
            break
        count += 1
    return count


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def parse_title(lines: Sequence[Line]) -> tuple[str, tuple[int, int] | None]:
    """Return an item's title from its lines, and the printed pages of its paper where they are given.

    What describes the item after its title ("Declarations of Interest - to receive any …") is left out.
    """
    text = join_lines(lines)
    numbered = parse_number(text)
    text = numbered.words if numbered else text
    pages = None
    if found := _PAGES.search(text):
        first = int(found["from"] or found["from2"])
        pages = (first, int(found["to"] or found["to2"] or first))
        text = (text[: found.start()] + text[found.end() :]).strip()
    elif found := _pages_in_column(lines):
        pages = (int(found["from"]), int(found["to"] or found["from"]))
        text = text.replace(found.group(), "", 1) if text.count(found.group()) == 1 else text[: -len(found.group())]
    text = _WEB.sub("", text)
    return " ".join(_DESCRIBES.split(text)[0].replace("*", "").split()).strip(" .:;–-"), pages


def _pages_in_column(lines: Sequence[Line]) -> re.Match[str] | None:
    """Return the pages that stand in a column of their own at the right of an item's first or last line."""
    for line in lines:
        for left, right in pairwise(line.words):
            tail = line.text[right.start - line.start :]
            if right.x0 - left.x1 > _COLUMN_GAP_POINTS and (found := _COLUMN_PAGES.match(tail)):
                return found
    return None
