"""Where are the tables on a page, and in what order are their cells read? Pure geometry, in points from the top left.

Ruled tables come of pdfplumber's way of making cells out of rulings. Tables without rulings are rows whose words fall
into the same three or more columns (two, where the second holds short figures), row under row.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from statistics import median

from corpus.records import Table, record
from ingest.pages.characters import Run
from ingest.pages.rulings import Ruling

Box = tuple[float, float, float, float]  # x0, top, x1, bottom
Row = Sequence[Run]

SNAP_POINTS = 3.0
MOST_POINTS = 1_500  # crossings of rulings: finding cells takes the square of it
FEWEST_ROWS, FEWEST_COLUMNS = 2, 2
LABEL_CHARACTERS = 6  # a cell with no more than this is the number of the cell after it
CELL_GAP = 0.9  # white between cells, in sizes of the letters: a space is a quarter
COLUMN_SLACK_POINTS = 4.0
FEWEST_BARE_ROWS, FEWEST_BARE_COLUMNS = 3, 3
MOST_CELL_WORDS = 6  # more in most cells: prose in columns


@record
class Grid:
    """A table's cells, in rows: boxes, None where a row has no cell of its own in a column."""

    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def box(self) -> Box:
        """The box around all cells."""
        cells = [cell for row in self.rows for cell in row if cell]
        return (
            min(cell[0] for cell in cells),
            min(cell[1] for cell in cells),
            max(cell[2] for cell in cells),
            max(cell[3] for cell in cells),
        )


@record
class Filled:
    """A table with the words of its cells. ``rows`` are of cells, which are of lines, which are of words."""

    box: Box
    ruled: bool
    rows: tuple[tuple[tuple[Row, ...], ...], ...]


def find_grids(rulings: Sequence[Ruling]) -> tuple[Grid, ...]:
    """Return the tables that rulings draw, from the top; a single row or column of boxes is none."""
    if not rulings:
        return ()
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges(list(rulings), SNAP_POINTS, SNAP_POINTS, SNAP_POINTS, SNAP_POINTS)
    crossings = edges_to_intersections(edges, SNAP_POINTS, SNAP_POINTS)
    if len(crossings) > MOST_POINTS:
        return ()
    grids = (_grid(cells) for cells in cells_to_tables(intersections_to_cells(crossings)))
    return tuple(grid for grid in grids if len(grid.rows) >= FEWEST_ROWS and len(grid.rows[0]) >= FEWEST_COLUMNS)


def _grid(cells: Iterable[Box]) -> Grid:
    ordered = sorted(cells, key=lambda cell: (cell[1], cell[0]))
    columns = sorted({cell[0] for cell in ordered})
    rows = []
    for _, row in groupby(ordered, key=lambda cell: cell[1]):
        at = {cell[0]: cell for cell in row}
        rows.append(tuple(at.get(x0) for x0 in columns))
    return Grid(rows=tuple(rows))


def fill_grid(grid: Grid, rows: Iterable[Row]) -> Filled | None:
    """Return the table with its words; None where fewer than two columns, or two rows, have any."""
    filled: list[list[list[Row]]] = [[[] for _ in row] for row in grid.rows]
    find = _finder(grid)
    for row in rows:
        found: dict[tuple[int, int], list[Run]] = {}
        for run in row:
            if place := find(run):
                found.setdefault(place, []).append(run)
        for (at, to), words in found.items():
            filled[at][to].append(words)
    used = [row for row in filled if any(row)]
    columns = sum(any(row[to] for row in used) for to in range(len(grid.rows[0])))
    if len(used) < FEWEST_ROWS or columns < FEWEST_COLUMNS:
        return None
    return Filled(box=grid.box, ruled=True, rows=tuple(tuple(tuple(cell) for cell in row) for row in used))


