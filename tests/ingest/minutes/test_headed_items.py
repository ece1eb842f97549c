"""Numbered headings of items, told from numbered paragraphs by their row, their margin and their print."""

from corpus.records import Line
from ingest.minutes.headed_items import find_numbered


def lines(*texts: str) -> list[Line]:
    return [
        Line(
            text=text.strip("*"), page=1, x0=72, top=100 + 30 * n, x1=72 + 5 * len(text), bottom=112 + 30 * n, size=11,
            bold=text.startswith("*"), italic=False, start=0, end=len(text.strip("*")),
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip


def headings(*texts: str) -> list[tuple[str | None, str]]:
    return [(one.number, one.title) for one in find_numbered(lines(*texts))]


def test_a_rising_row_of_bold_numbers_is_the_items() -> None:
    assert headings("*1. Apologies", "None.", "*2. Minutes", "They were agreed.", "*3. Finance", "It was noted.") == [
        ("1", "Apologies"),
        ("2", "Minutes"),
        ("3", "Finance"),
    ]


def test_numbers_of_paragraphs_within_the_items_are_no_items() -> None:
    found = headings(
        "*1. Minutes", "1.1 The minutes were read.", "*2. Finance", "2.1 The report was read.", "*3. Close"
    )
    assert [number for number, _ in found] == ["1", "2", "3"]


def test_what_is_told_beside_a_heading_is_no_part_of_its_title() -> None:
    found = headings(
        "1 PUBLIC QUESTIONS There were none.",
        "2 TO APPROVE THE MINUTES of 9 July; these were approved and signed",
        "3 FINANCE It was noted that bills were paid.",
        "4 PARKS There was nothing to report.",
    )
    assert [title for _, title in found] == ["PUBLIC QUESTIONS", "TO APPROVE THE MINUTES of 9 July", "FINANCE", "PARKS"]


def test_the_numbered_close_is_no_item() -> None:
    found = headings(
        "*1. Minutes", "*2. Finance", "*3. Roads", "*4. There being no further business the meeting closed"
    )
    assert [number for number, _ in found] == ["1", "2", "3"]


def test_without_a_row_of_numbers_there_is_no_numbered_item() -> None:
    assert headings("Apologies", "None.", "Minutes") == []


def test_a_reference_to_the_agenda_is_no_part_of_the_title() -> None:
    found = find_numbered(
        lines("*12. Budget (Item A1)", "Noted.", "*13. Roads (Item A2)", "Noted.", "*14. Parks (Item A3)")
    )
    assert [(one.title, one.agenda_ref) for one in found] == [("Budget", "A1"), ("Roads", "A2"), ("Parks", "A3")]


def test_numbers_may_end_in_the_letters_of_a_committee_or_stand_in_brackets() -> None:
    assert headings("*01/20/F&R Apologies", "None.", "*02/20/F&R Minutes", "Agreed.", "*03/20/F&R Close") == [
        ("01/20/F&R", "Apologies"),
        ("02/20/F&R", "Minutes"),
        ("03/20/F&R", "Close"),
    ]
    assert headings("*(139) APOLOGIES", "None.", "*(140) MINUTES", "Read.", "*(141) ROADS")[0] == ("139", "APOLOGIES")


def test_a_full_stop_printed_before_its_heading_ends_the_number_too() -> None:
    found = headings("*1. APOLOGIES", "None.", "*2 .INTERESTS", "None.", "*3. MINUTES", "Agreed.")
    assert found == [("1", "APOLOGIES"), ("2", "INTERESTS"), ("3", "MINUTES")]


def test_the_first_sentence_of_a_numbered_paragraph_stands_for_its_title() -> None:
    text = "There was a talk about a path to the field by the old mill. The Clerk spoke."
    assert headings("1. Apologies", "2. " + text, "3. Finance", "4. Close")[1][1] == text.split(". ")[0]


def test_who_is_excused_stands_beside_the_heading() -> None:
    assert headings("*1. Apologies – Cllr Hale", "*2. Interests – There were none", "*3. Minutes") == [
        ("1", "Apologies"),
        ("2", "Interests"),
        ("3", "Minutes"),
    ]
