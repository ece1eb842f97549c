"""Who was at the meeting: the lists under "Present", "In attendance", "Apologies" and the like.

Someone who only appears in the text of the minutes did not, for all the paper says, attend.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Attendance, Line
from ingest.entities.names import same_person
from ingest.minutes.attendance_columns import split_columns
from ingest.minutes.attendance_lines import read_lines
from ingest.minutes.attendance_lists import IN_THE_CHAIR, NameList, find_lists, is_lettered
from ingest.minutes.attendance_rows import read_rows
from ingest.minutes.attendance_text import read_text


def find_attendance(lines: Sequence[Line]) -> tuple[Attendance, ...]:
    """Return everyone in the lists that ``lines`` (the block under the heading, or an item about it) hold."""
    found = [entry for chunk in find_lists(lines) for entry in _read_list(chunk)]
    for presided in filter(None, (IN_THE_CHAIR.match(line.text) for line in lines)):
        at = next((n for n, entry in enumerate(found) if same_person(entry.name, presided["person"])), None)
        if at is not None and found[at].office is None:
            found[at] = replace(found[at], office="Chair")
    return tuple(found)


def _read_list(chunk: NameList) -> Sequence[Attendance]:
    """Return the people of a list; of the body that its heading names where nothing is printed beside them."""
    lettered = is_lettered(chunk.lines)
    columns = () if lettered else read_rows(chunk.lines, chunk.status) or read_lines(chunk.lines, chunk.status)
    found = columns or read_text(chunk)
    return [replace(entry, organisation=entry.organisation or chunk.body) for entry in found]


def read_initials(lines: Sequence[Line], attendance: Sequence[Attendance]) -> dict[str, str]:
    """Return which initials stand for whom, as the lists print beside the name, or as the name spells."""
    found: dict[str, str] = {}
    text = "\n".join(piece.text for line in lines for piece in split_columns(line))
    for entry in {entry.name: entry for entry in attendance}.values():
        printed = re.search(rf"{re.escape(entry.name)}\s*[(\[][^()\[\]]*?\b([A-Z][A-Za-z]{{1,4}})[)\]]", text)
        spelled = "".join(part[0] for part in re.split(r"[\s.-]+", entry.name) if part).upper()
        found.setdefault(printed.group(1) if printed and printed.group(1)[-1].isupper() else spelled, entry.name)
    return found
