"""In which order are the lists of who was there read: by rows, or by the columns whose headings stand side by side?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.records import Line
from ingest.minutes.attendance_labels import label_at
from ingest.minutes.attendee import is_name
from ingest.papers.paragraphs import cut_line

NEXT_LINE = 1.7  # heights of a line: what follows nearer is the next line
GAP_POINTS = 16.0  # white within a line that parts two entries or two columns
_LABEL_ENDS = re.compile(
    r"\b(?:in\s+attendance|also\s+present|present|apologies(?:\s+for\s+absence)?|officers)\W*$", re.I
)


def order_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in reading order: each column on its own where headings stand side by side in one row."""
    for at, line in enumerate(lines):
        heads = [piece for piece in split_columns(line) if label_at(piece.text)]
        below = next((other for other in lines[at + 1 :] if other.top > line.top), None)
        if len(heads) > 1 and below and below.x0 - heads[0].x0 < GAP_POINTS:  # else the second is within the first
            centres = [(piece.x0 + piece.x1) / 2 for piece in heads]
            lefts = [piece.x0 for piece in heads]
            columns: list[list[Line]] = [[] for _ in heads]
            for other in lines[at:]:
                for piece in split_columns(other):
                    columns[_nearest(piece, centres, lefts)].append(piece)
            return [*([_order_rows(lines[:at])] if at else []), *columns]
    return [_order_rows(lines)]


def _order_rows(lines: Sequence[Line]) -> list[Line]:
    pieces = [piece for line in lines for piece in split_columns(line)]
    return _join_labels(sorted(pieces, key=lambda piece: (piece.page, round(piece.top), piece.x0)))


def _join_labels(pieces: Sequence[Line]) -> list[Line]:
    """Return the pieces of rows with the labels of a column of their own, broken over lines, each in one piece."""
    left = min((piece.x0 for piece in pieces), default=0.0)
    beside = min((piece.x0 for piece in pieces if piece.x0 - left >= GAP_POINTS), default=0.0)
    labels = [piece for piece in pieces if piece.x0 - left < GAP_POINTS and piece.x1 < beside]
    if not labels or 2 * len(labels) > len(pieces) or are_names(labels):
        return list(pieces)
    own = {id(label) for label in labels}
    joined: list[Line] = []
    last = labels[0]
    open_at: int | None = None  # the label that may go on in the next line
    for piece in pieces:
        if id(piece) not in own:
            joined.append(piece)
            open_at = open_at if piece.x0 >= beside else None
            continue
        near = piece.page == last.page and piece.top - last.top < NEXT_LINE * (piece.bottom - piece.top)
        if open_at is not None and near:
            joined[open_at] = replace(joined[open_at], text=f"{joined[open_at].text} {piece.text}")
        else:
            joined.append(piece)
            open_at = len(joined) - 1
        last = piece
        open_at = None if label_at(joined[open_at].text) else open_at
    return [_labelled(piece) if piece.x0 - left < GAP_POINTS and piece.x0 < beside else piece for piece in joined]


def _labelled(piece: Line) -> Line:
    """Return a label without what it says of whom: "Weald Police in attendance" heads those in attendance."""
    ends = None if label_at(piece.text) or piece.text[:1].isdigit() else _LABEL_ENDS.search(piece.text)
    return replace(piece, text=ends.group()) if ends and ends.start() else piece


def _nearest(piece: Line, centres: Sequence[float], lefts: Sequence[float]) -> int:
    middle = (piece.x0 + piece.x1) / 2
    return min(range(len(centres)), key=lambda n: min(abs(middle - centres[n]), abs(piece.x0 - lefts[n])))


def split_columns(line: Line) -> list[Line]:
    """Return the pieces of a line that wide white parts."""
    cuts = [b.start - line.start for a, b in zip(line.words, line.words[1:], strict=False) if b.x0 - a.x1 > GAP_POINTS]
    bounds = [0, *cuts, len(line.text)]
    return [cut_line(line, start, end) for start, end in pairwise(bounds)]


def are_names(pieces: Sequence[Line]) -> bool:
    firsts = [re.split(r"[,(\[]|\s[–—-]\s", piece.text)[0].strip("• ") for piece in pieces]
    return 3 * sum(is_name(first, group=False) for first in firsts) > len(firsts)
