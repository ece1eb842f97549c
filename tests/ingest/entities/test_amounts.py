"""Sums of money: what is one, and how much it is."""

from decimal import Decimal

import pytest

from ingest.entities.amounts import find_amounts


@pytest.mark.parametrize(
    ("printed", "pounds"),
    [
        ("£39,661", "39661.00"),
        ("£24,108.20", "24108.20"),
        ("£1.6 million", "1600000.00"),
        ("£1.6\nmillion", "1600000.00"),
        ("£315million", "315000000.00"),
        ("£1.6m", "1600000.00"),
        ("£2bn", "2000000000.00"),
        ("£50k", "50000.00"),
        ("c£2,500", "2500.00"),
        ("£ 889.00", "889.00"),
        ("-£3.2m", "-3200000.00"),
        ("500 pounds", "500.00"),
    ],
)
def test_a_sum_is_read_to_the_penny(printed: str, pounds: str) -> None:
    (found,) = find_amounts(f"It cost {printed} in all.")
    assert found.money.amount == Decimal(pounds)
    assert found.text == " ".join(printed.split())


@pytest.mark.parametrize("text", ["All figures in £000s", "£’000", "£m", "5,000 people", "£" + "1" * 5000])
def test_headings_and_numbers_are_no_sums(text: str) -> None:
    assert find_amounts(text) == ()


def test_a_dash_before_a_sum_does_not_make_it_negative() -> None:
    assert [found.money.amount for found in find_amounts("Hall hire - £50 (no. 12), refund (£156)")] == [50, 156]


def test_the_first_figure_of_a_range_has_the_scale_of_its_second() -> None:
    amounts = [found.money.amount for found in find_amounts("£5-10 million, later £1.2 to £1.5m")]
    assert amounts == [5_000_000, 1_200_000, 1_500_000]


def test_a_letter_that_begins_the_next_line_is_no_scale() -> None:
    assert [found.money.amount for found in find_amounts("£7,607.69\nb. The budget\nk. Keys")] == [Decimal("7607.69")]


def test_euros_keep_their_currency() -> None:
    (found,) = find_amounts("a grant of €5,000")
    assert found.money.currency == "EUR"


def test_offsets_lead_to_the_figure() -> None:
    text = "The remaining £13,220 was kept."
    (found,) = find_amounts(text)
    assert text[found.start : found.end] == "£13,220"
