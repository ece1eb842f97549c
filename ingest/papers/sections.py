"""Which sections has a report or strategy: headings on a line of their own, numbered or not, and the text under each?

A heading is told by how it is set (bold, larger) or by its number; in papers that set headings as ordinary text, by
standing alone: a short line, more white around it, no end of a sentence. Levels come from the depth of the numbers, and
below those from how headings without a number are set.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from corpus.records import Line, Section, Source, Table, record
from ingest.pages.lines import join_lines
from ingest.papers.heading_words import APPENDIX, BULLET, is_plain_heading, is_signature, may_head
from ingest.papers.numbering import parse_number
from ingest.papers.paragraphs import Paragraph, build_paragraphs, right_edge

_LARGER = 0.9  # points over the size of the text
_CELL_GAP = 2.6  # white between words, in sizes of the type, that parts the cells of a table
_LONGEST_RUN = 4  # plain lines after one another that may all be headings; more are a list
_SERIES_LEAST = 3  # headings with one label: "Priority: Ponds"
_LABELLED = re.compile(r"([A-Z][a-z]+)(?:\s\d{1,2})?\s?[:–-]\s?\S")
_STYLED_ENOUGH = 2  # headings set apart by type, from which on plain lines are no headings


@record
class Heading:
    """A section's heading: its number and title, how it is set (larger first), and its lines."""

    number: str | None
    title: str
    depth: int  # of the number; 0 where there is none
    rank: tuple[float, bool, bool, bool]  # size, bold, in capitals, set in ordinary type: sorts from outer to inner
    lines: tuple[Line, ...]


@record
class Passage:
    """A heading (None before the first) and the paragraphs that stand under it."""

    heading: Heading | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all its paragraphs."""
        return tuple(line for paragraph in self.paragraphs for line in paragraph.lines)


def find_sections(passages: Sequence[Passage]) -> tuple[Section, ...]:
    """Return the sections that the passages of a paper (`find_passages`) make, in reading order."""
    headed = [passage for passage in passages if passage.heading]
    levels = find_levels([passage.heading for passage in headed if passage.heading])
    return tuple(
        _section(passage.heading, passage, level)
        for passage, level in zip(headed, levels, strict=True)
        if passage.heading
    )


def _section(heading: Heading, passage: Passage, level: int) -> Section:
    lines = [*heading.lines, *passage.lines]
    return Section(
        number=heading.number,
        title=heading.title,
        level=level,
        first_page=lines[0].page,
        last_page=lines[-1].page,
        text="\n".join(paragraph.text for paragraph in passage.paragraphs),
        source=Source(page=lines[0].page, start=lines[0].start, end=heading.lines[-1].end)
        if heading.lines[-1].page == lines[0].page
        else Source(page=lines[0].page, start=lines[0].start, end=lines[0].end),
    )


def find_levels(headings: Sequence[Heading]) -> tuple[int, ...]:
    """Return each heading's level, 1 the outermost: by its number, else by how it is set beside those above it.

    Those of a series ("Priority: Ponds", … "Priority: Mills") are outermost where nothing is set larger than they are.
    """
    as_outer = {heading.rank for heading in headings if heading.depth == 1}
    series = _find_series(headings)
    levels: list[int] = []
    above: list[tuple[float, ...]] = []
    for heading in headings:
        key: tuple[float, ...] = (1, *heading.rank)
        if heading.title in series:
            key = (0, 0)
        elif heading.depth or (as_outer and heading.rank < min(as_outer)):
            key = (0, heading.depth or 1)
        while above and above[-1] >= key:
            above.pop()
        above.append(key)
        levels.append(len(above) if series else heading.depth or len(above))
    return tuple(levels)


def _find_series(headings: Sequence[Heading]) -> frozenset[str]:
    """Return the titles without a number that open with one label and a colon, several times, and are set large."""
    largest = min((heading.rank for heading in headings), default=None)
    labelled = [
        (found[1], heading.title)
        for heading in headings
        if not heading.depth and heading.rank == largest and (found := _LABELLED.match(heading.title))
    ]
    often = Counter(label for label, _ in labelled)
    return frozenset(title for label, title in labelled if often[label] >= _SERIES_LEAST)


def find_passages(lines: Sequence[Line], tables: Sequence[Table] = ()) -> tuple[Passage, ...]:
    """Return the paper's paragraphs under their headings. ``lines`` leave furniture and the paper's own heading out."""
    paragraphs = build_paragraphs(lines)
    if not paragraphs:
        return ()
    found = choose_headings(paragraphs, lines, tables)
    passages: list[tuple[Heading | None, list[Paragraph]]] = [(None, [])]
    for paragraph, heading in zip(paragraphs, found, strict=True):
        if heading:
            passages.append((heading, []))
        else:
            passages[-1][1].append(paragraph)
    return tuple(
        Passage(heading=heading, paragraphs=tuple(own)) for heading, own in passages if heading is not None or own
    )


def choose_headings(
    paragraphs: Sequence[Paragraph], lines: Sequence[Line], tables: Sequence[Table] = ()
) -> tuple[Heading | None, ...]:
    """Return for each paragraph the heading it is, or None."""
    text_size = usual_size(lines)
    right = right_edge(lines)
    left = Counter(round(line.x0 / 4) for line in lines).most_common(1)[0][0] * 4
    mostly_italic = sum(line.italic for line in lines) > len(lines) / 4
    may = [
        not _is_cell(paragraph, tables, text_size) and may_head(paragraph) and not is_signature(paragraphs, at)
        for at, paragraph in enumerate(paragraphs)
    ]
    stands = [ok and _stands_alone(paragraphs, at, right=right, left=left) for at, ok in enumerate(may)]
    styled = [
        ok
        and (
            all(line.bold for line in p.lines)
            or min(line.size for line in p.lines) > text_size + _LARGER
            or (alone and not mostly_italic and all(line.italic for line in p.lines) and is_plain_heading(p))
        )
        for p, ok, alone in zip(paragraphs, may, stands, strict=True)
    ]
    plain_allowed = sum(styled) < max(_STYLED_ENOUGH, len(paragraphs) // 60)
    plain = [
        alone and not set_apart and plain_allowed and is_plain_heading(p)
        for p, alone, set_apart in zip(paragraphs, stands, styled, strict=True)
    ]
    plain = _without_lists(paragraphs, plain)
    return tuple(_heading(p) if a or b else None for p, a, b in zip(paragraphs, styled, plain, strict=True))


def usual_size(lines: Sequence[Line]) -> float:
    """Return the size of type that most characters are set in, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _is_cell(paragraph: Paragraph, tables: Sequence[Table], text_size: float) -> bool:
    """Return whether a paragraph stands in a table, or in cells that wide white parts.

    Where a table without rulings ends is a guess: larger type than the text's is not of the table.
    """
    line = paragraph.lines[0]
    larger = line.size > text_size + _LARGER
    for table in tables:
        if table.holds(line) and len(table.rows) > 1 and (table.ruled or not larger):
            return True
    return any(
        right.x0 - left.x1 > _CELL_GAP * line.size and not parse_number(line.text[: left.end - line.start])
        for line in paragraph.lines
        for left, right in pairwise(line.words)
    )


