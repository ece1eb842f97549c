"""Which items has an agenda: their numbers, titles, the printed pages of their papers, and which are restricted?

An item is a numbered line in the column where most numbers stand and in the order of the numbers. Lettered group
headings ("A. Committee Business"), lists within an item and what follows the last item are none. An agenda that numbers
nothing has its letters or bullets as items.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.records import Item, Line, Source, record
from ingest.pages.lines import join_lines
from ingest.papers.item_titles import RESTRICTED, find_note, find_title
from ingest.papers.numbering import Numbered, parse_letter, parse_number
from ingest.papers.paragraphs import line_pitch

_COLUMN_POINTS = 12.0  # numbers within this of each other stand in one column: "9." and "10." end at the same place
_STEP = 4  # the most by which a number may skip ahead of the one before it
_LAST_GAP = 2.4  # of the usual distance between lines: more white than this ends the last item
_FEWEST_MARKED = 3  # letters or bullets that make a list of items

_UNRESTRICTED = re.compile(
    r"\bunrestricted|\b(?:open|public) (?:items?|session|business)\b|\bpart (?:1|i|a)\b", re.IGNORECASE
)
_ONE_RESTRICTED = re.compile(
    r"\bnot for publication|\((?:exempt|restricted|confidential)\)|\brestricted\)", re.IGNORECASE
)
ADJOURNED = re.compile(r"^(?:motion to |to )?adjourn(?:ment)?\W*$", re.IGNORECASE)
_MARK = re.compile(r"^(?:\(?(?P<letter>[A-Za-z])[.)]\s+|[•·▪●*-]\s*)(?=[A-Z])")


@record
class Row:
    """A line of an agenda that may begin an item: which line it is, and its number ("" for a bullet)."""

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
    """Return the lines that begin an item, in reading order."""
    rows = [
        Row(place=place, numbered=numbered, line=line)
        for place, line in enumerate(lines)
        if (numbered := parse_number(line.text)) and (numbered.words or _next_is_title(lines, place))
    ]
    lettered = [row for row in rows if row.numbered.lettered]
    plain = [row for row in rows if not row.numbered.lettered]
    if len(lettered) >= 2 and len(lettered) * 2 >= len(rows):
        return tuple(_in_column(lettered))
    ordered = tuple(_in_order(_in_column(plain)))
    return ordered if len(ordered) > 1 else _marked_rows(lines) or ordered


def _next_is_title(lines: Sequence[Line], place: int) -> bool:
    return place + 1 < len(lines) and lines[place + 1].text[:1].isupper() and not parse_number(lines[place + 1].text)


def _marked_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """Return the lines marked "a)", "B." or with a bullet; empty for fewer than three or letters out of order."""
    rows = []
    for place, line in enumerate(lines):
        if found := _MARK.match(line.text):
            number = Numbered(number=found["letter"] or "", words=line.text[found.end() :], depth=1, lettered=True)
            rows.append(Row(place=place, numbered=number, line=line))
    for is_letter in (True, False):
        own = _in_column([row for row in rows if bool(row.numbered.number) is is_letter])
        letters = [row.numbered.number.lower() for row in own]
        if len(own) >= _FEWEST_MARKED and letters == sorted(letters):
            return tuple(own)
    return ()


def _in_column(rows: Sequence[Row]) -> list[Row]:
    """Return the rows whose numbers stand in the column of most numbers, or to its left."""
    if not rows:
        return []
    beside = [sum(abs(other.line.x0 - row.line.x0) < _COLUMN_POINTS for other in rows) for row in rows]
    column = min(row.line.x0 for row, count in zip(rows, beside, strict=True) if count == max(beside))
    return [row for row in rows if row.line.x0 < column + _COLUMN_POINTS]


def _in_order(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows whose numbers go on from the one before; a list that begins again within an item does not.

    What is numbered after the adjournment belongs to the papers behind the agenda.
    """
    before: tuple[int, ...] = ()
    closed = False
    for row in rows:
        if closed:
            return
        closed = ADJOURNED.match(row.numbered.words) is not None
        number = tuple(int(part) for part in re.split(r"[./]", row.numbered.number))
        if not before or _follows(before, number):
            yield row
            before = number


def _follows(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if len(number) > len(before):
        return number[: len(before)] == before or number[0] == before[0] + 1
    if len(number) < len(before):
        return before[0] < number[0] <= before[0] + _STEP
    if number[:-1] == before[:-1]:
        return before[-1] <= number[-1] <= before[-1] + _STEP
    return number > before


def _restrictions(lines: Sequence[Line]) -> Iterator[bool]:
    """Yield for each line whether it stands under a heading of restricted items, or says that its item is."""
    restricted = False
    for line in lines:
        numbered = parse_number(line.text)
        heading = not (numbered and numbered.words) and line.text[:1].isupper() and not line.text.endswith((".", ","))
        if heading and _UNRESTRICTED.search(line.text):
            restricted = False
        elif heading and RESTRICTED.search(line.text):
            restricted = True
        yield restricted or bool(numbered and _ONE_RESTRICTED.search(line.text))


def _end_of_last(lines: Sequence[Line], start: int) -> int:
    """Return where the last item ends: at a new page, or where much white follows."""
    pitch = line_pitch(lines)
    for place, (above, below) in enumerate(pairwise(lines[start:]), start + 1):
        if below.page != above.page or below.top - above.top > _LAST_GAP * pitch or RESTRICTED.search(below.text):
            return place
    return len(lines)


def _item(lines: Sequence[Line], row: Row, *, restricted: bool) -> Item:
    title, pages, count = find_title(lines)
    rest = lines[count : _stop(lines, count, row)]
    return Item(
        number=row.numbered.number or None,
        title=title,
        first_page=lines[0].page,
        last_page=rest[-1].page if rest else lines[count - 1].page,
        restricted=restricted,
        paper_pages=pages,
        text="\n".join(text for text in (find_note(lines[:count]), join_lines(rest)) if text),
        source=Source(page=lines[0].page, start=lines[0].start, end=lines[0].end),
    )


def _stop(lines: Sequence[Line], count: int, row: Row) -> int:
    """Return where an item's text ends: before the group heading or the notice of restriction that may follow it."""
    for place, line in enumerate(lines[count:], count):
        outer = row.numbered.lettered or line.x0 < row.line.x0 + 2
        if (outer and parse_letter(line.text)) or RESTRICTED.search(line.text):
            return place
    return len(lines)
