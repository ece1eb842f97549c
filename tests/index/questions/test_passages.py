"""Entries taken apart into sentences and table rows."""

from datetime import date

from corpus.records import Table
from index.entries import IndexEntry
from index.questions.passages import find_sentences, read_entry


def entry(text: str) -> IndexEntry:
    return IndexEntry(
        id="a:p1:s1",
        kind="section",
        paper="a",
        file="a.pdf",
        page=1,
        title="Money",
        text=text,
        number=None,
        body="Westmere Board",
        date=date(2024, 7, 16),
        paper_kind="report",
        people=(),
        restricted=False,
        url="/papers/a/pages/1",
    )


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    text = "1.2 Mr. P. Lark spoke. It was late."
    assert list(find_sentences(text)) == ["Mr. P. Lark spoke.", "It was late."]


def test_a_table_is_read_row_by_row_and_not_as_a_sentence() -> None:
    rows = (("Purpose", "2011/12", "2012/13"), ("Lamps", "£3,900", "£3,000"), ("Bins", "£10", "£20"))
    table = Table(page=1, x0=0, top=0, x1=1, bottom=1, rows=rows, ruled=True)
    reading = read_entry(entry("What was spent.\nPurpose 2011/12 2012/13 Lamps £3,900 £3,000 Bins £10 £20"), [table])
    assert [passage.text for passage in reading.passages] == ["What was spent.", "Lamps £3,900 £3,000", "Bins £10 £20"]
    row = reading.passages[1].row
    assert row is not None
    assert row.headings == ("Purpose", "2011/12", "2012/13")


def test_a_sentence_that_a_page_break_cut_is_whole() -> None:
    text = "The reserve closes on 31\nDecember 2025 and what is left of it is returned."
    assert len(read_entry(entry(text)).passages) == 1