def _stands_alone(paragraphs: Sequence[Paragraph], at: int, *, right: float, left: float) -> bool:
    """Return whether a paragraph of ordinary type stands as headings do: one short line at the margin."""
    paragraph = paragraphs[at]
    line = paragraph.lines[0]
    long = parse_number(paragraph.text) or APPENDIX.match(paragraph.text)
    if len(paragraph.lines) > (2 if long else 1) or at + 1 >= len(paragraphs):
        return False
    before = paragraphs[at - 1].lines[-1] if at else None
    cut = (
        before is not None
        and not re.search(r"[.!?:;)”’\"]$|\d$", before.text)
        and before.x1 > right - 60
        and not parse_number(line.text)
    )
    full = paragraph.lines[-1].x1 >= right - 20 and not (long and paragraph.text.endswith(":"))
    return line.x0 < left + 24 and not cut and not full


def _without_lists(paragraphs: Sequence[Paragraph], plain: Sequence[bool]) -> list[bool]:
    """Return ``plain`` without runs of lone lines that are lists, and without those that no text follows.

    The first line of a list may head it: it stays where it ends in a colon.
    """
    kept = list(plain)
    lone = [
        len(p.lines) == 1
        and not BULLET.match(p.text)
        and not parse_number(p.text)
        and (may or not p.text.endswith((".", ":", ";")))
        for p, may in zip(paragraphs, plain, strict=True)
    ]
    for is_run, group in groupby(range(len(plain)), key=lambda at: lone[at]):
        run = list(group)
        headed = sum(plain[at] for at in run)
        if is_run and headed and (len(run) > _LONGEST_RUN or run[-1] + 1 >= len(paragraphs)):
            for at in run:
                kept[at] = plain[at] and at == run[0] and paragraphs[at].text.rstrip().endswith(":")
    return kept


def _heading(paragraph: Paragraph) -> Heading:
    text = join_lines(paragraph.lines)
    numbered = parse_number(text)
    words = numbered.words if numbered else text
    line = paragraph.lines[0]
    return Heading(
        number=numbered.number if numbered else None,
        title=" ".join(words.replace("*", "").split()).strip(" :–-"),
        depth=numbered.depth if numbered else 0,
        rank=(-round(line.size), not line.bold, not words.isupper(), not line.italic),
        lines=paragraph.lines,
    )
