"""Tables with rulings and without: cells, rows that run over lines, reading order."""

from ingest.pages.characters import Run
from ingest.pages.lines import build_page
from ingest.pages.rulings import Ruling
from ingest.pages.tables import Grid, find_grids


def words(text: str, x: float, baseline: float) -> list[Run]:
    """Return the words of ``text`` from ``x`` on, five points a letter."""
    runs = []
    for word in text.split():
        runs.append(
            Run(
                text=word,
                x0=x,
                x1=x + 5 * len(word),
                top=baseline - 8,
                bottom=baseline + 2,
                baseline=baseline,
                origin=x,
                size=10,
                bold=False,
                italic=False,
            )
        )
        x += 5 * len(word) + 2.5
    return runs


def ruled(xs: list[float], ys: list[float]) -> list[Ruling]:
    """Return the rulings of a full grid."""
    across = [{"x0": xs[0], "x1": xs[-1], "top": y, "bottom": y, "orientation": "h"} for y in ys]
    down = [{"x0": x, "x1": x, "top": ys[0], "bottom": ys[-1], "orientation": "v"} for x in xs]
    return [
        {**line, "width": line["x1"] - line["x0"], "height": line["bottom"] - line["top"]} for line in across + down
    ]


def test_rulings_make_a_grid_of_cells() -> None:
    (grid,) = find_grids(ruled([50, 200, 400], [100, 120, 160]))
    assert [len(row) for row in grid.rows] == [2, 2]
    assert grid.box == (50, 100, 400, 160)


def test_a_single_box_is_no_table() -> None:
    assert find_grids(ruled([50, 400], [100, 160])) == ()


def test_cells_of_many_lines_are_read_one_after_the_other() -> None:
    grids: tuple[Grid, ...] = find_grids(ruled([50, 200, 400], [100, 120, 160]))
    runs = [
        *words("Before", 50, 80),
        *words("Action", 55, 114), *words("Lead", 205, 114),
        *words("Write to the", 55, 134), *words("Ms Instance", 205, 134),
        *words("members", 55, 148),
        *words("After", 50, 200),
    ]  # fmt: skip
    page = build_page(runs, 1, 595, 842, grids=grids)
    assert page.text == "Before\nAction Lead\nWrite to the\nmembers\nMs Instance\nAfter"
    assert page.tables[0].rows == (("Action", "Lead"), ("Write to the members", "Ms Instance"))
    assert page.tables[0].ruled


def test_a_short_cell_is_the_number_of_the_next() -> None:
    grids = find_grids(ruled([50, 80, 400], [100, 140, 160]))
    runs = [*words("7.", 55, 114), *words("To note the", 90, 114), *words("report", 90, 128), *words("8.", 55, 154)]
    page = build_page([*runs, *words("To close", 90, 154)], 1, 595, 842, grids=grids)
    assert page.text == "7. To note the\nreport\n8. To close"


def test_aligned_rows_without_rulings_are_a_table() -> None:
    runs = words("Payments made since the last meeting were as follows", 50, 80)
    for at, (who, when, sum_) in enumerate(
        [("Payee", "Date", "Sum"), ("Hall hire", "3 May", "£50.00"), ("Mower", "9 May", "£6.20")]
    ):
        runs += [*words(who, 50, 100 + 14 * at), *words(when, 200, 100 + 14 * at), *words(sum_, 300, 100 + 14 * at)]
    runs += words("repairs", 50, 142)
    page = build_page(runs, 1, 595, 842)
    assert page.tables[0].rows[-1] == ("Mower repairs", "9 May", "£6.20")
    assert not page.tables[0].ruled


def test_prose_is_no_table() -> None:
    runs = [
        run for n in range(8) for run in words("the Board noted the report and thanked its officers", 50, 100 + 14 * n)
    ]
    assert build_page(runs, 1, 595, 842).tables == ()
