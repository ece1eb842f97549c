"""A row of a table is one paragraph, its cells read one after the other, each whole."""

from corpus.records import Line, Page, Table, Word
from ingest.minutes.table_rows import read_told, split_cells


def line(top: float, *cells: tuple[float, str]) -> Line:
    words: list[Word] = []
    at = 0
    for x0, text in cells:
        x = x0
        for word in text.split():
            words.append(
                Word(text=word, x0=x, top=top, x1=x + 5 * len(word), bottom=top + 12, start=at, end=at + len(word))
            )
            x += 5 * len(word) + 3
            at += len(word) + 1
    printed = " ".join(text for _, text in cells)
    return Line(
        text=printed, page=1, x0=words[0].x0, top=top, x1=words[-1].x1, bottom=top + 12, size=11, bold=False,
        italic=False, start=0, end=len(printed), words=tuple(words),
    )  # fmt: skip


ROWS = (
    line(100, (72, "24/0012/F"), (200, "The Old Barn,"), (400, "No")),
    line(114, (200, "High Street"), (400, "objection")),
    line(128, (72, "24/0013/F"), (200, "The Mill"), (400, "Refused")),
)


def test_cells_are_parted_by_white() -> None:
    assert [cell.text for cell in split_cells(ROWS[0])] == ["24/0012/F", "The Old Barn,", "No"]


def test_a_row_is_one_paragraph_though_its_cells_take_two_lines() -> None:
    table = Table(page=1, x0=72, top=100, x1=500, bottom=140, rows=(), ruled=True)
    page = Page(number=1, width=595, height=842, text="", lines=ROWS, tables=(table,))
    assert [paragraph.text for paragraph in read_told(ROWS, [page])] == [
        "24/0012/F The Old Barn, High Street No objection",
        "24/0013/F The Mill Refused",
    ]


def test_lines_outside_a_table_are_paragraphs_as_usual() -> None:
    page = Page(number=1, width=595, height=842, text="", lines=())
    assert [paragraph.text for paragraph in read_told([line(300, (72, "The meeting closed."))], [page])] == [
        "The meeting closed."
    ]
