"""Months, quarters, financial years and days in figures."""

from datetime import date

import pytest

from corpus.records import Period
from ingest.entities.periods import financial_year, find_periods, month_number


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in March 2023", date(2023, 3, 1), date(2023, 3, 31)),
        ("April-June 2024", date(2024, 4, 1), date(2024, 6, 30)),
        ("Q2 2024-25", date(2024, 7, 1), date(2024, 9, 30)),
        ("the budget for 2024/25", date(2024, 4, 1), date(2025, 3, 31)),
        ("on 12/03/2024", date(2024, 3, 12), date(2024, 3, 12)),
    ],
)
def test_a_period_is_all_of_its_days(text: str, start: date, end: date) -> None:
    assert next(iter(find_periods(text, None)))[1] == Period(start=start, end=end)


@pytest.mark.parametrize("text", ["2019-24", "14/15 of the members", "31/02/2024", "in march 2023"])
def test_spans_fractions_and_days_that_never_were_are_none(text: str) -> None:
    assert list(find_periods(text, None)) == []


def test_a_month_is_known_by_its_short_name() -> None:
    assert (month_number("Sept"), month_number("June")) == (9, 6)


def test_a_financial_year_runs_from_april_to_march() -> None:
    assert (financial_year(2024).start, financial_year(2024).end) == (date(2024, 4, 1), date(2025, 3, 31))
