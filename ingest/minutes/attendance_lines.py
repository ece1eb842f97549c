"""Who was there by a list that gives a person a line: the name, then behind a dash or a comma a post or a body.

What stands behind a name may run on over lines; running text, in which names follow one another, is no such list.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Attendance, Line, Source, Status, record
from ingest.entities.names import FORENAMES, is_initial, plain_name
from ingest.minutes.attendance_entry import read_entry
from ingest.minutes.attendee import LEADING_POST, NOBODY, TITLED, is_name, split_name
from ingest.minutes.posts import ORGANISATION_WORD, is_post
from ingest.papers.paragraphs import leaves_room

WIDE_POINTS = 400.0  # a line that reaches no further right than this is not broken for want of room
MOSTLY = 0.6
_DASHED = re.compile(r"\s[–—-]\s")


@record
class _Person:
    """The lines of one person: their words as one text, and what of it stands behind the name."""

    lines: tuple[Line, ...]
    text: str
    behind: str


def read_lines(lines: Sequence[Line], status: Status) -> tuple[Attendance, ...]:
    """Return the people of a list of a person a line; empty where ``lines`` are no such list."""
    people = _find_people(lines)
    told = [person for person in people if _tells(person.behind)]
    if len(people) < 2 or len(told) < MOSTLY * len(people):
        return ()
    if any(_names_another(person.behind) for person in people):
        return ()
    entries = [(person, read_entry(person.text, status, group=False)) for person in people]
    return tuple(replace(entry, source=_source(person)) for person, entry in entries if entry)


def _find_people(lines: Sequence[Line]) -> list[_Person]:
    """Return the people whom lines begin with, each with the lines that run on; empty where most begin with none."""
    held: list[list[Line]] = []
    others = 0
    right = max((line.x1 for line in lines), default=0.0)
    for n, line in enumerate(lines):
        full = n > 0 and lines[n - 1].x1 > WIDE_POINTS and not leaves_room(lines[n - 1], line, right)
        dashed = n > 0 and all(_DASHED.search(each.text) for each in (lines[n - 1], line))  # of an entry each
        if _begins(line.text, run_on=full and not dashed):
            held.append([line])
        elif held and not NOBODY.match(line.text) and not (n and lines[n - 1].top == line.top):
            held[-1].append(line)
        else:
            others += 1
    if others > len(held) or any(len(own) > 3 for own in held):
        return []
    return [_person(own) for own in held]


def _begins(text: str, *, run_on: bool) -> bool:
    led = LEADING_POST.match(text)
    found = split_name(text[led.end() :] if led else text)
    if found is None:
        return False
    name, behind = found
    known = led is not None or TITLED.match(text) is not None or _is_known(name)
    parted = re.match(r"[,(\[]|[–—-]\s", behind) is not None
    return (known or not run_on) and (known or parted) and (parted or not behind or _tells(behind))


def _is_known(name: str) -> bool:
    first = plain_name(name).split(" ")[0]
    return first in FORENAMES or is_initial(first)


def _person(lines: Sequence[Line]) -> _Person:
    text = " ".join(line.text for line in lines)
    found = split_name(text)
    return _Person(lines=tuple(lines), text=text, behind=found[1] if found else "")


def _tells(behind: str) -> bool:
    words = behind.strip(" ,–—-()[].")
    return bool(words) and (is_post(words) or ORGANISATION_WORD.search(words) is not None)


def _names_another(behind: str) -> bool:
    """Return whether what stands behind a name names somebody else, outside brackets."""
    pieces = re.split(r"[,;]|\s[–—-]\s|\band\b|&", re.sub(r"[(\[][^()\[\]]*[)\]]?", "", behind))
    return any(_is_another(piece.strip(" .")) for piece in pieces)


def _is_another(words: str) -> bool:
    if TITLED.match(words):
        return not is_post(words)
    return _is_known(words) and is_name(words, group=False) and not ORGANISATION_WORD.search(words)


def _source(person: _Person) -> Source:
    first = person.lines[0]
    last = next((line for line in reversed(person.lines) if line.page == first.page), first)
    return Source(page=first.page, start=first.start, end=last.end)
