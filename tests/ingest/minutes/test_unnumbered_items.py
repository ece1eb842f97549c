"""Items without numbers: what stands above a reference, or short bold lines of their own."""

from corpus.records import Line
from ingest.minutes.item_heading import ItemHeading, make_heading
from ingest.minutes.unnumbered_items import find_opening, find_unnumbered


def typed(*texts: str) -> list[Line]:
    return [
        Line(
            text=text.strip("*"), page=1, x0=72, top=100 + 30 * n, x1=72 + 5 * len(text), bottom=112 + 30 * n, size=11,
            bold=text.startswith("*"), italic=False, start=0, end=len(text.strip("*")),
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip


def headings(*texts: str) -> tuple[ItemHeading, ...]:
    return find_unnumbered(typed(*texts))


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


def test_roman_figures_that_count_up_are_numbers() -> None:
    lines = ("*I APOLOGIES", "None.", "*II MINUTES", "They were approved.", "*III IVY ON WALLS", "It was noted.")
    assert [(one.number, one.title) for one in headings(*lines)] == [
        ("I", "APOLOGIES"),
        ("II", "MINUTES"),
        ("III", "IVY ON WALLS"),
    ]


def test_a_lettered_bold_line_heads_a_part_of_an_item() -> None:
    assert titles("*MEMBERSHIP", "*(a) New members", "Told.", "*FINANCE", "Told.") == ["MEMBERSHIP", "FINANCE"]


def test_numbers_below_headings_may_stand_between_letters_and_a_year() -> None:
    lines = ("*APOLOGIES", "PLA7/14 None.", "*MINUTES", "PLA8/14 Read.", "*ROADS", "PLA9/14 Told.")
    assert numbers(*lines) == ["PLA7/14", "PLA8/14", "PLA9/14"]


def test_what_comes_before_the_numbered_business_is_headed_in_bold() -> None:
    printed = typed(
        "Present:", "Cllr A Hale", "*Public Session", "Nobody spoke at it.", "*Town Clerk", "J Penn", "*1. Minutes"
    )
    opening = find_opening(printed, [make_heading("1", "Minutes", 6, 7)])
    assert [one.title for one in opening] == ["Public Session"]
