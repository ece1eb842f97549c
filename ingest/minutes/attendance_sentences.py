"""Who was there by a sentence of its own: "County Councillor Hale was in attendance", "Also present was Mr Noor"."""

import re
from collections.abc import Sequence

from corpus.records import Line, Status, record
from ingest.entities.names import FORENAMES
from ingest.minutes.attendee import TITLED, is_name
from ingest.papers.paragraphs import cut_line, leaves_room

_STARTS = r"(?:^|(?<=[.;)] ))"
_WHO = r"(?P<who>[A-Z](?:[^.:;\n]|(?<=\b(?:Mr|Ms|Dr))\.|(?<=\b(?:Mrs|Rev))\.|(?<=\bCllr)\.|(?<=\b[A-Z])\.){3,300}?)"
_THERE = r"(?P<there>in\s+attendance|present|attending)"
_PLURAL = re.compile(r"(?:\w+\s+)?(?:Cllrs|Councillors|Messrs)\b")
SENTENCES = (
    re.compile(
        rf"{_STARTS}{_WHO}\s+(?:was|were)\s+(?P<also>also\s+)?{_THERE}\b(?!\s+(?:as|for\s+item)\b)[^.;:\n]*\.?", re.M
    ),
    re.compile(
        rf"{_STARTS}(?i:(?P<also>also\s+){_THERE})\b[^.:;\n]{{0,50}}?\s(?:was|were)\s+{_WHO}(?:\.(?=\s|$)|$)", re.M
    ),
)


@record
class Told:
    """Who a sentence says was there, and how: the words that name them, as pieces of lines."""

    status: Status
    lines: tuple[Line, ...]


def find_sentences(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Told, ...]]:
    """Return the lines without the sentences that tell who was there, and what these tell."""
    text, marks = "", []
    right = max((line.x1 for line in lines), default=0.0)
    for n, line in enumerate(lines):
        text += "" if not n else "\n" if leaves_room(lines[n - 1], line, right) else " "
        marks.append(len(text))
        text += line.text
    found = sorted(
        (one for pattern in SENTENCES for one in pattern.finditer(text) if _begins_with_somebody(one["who"])),
        key=lambda one: one.start(),
    )
    rest, at = [], 0
    for one in found:
        rest += _between(lines, marks, (at, one.start()))
        at = max(at, one.end())
    told = tuple(Told(status=_status_of(one), lines=tuple(_between(lines, marks, one.span("who")))) for one in found)
    return (*rest, *_between(lines, marks, (at, len(text)))) if found else tuple(lines), told


def _status_of(found: re.Match[str]) -> Status:
    member = found["there"].casefold() == "present" and not found["also"]
    return Status.PRESENT if member else Status.IN_ATTENDANCE


def _begins_with_somebody(words: str) -> bool:
    first = re.split(r",|\s+(?:and|&)\s+|\(|\s[–—-]\s", words)[0]
    known = TITLED.match(first) or first.split()[0] in FORENAMES
    return bool(known) and is_name(first, group=bool(_PLURAL.match(first)))


def _between(lines: Sequence[Line], marks: Sequence[int], span: tuple[int, int]) -> list[Line]:
    """Return what of the lines stands between two places of their joined text."""
    cut = (
        cut_line(line, max(span[0] - mark, 0), min(span[1] - mark, len(line.text)))
        for line, mark in zip(lines, marks, strict=True)
        if mark < span[1] and mark + len(line.text) > span[0]
    )
    return [line for line in cut if line.text.strip()]
