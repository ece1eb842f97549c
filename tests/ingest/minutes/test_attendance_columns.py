"""The order in which lists are read: a column of labels is put together, columns under headings are read apart."""

from printed import HEIGHT, WIDTH, runs

from corpus.records import Line
from ingest.minutes.attendance_columns import order_columns
from ingest.pages.lines import build_page


def lines(*rows: tuple[str, str]) -> list[Line]:
    """Return lines set at 72 and, beside, at 260 points."""
    words = [
        word
        for n, row in enumerate(rows)
        for x0, text in zip((72, 260), row, strict=True)
        for word in runs(text, x0, 80 + 14 * n)
    ]
    return list(build_page(words, 1, WIDTH, HEIGHT).lines)


def test_a_label_broken_over_lines_is_one() -> None:
    (column,) = order_columns(
        lines(
            ("Present:", "Mr A Hale"),
            ("", "Mr J Noor"),
            ("", "Mr P Fir"),
            ("Weald Police in", "Ms C Pike"),
            ("attendance", "Mr B Lund"),
            ("", "Ms S Ash"),
        )
    )
    assert [piece.text for piece in column] == [
        "Present:", "Mr A Hale", "Mr J Noor", "Mr P Fir", "in attendance", "Ms C Pike", "Mr B Lund", "Ms S Ash",
    ]  # fmt: skip


def test_lists_under_headings_side_by_side_are_read_one_after_the_other() -> None:
    columns = order_columns(lines(("Present:", "Apologies:"), ("Mr A Hale", "Ms C Pike")))
    assert [[piece.text for piece in column] for column in columns] == [
        ["Present:", "Mr A Hale"],
        ["Apologies:", "Ms C Pike"],
    ]
