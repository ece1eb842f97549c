"""How printed lines make paragraphs and sentences, each of which still knows the page and the place it stands at.

A paragraph ends where its last line leaves room for the next word, where more white follows than between its lines,
where the margin changes, or where the next line bears a label: "(a)", "1.", "•". Over a page break it goes on unless
a sentence ended there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from statistics import median

from corpus.records import Line, Source, record
from ingest.pages.lines import join_line

LABEL = re.compile(
    r"^(?:\((?P<enclosed>[a-zA-Z]|[ivx]{1,5}|\d{1,2})\)"
    r"|(?P<closed>[a-z]|[ivx]{1,5}|\d{1,2}|[A-H])\)"
    r"|(?P<dotted>(?:[a-z]|[ivx]{1,5}|\d{1,2})(?=\.(?:\s|[A-Z“‘\"(]))|[A-H](?=\.\s?(?:[Tt]o|[Tt]hat)\b))\."
    r"|(?P<bullet>[•·▪◦●○■□➢➤✓\uf0b7\uf0a7\uf0d8*]|[o–—-](?=\s)))\s*"
)
NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,3})+\.?\s+[A-Z]")  # "4.0 Background", "3.2 The priorities"
MINUTE_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,3})+\.?\s+(?=[A-Z“‘\"(\d])")  # "20.065 Resolved …": no part of its words
MARGIN_NOTE = re.compile(
    r"^(?:[A-Z]{1,2}[a-z]?[A-Z]{1,3}|ALL|All|Clerk|CLERK|Chair)(?:\s*[/&,+]\s*(?:[A-Z][A-Za-z]{1,4}))*$"
)
MARGIN_GAP_POINTS = 10.0  # white between the text and a note in the margin
FEW_LINES = 6  # of which the longest alone shows the edge
ROOM_POINTS = 14.0  # a line with this much more room than the next word needs is the last of its paragraph
SENTENCE_END = re.compile(
    r"[.!?][”’\"')\]]?(?:\s+(?=[“‘\"'(\[£]?[A-Z0-9])|(?=[A-Z][a-z]|RESOLVED|AGREED|NOTED|It\b))|"
    r"[:;](?=\s?\([a-h]\)\s?[A-Z])"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Cllr|Cllrs|Prop|St|No|Nos|Ch|Rev|Revd|Prof|Sgt|Insp|Co|Ltd|vs|para|approx|Rd|Ave|i\.e|"
    r"e\.g|etc|[A-Z]))$"
)
SECTION = re.compile(r"\b(?:c|s|ss|cl|sch|reg|art|sec|para)$")  # "the Municipal Act, 2001, c. 25"
OPENING = re.compile(r"(?:This|That|The|It|There|They|He|She|We|However|After|An)\s+[a-z]")  # "Hill Dr. This was …"

ANNOUNCED = re.compile(
    r"(?:RESOLVED|AGREED|RESOLUTION|DECISION|ACTIONS?|NOTED|Action|Resolved|Agreed|Noted|RECOMMENDED|Recommended)\b\s*(?:[:|–—-]|that\b|to\b|"
    r"unanimously\b)|(?:Decision|Outcome)\s*:|(?:Prop|Proposed|Moved)\b\s*(?:by\b|[:.]|[A-Z]{2,3}\b)"
)
ENDED = re.compile(
    r"\b(?:(?:resolved|agreed)\s+to\s+[a-z]+(?:\s+£[\d.,]+)?|approved|agreed|noted|carried|no\s+(?:objection|comment)s?)$",
    re.I,
)
REFERENCE = re.compile(r"(?:[A-Z]{1,4}/)?\d{2,4}/\d{3,6}(?:/[A-Z]{1,5})?\b")  # a planning application's
ORDINAL_ENDING = re.compile(r"(?:(?:st|nd|rd|th)\s*)+")  # raised, and so left over on a row of its own


@record
class Paragraph:
    """A paragraph as running text. ``text`` keeps its label; ``body`` is the offset at which its words begin.

    ``marks`` are the offsets in ``text`` at which each of ``lines`` begins; ``notes`` the initials printed in the
    margin beside it, with the offset of the line they stand at.
    """

    text: str
    lines: tuple[Line, ...]
    marks: tuple[int, ...]
    label: str | None = None
    body: int = 0
    notes: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> str:
        """The text without its label."""
        return self.text[self.body :]

    def source(self, start: int = 0, end: int | None = None) -> Source:
        """Return the page of the span ``start``..``end`` of the text, and its place there (to the page's end)."""
        stop = len(self.text) if end is None else end
        first = self.find_line(start)
        page = self.lines[first].page
        last = max(
            n for n in range(first, len(self.lines)) if self.lines[n].page == page and self.marks[n] <= max(stop, start)
        )
        return Source(page=page, start=self._place(first, start), end=self._place(last, stop))

    def find_line(self, offset: int) -> int:
        """Return which of ``lines`` the character at ``offset`` stands on."""
        return max(n for n, mark in enumerate(self.marks) if mark <= offset or n == 0)

    def _place(self, line: int, offset: int) -> int:
        return min(self.lines[line].start + max(offset - self.marks[line], 0), self.lines[line].end)


@record
class Sentence:
    """A sentence: its words, and its span in the text of its paragraph."""

    text: str
    start: int
    end: int


def build_paragraphs(lines: Sequence[Line], edge: float = 0.0) -> tuple[Paragraph, ...]:
    """Return the paragraphs that ``lines`` (in reading order, furniture left out) make.

    ``edge``, the right edge of the text that they stand in, tells more than a few lines can.
    """
    if not lines:
        return ()
    kept, notes = lift_margin_notes(lines)
    right = max(right_edge(kept), edge) if len(kept) < FEW_LINES else right_edge(kept)
    pitch = line_pitch(kept)
    groups: list[list[Line]] = []
    for line in kept:
        if groups and not begins_paragraph(groups[-1], line, right, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(set_paragraph(group, notes) for group in groups)


def begins_paragraph(before: Sequence[Line], line: Line, right: float, pitch: float) -> bool:
    """Return whether ``line`` begins a paragraph after the one whose lines so far are ``before``."""
    last = before[-1]
    if LABEL.match(line.text) or (ANNOUNCED.match(line.text) and not re.search(r"\b(?:was|and|were)$", last.text)):
        return True
    if (ENDED.search(last.text) and line.text[:1].isupper()) or REFERENCE.match(line.text):
        return True
    goes_on = line.text[:1].islower() and not re.search(r"[.!?]$", last.text)
    if goes_on and abs(line.size - last.size) < 2:
        return False
    if line.page != last.page:
        set_apart = line.bold != last.bold or abs(line.size - last.size) > 1
        return set_apart or bool(re.search(r"[.!?:;]$", last.text)) or leaves_room(last, line, right)
    if line.top - last.top > 1.4 * pitch or abs(line.size - last.size) > 2:
        return True
    if line.top < last.top + 0.3 * line.size:  # beside or above the line before: a cell, or a column
        return True
    ended = re.search(r"[.!?:;]$", last.text) is not None or (last.bold and not line.bold)
    if ended and ((line.bold and not last.bold) or NUMBERED.match(line.text)):
        return True
    outdent = line.x0 < last.x0 - 6 and len(before) > 1
    indent = line.x0 > last.x0 + 6 and (len(before) > 1 or not LABEL.match(last.text))
    return outdent or indent or leaves_room(last, line, right)


def leaves_room(last: Line, line: Line, right: float, room: float = ROOM_POINTS) -> bool:
    """Return whether the first word of ``line`` would have fitted at the end of ``last``, within the edge ``right``."""
    first = line.words[0] if line.words else None
    width = first.x1 - first.x0 if first else 40.0
    return last.x1 + width + room < right


def right_edge(lines: Sequence[Line]) -> float:
    """Return the right edge of the text, in points: where nearly all of the longest lines end."""
    ends = sorted(line.x1 for line in lines)
    return ends[ceil(0.9 * (len(ends) - 1))] if len(ends) < FEW_LINES else ends[int(0.9 * (len(ends) - 1))]


def line_pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from line to line within a paragraph, in points."""
    steps = [b.top - a.top for a, b in pairwise(lines) if a.page == b.page and 4 < b.top - a.top < 40]
    small = sorted(steps)[: max(1, len(steps) * 2 // 3)]
    return median(small) if small else 14.0


def lift_margin_notes(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[str, Line]]]:
    """Return the lines without the initials printed in the right margin, and those notes with the line beside each.

    Source: councils that print who is to act beside the text, in a column of their own.
    """
    lines = [line for line in lines if not ORDINAL_ENDING.fullmatch(line.text)] or lines
    body = [line for line in lines if not MARGIN_NOTE.match(line.text)] or list(lines)
    left = min(line.x0 for line in body)
    edge = sorted(line.x1 for line in body)[int(0.75 * (len(body) - 1))]
    kept: list[Line] = []
    notes: list[tuple[str, Line]] = []
    for line in lines:
        if MARGIN_NOTE.match(line.text) and line.x0 > max(edge, left + 300) and kept:
            notes.append((line.text, kept[-1]))
            continue
        tail = line.words[-1] if len(line.words) > 1 else None
        if (
            tail
            and MARGIN_NOTE.match(tail.text)
            and tail.x0 > left + 300
            and tail.x0 - line.words[-2].x1 > MARGIN_GAP_POINTS
        ):
            line = cut_line(line, 0, line.words[-2].end - line.start)
            notes.append((tail.text, line))
        kept.append(line)
    return kept, notes


def cut_line(line: Line, start: int, end: int | None = None) -> Line:
    """Return the part ``start``..``end`` of a line, as a line with its own place on the page."""
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    begin = line.start + start + lead
    words = tuple(word for word in line.words if word.end > begin and word.start < begin + len(text))
    return replace(
        line,
        text=text,
        start=begin,
        end=begin + len(text),
        words=words,
        x0=words[0].x0 if words else line.x0,
        x1=words[-1].x1 if words else line.x1,
    )


def set_paragraph(lines: Sequence[Line], notes: Sequence[tuple[str, Line]] = ()) -> Paragraph:
    """Return the one paragraph that ``lines`` make, with the margin notes that stand beside them."""
    text = ""
    marks = []
    for line in lines:
        text = join_line(text, line)
        marks.append(len(text) - len(line.text))
    found = LABEL.match(text)
    numbered = None if found else MINUTE_NUMBER.match(text)
    beside = tuple((note, marks[at]) for note, line in notes for at, own in enumerate(lines) if own is line)
    return Paragraph(
        text=text,
        lines=tuple(lines),
        marks=tuple(marks),
        label=_label(found) if found else None,
        body=found.end() if found else numbered.end() if numbered else 0,
        notes=beside,
    )


def _label(found: re.Match[str]) -> str:
    if found.group("bullet"):
        return "•"
    return found.group("enclosed") or found.group("closed") or found.group("dotted")


def find_sentences(text: str, start: int = 0) -> Iterator[Sentence]:
    """Yield the sentences of ``text`` from the offset ``start`` on, also where the printer left no space between."""
    begin = start
    for found in SENTENCE_END.finditer(text, start):
        short = ABBREVIATION.search(text[begin : found.start()]) and found.group()[0] == "."
        cited = SECTION.search(text[begin : found.start()]) and text[found.end() : found.end() + 1].isdigit()
        if cited or (short and not OPENING.match(text, found.end())):
            continue
        yield _sentence(text, begin, found.end())
        begin = found.end()
    if text[begin:].strip():
        yield _sentence(text, begin, len(text))


def _sentence(text: str, start: int, end: int) -> Sentence:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Sentence(text=words.strip(), start=start + lead, end=start + len(words.rstrip()))
