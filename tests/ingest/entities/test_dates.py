"""Dates: full ones, those that need the meeting to be understood, and what only looks like one."""

from datetime import date

import pytest

from ingest.entities.dates import find_dates

MEETING = date(2023, 11, 16)


def days(text: str, base: date | None = None) -> list[str]:
    """Return each date as ISO, an interval as two."""
    periods = [(found.period.start, found.period.end) for found in find_dates(text, base)]
    return [f"{start}" if start == end else f"{start}..{end}" for start, end in periods]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Wednesday 12th April 2023", "2023-04-12"),
        ("8thJune 2022", "2022-06-08"),
        ("21 November 2024were", "2024-11-21"),
        ("8 th April 2026", "2026-04-08"),
        ("18TH SEPTEMBER 2014", "2014-09-18"),
        ("the 3rd day of May, 2024", "2024-05-03"),
        ("23\nApril 2024", "2024-04-23"),
        ("January 10, 2024", "2024-01-10"),
        ("12/03/2024", "2024-03-12"),
        ("03/08/14", "2014-08-03"),
        ("31.3.2025", "2025-03-31"),
        ("2024-05-06", "2024-05-06"),
        ("12 Sept. ’24", "2024-09-12"),
        ("15-17 May 2024", "2024-05-15..2024-05-17"),
        ("March 2018", "2018-03-01..2018-03-31"),
        ("April-June 2024", "2024-04-01..2024-06-30"),
        ("November 2024-25", "2024-11-01..2024-11-30"),
        ("February 2024-25", "2025-02-01..2025-02-28"),
        ("2024/25", "2024-04-01..2025-03-31"),
        ("2013-2014", "2013-04-01..2014-03-31"),
        ("subscription 14/15", "2014-04-01..2015-03-31"),
        ("Q2 2024-25", "2024-07-01..2024-09-30"),
        ("Quarter 4, 2024/25", "2025-01-01..2025-03-31"),
        ("2024/25 Q1", "2024-04-01..2024-06-30"),
    ],
)
def test_a_date_that_names_its_year(printed: str, day: str) -> None:
    assert days(printed) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "2024",
        "2025-28",
        "2025 – 2029",
        "35% of March",
        "23/24 MPH",
        "16.11.02 Register of interests\n16.11.03 Minutes",
        "2 Mayfield Road",
        "in April",
        "they may 3 times",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert days(text, MEETING) == []


def test_a_day_without_a_year_is_left_out_where_nothing_tells_its_year() -> None:
    assert days("on 20 May") == []


def test_a_day_without_a_year_is_nearest_to_the_meeting() -> None:
    assert days("on 10 January. It ended on 20th October.", MEETING) == ["2024-01-10", "2023-10-20"]


def test_the_weekday_tells_the_year() -> None:
    assert days("Friday 10 May", MEETING) == ["2024-05-10"]


def test_a_year_at_the_head_of_a_list_is_that_of_its_days() -> None:
    text = "Proposed dates of 2024 meetings:\n18th January\n22nd March\n22nd November"
    assert days(text, MEETING) == ["2024-01-18", "2024-03-22", "2024-11-22"]


def test_days_before_a_full_date_in_its_sentence_come_before_it() -> None:
    assert days("23rd November, 28th December, 25th January 2024", MEETING) == [
        "2023-11-23",
        "2023-12-28",
        "2024-01-25",
    ]


def test_the_days_of_a_list_follow_each_other() -> None:
    text = "28th March, 27th June, 26th September, 28th November"
    assert days(text, date(2024, 2, 29)) == ["2024-03-28", "2024-06-27", "2024-09-26", "2024-11-28"]


def test_days_that_share_a_month_are_days_of_their_own() -> None:
    assert days("15, 16 and 17 May 2024") == ["2024-05-15", "2024-05-16", "2024-05-17"]


def test_a_number_before_a_day_is_no_range() -> None:
    assert days("Scale 7 until 1 April 2025") == ["2025-04-01"]


def test_a_date_over_a_line_end_is_one() -> None:
    (found,) = find_dates("held on 23\nApril 2024.")
    assert (found.text, found.start, found.end) == ("23 April 2024", 8, 21)


def test_dates_that_are_run_together_are_each_read() -> None:
    found = find_dates("the dates are:17 July 20198October 201918 March 2020", date(2019, 3, 20))
    assert [each.period.start for each in found] == [date(2019, 7, 17), date(2019, 10, 8), date(2020, 3, 18)]
