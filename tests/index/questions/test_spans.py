"""Sums, dates, counts and people in sentences."""

from index.questions.spans import find_dates, find_numbers, find_people, find_sums

SENTENCE = "On 12 March 2014 Ms A Lark said that 71 of 263 people (27%) had cost £1.2 million, not £40,866, in 2013/14."


def test_sums_are_found_with_their_million() -> None:
    assert [found.text for found in find_sums(SENTENCE)] == ["£1.2 million", "£40,866"]


def test_counts_are_neither_sums_nor_dates() -> None:
    assert [found.text for found in find_numbers(SENTENCE)] == ["71", "263", "27%"]


def test_dates_are_days_and_financial_years() -> None:
    assert [found.text for found in find_dates(SENTENCE)] == ["12 March 2014", "2013/14"]


def test_people_are_found_by_title_or_because_the_papers_list_them() -> None:
    text = "Ms A Lark thanked Robin Fern and Great Heath."
    assert [found.text for found in find_people(text, frozenset({"robin fern"}))] == ["Ms A Lark", "Robin Fern"]


def test_days_in_a_row_are_one_date_and_a_lost_space_does_not_matter() -> None:
    text = "It ran from 15 – 22 December and is due on 23rdJanuary 2019."
    assert [found.text for found in find_dates(text)] == ["15 – 22 December", "23rdJanuary 2019"]
