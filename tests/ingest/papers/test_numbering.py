"""Numbers at the start of a line, as papers print them."""

import pytest

from ingest.papers.numbering import parse_letter, parse_number


@pytest.mark.parametrize(
    ("text", "number", "words", "depth"),
    [
        ("1. Apologies", "1", "Apologies", 1),
        ("10.Resolution: adopt", "10", "Resolution: adopt", 1),
        ("A4 Notes of the meeting", "A4", "Notes of the meeting", 1),
        ("• B1 Plan update", "B1", "Plan update", 1),
        ("(3) Ponds", "3", "Ponds", 1),
        ("3 Recommendations", "3", "Recommendations", 1),
        ("1.0 Background", "1.0", "Background", 1),
        ("7.2 Ponds", "7.2", "Ponds", 2),
        ("07.18.03 To receive the minutes", "07.18.03", "To receive the minutes", 3),
        ("Item 4: Ponds", "4", "Ponds", 1),
        ("12.", "12", "", 1),
    ],
)
def test_a_number_is_kept_as_printed(text: str, number: str, words: str, depth: int) -> None:
    found = parse_number(text)
    assert found is not None
    assert (found.number, found.words, found.depth) == (number, words, depth)


@pytest.mark.parametrize(
    "text", ["Apologies", "12 March 2024", "3rd June", "2024/25 Action Plan", "27,838 incidents", "a4 paper"]
)
def test_days_years_and_figures_are_no_numbers(text: str) -> None:
    assert parse_number(text) is None


def test_a_letter_heads_a_group() -> None:
    assert parse_letter("A. Committee Business") == ("A", "Committee Business")
    assert parse_letter("D -RESTRICTED ITEMS") == ("D", "RESTRICTED ITEMS")
    assert parse_letter("Apologies") is None