def _finder(grid: Grid) -> Callable[[Run], tuple[int, int] | None]:
    """Return what finds the row and column of a word's cell, without asking every cell."""
    columns = [[(row[to], at) for at, row in enumerate(grid.rows) if row[to]] for to in range(len(grid.rows[0]))]
    lefts = [column[0][0][0] for column in columns]  # type: ignore[index]
    tops = [[cell[1] for cell, _ in column if cell] for column in columns]

    def find(run: Run) -> tuple[int, int] | None:
        x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
        for to in range(bisect_right(lefts, x) - 1, -1, -1):
            above = bisect_right(tops[to], y) - 1
            if above >= 0:
                cell, at = columns[to][above]
                if cell and within(run, cell):
                    return at, to
        return None

    return find


def within(run: Run, box: Box) -> bool:
    """Return whether a word's middle lies in the box."""
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]


# ---- tables without rulings -------------------------------------------------------------------------------------


def find_bare_tables(rows: Sequence[Row]) -> list[tuple[int, int, Filled]]:
    """Return the tables that stand among ``rows`` by their alignment alone, each with its first row and past its last.

    A row of words that does not begin in the first column, or has less than half of the columns, goes on in the cells
    above it.
    """
    pieces = [_pieces(row) for row in rows]
    found = []
    at = 0
    while at < len(rows):
        end, columns = _aligned(rows, pieces, at)
        if columns:
            found.append((at, end, _fill(pieces[at:end], columns)))
        at = max(end, at + 1)
    return found


def _pieces(row: Row) -> list[list[Run]]:
    """Return a row of words cut where the white is too wide for a space."""
    pieces: list[list[Run]] = []
    for run in row:
        if pieces and run.x0 - pieces[-1][-1].x1 <= CELL_GAP * max(run.size, pieces[-1][-1].size):
            pieces[-1].append(run)
        else:
            pieces.append([run])
    return pieces


def _aligned(rows: Sequence[Row], pieces: Sequence[Sequence[Row]], at: int) -> tuple[int, list[Box]]:
    """Return past which row a table that begins at ``at`` ends, and its columns' boxes; no columns where none does."""
    if len(pieces[at]) < FEWEST_BARE_COLUMNS:
        return at + 1, []
    columns = [(piece[0].x0, piece[-1].x1) for piece in pieces[at]]
    size, end, full = rows[at][0].size, at + 1, 1
    for row, cells in zip(rows[at + 1 :], pieces[at + 1 :], strict=True):
        if row[0].baseline - rows[end - 1][0].baseline > 3 * size or (fitted := _fit(columns, cells)) is None:
            break
        columns = fitted
        full += len(cells) >= FEWEST_BARE_COLUMNS
        end += 1
    while end > at and len(pieces[end - 1]) == 1 and len(pieces[end - 1][0]) > 6:
        end -= 1  # a line of prose under the table
    words = median(len(piece) for cells in pieces[at:end] for piece in cells)
    if full < FEWEST_BARE_ROWS or full < (end - at) / 3 or words > MOST_CELL_WORDS:
        return at + 1, []
    return end, [(x0, 0.0, x1, 0.0) for x0, x1 in columns]


def _fit(columns: list[tuple[float, float]], cells: Sequence[Row]) -> list[tuple[float, float]] | None:
    """Return the columns widened to hold the cells; None where a cell would lie in two of them or in none."""
    widened = list(columns)
    for cell in cells:
        x0, x1 = cell[0].x0, cell[-1].x1
        over = [n for n, (a, b) in enumerate(widened) if x0 < b + COLUMN_SLACK_POINTS and x1 > a - COLUMN_SLACK_POINTS]
        if len(over) != 1:
            return None
        a, b = widened[over[0]]
        widened[over[0]] = (min(a, x0), max(b, x1))
    return widened


def _fill(pieces: Sequence[Sequence[Row]], columns: Sequence[Box]) -> Filled:
    """Return the words in rows of cells; one with less than half of the usual columns goes on in the last."""
    placed = [_placed(cells, columns) for cells in pieces]
    full = [row for row in placed if len(row) >= FEWEST_BARE_COLUMNS]
    usual = {n for n in range(len(columns)) if sum(n in row for row in full) > len(full) / 2}
    rows: list[list[list[Row]]] = []
    for row in placed:
        if not rows or (0 in row and len(usual & row.keys()) > len(usual) / 2):
            rows.append([[] for _ in columns])
        for column, line in row.items():
            rows[-1][column].append(line)
    runs = [run for cells in pieces for cell in cells for run in cell]
    box = (min(r.x0 for r in runs), min(r.top for r in runs), max(r.x1 for r in runs), max(r.bottom for r in runs))
    return Filled(box=box, ruled=False, rows=tuple(tuple(tuple(cell) for cell in row) for row in rows))


