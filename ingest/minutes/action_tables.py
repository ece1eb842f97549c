"""Which tables list what is to be done: a row for each action, its owner and its day under heads of their own?

Action lists stand within a minute ("Action | Owner | Deadline"), or after the last one as a summary. A row that says it
is done, and a list of what an earlier meeting asked for, are no actions of this meeting.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.records import Action, Page, Source, Table, record

ACTION_HEAD = re.compile(
    r"^(?:agreed\s+|key\s+)?actions?(?:\s+(?:points?|required|agreed|to\s+be\s+taken|items?))?$", re.I
)
OWNER_HEAD = re.compile(
    r"^(?:action\s+)?(?:owners?|leads?|lead\s+officer|who|by\s+whom|by|responsib\w+|(?:responsible\s+)?(?:person|officer)|"
    r"assigned(?:\s+to)?|assignee|for|initials|allocated\s+to)$",
    re.I,
)
DUE_HEAD = re.compile(
    r"^(?:deadline|(?:due|target|completion)(?:\s+date)?|by\s+when|when|timescales?|timeframe|date(?:\s+due)?)$", re.I
)
NUMBER_HEAD = re.compile(
    r"^(?:no\.?|nos|ref\.?|reference|#|minute(?:\s+(?:no\.?|ref\.?|number))?|(?:agenda\s+)?item(?:\s+no\.?)?)$", re.I
)
DONE_HEAD = re.compile(r"^(?:updates?|status|progress|outcome|completed?\??|comments?|rag)$", re.I)
DONE = re.compile(r"\b(?:completed?|closed|done|actioned|discharged)\b", re.I)
EARLIER = re.compile(
    r"\b(?:actions?|matters?)\b.{0,30}\b(?:from|of|arising\s+from|since)\s+(?:the\s+)?(?:previous|last|earlier|\d)|"
    r"\b(?:previous|outstanding|ongoing)\s+actions?\b|\baction\s+(?:log|tracker)\b|"
    r"\b(?:review|update|progress)\s+(?:of|on|against|with)\s+(?:the\s+)?actions?\b",
    re.I,
)
INITIALS = re.compile(r"^(?:[A-Z]{1,2}[a-z]?[A-Z]{1,3}|Clerk|Chair|All|ALL)(?:/[A-Z]\w{1,4})*$")
BOUND = re.compile(r"\b(?:[A-Z]{2,4}(?:/[A-Z]{2,4})*|Clerk|Chair)\s+(?:to|will)\s")
SAME_EDGE_POINTS = 12.0


@record
class ActionRow:
    """One action of a table: the number its row bears ("07.18.04", "3"), and whether the row says that it is done."""

    number: str | None
    action: Action
    due: str | None = None
    done: bool = False


@record
class ActionTable:
    """A table of actions as printed, and what its rows say."""

    printed: Table
    rows: tuple[ActionRow, ...]


@record
class _Columns:
    """Which column holds what; None where the table has none such."""

    action: int
    owner: int
    number: int | None
    due: int | None
    done: int | None


def find_action_tables(pages: Sequence[Page]) -> tuple[ActionTable, ...]:
    """Return the tables of actions on ``pages``, also those that go on without their heads after a gap or a page."""
    found: list[ActionTable] = []
    known: tuple[_Columns, Table] | None = None
    for page in pages:
        for table in page.tables:
            columns, start = _read_heads(table)
            if columns is None and known and _goes_on(known[1], table):
                columns, start = known[0], 0
            known = (columns, table) if columns else None
            if columns:
                rows = tuple(row for cells in table.rows[start:] for row in _read_row(cells, columns, page, table))
                found.append(ActionTable(printed=table, rows=rows))
    return tuple(found)


def _read_heads(table: Table) -> tuple[_Columns | None, int]:
    """Return the columns that the first rows name, and the row after them; None without action and owner."""
    for at, row in enumerate(table.rows[:2]):
        cells = [cell.strip(" :*") for cell in row]
        action, owner = _which(cells, ACTION_HEAD), _which(cells, OWNER_HEAD)
        if action is not None and owner is not None and action != owner:
            number, due, done = (_which(cells, head) for head in (NUMBER_HEAD, DUE_HEAD, DONE_HEAD))
            return _Columns(action=action, owner=owner, number=number, due=due, done=done), at + 1
    return None, 0


def _which(cells: Sequence[str], head: re.Pattern[str]) -> int | None:
    return next((n for n, cell in enumerate(cells) if head.match(cell)), None)


def _goes_on(before: Table, table: Table) -> bool:
    alike = abs(before.x0 - table.x0) < SAME_EDGE_POINTS and abs(before.x1 - table.x1) < SAME_EDGE_POINTS
    same_columns = bool(table.rows) and len(table.rows[0]) == len(before.rows[0])
    return alike and same_columns and (table.page - before.page <= 1)


def _read_row(cells: Sequence[str], columns: _Columns, page: Page, table: Table) -> Iterator[ActionRow]:
    def cell(at: int | None) -> str:
        return cells[at].strip() if at is not None and at < len(cells) else ""

    done = DONE.search(cell(columns.done)) is not None
    for text, owner in split_owners(cell(columns.action), cell(columns.owner)):
        action = Action(text=text, owner=owner or None, source=_find_place(text, page, table))
        yield ActionRow(number=cell(columns.number) or None, action=action, due=cell(columns.due) or None, done=done)


def split_owners(text: str, owner: str) -> list[tuple[str, str]]:
    """Return the actions that one cell runs together: "AH to write … JN to ask …" with the owners "AH JN"."""
    if not text:
        return []
    owners = owner.split()
    if len(owners) < 2 or not all(INITIALS.match(one) for one in owners):
        return [(text, owner)]
    starts = [found.start() for found in BOUND.finditer(text)]
    if len(starts) != len(owners) or starts[0]:
        return [(text, " ".join(dict.fromkeys(owners)))]
    ends = [*starts[1:], len(text)]
    return [(text[a:b].strip(), one) for a, b, one in zip(starts, ends, owners, strict=True)]


def _find_place(text: str, page: Page, table: Table) -> Source:
    """Return where a row's words are printed: the lines of the table from its first words on."""
    inside = [line for line in page.lines if table.holds(line)]
    words = text.split()
    opening = " ".join(words[:3])
    for line in inside:
        at = line.text.find(opening)
        if at >= 0:
            return Source(page=page.number, start=line.start + at, end=line.end)
    return Source(page=page.number, start=inside[0].start, end=inside[-1].end) if inside else Source(page=page.number)


def same_action(one: str, other: str) -> bool:
    """Return whether two texts tell of one action: half of the shorter one's words of weight stand in the other too."""
    first, second = _weighty(one), _weighty(other)
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and len(shorter & longer) >= len(shorter) / 2


def _weighty(text: str) -> set[str]:
    words = {word.lower().rstrip("s") for word in re.findall(r"[A-Za-z][A-Za-z’'-]+|\d[\d/.]+", text)}
    return {word for word in words if len(word) > 3 and word not in _LIGHT} or words


_LIGHT = frozenset("will would should that this with from their them into about have been clerk chair more".split())
