"""Where do lists of attendance stand, under which heading, and how are their lines one text?

Lists come as running text ("Mr B Hale (Chair), Ms C Noor and …"), a name a line, or side by side in columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.records import Line, Status, record
from ingest.minutes.attendance_columns import are_names, order_columns, split_columns
from ingest.minutes.attendance_labels import GROUP_LINE, body_of, label_at
from ingest.minutes.attendance_sentences import find_sentences
from ingest.minutes.attendee import LEADING_POST, LETTERED, PLACE_FIRST, TITLE, TITLED, are_initials_of, is_name
from ingest.minutes.posts import OFFICE_WORD, is_post
from ingest.papers.paragraphs import cut_line, leaves_room

_OTHER_HEAD = re.compile(
    r"^(?!Cllrs?\b|Councill?ors?\b|Members?\b|Parish\b|District\b|County\b|Borough\b|"
    r"Ward\b)[A-Z][A-Za-z’' ]{4,50}:(?:\s|$)"
)
_CHAIR_FIRST = re.compile(  # a list may begin with who presided, its heading below: "Chair: Cllr A Hale", "Members: …"
    r"^(?:in\s+the\s+)?chair(?:man|woman|person)?\s*[:–—-]\s*(?=[A-Z])", re.I
)
_GROUP_FIRST = re.compile(
    r"^(?:(?:[A-Z][\w-]+\s+){0,2}(?:Members|Councillors|Cllrs|Trustees|Representatives|Partners))\s*:\s*(?=[A-Z])"
)
_MEMBERS_FIRST = re.compile(rf"^(?:Members|Councillors|Cllrs)\s*:\s*(?={TITLE}\s+[A-Z])")
_MARK = re.compile(r"^(?:\(\d{1,2}\)|[•▪·*])\s*(?=[A-Z])")  # a note's number or a bullet before a name
_KEY = re.compile(r"^\((?=[A-Z]{2,6}\))(?:[^();]*\)[^();]*(?:;\s*\(|$))+")  # "(PG) Parent Governor; (LA) …"
_PROSE = re.compile(
    r"^(?:[^,;]*\b(?:welcomed|opened|thanked|wished)\b|(?:The|It|There|An?|Prior|Before|Following|After|At|In|On|"
    r"Under|[A-Z0-9][\w ]{3,60}?\s(?:was|were))\s[a-z]|\d+[.)]\s.*?(?:\b[a-z]{2,}\s+){4})"
)
_RUNS_ON = re.compile(r"(?:[,;&(]|\band|\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?)$")
IN_THE_CHAIR = re.compile(r"^(?P<person>[A-Z][^,()]+?)(?:,[^,()]+)?,?\s+(?:was\s+)?in\s+the\s+chair\.?$", re.I)
_NUMBERED_HEADING = re.compile(r"^\d{1,4}(?:[./-]\d+)*[.)]?\s+[A-Z]")


@record
class NameList:
    """The text of one list: what stands under one heading, and where each character of it is printed."""

    status: Status
    text: str
    lines: tuple[Line, ...]
    marks: tuple[int, ...]
    body: str | None = None  # whose people the heading says they are


@record
class _Head:
    """What a heading tells of the people below it."""

    status: Status
    body: str | None


def find_list_start(lines: Sequence[Line]) -> int | None:
    """Return which of ``lines`` first heads a list of who was there; None where none does."""
    found = next((at for at, line in enumerate(lines) if label_at(line.text) or _MEMBERS_FIRST.match(line.text)), None)
    before = range(max((found or 0) - 2, 0), found or 0)
    chaired = next((at for at in before if _CHAIR_FIRST.match(lines[at].text)), None)
    return found if chaired is None else chaired


def find_lists(lines: Sequence[Line]) -> tuple[NameList, ...]:
    """Return the lists that ``lines`` hold, in reading order, each with the status that its heading gives."""
    rest, told = find_sentences(lines)
    listed = (part for column in order_columns(rest) for chunk in _chunks(column) for part in _split_inner(chunk))
    return (*listed, *(_join_running(one.status, one.lines) for one in told))


def _chunks(lines: Sequence[Line]) -> Iterator[NameList]:
    """Yield the lists of one column, each with the status its heading gives."""
    lists: list[tuple[_Head | None, list[Line]]] = [(None, [])]
    for piece in (piece for line in lines for piece in _cut_at_labels(line)):
        head, held = lists[-1]
        found = label_at(piece.text)
        rest = cut_line(piece, found[1].end()) if found else piece
        named = _OTHER_HEAD.match(rest.text) and not _GROUP_FIRST.match(rest.text)
        if found:
            if held and (also := re.search(r"\s*\bAlso$", held[-1].text)):
                held[-1] = cut_line(held[-1], 0, also.start())  # "… and A Noor. Also", "in attendance were …"
            head = _Head(status=found[0], body=body_of(found[1].group()))
            lists.append((head, []))
        elif head and GROUP_LINE.match(rest.text):
            lists.append((head, []))
            continue
        elif named and head and not held and rest.text.endswith(":"):  # "Present:", below it whose members
            continue
        if (named and not OFFICE_WORD.search(rest.text.split(":")[0])) or (head and not found and _ends_list(rest)):
            head = None
            lists.append((head, []))
        group = _GROUP_FIRST.match(rest.text)
        if group or (head is None and _CHAIR_FIRST.match(rest.text)):
            head = head or _Head(status=Status.PRESENT, body=None)
            lists.append((head, []))
        rest = cut_line(rest, group.end()) if group else rest
        if rest.text and head and not _KEY.match(rest.text):
            mark = _MARK.match(rest.text)
            lists[-1][1].append(cut_line(rest, mark.end()) if mark else rest)
    yield from (replace(_join(head.status, held), body=head.body) for head, held in lists if head and held)


def _cut_at_labels(line: Line) -> Iterator[Line]:
    """Yield a line in pieces, each list that begins within it in one of its own."""
    while line.text:
        inner = _inner_label(line.text)
        yield cut_line(line, 0, inner) if inner else line
        line = cut_line(line, inner if inner else len(line.text))


def _ends_list(line: Line) -> bool:
    """Return whether a line is no more of a list: a sentence, who presided, or the heading of the first item."""
    numbered = _NUMBERED_HEADING.match(line.text) and (line.bold or line.text.isupper())
    return bool(numbered or IN_THE_CHAIR.match(line.text) or _PROSE.search(re.sub(r"\([^()]*\)?", "", line.text)))


def _inner_label(text: str) -> int | None:
    """Return where a second list begins within a line: "… and A Noor. Also in attendance were …"."""
    for found in re.finditer(
        r"(?<=[.;])\s+(?=[A-Z])|(?<!\band)\s+(?=(?:Also\s+)?(?:In\s+attendance|Apologies)\b[^:]{0,20}:)", text
    ):
        if label_at(text[found.end() :]):
            return found.end()
    return None


def _split_inner(chunk: NameList) -> Iterator[NameList]:
    """Yield a list, and apart from it one that begins within its text: "A Noor. Also in attendance were …"."""
    inner = _inner_label(chunk.text)
    found = label_at(chunk.text[inner:]) if inner else None
    if not inner or not found:
        yield chunk
        return
    cut = inner + found[1].end()
    yield replace(chunk, text=chunk.text[:inner].rstrip())
    yield from _split_inner(
        NameList(
            status=found[0], text=chunk.text[cut:], lines=chunk.lines, marks=tuple(mark - cut for mark in chunk.marks)
        )
    )


def _join(status: Status, lines: Sequence[Line]) -> NameList:
    """Return a list as one text: a name a line is parted by line breaks, running text by spaces."""
    prose = _is_prose(lines)
    right = max(line.x1 for line in lines)
    text, marks = lines[0].text, [0]
    for last, line in pairwise(lines):
        same_row = last.top == line.top and last.page == line.page
        joint = _joint(text, line, same_row=same_row)
        text += joint or (" " if prose and not _ends_entry(last, line, right) else "\n")
        marks.append(len(text))
        text += line.text
    return NameList(status=status, text=text, lines=tuple(lines), marks=tuple(marks))


def _is_prose(lines: Sequence[Line]) -> bool:
    """Return whether lines are running text, in which commas part the names, and no name a line."""
    if each_is_a_name(lines) or is_lettered(lines):
        return False
    parted = sum(line.text.count(",") + len(re.findall(r"\band\b", line.text)) for line in lines)
    return parted >= len(lines) - 1 or any(line.text.endswith(",") for line in lines[:-1])


def _joint(text: str, line: Line, *, same_row: bool) -> str | None:
    """Return what parts a list's text so far from its next line; None where only the line break itself tells."""
    if text.count("(") > text.count(")"):
        return " "
    if text.endswith((",", ";")):
        return None
    if same_row:  # "Ada Hale" | "Clerk", or "Ada Hale" | "Jo Noor"
        return ", " if is_post(line.text) else "; "
    post_first = LEADING_POST.match(line.text) and not re.search(r"[,;] \w+$", text)
    return "; " if post_first or PLACE_FIRST.match(line.text) else None


