"""Where do items without numbers begin: under references, short lines in bold, headings before the first number?"""

import re
from collections.abc import Sequence

from corpus.records import Line
from ingest.minutes.attendance_lists import find_list_start, is_list_label
from ingest.minutes.headed_items import find_title_end
from ingest.minutes.item_heading import CLOSING, GROUP_HEADING, ItemHeading, make_heading
from ingest.minutes.referenced_items import find_marked
from ingest.papers.paragraphs import right_edge


def find_unnumbered(lines: Sequence[Line]) -> tuple[ItemHeading, ...]:
    """Return headings without numbers: what stands above "(Item 4)"; failing those, short bold lines of their own."""
    marked = find_marked(lines)
    return marked if len(marked) > 1 else _find_bold(lines)


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
            and not re.match(r"action\b|resolved\b|present\b|apologies\s*:", line.text, re.I)
        ):
            last = find_title_end(lines, at, len(lines), right)
            heads.append(make_heading(None, " ".join(lines[n].text for n in range(at, last + 1)), at, last + 1))
            at = last + 1
            continue
        at += 1
    return tuple(heads)


def find_opening(lines: Sequence[Line], headings: Sequence[ItemHeading]) -> tuple[ItemHeading, ...]:
    """Return the headings in bold capitals between the lists of who was there and the first numbered item: a forum or
    public questions, before the business that the agenda numbers."""
    first = headings[0].first if headings and lines[headings[0].first].bold else 0
    start = find_list_start(lines[:first])
    return tuple(
        make_heading(None, lines[at].text, at, at + 1)
        for at in range(start + 1 if start is not None else first, first - 1)
        if lines[at].bold
        and lines[at].text.isupper()
        and len(lines[at].text.split()) > 1
        and not lines[at + 1].bold
        and not is_list_label(lines[at].text)
        and not GROUP_HEADING.match(lines[at].text)
        and not CLOSING.match(lines[at].text)
    )
