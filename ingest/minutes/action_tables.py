"""Which tables list what is to be done: a row for each action, its owner and its day under heads of their own?

Action lists stand within a minute ("Action | Owner | Deadline"), or after the last one as a summary. A row that says it
is done, and a list of what an earlier meeting asked for, are no actions of this meeting.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.records import Action, Page, Source, Table, record
from ingest.minutes.actions import read_owner_first

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
MINUTES_HEAD = re.compile(r"^(?:minutes?|(?:agenda\s+)?items?)$", re.I)  # a number, or all that was said
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
FEWEST_WORDS = 4  # of an action that names its owner


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
    owner: int | None
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
    """Return the columns that the first rows name, and the row after them; None where they name no list of actions.

    A list without a column of owners is known by its numbers or days; who is to act then stands in the action's words.
    """
    for at, row in enumerate(table.rows[:2]):
        cells = [cell.strip(" :*") for cell in row]
        action, owner = _which(cells, ACTION_HEAD), _which(cells, OWNER_HEAD)
        number, due, done = (_which(cells, head) for head in (NUMBER_HEAD, DUE_HEAD, DONE_HEAD))
        alone = (number is not None or due is not None) and all(map(_is_head, cells))
        if action is not None and (action != owner if owner is not None else alone):
            return _Columns(action=action, owner=owner, number=number, due=due, done=done), at + 1
    return None, 0


def _is_head(cell: str) -> bool:
    """Return whether a cell heads a column of a list of actions, or none: another column may hold minutes."""
    if MINUTES_HEAD.match(cell):
        return False
    return not cell or any(head.match(cell) for head in (ACTION_HEAD, NUMBER_HEAD, DUE_HEAD, DONE_HEAD))


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
    rows = split_owners(cell(columns.action), cell(columns.owner))
    for text, owner in rows if columns.owner is not None else _named_within(cell(columns.action)):
        action = Action(text=text, owner=owner or None, source=_find_place(text, page, table))
        yield ActionRow(number=cell(columns.number) or None, action=action, due=cell(columns.due) or None, done=done)


def _named_within(text: str) -> list[tuple[str, str]]:
    """Return an action and whom its first words name; empty for a cell that holds but initials, or names nobody."""
    owner = read_owner_first(text) if len(text.split()) >= FEWEST_WORDS else None
    return [(text, owner)] if owner else []


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
