"""Lines that were wrapped to columns, joined again."""

import textwrap

from ingest.pages.wrapping import find_columns, join_wrapped

PARAGRAPH = (
    "The Board considered the report of the Head of Service, which set out the work of the year and the sums that were "
    "left over. Members asked how the figures for 2019 compared with those of the year before, and were told that they "
    "had fallen by a tenth. It was noted that a further report would come to the meeting in the autumn."
)
WRAPPED = "\n\n".join([textwrap.fill(PARAGRAPH, 72)] * 3)


def test_the_columns_of_a_wrapped_text_are_found() -> None:
    columns = find_columns(WRAPPED)
    assert columns is not None
    assert 66 <= columns <= 72
    assert list(join_wrapped(WRAPPED.split("\n\n")[0].split("\n"), columns)) == [PARAGRAPH]


def test_a_text_with_a_paragraph_to_a_line_is_not_wrapped() -> None:
    assert find_columns("\n".join([PARAGRAPH] * 4)) is None
    assert find_columns("PRESENT\nA Ash\nB Beech\nC Cedar\nD Dogwood\nE Elder\nF Fir\nG Gorse") is None


def test_a_line_with_room_left_ends_its_paragraph() -> None:
    lines = [*textwrap.fill(PARAGRAPH, 72).split("\n"), "ACTION: A Ash"]
    columns = find_columns(WRAPPED) or 0
    assert list(join_wrapped(lines, columns)) == [PARAGRAPH, "ACTION: A Ash"]


def test_an_entry_with_its_own_mark_begins_anew_however_full_the_line_above() -> None:
    full = "x" * 60 + " and so on"
    assert list(join_wrapped([full, "(b) note the second report of the Director"], 72)) == [
        full,
        "(b) note the second report of the Director",
    ]
    assert list(join_wrapped([full, "2019 and the year that came after it"], 72)) == [
        f"{full} 2019 and the year that came after it"
    ]


def test_rows_set_in_columns_are_left_alone() -> None:
    rows = [
        "Ann Ash                       Elm Council                     Chair",
        "Bob Beech      Oak Council      Member",
    ]
    assert list(join_wrapped(rows, 66)) == rows
