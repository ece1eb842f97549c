"""What does a paper say once staff have put right what was misread? Pure: parts and corrections in, parts out.

A correction names its place as it was read (`Spot`), so that all of them can be applied anew after each reading, and
any one be undone without the others. One whose place is no longer there is told apart: somebody has to look at it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from corpus.records import Action, Attendance, Item, Kind, Part, Resolution, record
from corpus.slugs import slug
from corpus.staff.adding import add_missed, read_missed, read_period
from corpus.staff.redactions import Decision


@record
class Spot:
    """A place in a paper as read: a part by where it begins; within it perhaps an item, and within that or the part
    the record of a ``kind`` (resolution | recommendation | action | attendance) at a place from 0, with its words."""

    page: int = 0  # 0: the paper as a whole
    start: int = 0
    item: str | None = None  # "2|152|street-lighting": its page, number and title
    kind: str | None = None
    order: int = 0
    words: str = ""


@record
class Correction:
    """A value put right: ``field`` of what stands at ``spot``, from ``before`` to ``after`` (None: not stated)."""

    paper: str  # SHA-256
    spot: Spot
    field: str
    before: str | None
    after: str | None
    made: Decision
    undone: Decision | None = None
    id: int = 0


@record
class Corrected:
    """The parts put right, the paper's kind if that was, and the corrections whose place was not found."""

    parts: tuple[Part, ...]
    kind: Kind | None
    lost: tuple[Correction, ...]


# The fields that may be put right, and how the value typed is understood. Raises ValueError for what cannot be one.
READ: Mapping[str, Callable[[str], Any]] = {
    "kind": Kind,
    "title": str,
    "body": str,
    "date": date.fromisoformat,
    "restricted": lambda typed: {"yes": True, "no": False}[typed],
    "number": str,
    "text": str,
    "owner": str,
    "due": read_period,
    "add": read_missed,
    "name": str,
}
FIELDS: Mapping[str, tuple[str, ...]] = {
    "paper": ("kind",),
    "part": ("kind", "title", "body", "date", "restricted"),
    "item": ("number", "title", "restricted", "merge", "split"),
    "resolution": ("text", "remove"),
    "recommendation": ("text", "remove"),
    "action": ("text", "owner", "due", "remove"),
    "attendance": ("name", "remove"),
}
_MUST = frozenset({"kind", "title", "text", "name", "restricted"})  # a value there has to be
_OF_ITEMS = ("merge", "split", "add")  # what changes an item otherwise than by a value of one of its fields
_MEMBERS = {"resolution": "resolutions", "recommendation": "recommendations", "action": "actions"}
_MEMBERS["attendance"] = "attendance"


def understand(field: str, typed: str) -> Any:
    """Return the value meant by what was typed; None for nothing. Raises ValueError where it cannot be one."""
    if field in ("merge", "remove"):
        return None
    if field == "split":
        at, _, title = typed.partition("|")
        if not at.isdecimal() or int(at) < 1 or not title.strip():
            raise ValueError("a paragraph and a title are needed")
        return int(at), title.strip()
    if not typed:
        if field in _MUST:
            raise ValueError(f"{field} has to have a value")
        return None
    try:
        return READ[field](typed)
    except KeyError as error:
        raise ValueError(f"{typed!r} is not one of yes, no") from error


def spot_of(
    part: Part, item: Item | None = None, kind: str | None = None, order: int = 0, *, missed: str | None = None
) -> Spot:
    """Return the place of a part, of an item of it, or of a record in either; or of a kind of record it ``missed``."""
    words = ""
    if kind:
        member = getattr(item if item and kind in ("resolution", "action") else part, _MEMBERS[kind])[order]
        words = _words(member)
    key = _item_key(item) if item else None
    return Spot(page=part.first_page, start=part.start, item=key, kind=kind or missed, order=order, words=words)


def correct(parts: Sequence[Part], corrections: Iterable[Correction]) -> Corrected:
    """Return parts as read with the corrections, oldest first, applied."""
    kind: Kind | None = None
    lost: list[Correction] = []
    by_part: dict[int, list[Correction]] = {}
    for each in corrections:
        if each.spot.page == 0:
            kind = Kind(each.after or "other")
            continue
        at = _part_at(parts, each.spot)
        if at is None:
            lost.append(each)
        else:
            by_part.setdefault(at, []).append(each)
    done = list(parts)
    for at, ours in by_part.items():
        done[at], missing = _correct_part(parts[at], ours)
        lost += missing
    return Corrected(parts=tuple(done), kind=kind, lost=tuple(lost))


