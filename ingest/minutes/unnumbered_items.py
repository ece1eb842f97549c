"""Where do items without numbers begin: under references, short lines in bold, headings before the first number?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from corpus.records import Line
from ingest.minutes.attendance_labels import is_list_label
from ingest.minutes.attendance_lists import find_list_start
from ingest.minutes.headed_items import find_title_end
from ingest.minutes.item_heading import CLOSING, GROUP_HEADING, NUMBER, ItemHeading, make_heading
from ingest.minutes.procedure import BODY
from ingest.minutes.referenced_items import find_marked
from ingest.pages.moderngov import roman
from ingest.papers.paragraphs import LABEL, right_edge

FEWEST = 3  # headings
OPENING = re.compile(r"[A-Z][\w’'&,-]*(?:\s[\w’'&,()/-]+){1,7}")  # "PUBLIC FORUM", "Public Session"
COUNT = re.compile(r"\d+")
ROMAN = re.compile(r"(?P<number>[IVXL]{1,6})[.):]?\s+(?P<rest>[A-Z].*)$")
SAYS = re.compile(rf"^{BODY}\s+(?:unanimously\s+)?(?:resolved|agreed|decided|noted|approved)\b", re.I)


def find_unnumbered(lines: Sequence[Line]) -> tuple[ItemHeading, ...]:
    """Return headings without numbers: what stands above "(Item 4)"; failing those, short bold lines of their own."""
    marked = find_marked(lines)
    return marked if len(marked) > 1 else _with_numbers_below(_with_roman_numbers(_find_bold(lines)), lines)


def _with_roman_numbers(headings: Sequence[ItemHeading]) -> tuple[ItemHeading, ...]:
    """Return the headings with "I", "II", "III" taken out of their titles where they count so."""
    found = [(at, ROMAN.match(heading.title)) for at, heading in enumerate(headings)]
    numbered = [(at, match) for at, match in found if match]
    counted = [roman(n).upper() for n in range(1, len(numbered) + 1)]
    if len(numbered) < FEWEST or [match["number"] for _, match in numbered] != counted:
        return tuple(headings)
    kept = list(headings)
    for at, match in numbered:
        kept[at] = replace(headings[at], number=match["number"], title=match["rest"])
    return tuple(kept)


def _with_numbers_below(headings: Sequence[ItemHeading], lines: Sequence[Line]) -> tuple[ItemHeading, ...]:
    """Return the headings with the numbers that begin the text under most of them, counting from 1 or on from it.

    Source: Scottish minutes, whose articles are numbered where their text begins; others that print "PLA146/14" there.
    """
    below = [NUMBER.match(lines[heading.body].text) if heading.body < len(lines) else None for heading in headings]
    numbered = [(at, found, COUNT.search(found["number"])) for at, found in enumerate(below) if found]
    counts = [int(count.group()) for _, _, count in numbered if count]
    styles = {COUNT.sub("#", found["number"], count=1) for _, found, _ in numbered}
    if len(styles) > 1 or len(counts) < FEWEST or any(after != before + 1 for before, after in pairwise(counts)):
        return tuple(headings)
    if 2 * len(counts) < len(headings) or not all(found.group("rest") for _, found, _ in numbered):
        return tuple(headings)
    kept = list(headings)
    for at, found, _ in numbered:
        kept[at] = replace(headings[at], number=found.group("number"), cut=found.start("rest"))
    return tuple(kept)


def _find_bold(lines: Sequence[Line]) -> tuple[ItemHeading, ...]:
    right = right_edge(lines) if lines else 0.0
    heads: list[ItemHeading] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        alone = (
            line.bold and len(line.text) < 100 and not re.search(r"[.,;]$", line.text) and re.match(r"[A-Z]", line.text)
        )
        if (
            alone
            and not CLOSING.match(line.text)
            and not GROUP_HEADING.match(line.text)
            and not SAYS.match(line.text)
            and not re.match(r"action\b|resolved\b|present\b|apologies\s*:", line.text, re.I)
        ):
            last = find_title_end(lines, at, len(lines), right)
            heads.append(make_heading(None, " ".join(lines[n].text for n in range(at, last + 1)), at, last + 1))
            at = last + 1
            continue
        at = find_title_end(lines, at, len(lines), right) + 1 if _heads_part(line) else at + 1
    return tuple(heads)


def _heads_part(line: Line) -> bool:
    """Return whether a line heads a part of an item: "(a) Appointments", in bold."""
    return line.bold and LABEL.match(line.text) is not None


def _told(lines: Sequence[Line]) -> bool:
    """Return whether what stands above the next bold line is told in whole sentences."""
    below = list(takewhile(lambda line: not line.bold, lines))
    return bool(below) and below[-1].text.endswith(".") and sum(len(line.text.split()) for line in below) > 2


def find_opening(lines: Sequence[Line], headings: Sequence[ItemHeading]) -> tuple[ItemHeading, ...]:
    """Return the headings in bold between the lists of who was there and the first numbered item: a forum or public
    questions, before the business that the agenda numbers."""
    first = headings[0].first if headings and lines[headings[0].first].bold else 0
    start = find_list_start(lines[:first])
    return tuple(
        make_heading(None, lines[at].text, at, at + 1)
        for at in range(start + 1 if start is not None else first, first - 1)
        if lines[at].bold
        and OPENING.fullmatch(lines[at].text)
        and not lines[at + 1].bold
        and (lines[at].text.isupper() or _told(lines[at + 1 : first]))
        and not is_list_label(lines[at].text)
        and not GROUP_HEADING.match(lines[at].text)
        and not CLOSING.match(lines[at].text)
    )