def _join_running(status: Status, lines: Sequence[Line]) -> NameList:
    """Return what a sentence tells as one text."""
    marks = [sum(len(line.text) + 1 for line in lines[:at]) for at in range(len(lines))]
    return NameList(status=status, text=" ".join(line.text for line in lines), lines=tuple(lines), marks=tuple(marks))


def _ends_entry(last: Line, line: Line, right: float) -> bool:
    """Return whether an entry of running text ends with its line: by a full stop, or by the room that it leaves."""
    titled = TITLED.fullmatch(last.text.split()[-1])
    stopped = re.search(r"[a-z)]{3,}\.$", last.text) is not None and not titled
    goes_on = titled or re.search(r"(?:[,;&(–—-]|\b(?:and|of|the|for))$", last.text)
    return stopped or (not goes_on and last.page == line.page and leaves_room(last, line, right))


def is_list_of_people(lines: Sequence[Line]) -> bool:
    """Return whether what stands under a heading is nothing but people, a line each, or nothing at all."""
    return not lines or are_names([split_columns(line)[0] for line in lines])


def is_lettered(lines: Sequence[Line]) -> bool:
    """Return whether most lines are a name and its initials: "Ada Hale AH Parish Clerk"."""
    found = [LETTERED.match(line.text) for line in lines]
    return 2 * sum(1 for one in found if one and are_initials_of(one["letters"], one["name"])) > len(lines)


def each_is_a_name(lines: Sequence[Line]) -> bool:
    """Return whether every line begins with a name of its own and none runs on: "F Lund, Head of Planning"."""
    firsts = [re.split(r"[,(\[]|\s[–—-]\s", line.text)[0].strip() for line in lines]
    runs_on = any(_RUNS_ON.search(line.text) for line in lines[:-1])
    return len(lines) > 1 and not runs_on and all(is_name(first, group=False) for first in firsts)