def _correct_part(part: Part, ours: Sequence[Correction]) -> tuple[Part, list[Correction]]:
    lost: list[Correction] = []
    items: list[Item | None] = list(part.items)
    keys = [_item_key(item) for item in part.items]
    whole: list[Correction] = []
    inside: list[Correction] = []
    for each in ours:
        (whole if each.spot.item is None else inside).append(each)
    shaping: list[tuple[int, Correction]] = []
    for at in range(len(items)):
        mine = [each for each in inside if each.spot.item == keys[at]]
        shaping += [(at, each) for each in mine if each.field in ("merge", "split")]
        item, missing = _correct_record(part.items[at], [each for each in mine if each.field not in _OF_ITEMS])
        missed = [(each.spot.kind or "", read_missed(each.after or "")) for each in mine if each.field == "add"]
        items[at] = add_missed(item, missed)
        lost += missing
    lost += [each for each in inside if each.spot.item not in keys]
    changed, missing = _correct_record(part, whole)
    shaped = _shape([item for item in items if item is not None], shaping)
    return replace(changed, items=shaped), lost + missing


def _correct_record(value: Any, ours: Sequence[Correction]) -> tuple[Any, list[Correction]]:
    """Return a part or item with its own fields put right, then those of the records in it."""
    lost: list[Correction] = []
    fresh = value
    gone: dict[str, set[int]] = {}
    for each in ours:
        if each.spot.kind is None:
            value = replace(value, **{each.field: understand(each.field, each.after or "")})
            continue
        name = _MEMBERS[each.spot.kind]
        at = _member_at(getattr(fresh, name, ()), each.spot)
        if at is None:
            lost.append(each)
        elif each.field == "remove":
            gone.setdefault(name, set()).add(at)
        else:
            members = list(getattr(value, name))
            members[at] = _with(members[at], each)
            value = replace(value, **{name: tuple(members)})
    for name, places in gone.items():
        kept = tuple(one for at, one in enumerate(getattr(value, name)) if at not in places)
        value = replace(value, **{name: kept})
    return value, lost


def _with(member: Any, each: Correction) -> Any:
    changes: dict[str, Any] = {each.field: understand(each.field, each.after or "")}
    if isinstance(member, Resolution):
        changes |= {"lead": None, "clauses": ()}  # the text is now one
    return replace(member, **changes)


def _shape(items: list[Item], shaping: Iterable[tuple[int, Correction]]) -> tuple[Item, ...]:
    """Return items with some joined to the one before and some cut in two, from the last to the first."""
    for at, each in sorted(shaping, key=lambda pair: (-pair[0], pair[1].field == "merge")):
        if each.field == "merge" and 0 < at < len(items):
            items[at - 1 : at + 1] = [_join(items[at - 1], items[at])]
        elif each.field == "split":
            items[at : at + 1] = _cut(items[at], *understand("split", each.after or ""))
    return tuple(items)


def _join(first: Item, second: Item) -> Item:
    known = bool(first.paragraphs) == bool(first.text) and bool(second.paragraphs) == bool(second.text)
    heading = " ".join(word for word in (second.number, second.title) if word)
    return replace(
        first,
        last_page=max(first.last_page, second.last_page),
        text="\n".join(text for text in (first.text, heading, second.text) if text),
        paragraphs=(*first.paragraphs, second.source, *second.paragraphs) if known else (),
        resolutions=first.resolutions + second.resolutions,
        actions=first.actions + second.actions,
    )


def _cut(item: Item, at: int, title: str) -> list[Item]:
    """Return an item and one of its own made of what follows paragraph ``at`` (from 1)."""
    lines = item.text.split("\n")
    if at >= len(lines):
        return [item]
    known = len(item.paragraphs) == len(lines)
    source = item.paragraphs[at] if known else item.source
    begins = (source.page, source.start or 0)

    def later(one: Resolution | Action) -> bool:
        return known and (one.source.page, one.source.start or 0) >= begins

    first = replace(
        item,
        text="\n".join(lines[:at]),
        paragraphs=item.paragraphs[:at],
        last_page=source.page if known else item.last_page,
        resolutions=tuple(one for one in item.resolutions if not later(one)),
        actions=tuple(one for one in item.actions if not later(one)),
    )
    second = replace(
        item,
        number=None,
        title=title,
        first_page=source.page,
        text="\n".join(lines[at:]),
        paragraphs=item.paragraphs[at:],
        paper_pages=None,
        resolutions=tuple(one for one in item.resolutions if later(one)),
        actions=tuple(one for one in item.actions if later(one)),
        source=source,
    )
    return [first, second]


def _part_at(parts: Sequence[Part], spot: Spot) -> int | None:
    places = [(part.first_page, part.start) for part in parts]
    if (spot.page, spot.start) in places:
        return places.index((spot.page, spot.start))
    near = [at for at, part in enumerate(parts) if part.first_page == spot.page]
    return near[0] if len(near) == 1 else None


def _member_at(members: Sequence[Any], spot: Spot) -> int | None:
    """Return which record is meant: the one with the words it had, nearest to its place."""
    same = [at for at, one in enumerate(members) if _words(one) == spot.words]
    return min(same, key=lambda at: abs(at - spot.order), default=None)


def _words(member: Resolution | Action | Attendance) -> str:
    return member.name if isinstance(member, Attendance) else member.text


def _item_key(item: Item) -> str:
    return f"{item.first_page}|{item.number or ''}|{slug(item.title)}"
