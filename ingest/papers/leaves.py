"""Where would the papers of a pack begin on pages of their own, had the format pages? Saved text, Word, web pages.

A pack that comes in one file without pages is cut where another paper evidently begins, so that it is split as the
printed one is. Only behind an agenda: in any other paper, a heading block is quoted, or there by chance.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.records import Line, Page
from ingest.papers.labels import find_labels
from ingest.papers.packs import HEAD, MINUTES_HEAD, is_minutes_head, is_report_head, names_minutes

_MOST_TITLE = 70  # characters of a line that stands over the heading of minutes: a body's or council's name


def cut_leaves(page: Page, is_agenda: Callable[[Page], bool]) -> tuple[Page, ...]:
    """Return a page as the pages of a pack, numbered on; alone where it does not begin with an agenda, or is no pack.

    ``is_agenda`` tells whether a page reads as an agenda.
    """
    lines = page.body
    starts = list(_find_starts(lines, page))
    if not starts:
        return (page,)
    ends = [*starts, len(lines)]
    first = _leaf(page, lines[: starts[0]], page.number)
    if not first.lines or not is_agenda(first):
        return (page,)
    leaves = [_leaf(page, lines[at:end], page.number + n) for n, (at, end) in enumerate(pairwise(ends), 1)]
    return (first, *leaves)


def _find_starts(lines: Sequence[Line], page: Page) -> Iterator[int]:
    """Yield the places of the lines that papers begin with."""
    after = 1
    for at in range(1, len(lines)):
        if at < after:
            continue
        head = replace(page, lines=tuple(lines[at : at + HEAD + MINUTES_HEAD]))
        begins = _begins_report(lines, at) and is_report_head(head)
        if begins or (names_minutes(lines[at]) and is_minutes_head(replace(head, lines=head.lines[: HEAD + 1]))):
            start = at if begins else _above(lines, at, after)
            yield start
            after = at + 2


def _begins_report(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is the first of a block of labels: "By:" or "To:", none just above it."""
    labels = find_labels(lines[at : at + 1])
    return bool(labels) and not find_labels(lines[max(0, at - 1) : at])


def _above(lines: Sequence[Line], at: int, after: int) -> int:
    """Return where the heading of minutes begins: with the names in capitals that stand over "MINUTES of a meeting"."""
    while at > after and lines[at - 1].text.isupper() and len(lines[at - 1].text) <= _MOST_TITLE:
        at -= 1
    return at


def _leaf(page: Page, lines: Sequence[Line], number: int) -> Page:
    """Return a page of some lines of another, their places in the text counted from its beginning."""
    offset = lines[0].start if lines else 0
    moved = tuple(
        replace(
            line,
            page=number,
            start=line.start - offset,
            end=line.end - offset,
            words=tuple(replace(word, start=word.start - offset, end=word.end - offset) for word in line.words),
        )
        for line in lines
    )
    top, bottom = (lines[0].top, lines[-1].bottom) if lines else (0.0, 0.0)
    return replace(
        page,
        number=number,
        text=page.text[offset : lines[-1].end] if lines else "",
        lines=moved,
        tables=tuple(replace(table, page=number) for table in page.tables if top <= table.top < bottom),
    )
