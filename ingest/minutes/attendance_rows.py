"""Who was there by a list of rows without rules: a person a row, beside the name in columns initials, a post, a body.

Rows are told from names set side by side by what stands in the later columns: particulars there, not names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.records import Attendance, Line, Source, Status, record
from ingest.entities.names import FORENAMES, is_initial, plain_name
from ingest.minutes.attendance_entry import read_entry, without_initials
from ingest.minutes.attendee import TITLED, are_initials_of, is_name
from ingest.minutes.posts import is_meeting_office, is_post, tidy_office

SAME_COLUMN_POINTS = 12.0
MOSTLY = 0.6
ORGANISATION_NOUN = re.compile(
    r"(?:Council|Police|Constabulary|Trust|Service|Services|Authority|Partnership|Board|Committee|Ltd|Agency|Centre|"
    r"College|University|School|Academy|Association|Society|Forum|^[A-Z]{3,6})$"
)
BEHIND = re.compile(r"^(?P<body>[^()]+?)\s*\((?P<office>[^()]+)\)$")  # "Weald Council (Chair)"


@record
class _Row:
    """A person's row: the name's line and, by the column's place, the words that stand beside the name."""

    name: Line
    beside: dict[int, str]


def read_rows(lines: Sequence[Line], status: Status) -> tuple[Attendance, ...]:
    """Return the people of a list whose rows give particulars in columns; empty where ``lines`` (pieces of lines,
    parted by wide white) are no such list."""
    rows = _find_rows(lines)
    beside = [words for row in rows for words in row.beside.values()]
    if len(rows) < 2 or len([row for row in rows if row.beside]) <= MOSTLY * len(rows):
        return ()
    if sum(1 for words in beside if _is_person(words)) > (1 - MOSTLY) * len(beside):
        return ()
    posts = _columns_of_posts(rows)
    entries = [(row, read_entry(row.name.text, status, group=False)) for row in rows]
    return tuple(_with_particulars(entry, row, posts) for row, entry in entries if entry)


def _find_rows(lines: Sequence[Line]) -> list[_Row]:
    """Return the rows that begin with a name in the column of names; lines beside and below one are of its row."""
    named = [line for line in lines if is_name(_bare(line.text), group=False)]
    left = min((line.x0 for line in named), default=0.0)
    held: list[tuple[Line, list[Line]]] = []
    odd = 0
    for line in lines:
        if line.x0 - left > SAME_COLUMN_POINTS:
            if held:
                held[-1][1].append(line)
        elif is_name(_bare(line.text), group=False):
            held.append((line, []))
        else:
            odd += 1
    columns = _columns(line.x0 for _, beside in held for line in beside)
    rows = [_Row(name=name, beside=_by_column(beside, columns)) for name, beside in held]
    return rows if odd <= (1 - MOSTLY) * len(rows) else []


def _columns(lefts: Iterable[float]) -> list[float]:
    columns: list[float] = []
    for left in sorted(lefts):
        if not columns or left - columns[-1] > SAME_COLUMN_POINTS:
            columns.append(left)
    return columns


def _by_column(lines: Sequence[Line], columns: Sequence[float]) -> dict[int, str]:
    words: dict[int, str] = {}
    for line in lines:
        at = max(n for n, left in enumerate(columns) if left <= line.x0)
        words[at] = f"{words[at]} {line.text}" if at in words else line.text.lstrip("-–— ")
    return words


def _columns_of_posts(rows: Sequence[_Row]) -> frozenset[int]:
    """Return which columns are of posts: where most cells name one, the others ("Governing Body GP") are posts too."""
    cells = [(at, words) for row in rows for at, words in row.beside.items()]
    told = {at: [is_post(words) for column, words in cells if column == at] for at in {at for at, _ in cells}}
    return frozenset(at for at, posts in told.items() if sum(posts) > MOSTLY * len(posts))


def _bare(text: str) -> str:
    return re.sub(r"\s*\([^()]*\)?", "", text).strip(" .,")


def _is_person(words: str) -> bool:
    first = plain_name(words).split(" ")[0]
    named = TITLED.match(words) is not None or first in FORENAMES or is_initial(first)
    return named and is_name(_bare(words), group=False) and not is_post(words)


def _with_particulars(entry: Attendance, row: _Row, posts: frozenset[int]) -> Attendance:
    """Return the entry with the post and the body that the columns beside its name give."""
    office, organisation = entry.office, entry.organisation
    for at, printed in row.beside.items():
        words = without_initials(printed, entry.name)
        behind = BEHIND.match(words)
        if are_initials_of(words, entry.name):
            continue
        if behind and is_meeting_office(behind["office"]) and not is_post(behind["body"]):
            office, organisation = office or tidy_office(behind["office"]), organisation or behind["body"]
        elif is_post(words) or (at in posts and not ORGANISATION_NOUN.search(words)):
            office = f"{office}, {words}" if office else tidy_office(words)
        elif words[:1].isupper() and not re.match(r"\w+ed\s+by\b", words):
            organisation = organisation or words
    source = Source(page=row.name.page, start=row.name.start, end=row.name.end)
    return replace(entry, office=office, organisation=organisation, source=source)
