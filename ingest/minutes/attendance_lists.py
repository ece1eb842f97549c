"""Where do lists of attendance stand, under which heading, and how are their lines one text?

Lists come as running text ("Mr B Hale (Chair), Ms C Noor and …"), a name a line, or side by side in columns.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.records import Line, Status, record
from ingest.minutes.attendee import LEADING_POST, LETTERED, TITLED, are_initials_of, is_name
from ingest.minutes.posts import OFFICE_WORD, is_post
from ingest.papers.paragraphs import cut_line, leaves_room

GAP_POINTS = 16.0  # white within a line that parts two entries or two columns
_STOP = r"(?=\s*(?:[:;–—-]|\bwere\b|\bwas\b|$|\s{2}|\())"
LABELS: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (
        status,
        re.compile(
            rf"(?P<label>{words}){_STOP}(?:\s*\([^()]{{0,40}}\)(?=\s*[:;–—-]))?\s*"
            r"(?:were\s*:?|was\s*:?|[:;–—-][:–—\s-]*)?\s*",
            re.I,
        ),
    )
    for status, words in (
        (
            Status.PRESENT,
            r"(?:non[\s-]?members\s+)?also\s+present(?:\s+(?:via|by|on)\s+[\w ]{3,20})?(?!\s+in\b)|"
            r"present\s+in\s+the\s+chair",
        ),
        (
            Status.IN_ATTENDANCE,
            r"(?:also\s+|non[\s-]?members\s+)?in\s+attendance(?:\s+(?:virtually|remotely|online|by\s+invitation|at\s+(?:the\s+)?"
            r"(?:request|invitation)\s+of\s+[\w ]+))?|"
            r"(?:officers?|officials?)(?:\s+(?:present|in\s+attendance|attending))?|staff(?:\s+present)?|"
            r"(?:members?\s+of\s+the\s+)?(?:public|press)(?:\s+(?:present|and\s+press))?|guests?|visitors|"
            r"also\s+attending|observers?|speakers?|advisers?|others?\s+(?:present|in\s+attendance)|invited|by\s+invitation|"
            r"non[\s-]?members|"
            r"(?:other\s+)?(?:members|councillors)\s+(?:also\s+)?(?:attending|present|in\s+attendance)\s+"
            r"(?:in\s+accordance\s+with|under|pursuant\s+to)\s+[A-Z][\w,() ]+",
        ),
        (
            Status.APOLOGIES,
            r"apologies(?:\s+(?:for\s+absence|received|were\s+received\s+from|from|and\s+substitutes))*|"
            r"an\s+apology\b[^:;.]{0,60}?\bfrom(?=\s+(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\b)|regrets|apology",
        ),
        (
            Status.ABSENT,
            r"absent(?:\s+without\s+apolog(?:y|ies))?|not\s+present|"
            r"(?:(?:committee|council|board|panel)\s+)?(?:members|councillors|trustees)\s+absent",
        ),
        (Status.SUBSTITUTE, r"substitutes?(?:\s+members?)?|deputies"),
        (
            Status.PRESENT,
            r"(?:(?:committee|council|board|panel|voting|partnership)\s+)?(?:members?|councillors?|cllrs?|"
            r"trustees|those|attendees)?(?:\s+of\s+the\s+(?:council|committee|board))?\s*present|sederunt|"
            r"(?:(?:committee|council|board|panel)\s+)?(?:members|councillors|cllrs|trustees)\s+(?:in\s+attendance|attending)|"
            r"(?:those\s+)?attending|attendees?|attendance|roll\s+call|virtual|in\s+person",
        ),
    )
)
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
_PROSE = re.compile(
    r"^(?:[^,;]*\b(?:welcomed|opened|thanked|wished)\b|(?:The|It|There|An?|Prior|Before|Following|After|At|In|On|Under|[A-Z0-9][\w ]{3,60}?\s(?:was|were))\s[a-z])"
)
IN_THE_CHAIR = re.compile(r"^(?P<person>[A-Z][^,()]+?)(?:,[^,()]+)?,?\s+(?:was\s+)?in\s+the\s+chair\.?$", re.I)
_NUMBERED_HEADING = re.compile(r"^\d{1,4}(?:[./-]\d+)*[.)]?\s+[A-Z]")


@record
class NameList:
    """The text of one list: what stands under one heading, and where each character of it is printed."""

    status: Status
    text: str
    lines: tuple[Line, ...]
    marks: tuple[int, ...]


def find_list_start(lines: Sequence[Line]) -> int | None:
    """Return which of ``lines`` first heads a list of who was there; None where none does."""
    found = next((at for at, line in enumerate(lines) if _label_at(line.text)), None)
    before = range(max((found or 0) - 2, 0), found or 0)
    chaired = next((at for at in before if _CHAIR_FIRST.match(lines[at].text)), None)
    return found if chaired is None else chaired


def find_lists(lines: Sequence[Line]) -> tuple[NameList, ...]:
    """Return the lists that ``lines`` hold, in reading order, each with the status that its heading gives."""
    return tuple(part for column in _columns(lines) for chunk in _chunks(column) for part in _split_inner(chunk))


def told_of(lines: Sequence[Line]) -> frozenset[Status]:
    """Return what lists among ``lines`` tell of people: that they were present, sent apologies, …"""
    return frozenset(found[0] for line in lines if (found := _label_at(line.text)))


def is_list_label(text: str) -> bool:
    """Return whether a line heads a list of who was there, or was not."""
    return _label_at(text) is not None


def _label_at(text: str) -> tuple[Status, re.Match[str]] | None:
    for status, pattern in LABELS:
        found = pattern.match(text)
        if found and (
            found.end() == len(text)
            or re.search(r"[:;–—-]\s*$|were\s*$|was\s*$", found.group())
            or text.isupper()
            or re.match(r"\s", text[found.end("label") : found.end("label") + 1] or " ")
        ):
            if found.end() < len(text) and not re.search(r"[:;–—-]\s*$|were\s*:?\s*$|was\s*:?\s*$", found.group()):
                continue
            return status, found
    return None


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in reading order: each column on its own where headings stand side by side in one row."""
    for line in lines:
        heads = [piece for piece in split_columns(line) if _label_at(piece.text)]
        if len(heads) > 1:
            centres = [(piece.x0 + piece.x1) / 2 for piece in heads]
            lefts = [piece.x0 for piece in heads]
            columns: list[list[Line]] = [[] for _ in heads]
            for other in lines:
                for piece in split_columns(other) if other.top >= line.top or other.page != line.page else []:
                    columns[_nearest(piece, centres, lefts)].append(piece)
            return columns
    pieces = [piece for line in lines for piece in split_columns(line)]
    return [sorted(pieces, key=lambda piece: (piece.page, round(piece.top), piece.x0))]


