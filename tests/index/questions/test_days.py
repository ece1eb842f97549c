"""Which days a question asks about."""

from datetime import date

import pytest

from index.questions.days import find_days

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("Who came on 13 July 2016?", date(2016, 7, 13), date(2016, 7, 13)),
        ("What was decided in October 2015?", date(2015, 10, 1), date(2015, 10, 31)),
        ("How much was the grant in 2016/17?", date(2016, 4, 1), date(2017, 3, 31)),
        ("Who chaired it in 2019?", date(2019, 1, 1), date(2019, 12, 31)),
        ("How often was it discussed since 2018?", date(2018, 1, 1), None),
        ("Who held it between 2013 and 2016?", date(2013, 1, 1), date(2016, 12, 31)),
        ("Who was referred between April and June 2013?", date(2013, 4, 1), date(2013, 6, 30)),
        ("Who held it before 2014?", None, date(2013, 12, 31)),
    ],
)
def test_a_time_is_read_from_a_question(question: str, since: date | None, until: date | None) -> None:
    days = find_days(question, TODAY)
    assert days is not None
    assert (days.since, days.until) == (since, until)


def test_the_years_of_a_plan_are_its_name_and_no_time() -> None:
    assert find_days("What are the priorities of the 2014-17 agreement?", TODAY) is None


def test_what_the_asker_typed_wins() -> None:
    days = find_days("Who chaired it in 2019?", TODAY, "2012-01-01", "2012-12-31")
    assert days is not None
    assert days.holds(date(2012, 6, 1))
    assert not days.holds(date(2019, 6, 1))
