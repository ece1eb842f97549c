"""Items without numbers: what stands above a reference, or short bold lines of their own."""

from corpus.records import Line
from ingest.minutes.item_heading import ItemHeading
from ingest.minutes.unnumbered_items import find_unnumbered


def headings(*texts: str) -> tuple[ItemHeading, ...]:
    lines = [
        Line(
            text=text.strip("*"), page=1, x0=72, top=100 + 30 * n, x1=72 + 5 * len(text), bottom=112 + 30 * n, size=11,
            bold=text.startswith("*"), italic=False, start=0, end=len(text.strip("*")),
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return find_unnumbered(lines)


def titles(*texts: str) -> list[str]:
    return [one.title for one in headings(*texts)]


def numbers(*texts: str) -> list[str | None]:
    return [one.number for one in headings(*texts)]


def test_short_bold_lines_are_headings() -> None:
    assert titles("*Apologies", "None were received.", "*Finance", "The report was noted.") == ["Apologies", "Finance"]


def test_numbers_that_begin_the_text_below_are_those_of_the_headings() -> None:
    lines = ("*Minutes", "1. They were read.", "*Finance", "2. It was told.", "*Roads", "3. It was heard.")
    assert numbers(*lines, "*The Board resolved", "to note it.") == ["1", "2", "3"]


def test_bold_sentences_labels_and_the_close_are_none() -> None:
    assert titles("*The plan was agreed.", "*Resolved", "*Meeting closed", "*RESTRICTED ITEMS") == []