def _nearest(piece: Line, centres: Sequence[float], lefts: Sequence[float]) -> int:
    middle = (piece.x0 + piece.x1) / 2
    return min(range(len(centres)), key=lambda n: min(abs(middle - centres[n]), abs(piece.x0 - lefts[n])))


def split_columns(line: Line) -> list[Line]:
    """Return the pieces of a line that wide white parts."""
    cuts = [b.start - line.start for a, b in zip(line.words, line.words[1:], strict=False) if b.x0 - a.x1 > GAP_POINTS]
    bounds = [0, *cuts, len(line.text)]
    return [cut_line(line, start, end) for start, end in pairwise(bounds)]


def _chunks(lines: Sequence[Line]) -> Iterator[NameList]:
    """Yield the lists of one column, each with the status its heading gives."""
    status: Status | None = None
    held: list[Line] = []
    for line in lines:
        rest = line
        while rest.text:
            inner = _inner_label(rest.text)
            head = cut_line(rest, 0, inner) if inner else rest
            found = _label_at(head.text)
            if found:
                if held and (also := re.search(r"\s*\bAlso$", held[-1].text)):
                    held[-1] = cut_line(held[-1], 0, also.start())  # "… and A Noor. Also", "in attendance were …"
                if status and held:
                    yield _join(status, held)
                status, held = found[0], []
                head = cut_line(head, found[1].end())
            named = _OTHER_HEAD.match(head.text) and not _GROUP_FIRST.match(head.text)
            if named and not OFFICE_WORD.search(head.text.split(":")[0]):
                if status and held:
                    yield _join(status, held)
                status, held = None, []
            elif status and not found and _ends_list(head):
                if held:
                    yield _join(status, held)
                status, held = None, []
            group = _GROUP_FIRST.match(head.text)
            status = Status.PRESENT if status is None and (group or _CHAIR_FIRST.match(head.text)) else status
            if group:
                if status and held:
                    yield _join(status, held)
                head, held = cut_line(head, group.end()), []
            if head.text and status:
                held.append(head)
            rest = cut_line(rest, inner) if inner else cut_line(rest, len(rest.text))
    if status and held:
        yield _join(status, held)


