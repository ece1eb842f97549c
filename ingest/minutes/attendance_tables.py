"""Who was there by a table whose first row says what its columns are: "Name | Organisation | Role".

A table without such a row is read as the lists are, line by line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.records import Attendance, Line, Page, Source, Status, Table
from ingest.minutes.attendance_entry import read_entry
from ingest.minutes.attendance_rows import BEHIND
from ingest.minutes.posts import is_meeting_office, is_post, tidy_office

_COLUMNS = {
    "name": re.compile(
        r"(?:full\s+)?names?|members?(?:\s+names?)?|attendees?|councillors?|representatives?|present", re.I
    ),
    "organisation": re.compile(
        r"organi[sz]ations?|representing|agency|agencies|partners?|authority|council|body|employer|company", re.I
    ),
    "office": re.compile(r"roles?|positions?|posts?|(?:job\s+)?titles?|designation|capacity|office", re.I),
    "status": re.compile(r"attendance|attended|status|present(?:\s*/\s*(?:apologies|absent))?|in\s+attendance", re.I),
}
_STATUSES = (
    (Status.APOLOGIES, re.compile(r"apolog(?:y|ies)|a(?:pols?)?\.?$", re.I)),
    (Status.ABSENT, re.compile(r"absent|not\s+present|no$|n$|[x✗✘]$", re.I)),
    (Status.SUBSTITUTE, re.compile(r"substitute|deputy\s+for|deputising", re.I)),
    (Status.IN_ATTENDANCE, re.compile(r"(?:also\s+)?in\s+attendance|observer|guest|invited|by\s+invitation", re.I)),
    (Status.PRESENT, re.compile(r"present|yes$|y$|attended|p$|[✓✔√]$", re.I)),
)

_TICK = re.compile(r"[✓✔√☑✗✘xX•*●\uf0fc\uf0fb]|y(?:es)?", re.I)  # in a column headed by how one attended


def find_tabled(lines: Sequence[Line], pages: Sequence[Page]) -> tuple[tuple[Attendance, ...], tuple[Line, ...]]:
    """Return everyone whom tables with headed columns list among ``lines``, and the lines that stand in none of them.

    Somebody is present unless the row says otherwise: such tables stand under "Present" or under no heading.
    """
    found: list[Attendance] = []
    inside: set[int] = set()
    for table in (table for page in pages for table in page.tables):
        columns = _read_head(table.rows[0])
        held = [line for line in lines if table.holds(line)]
        if columns is None or not held:
            continue
        listed = list(_read_rows(table, columns, held))
        if 2 * len(listed) > len(table.rows) - 1:
            found += listed
            inside |= {id(line) for line in held}
    return tuple(found), tuple(line for line in lines if id(line) not in inside)


def _read_head(cells: Sequence[str]) -> Mapping[str, int] | None:
    """Return which column holds what; None where no column is of names, or nothing is told beside them."""
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        words = " ".join(cell.split()).strip(" :")
        kind = next(
            (kind for kind, pattern in _COLUMNS.items() if kind not in columns and pattern.fullmatch(words)), None
        )
        if kind:
            columns[kind] = at
    return columns if "name" in columns and len(columns) > 1 else None


def _read_ticks(cells: Sequence[str]) -> Mapping[int, Status]:
    """Return the columns, two or more, each headed by one way to attend, that a grid ticks: "Present | Apologies"."""
    headed = {at: _read_status(" ".join(cell.split()).strip(" :")) for at, cell in enumerate(cells)}
    ticked = {at: how for at, how in headed.items() if how and cells[at].replace(" ", "").isalpha()}
    return ticked if len(set(ticked.values())) > 1 else {}


def _read_rows(table: Table, columns: Mapping[str, int], lines: Sequence[Line]) -> Iterator[Attendance]:
    after, ticks = 0, _read_ticks(table.rows[0])
    for row in table.rows[1:]:
        cells = {kind: " ".join(row[at].split()) for kind, at in columns.items()}
        stated = (_read_status(cells[kind]) for kind in ("status", "office") if cells.get(kind))
        status = next(filter(None, stated), Status.PRESENT)
        if ticks:
            ticked = [how for at, how in ticks.items() if _TICK.fullmatch(row[at].strip())]
            if len(ticked) != 1:
                continue  # not said, or said twice: how is not known
            status = ticked[0]
        entry = read_entry(cells["name"], status, group=False) if cells["name"] else None
        at = next((at for at in range(after, len(lines)) if lines[at].text.startswith(cells["name"])), None)
        if entry is None or at is None:
            continue
        after = at + 1
        organisation, office = cells.get("organisation", ""), cells.get("office", "")
        behind = BEHIND.match(organisation)
        if behind and is_meeting_office(behind["office"]):
            organisation, office = behind["body"], office or behind["office"]
        yield Attendance(
            name=entry.name,
            status=entry.status,
            office=entry.office or (tidy_office(office) if is_post(office) else None),
            organisation=organisation or entry.organisation,
            source=Source(page=lines[at].page, start=lines[at].start, end=lines[at].end),
        )


def _read_status(text: str) -> Status | None:
    return next((status for status, pattern in _STATUSES if pattern.match(text)), None)
