"""Whether a sentence is of the time that is asked about."""

from datetime import date

import pytest

from index.questions.days import find_days
from index.questions.passages import read_entry
from index.questions.timely import dated, timeliness
from tests.index.answers.conftest import TODAY, entry


@pytest.mark.parametrize(
    ("asked", "said", "held", "least", "most"),
    [
        ("in 2019", "The pot was £900.", date(2019, 3, 5), 1.0, 1.0),
        ("in 2019", "The pot was £900.", date(2024, 3, 5), 0.0, 0.3),
        ("in 2019", "In 2019 the pot was £900.", date(2024, 3, 5), 1.0, 1.0),
        ("in 2024/25", "The pot for 2024/25 was £900.", date(2023, 3, 5), 1.0, 1.0),
        ("in 2024/25", "The pot for 2022/23 was £900.", date(2024, 7, 5), 0.0, 0.5),
        ("in March 2024", "The pot was £900.", date(2024, 5, 5), 0.7, 0.8),
    ],
)
def test_the_nearer_the_better(asked: str, said: str, held: date, least: float, most: float) -> None:
    reading = read_entry(entry(said, day=held))
    told = timeliness(find_days(asked, TODAY), reading.passages[0], reading, dated(""))
    assert least <= told <= most


def test_an_undated_paper_is_of_the_years_that_its_title_names() -> None:
    reading = read_entry(entry("The pot was £900.", day=None), title="Safety agreement 2011 to 2014")
    known = [
        timeliness(find_days(asked, TODAY), reading.passages[0], reading, dated("")) for asked in ("in 2012", "in 2020")
    ]
    assert known == [0.95, 0.3]


def test_any_time_will_do_where_none_is_asked() -> None:
    reading = read_entry(entry("The pot was £900."))
    assert timeliness(None, reading.passages[0], reading, dated("")) == 1.0