def _ends_list(line: Line) -> bool:
    """Return whether a line is no more of a list: a sentence, who presided, or the heading of the first item."""
    numbered = _NUMBERED_HEADING.match(line.text) and (line.bold or line.text.isupper())
    return bool(numbered or IN_THE_CHAIR.match(line.text) or _PROSE.search(re.sub(r"\([^()]*\)?", "", line.text)))


def _inner_label(text: str) -> int | None:
    """Return where a second list begins within a line: "… and A Noor. Also in attendance were …"."""
    for found in re.finditer(
        r"(?<=[.;])\s+(?=[A-Z])|\s+(?=(?:Also\s+)?(?:In\s+attendance|Apologies)\b[^:]{0,20}:)", text
    ):
        if _label_at(text[found.end() :]):
            return found.end()
    return None


def _split_inner(chunk: NameList) -> Iterator[NameList]:
    """Yield a list, and apart from it one that begins within its text: "A Noor. Also in attendance were …"."""
    inner = _inner_label(chunk.text)
    found = _label_at(chunk.text[inner:]) if inner else None
    if not inner or not found:
        yield chunk
        return
    cut = inner + found[1].end()
    yield NameList(status=chunk.status, text=chunk.text[:inner].rstrip(), lines=chunk.lines, marks=chunk.marks)
    yield from _split_inner(
        NameList(
            status=found[0], text=chunk.text[cut:], lines=chunk.lines, marks=tuple(mark - cut for mark in chunk.marks)
        )
    )


def _join(status: Status, lines: Sequence[Line]) -> NameList:
    """Return a list as one text: a name a line is parted by line breaks, running text by spaces."""
    commas = sum(line.text.count(",") + len(re.findall(r"\band\b", line.text)) for line in lines)
    prose = not (each_is_a_name(lines) or is_lettered(lines)) and (
        commas >= len(lines) - 1 or any(line.text.endswith(",") for line in lines[:-1])
    )
    text, marks = "", []
    right = max(line.x1 for line in lines)
    for n, line in enumerate(lines):
        ended = prose and n > 0 and _ends_entry(lines[n - 1], line, right)
        same_row = n > 0 and lines[n - 1].top == line.top and lines[n - 1].page == line.page
        open_bracket = text.count("(") > text.count(")")
        text += (
            ""
            if not n
            else " "
            if open_bracket
            else ", "
            if same_row and is_post(line.text) and not text.endswith((",", ";"))
            else "; "
            if (same_row or (LEADING_POST.match(line.text) and not re.search(r"[,;] \w+$", text)))
            and not text.endswith((",", ";"))
            else " "
            if prose and not ended
            else "\n"
        )
        marks.append(len(text))
        text += line.text
    return NameList(status=status, text=text, lines=tuple(lines), marks=tuple(marks))


def _ends_entry(last: Line, line: Line, right: float) -> bool:
    """Return whether an entry of running text ends with its line: by a full stop, or by the room that it leaves."""
    stopped = re.search(r"[a-z)]{3,}\.$", last.text) is not None and not TITLED.fullmatch(last.text.split()[-1])
    goes_on = re.search(r"(?:[,;&(–—-]|\b(?:and|of|the|for))$", last.text)
    return stopped or (not goes_on and last.page == line.page and leaves_room(last, line, right))


def is_list_of_people(lines: Sequence[Line]) -> bool:
    """Return whether what stands under a heading is nothing but people, a line each, or nothing at all."""
    firsts = [
        re.split(r"[,(\[]|\s[–—-]\s", piece.text)[0].strip("• ") for line in lines for piece in split_columns(line)[:1]
    ]
    named = [first for first in firsts if is_name(first, group=False)]
    return 2 * len(named) > len(firsts) or not firsts


def is_lettered(lines: Sequence[Line]) -> bool:
    """Return whether most lines are a name and its initials: "Ada Hale AH Parish Clerk"."""
    found = [LETTERED.match(line.text) for line in lines]
    return 2 * sum(1 for one in found if one and are_initials_of(one["letters"], one["name"])) > len(lines)


def each_is_a_name(lines: Sequence[Line]) -> bool:
    """Return whether every line begins with a name of its own and none runs on: "F Lund, Head of Planning"."""
    firsts = [re.split(r"[,(\[]|\s[–—-]\s", line.text)[0].strip() for line in lines]
    runs_on = any(re.search(r"(?:[,;&(]|\band)$", line.text) for line in lines[:-1])
    return len(lines) > 1 and not runs_on and all(is_name(first, group=False) for first in firsts)
