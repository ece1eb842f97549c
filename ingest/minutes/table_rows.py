"""What does each row of a table say, read cell by cell? "24/0012/F | The Old Barn, High Street | … NO OBJECTION" is one
paragraph, though its cells take up several printed lines each."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.records import Line, Page
from ingest.papers.paragraphs import Paragraph, build_paragraphs, cut_line, set_paragraph

GAP_POINTS = 9.0  # white within a line that parts two cells
EDGE_POINTS = 14.0  # cells whose left edges lie nearer than this are one column's


def read_told(lines: Sequence[Line], pages: Sequence[Page], edge: float = 0.0) -> tuple[Paragraph, ...]:
    """Return the paragraphs that ``lines`` make, a row of a table as one: its cells one after the other.

    ``edge`` as of `build_paragraphs`.
    """
    tables = [table for page in pages for table in page.tables]
    found: list[Paragraph] = []
    held: list[Line] = []
    inside: list[Line] = []
    for line in lines:
        if any(table.holds(line) for table in tables):
            if held:
                found += build_paragraphs(held, edge)
                held = []
            inside.append(line)
        else:
            found += _read_rows(inside)
            inside = []
            held.append(line)
    return (*found, *_read_rows(inside), *build_paragraphs(held, edge))


def _read_rows(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the rows that the lines of a table (or of two that follow one another) make: each begins in column one."""
    if not lines:
        return []
    cells = [cell for line in lines for cell in split_cells(line)]
    edges = _column_edges(cells)
    if len(edges) < 2:
        return list(build_paragraphs(lines))
    rows: list[list[Line]] = []
    for cell in sorted(cells, key=lambda cell: (cell.page, cell.top, cell.x0)):
        if not rows or _column(cell, edges) == 0:
            rows.append([])
        rows[-1].append(cell)
    return [set_paragraph(sorted(row, key=lambda cell: (_column(cell, edges), cell.page, cell.top))) for row in rows]


def split_cells(line: Line) -> list[Line]:
    """Return the pieces of a line that white parts, left to right."""
    cuts = [b.start - line.start for a, b in pairwise(line.words) if b.x0 - a.x1 > GAP_POINTS]
    return [cut_line(line, start, end) for start, end in pairwise([0, *cuts, len(line.text)])]


def _column_edges(cells: Sequence[Line]) -> list[float]:
    edges: list[float] = []
    for x0 in sorted(cell.x0 for cell in cells):
        if not edges or x0 - edges[-1] > EDGE_POINTS:
            edges.append(x0)
    return edges


def _column(cell: Line, edges: Sequence[float]) -> int:
    return max(n for n, edge in enumerate(edges) if edge <= cell.x0 + 0.01)
