"""What on a page is not part of the paper's text: running heads, page numbers, "Agenda Item B1" markers.

Nothing is thrown away: a line of furniture stays in the page and its text, with the reason in `Line.furniture`; a
printed page number and a marker are remembered in `Page.printed` and `Page.marker`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from statistics import median

from corpus.records import Line, Page

HEAD_LINES = 3  # how many lines at the top of a page may be furniture
FOOT_LINES = 3
HEAD_SHARE = 0.12  # of the page's height
FOOT_SHARE = 0.88
TITLE_LINES = 12  # from the top of the first page
APART = 1.5  # white under a running head, in sizes of the text
SMALLER_POINTS = 0.4
REPEATS = 3  # a running head stands on this many pages at least, or on most of a shorter paper

MARKER = re.compile(
    r"^(?:agenda\s+)?item\s*(?:no\.?\s*)?[:.]?\s*([A-Z]?\d{1,3}(?:\.\d+)?[a-z]?|[A-Z])\.?$", re.IGNORECASE
)
AGENDA_MARKER = re.compile(r"^agenda\s+item\b", re.IGNORECASE)
NUMBER = re.compile(
    r"^(?:page\s*:?\s*)?[-–—|\s]*(?P<number>\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[-–—|.\s]*(?:page)?$",
    re.IGNORECASE,
)
RULE = re.compile(r"[\W_]{5,}")  # a row of dashes or dots, drawn with characters


def mark_furniture(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages with their furniture marked, the printed number and the agenda marker remembered."""
    repeated = find_running_lines(pages)
    numbers = find_page_numbers(pages)
    title = {word for page in pages[:1] for line in page.lines[:TITLE_LINES] for word in _words(line)}
    return tuple(
        _mark(page, repeated, numbers.get(page.number), title if at else frozenset()) for at, page in enumerate(pages)
    )


def _mark(page: Page, repeated: set[tuple[str, bool]], number: Line | None, title: Set[str]) -> Page:
    marker = find_marker(page)
    head = _find_title_again(page, title)
    titled = head.start if head else None
    lines = []
    for line in page.lines:
        reason = None
        if number is not None and line.start == number.start:
            reason = "page number"
        elif marker is not None and line.start == marker[0].start:
            reason = "agenda marker"
        elif (skeleton(line.text), in_head(line, page)) in repeated and (in_head(line, page) or in_foot(line, page)):
            reason = "running head" if in_head(line, page) else "running foot"
        elif line.start == titled:
            reason = "running head"
        elif RULE.fullmatch(line.text):
            reason = "rule"
        lines.append(replace(line, furniture=reason) if reason else line)
    printed = _printed(number) if number is not None else None
    return replace(page, lines=tuple(lines), printed=printed, marker=marker[1] if marker else None)


def _find_title_again(page: Page, title: Set[str]) -> Line | None:
    """Return the line at the top that says the title of the first page again, small and well apart from the text:
    the running head of a paper too short for it to recur."""
    if len(page.lines) < 3 or not in_head(head := page.lines[0], page):
        return None
    words = _words(head)
    if len(words) < 3 or not words <= title:
        return None
    size = median(line.size for line in page.lines[1:])
    apart = page.lines[1].top - head.bottom > APART * size
    return head if apart and head.size < size - SMALLER_POINTS else None


def _words(line: Line) -> set[str]:
    return {word for word in re.findall(r"\w+", line.text.lower()) if len(word) > 1}


def skeleton(text: str) -> str:
    """Return a line's words with every number as "#", so that "Page 3" and "Page 4" are the same line."""
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def in_head(line: Line, page: Page) -> bool:
    """Return whether a line stands where running heads stand."""
    return line.bottom <= HEAD_SHARE * page.height


def in_foot(line: Line, page: Page) -> bool:
    """Return whether a line stands where running feet stand."""
    return line.top >= FOOT_SHARE * page.height


def find_running_lines(pages: Sequence[Page]) -> set[tuple[str, bool]]:
    """Return the lines (their skeleton, and whether in the head) that recur at the edge of many pages."""
    counts: Counter[tuple[str, bool]] = Counter()
    for page in pages:
        edge = {(skeleton(line.text), True) for line in page.lines[:HEAD_LINES] if in_head(line, page)}
        edge |= {(skeleton(line.text), False) for line in page.lines[-FOOT_LINES:] if in_foot(line, page)}
        counts.update(edge)
    enough = min(REPEATS, max(2, len(pages) - 1))
    return {line for line, count in counts.items() if count >= enough and line[0] not in {"", "#"}}


def find_marker(page: Page) -> tuple[Line, str] | None:
    """Return the line "Agenda Item B1" at the top of a page, with its number, where there is one."""
    for line in page.lines[:HEAD_LINES]:
        if line.top < HEAD_SHARE * 1.5 * page.height and AGENDA_MARKER.match(line.text):
            found = MARKER.match(line.text.strip())
            if found:
                return line, found.group(1).upper()
    return None


def find_page_numbers(pages: Sequence[Page]) -> dict[int, Line]:
    """Return the line that prints each page's number, by page.

    A bare figure at the edge of a page is its number only if figures there rise with the pages: the commonest
    difference between printed and real number wins, so that a year or a sum alone at the foot is left in the text.
    "Page 3" says so itself.
    """
    candidates: dict[int, list[tuple[Line, int | None]]] = defaultdict(list)
    shifts: Counter[int] = Counter()
    for page in pages:
        edge = [line for line in page.lines[:2] if in_head(line, page)]
        edge += [line for line in page.lines[-FOOT_LINES:] if in_foot(line, page)]
        for line in edge:
            found = NUMBER.match(line.text)
            if not found:
                continue
            digits = found.group("number")
            value = int(digits) if digits.isdigit() else None
            candidates[page.number].append((line, value))
            if value is not None:
                shifts[value - page.number] += 1
    pages_by_number = {page.number: page for page in pages}
    likely = {shift for shift, count in shifts.items() if count >= 2 or len(pages) == 1}
    chosen = {}
    for number, lines in candidates.items():
        for line, value in lines:
            named = "page" in line.text.lower()
            alone = value == number and line is pages_by_number[number].lines[-1]
            if named or alone or value is None or value - number in likely:
                chosen[number] = line
    return chosen


def _printed(line: Line) -> str | None:
    found = NUMBER.match(line.text)
    return found.group("number") if found else None
