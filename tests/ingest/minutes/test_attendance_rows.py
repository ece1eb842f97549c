"""Lists of rows without rules: particulars in columns beside a name are of that person, names side by side are not."""

from printed import HEIGHT, WIDTH, runs

from corpus.records import Attendance, Line, Status
from ingest.minutes.attendance_columns import split_columns
from ingest.minutes.attendance_rows import read_rows
from ingest.pages.lines import build_page


def pieces(*rows: tuple[str, ...]) -> list[Line]:
    """Return the pieces of lines set in columns at 72, 220 and 300 points; "" leaves a column empty."""
    words = [
        word
        for n, row in enumerate(rows)
        for x0, text in zip((72, 220, 300), row, strict=False)
        for word in runs(text, x0, 80 + 14 * n)
    ]
    return [piece for line in build_page(words, 1, WIDTH, HEIGHT).lines for piece in split_columns(line)]


def told(entry: Attendance) -> tuple[str, str | None, str | None]:
    return entry.name, entry.office, entry.organisation


def test_initials_and_posts_beside_a_name_are_that_persons() -> None:
    found = read_rows(
        pieces(
            ("Ada Hale", "AH", "Chair"),
            ("Jo Noor", "JN", "Head of Community"),
            ("", "", "Safety"),
            ("Ben Pike", "BP", "Weald Council"),
        ),
        Status.APOLOGIES,
    )
    assert [told(entry) for entry in found] == [
        ("Ada Hale", "Chair", None),
        ("Jo Noor", "Head of Community Safety", None),
        ("Ben Pike", None, "Weald Council"),
    ]
    assert {entry.status for entry in found} == {Status.APOLOGIES}


def test_a_chair_is_told_in_brackets_behind_the_body() -> None:
    (first, _) = read_rows(pieces(("Ada Hale", "Weald Council (Chair)"), ("Jo Noor", "Weald Police")), Status.PRESENT)
    assert told(first) == ("Ada Hale", "Chair", "Weald Council")


def test_names_side_by_side_are_no_rows() -> None:
    assert read_rows(pieces(("Mr A Hale", "Mr J Noor"), ("Mrs B Pike", "Ms S Ash")), Status.PRESENT) == ()


def test_a_list_without_columns_is_none_of_rows() -> None:
    assert read_rows(pieces(("Ada Hale",), ("Jo Noor",)), Status.PRESENT) == ()
