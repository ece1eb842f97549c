"""Strategies give their title, years, signatory and sections."""

from datetime import date

import pytest
from typeset import Set, plain, prose, stretch, typeset

from corpus.records import Period
from ingest.layouts.strategy import LAYOUT, find_period, find_published

WORDS = "The ponds of Arden have been cleaned by the volunteers of three villages this spring. " * 3
LINES = [
    Set(text="Arden Safety Agreement", size=20, bold=True),
    Set(text="April 2011 to March 2014", gap=1),
    Set(text="Foreword", size=15, bold=True, gap=2),
    *prose(WORDS),
    Set(text="Basil Brook OBE", bold=True, gap=1),
    Set(text="Chair Arden Safety Partnership", gap=1),
    Set(text="1. Introduction", size=15, bold=True, gap=1),
    *prose(WORDS),
]


def test_a_strategy_bids_by_its_title() -> None:
    assert LAYOUT.bid(stretch(typeset(LINES))) > 0.6
    assert LAYOUT.bid(stretch(typeset(prose(WORDS)))) == 0.0


def test_title_years_body_and_sections() -> None:
    part = LAYOUT.split(stretch(typeset(LINES))).parts[0]
    assert (part.title, part.body, part.date) == ("Arden Safety Agreement", "Arden Safety Partnership", None)
    assert part.period == Period(start=date(2011, 4, 1), end=date(2014, 3, 31))
    assert [(one.number, one.title) for one in part.sections] == [(None, "Foreword"), ("1", "Introduction")]


def test_who_signs_the_foreword_holds_the_office_below_the_name() -> None:
    (office,) = LAYOUT.split(stretch(typeset(LINES))).parts[0].offices
    assert (office.person, office.office, office.body) == ("Basil Brook", "Chair", "Arden Safety Partnership")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Ponds Strategy 2017-2020", Period(start=date(2017, 1, 1), end=date(2020, 12, 31))),
        ("Ponds Strategy 2025-26", Period(start=date(2025, 4, 1), end=date(2026, 3, 31))),
        ("Ponds Strategy 2011/14", Period(start=date(2011, 4, 1), end=date(2014, 3, 31))),
        ("Ponds Strategy 2017", None),
    ],
)
def test_the_years_a_strategy_covers(text: str, period: Period | None) -> None:
    assert find_period(typeset(plain(text)).lines) == period


def test_a_day_is_that_of_publication_only_where_it_says_so() -> None:
    assert find_published(typeset(plain("Adopted on 4 May 2021")).lines) == date(2021, 5, 4)
    assert find_published(typeset(plain("4 May 2021")).lines) is None