def _placed(cells: Sequence[Row], columns: Sequence[Box]) -> dict[int, Row]:
    """Return one row's words by column."""
    placed: dict[int, list[Run]] = {}
    for cell in cells:
        column = min(range(len(columns)), key=lambda n: _distance(cell, columns[n]))
        placed.setdefault(column, []).extend(cell)
    return dict(sorted(placed.items()))


def _distance(cell: Row, column: Box) -> float:
    """Return how far a cell lies outside a column; of two that hold it the one whose middle is nearer."""
    outside = max(column[0] - cell[0].x0, cell[-1].x1 - column[2], 0.0)
    return outside + abs((cell[0].x0 + cell[-1].x1) - (column[0] + column[2])) / 1_000


# ---- into the page ----------------------------------------------------------------------------------------------


def set_tables(rows: Sequence[Row], grids: Sequence[Grid]) -> tuple[list[Row], tuple[Filled, ...]]:
    """Return a page's rows with the words of tables in reading order, and the tables.

    Words are read cell by cell where a cell has more than one line; a table's row of single lines stays one row, so
    that "7  To note the report  12" is read as printed.
    """
    tables: list[Filled] = []
    kept: list[Row] = list(rows)
    for grid in grids:
        box = grid.box
        inside = [[run for run in row if within(run, box)] for row in kept]
        table = fill_grid(grid, [row for row in inside if row])
        if table is None:
            continue
        first = next(n for n, row in enumerate(inside) if row)
        outside = [[run for run in row if not within(run, box)] for row in kept]
        before = [row for row in outside[:first] if row]
        after = [row for row in outside[first:] if row]
        kept = [*before, *read_rows(table), *after]
        tables.append(table)
    ruled = {id(run) for table in tables for row in table.rows for cell in row for line in cell for run in line}
    return _set_bare(kept, ruled, tables)


def _set_bare(rows: list[Row], ruled: set[int], tables: list[Filled]) -> tuple[list[Row], tuple[Filled, ...]]:
    ordered: list[Row] = []
    for inside, stretch in groupby(rows, key=lambda row: any(id(run) in ruled for run in row)):
        part = list(stretch)
        at = 0
        for first, end, table in [] if inside else find_bare_tables(part):
            ordered += [*part[at:first], *read_rows(table)]
            tables.append(table)
            at = end
        ordered += part[at:]
    return ordered, tuple(sorted(tables, key=lambda table: (table.box[1], table.box[0])))


def read_rows(table: Filled) -> list[Row]:
    """Return the table's words as rows of words in reading order."""
    ordered: list[Row] = []
    for cells in table.rows:
        full = [list(cell) for cell in cells if cell]
        if len(full) > 1 and len(full[0]) == 1 and sum(len(run.text) for run in full[0][0]) <= LABEL_CHARACTERS:
            full[:2] = [[[*full[0][0], *full[1][0]], *full[1][1:]]]
        if all(len(cell) == 1 for cell in full):
            ordered.append([run for cell in full for run in cell[0]])
        else:
            ordered += [line for cell in full for line in cell]
    return ordered


def build_table(table: Filled, page: int) -> Table:
    """Return the table as a record: the text of each cell."""
    x0, top, x1, bottom = (round(side, 2) for side in table.box)
    rows = tuple(tuple(_text(cell) for cell in row) for row in table.rows)
    return Table(page=page, x0=x0, top=top, x1=x1, bottom=bottom, rows=rows, ruled=table.ruled)


def _text(cell: Sequence[Row]) -> str:
    return " ".join(run.text for line in cell for run in line)
