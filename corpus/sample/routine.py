"""What stands on every agenda? Apologies, declarations, the last record, dates: written once, in each house's words."""

from collections.abc import Sequence
from datetime import date

from corpus.sample.minutes import print_day
from corpus.sample.people import find_attenders, formal_name
from corpus.sample.source import Block, Item, Meeting, mark_verbs, take_steps
from corpus.sample.styles import House, find_house

GROUPS = {
    "A": "Committee Business",
    "B": "Matters for Information/Discussion",
    "C": "Matters for Information",
    "D": "Restricted Items",
}


def join_names(names: Sequence[str]) -> str:
    """Return "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _resolution(text: str) -> Block:
    plain, verbs = mark_verbs(text)
    return Block("resolution", plain, verbs)


def write_apologies(meeting: Meeting) -> Item:
    """Return the item on apologies and substitutes."""
    away = [formal_name(a.key) for a in find_attenders(meeting) if a.status == "apologies"]
    text = (
        f"Apologies for absence were received from {join_names(away)}."
        if away
        else ("There were no apologies for absence.")
    )
    substitutes = [a for a in find_attenders(meeting) if a.status == "substitute" and a.note]
    blocks = [Block("para", text)]
    blocks += [
        Block("para", f"{formal_name(a.key)} attended as substitute for {formal_name(a.note or '')}.")
        for a in substitutes
    ]
    return Item("A", "Apologies and Substitutes", {}, blocks)


def write_declarations(meeting: Meeting) -> Item:
    """Return the item on declarations of interest."""
    text = meeting.meta.get("declarations", "There were no declarations of interest.")
    return Item("A", "Declarations of Interest", {}, [Block("para", text)])


def write_confirmation(meeting: Meeting, last: date, house: House) -> Item:
    """Return the item that confirms the last record; `confirm:` and `confirm-note:` give other words."""
    day = print_day(last, weekday=False)
    usual = {
        "a": f"RESOLVED that the minutes of the meeting held on {day} are correctly recorded and that they be *signed "
        "by the Chairman.",
        "b": f"RESOLVED that the minutes of the meeting held on {day} be *approved as a correct record and *signed by "
        "the Chairman.",
        "c": f"RESOLVED that the notes of the meeting held on {day} were an accurate record.",
        "d": f"AGREED that the notes of the meeting held on {day} be *approved as a correct record.",
        "e": f"RESOLVED that the notes of the meeting held on {day} were a correct record.",
    }[house.key]
    note, steps = take_steps(meeting.meta.get("confirm-note", ""))
    blocks = [Block("para", note, steps=steps)] if note else []
    title = f"{house.notes.capitalize()} of the meeting held on {day}"
    return Item("A", title, {"paper": "minutes"}, [*blocks, _resolution(meeting.meta.get("confirm", usual))])


def write_dates(meeting: Meeting, house: House) -> Item:
    """Return the item on dates of future meetings, from the meeting's `next:` line."""
    days = [date.fromisoformat(day) for day in meeting.meta["next"].split(", ")]
    listed = join_names([print_day(day, comma=house.serif) for day in days])
    text = (
        f"The next meetings of the Partnership would be held on {listed}."
        if len(days) > 1
        else (f"The next meeting of the Partnership would be held on {listed}.")
    )
    noted = {"d": "AGREED that the dates of future meetings be *noted."}.get(
        house.key, "RESOLVED that the dates of future meetings be *noted."
    )
    return Item("C", "Dates of future meetings", {"dates": ""}, [Block("para", text), _resolution(noted)])


def complete(meeting: Meeting, previous: Meeting | None) -> None:
    """Add the routine items to a meeting of the main body, and give every item its place on the agenda."""
    house = find_house(meeting.body, meeting.day)
    if house.key != "p":
        last = meeting.meta.get("previous")
        day = date.fromisoformat(last) if last else previous.day if previous else None
        routine = [] if house.key == "c" else [write_apologies(meeting)]
        routine += [write_declarations(meeting)]
        routine += [write_confirmation(meeting, day, house)] if day else []
        first = [item for item in meeting.items if "first" in item.tags]
        others = [item for item in meeting.items if "first" not in item.tags]
        dates = [write_dates(meeting, house)] if "next" in meeting.meta else []
        meeting.items = sorted([*first, *routine, *others, *dates], key=lambda item: item.group)
    _refer(meeting, house)


def _refer(meeting: Meeting, house: House) -> None:
    counts: dict[str, int] = {}
    for place, item in enumerate(meeting.items, 1):
        counts[item.group] = counts.get(item.group, 0) + 1
        item.ref = f"{item.group}{counts[item.group]}" if house.lettered_agenda else str(place)


def number_minutes(meetings: Sequence[Meeting]) -> None:
    """Give the minutes of one body their printed numbers: running on, from 1 each time, or none."""
    count = 0
    for meeting in meetings:
        house = find_house(meeting.body, meeting.day)
        if "cancelled" in meeting.meta:
            continue
        if house.numbering == "meeting" or "first-number" in meeting.meta:
            count = int(meeting.meta.get("first-number", 1)) - 1
        for item in meeting.items:
            if "unminuted" in item.tags:
                continue
            count += int(item.tags.get("number", 1))  # 0 repeats a number, 2 leaves one out
            item.number = None if house.numbering == "none" else str(count)
