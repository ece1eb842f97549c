"""What was missed in an item: a decision or an action that the paper records and the reading does not. Pure.

Kept as a correction whose value is where the words stand and, of an action, for whom and by when. It is not told twice:
where a later reading finds a record of its own at that place, that one is told.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from corpus.records import Action, Item, Period, Resolution, Source, record

KINDS = ("resolution", "action")
_PIECES = 6


@record
class Missed:
    """Words of a page from ``start`` up to ``end``, and of an action its owner and the days by which it is due."""

    page: int
    start: int
    end: int
    text: str
    owner: str | None = None
    due: Period | None = None

    def written(self) -> str:
        """Return it as a correction keeps it: ``2|120|180|Tom Brook|2024-09-01/2024-09-30|The words``."""
        due = f"{self.due.start}/{self.due.end}" if self.due else ""
        return "|".join((str(self.page), str(self.start), str(self.end), self.owner or "", due, self.text))


def read_missed(written: str) -> Missed:
    """Return what was written. Raises ValueError for anything else."""
    pieces = written.split("|", _PIECES - 1)
    if len(pieces) != _PIECES or not pieces[-1].strip():
        raise ValueError("the words that were missed are needed")
    page, start, end = map(int, pieces[:3])
    return Missed(
        page=page, start=start, end=end, owner=pieces[3] or None, due=read_period(pieces[4]), text=pieces[5].strip()
    )


def read_period(typed: str) -> Period | None:
    """Return the days that were typed (a day, or the first and the last with a stroke between). Raises ValueError."""
    if not typed.strip():
        return None
    first, _, last = typed.partition("/")
    start, end = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    if end < start:
        raise ValueError("it ends before it begins")
    return Period(start=start, end=end)


def add_missed(item: Item, missed: Iterable[tuple[str, Missed]]) -> Item:
    """Return an item with what was missed in it, each of a kind of `KINDS`, in the order of the page."""
    for kind, each in missed:
        source = Source(page=each.page, start=each.start, end=each.end)
        held: tuple[Resolution | Action, ...] = item.resolutions if kind == "resolution" else item.actions
        if any(_overlap(one.source, source) for one in held):
            continue
        if kind == "resolution":
            made = Resolution(text=each.text, source=source)
            item = replace(item, resolutions=tuple(sorted((*item.resolutions, made), key=_place)))
        else:
            action = Action(text=each.text, owner=each.owner, due=each.due, source=source)
            item = replace(item, actions=tuple(sorted((*item.actions, action), key=_place)))
    return item


def _place(one: Resolution | Action) -> tuple[int, int]:
    return one.source.page, one.source.start or 0


def _overlap(one: Source, other: Source) -> bool:
    if one.page != other.page or None in (one.start, one.end, other.start, other.end):
        return False
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)
