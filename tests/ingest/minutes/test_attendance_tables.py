"""Who was there by tables whose first row names the columns."""

from dataclasses import replace

import pytest
from printed import page

from corpus.records import Attendance, Line, Page, Table
from ingest.minutes.attendance_tables import find_tabled


def read(*rows: tuple[str, ...], after: tuple[str, ...] = ()) -> tuple[tuple[Attendance, ...], tuple[Line, ...]]:
    """Return what is read of a page with a table of ``rows``, under which the lines ``after`` are printed."""
    printed = page([" ".join(row) for row in rows] + list(after))
    lines = printed.lines[: len(rows)]
    box = (min(line.x0 for line in lines), lines[0].top, max(line.x1 for line in lines), lines[-1].bottom)
    x0, top, x1, bottom = box
    table = Table(page=printed.number, x0=x0, top=top, x1=x1, bottom=bottom, rows=rows, ruled=True)
    tabled: Page = replace(printed, tables=(table,))
    return find_tabled(tabled.lines, (tabled,))


def test_the_columns_are_what_the_first_row_says() -> None:
    found, others = read(
        ("Name", "Organisation", "Role"),
        ("Ada Hale", "Weald Council", "Chair"),
        ("Bo Noor", "Weald Fire and Rescue Service", "Member"),
        ("Cy Pike", "Weald Council", "In attendance"),
        after=("Apologies: Dee Lund",),
    )
    assert [(each.name, each.status.value, each.office, each.organisation) for each in found] == [
        ("Ada Hale", "present", "Chair", "Weald Council"),
        ("Bo Noor", "present", None, "Weald Fire and Rescue Service"),
        ("Cy Pike", "in_attendance", None, "Weald Council"),
    ]
    assert [line.text for line in others] == ["Apologies: Dee Lund"]


def test_each_entry_stands_on_the_line_that_names_it() -> None:
    found, _ = read(("Member", "Representing"), ("Ada Hale", "Weald Council"), ("Bo Noor", "Weald Police"))
    first, second = (each.source for each in found)
    assert first.start is not None
    assert second.start is not None
    assert first.start < second.start


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Present", "present"),
        ("Apologies", "apologies"),
        ("✓", "present"),
        ("Absent", "absent"),
        ("Deputy for B Noor", "substitute"),
    ],
)
def test_a_column_says_who_came(cell: str, status: str) -> None:
    found, _ = read(("Name", "Attendance"), ("Ada Hale", cell), ("Bo Noor", "Present"))
    assert [each.status.value for each in found] == [status, "present"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Action", "Lead"), ("Send the figures", "Ada Hale")),
        (("Name", "Cost"), ("Street lighting", "£40")),
        (("Name", "Organisation"), ("Street lighting in winter", "None"), ("To be agreed", "None")),
    ],
)
def test_tables_of_other_things_are_left_alone(rows: tuple[tuple[str, ...], ...]) -> None:
    found, others = read(*rows)
    assert not found
    assert len(others) == len(rows)


def test_a_grid_ticks_how_each_attended_and_says_nothing_of_a_row_without_a_tick() -> None:
    found, _ = read(
        ("Name", "Present", "Apologies"),
        ("Ada Hale", "✓", ""),
        ("Bo Noor", "", "✓"),
        ("Cy Pike", "", ""),
        ("Dee Lund", "✓", ""),
    )
    assert [(each.name, each.status.value) for each in found] == [
        ("Ada Hale", "present"),
        ("Bo Noor", "apologies"),
        ("Dee Lund", "present"),
    ]
