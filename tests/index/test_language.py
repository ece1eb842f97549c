"""Filters written among the words: what counts as one, what it limits, what is said of it."""

from datetime import date

import pytest

from index.engine import Filters
from index.language import limit_filters, parse_typed, read_day, read_pence, read_sums, without

NAMES = {
    "body": ["Wenshire Safety Board", "Wenshire Roads Board"],
    "person": ["Ann Webb", "Ben Webb", "Webb"],
    "organisation": ["Wenshire Police"],
}


def limited(typed: str) -> tuple[Filters, tuple[str, ...]]:
    return limit_filters(Filters(), parse_typed(typed).limits, lambda: NAMES)


def test_filters_are_taken_out_of_the_words() -> None:
    typed = parse_typed('lighting kind:resolution body:"roads board" "exact phrase" -word from:2018')
    assert typed.words == 'lighting "exact phrase" -word'
    assert [(limit.field, limit.value) for limit in typed.limits] == [
        ("kind", "resolution"),
        ("body", "roads board"),
        ("from", "2018"),
    ]


@pytest.mark.parametrize(
    "typed", ["kind:spell", "kind:", "from:yesterday", "amount:>lots", "year:12", "a:b", "10:30", "re:kind"]
)
def test_what_is_no_filter_stays_a_word(typed: str) -> None:
    assert parse_typed(typed).words == typed
    assert parse_typed(typed).limits == ()


def test_a_name_stands_for_all_that_hold_its_words_unless_one_is_it_in_full() -> None:
    assert limited("person:ann")[0].people == ("Ann Webb",)
    assert limited("person:webb")[0].people == ("Webb",)
    assert limited("body:board")[0].bodies == ("Wenshire Roads Board", "Wenshire Safety Board")
    assert limited("org:police")[0].organisations == ("Wenshire Police",)


def test_a_name_that_nothing_has_is_said_and_finds_nothing() -> None:
    filters, notes = limited("person:nobody")
    assert notes == ("No person is named “nobody”.",)
    assert filters.people
    assert not set(filters.people) & set(NAMES["person"])


def test_days_may_be_years_months_or_days() -> None:
    filters = limited("from:2018 to:2020-02")[0]
    assert (filters.since, filters.until) == (date(2018, 1, 1), date(2020, 2, 29))
    assert read_day("2021-05-04", last=True) == date(2021, 5, 4)
    assert read_day("2021-02-30") is None
    assert read_day("2021-13") is None


@pytest.mark.parametrize(
    ("written", "pence"),
    [("£39,661", 3_966_100), ("39661", 3_966_100), ("24,108.20", 2_410_820), ("1.5m", 150_000_000), ("10k", 1_000_000)],
)
def test_sums_are_read_as_printed_or_not(written: str, pence: int) -> None:
    assert read_pence(written) == pence


def test_sums_may_have_a_least_a_most_or_both() -> None:
    assert read_sums(">10000") == (1_000_001, None)
    assert read_sums("<=£500") == (None, 50_000)
    assert read_sums("10000-20000") == (1_000_000, 2_000_000)
    assert read_sums("£5") == (500, 500)


def test_a_written_filter_limits_further_what_is_limited_already() -> None:
    filters, _ = limit_filters(Filters(people=("Ann Webb",)), parse_typed("person:ben").limits, lambda: NAMES)
    assert not set(filters.people) & set(NAMES["person"])
    filters, _ = limit_filters(Filters(since=date(2020, 1, 1)), parse_typed("from:2018").limits, lambda: NAMES)
    assert filters.since == date(2020, 1, 1)


def test_a_filter_can_be_taken_out_again() -> None:
    typed = "lighting body:“roads board” kind:minute"
    limit = parse_typed(typed).limits[0]
    assert without(typed, limit) == "lighting kind:minute"
