"""What all minutes share, once their headings are found: attendance, items, decisions, actions, offices."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 (records have a field named date)
from itertools import pairwise

from corpus.records import Action, Attendance, Finding, Item, Kind, Line, Page, Part, Resolution
from ingest.layout import Split, Stretch
from ingest.layouts._likelihood import HEADING_LINES, MINUTES, SITE_MARK
from ingest.layouts._pieces import Piece, cut_pieces
from ingest.minutes.action_tables import ActionRow, same_action
from ingest.minutes.actions import find_actions, find_due
from ingest.minutes.apologies import find_apologies
from ingest.minutes.attendance import find_attendance, read_initials
from ingest.minutes.attendance_labels import is_list_label
from ingest.minutes.attendance_lists import find_list_start, is_list_of_people
from ingest.minutes.attendance_tables import find_tabled
from ingest.minutes.decisions import find_decisions, is_formal
from ingest.minutes.item_heading import GROUP_HEADING, ItemHeading
from ingest.minutes.offices import find_offices
from ingest.papers.headings import Heading, read_heading

MOST_ABOVE_TITLE = 3  # lines: a letterhead and the body's name
_IN_CAPITALS = re.compile(r"(?:[A-Z’'/&-]{2,}\s){3,}(?=[a-z])")
_WITHHELD = re.compile(
    r"\bnot for publication\b|\bexempt (?:item|minute|information)\b|\bpress and public (?:be|were) excluded\b", re.I
)
_ABOUT_PRESENCE = re.compile(
    r"\b(?:apolog\w*|present|attendance|sederunt|absence|regrets|welcome|roll|substitut\w*)\b", re.I
)


def split_minutes(stretch: Stretch, headings: Sequence[ItemHeading], lines: Sequence[Line] | None = None) -> Split:
    """Return the minutes as one part, from the headings their layout found among ``lines`` (default: the stretch's)."""
    lines = stretch.lines if lines is None else lines
    headings = _outside_lists(_below_title(headings, lines), lines)
    top = lines[: headings[0].first] if headings else lines
    start = find_list_start(top)
    block = [line for line in top[start:] if not GROUP_HEADING.match(line.text)] if start is not None else []
    heading = read_heading(top[:start] if start is not None else top[:HEADING_LINES])
    pieces = cut_pieces(lines, headings, stretch.pages)
    attendance = _find_all_attendance(block, pieces, stretch.pages)
    name = _names_for(block, pieces, attendance)
    formal = is_formal([paragraph for piece in pieces for paragraph in piece.paragraphs])
    items = tuple(
        _read_item(piece, formal=formal, name=name, attendance=attendance, met=heading.date) for piece in pieces
    )
    items = _with_listed(items, pieces, heading.date)
    offices = find_offices(
        attendance, [(piece.heading.title, piece.paragraphs) for piece in pieces], heading, (block, stretch.pages)
    )
    part = Part(
        id="",
        kind=Kind.MINUTES,
        title=heading.title or "Minutes",
        body=heading.body,
        date=heading.date,
        first_page=stretch.pages[0].number,
        last_page=stretch.pages[-1].number,
        attendance=attendance,
        items=items,
        offices=offices,
    )
    return Split(
        kind=Kind.MINUTES, parts=(part,), warnings=check_numbers(items), trace=_trace(lines, heading, start, items)
    )


def _below_title(headings: Sequence[ItemHeading], lines: Sequence[Line]) -> Sequence[ItemHeading]:
    """Return the headings without a body's name in bold that stands just above "Notes of the meeting held …"."""
    top = [line.text for line in lines[:HEADING_LINES]]
    title = next((at for at, text in enumerate(top) if MINUTES.match(text) and not SITE_MARK.match(text)), 0)
    return [
        heading
        for heading in headings
        if heading.number or heading.agenda_ref or not title - MOST_ABOVE_TITLE <= heading.first <= title
    ]


def _outside_lists(headings: Sequence[ItemHeading], lines: Sequence[Line]) -> Sequence[ItemHeading]:
    """Return the headings without the bold lines above and among the lists of who was there: those head the lists."""
    start = find_list_start(lines[: HEADING_LINES * 3])
    if start is None or not headings:
        return headings
    ends = [*(heading.first for heading in headings[1:]), len(lines)]
    for n, (heading, end) in enumerate(zip(headings, ends, strict=True)):
        below = lines[heading.body : end]
        apologies = re.match(r"apolog", heading.title, re.I) is not None
        lists = is_list_label(heading.title) and not (apologies and _tells(below))
        referenced = heading.number or heading.agenda_ref or re.match(r"\S*\d", heading.title)
        if referenced or not (heading.first < start or lists or is_list_of_people(below)):
            return headings[n:]
    return ()


def _tells(lines: Sequence[Line]) -> bool:
    return any(re.search(r"\b(?:was|were|had|have|received|none|no)\b", line.text, re.I) for line in lines)


def _find_all_attendance(
    block: Sequence[Line], pieces: Sequence[Piece], pages: Sequence[Page]
) -> tuple[Attendance, ...]:
    found = list(_find_listed(block, pages))
    for piece in pieces[:6]:
        titled = _ABOUT_PRESENCE.search(piece.heading.title) is not None
        if titled and re.search(r"present|attendance|sederunt|\broll\b", piece.heading.title, re.I) and not found:
            lines = [line for paragraph in piece.paragraphs for line in paragraph.lines]
            found += _find_listed([_as_label(piece.heading.title, lines), *lines], pages) if lines else ()
        if titled or piece is pieces[0]:
            found += find_apologies(piece.paragraphs, piece.heading.title, found)
    return tuple(found)


def _find_listed(lines: Sequence[Line], pages: Sequence[Page]) -> tuple[Attendance, ...]:
    tabled, others = find_tabled(lines, pages)
    return (*tabled, *find_attendance(others))


def _as_label(title: str, lines: Sequence[Line]) -> Line:
    label = (
        "Present:"
        if re.search(r"present|sederunt|roll", title, re.I)
        else "In attendance:"
        if re.search(r"in attendance", title, re.I)
        else "Present:"
    )
    return replace(lines[0], text=label, words=(), start=lines[0].start, end=lines[0].start)


def _names_for(
    block: Sequence[Line], pieces: Sequence[Piece], attendance: Sequence[Attendance]
) -> Callable[[str], str]:
    """Return what turns initials into the name they stand for, and leaves any other name as printed."""
    lines = list(block) or [line for piece in pieces[:1] for paragraph in piece.paragraphs for line in paragraph.lines]
    initials = read_initials(lines, attendance)
    return lambda printed: initials.get(printed, printed)


def _read_item(
    piece: Piece, *, formal: bool, name: Callable[[str], str], attendance: Sequence[Attendance], met: Date | None
) -> Item:
    paragraphs = piece.paragraphs
    decided = find_decisions(piece.told[: piece.deciding], formal=formal, name=name)
    resolutions = tuple(one.resolution for one in decided)
    pages = [piece.source.page, *(line.page for paragraph in paragraphs for line in paragraph.lines)]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return Item(
        number=piece.heading.number,
        title=piece.heading.title or _opening(resolutions),
        agenda_ref=piece.heading.agenda_ref,
        first_page=min(pages),
        last_page=max(pages),
        restricted=piece.restricted or _WITHHELD.search(piece.heading.title) is not None,
        text=text,
        paragraphs=tuple(paragraph.source() for paragraph in paragraphs),
        resolutions=resolutions,
        actions=find_actions(piece.told, decided, formal=formal or piece.earlier, attendance=attendance, met=met),
        source=piece.source,
    )


def _opening(resolutions: Sequence[Resolution]) -> str:
    """Return the words that stand for the title of a minute that is only a numbered motion: how the motion opens."""
    text = resolutions[0].text if resolutions else ""
    capitals = _IN_CAPITALS.match(text)  # "MINUTES OF THE LAST MEETING held on 9th May were agreed"
    opening = capitals.group() if capitals else re.split(r"(?<=[a-z\d]{3})[.;:]\s", text)[0]
    return opening.rstrip(" .;:")


def _with_listed(items: Sequence[Item], pieces: Sequence[Piece], met: Date | None) -> tuple[Item, ...]:
    """Return the items with what their tables of actions add to what their text asks for.

    A summary after the last minute belongs to the minutes that its rows number, else to the last.
    """
    kept = list(items)
    for place, piece in enumerate(pieces):
        for row in (row for table in piece.tables for row in table.rows if not piece.earlier and not row.done):
            if any(_tells_same(row, action) for item in kept for action in item.actions):
                continue
            at = next((n for n, item in enumerate(kept) if _is_about(row, item)), place)
            action = replace(row.action, due=find_due(f"by {row.due}" if row.due else row.action.text, met))
            kept[at] = replace(kept[at], actions=(*kept[at].actions, action))
    return tuple(kept)


def _is_about(row: ActionRow, item: Item) -> bool:
    """Return whether a row bears an item's number, or that of a paragraph within it: "5" or "5.2"."""
    return bool(row.number and item.number) and f"{row.number}.".startswith(f"{item.number}.")


def _tells_same(row: ActionRow, action: Action) -> bool:
    """Return whether a row tells of an action that the text asks for: the same words, and not of another's initials."""
    owners = (row.action.owner or "", action.owner or "")
    differ = owners[0] != owners[1] and all(re.fullmatch(r"[A-Z]{2,4}", owner) for owner in owners)
    return not differ and same_action(row.action.text, action.text)


def check_numbers(items: Sequence[Item]) -> tuple[str, ...]:
    """Return what is odd about the numbers of minutes: those used twice and those left out between two others."""
    numbers = [item.number for item in items if item.number]
    warnings = [
        f"minute number {number} is used twice" for number in dict.fromkeys(numbers) if numbers.count(number) > 1
    ]
    for before, after in pairwise(numbers):
        if before.isdigit() and after.isdigit() and 2 <= int(after) - int(before) <= 4:
            missing = ", ".join(str(n) for n in range(int(before) + 1, int(after)))
            warnings.append(f"minute number {missing} is missing")
    return tuple(warnings)


def _trace(lines: Sequence[Line], heading: Heading, start: int | None, items: Sequence[Item]) -> tuple[Finding, ...]:
    found = [
        Finding(
            rule=f"meeting of {heading.body or 'a body not named'} on {heading.date or 'a day not given'}",
            page=lines[0].page if lines else None,
        )
    ]
    if start is not None:
        found.append(Finding(rule="attendance", page=lines[start].page, line=lines[start].text))
    for item in items:
        found.append(
            Finding(
                rule=f"item {item.number or item.agenda_ref or 'without number'}", page=item.first_page, line=item.title
            )
        )
        found += [_trace_resolution(resolution) for resolution in item.resolutions]
    return tuple(found)


def _trace_resolution(resolution: Resolution) -> Finding:
    verbs = ", ".join(resolution.verbs) or "no known verb"
    return Finding(rule=f"resolution ({verbs})", page=resolution.source.page, line=resolution.text[:120])
