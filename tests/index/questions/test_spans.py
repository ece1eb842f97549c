"""Sums, dates, counts and people in sentences."""

from index.questions.spans import find_dates, find_numbers, find_people, find_places, find_sums, is_share

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


def test_people_are_found_by_the_post_beside_them() -> None:
    text = "Ann Lark, Standards Manager and Robin Fern (Head of Roads) spoke to Farwick County Council, Roads."
    assert [found.text for found in find_people(text, frozenset())] == ["Ann Lark", "Robin Fern"]


def test_places_are_names_but_for_the_first_word() -> None:
    text = "Most incidents were in Farwick (2,926), Upper & Nether Heath and Eastmere."
    assert [found.text for found in find_places(text)] == ["Farwick", "Upper & Nether Heath", "Eastmere"]


def test_parts_of_a_whole_are_shares_and_a_range_is_one_number() -> None:
    found = list(
        find_numbers("About 20-40% of calls, one in five of all, a third of the pot, 12 months and 71 people.")
    )
    assert [each.text for each in found] == ["20-40%", "one in five", "a third", "12 months", "71"]
    assert [is_share(each) for each in found] == [True, True, True, False, False]
