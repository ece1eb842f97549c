"""Headings of invented papers give their title, body and day."""

from datetime import date

import pytest

from corpus.records import Line
from ingest.papers.headings import find_bodies, read_heading, tidy_name


def lines_of(*texts: str) -> list[Line]:
    """Return lines of ordinary text, one under the other."""
    return [
        Line(text=text, page=1, x0=60, top=60 + 14 * place, x1=500, bottom=72 + 14 * place, size=11, bold=False,
             italic=False, start=0, end=len(text))
        for place, text in enumerate(texts)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "body"),
    [
        (("AGENDA", "CABINET", "Thursday, 3rd March, 2022, at 10.00 am"), "Cabinet"),
        (("ARDENSHIRE COUNTY COUNCIL", "ARDEN SAFETY PARTNERSHIP", "NOTES of a meeting held online on Tuesday"),
         "Arden Safety Partnership"),
        (("ARDENSHIRE COUNTY COUNCIL", "COUNTY COUNCIL", "MINUTES of a meeting of the County Council held in the Hall"),
         "County Council"),
        (("COMBE-IN-ARDEN PARISH COUNCIL", "MINUTES OF THE ANNUAL PARISH COUNCIL MEETING HELD ON", "4 MAY 2021"),
         "Combe-in-Arden Parish Council"),
        (("THORPE COMMUNITY COUNCIL", "Minutes of a meeting of the above Council held on 4 May 2021"),
         "Thorpe Community Council"),
        (("The Corporation of the Township of Arden", "12 High Street", "AGENDA"), "Township of Arden"),
        (("Children’s, Young People and Education Cabinet Committee - 4 May 2021",),
         "Children’s, Young People and Education Cabinet Committee"),
        (("Agenda", "To the Clerk of the Council", "4 May 2021"), None),
    ],
)  # fmt: skip
def test_the_body_is_the_one_that_meets(texts: tuple[str, ...], body: str | None) -> None:
    assert read_heading(lines_of(*texts)).body == body


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (("Arden Forum - Tuesday, 8th October, 2019 10.00 am",), date(2019, 10, 8)),
        (("AGENDA", "Amended 23 May 2025", "Tuesday, 27 May 2025 at 10.00 am"), date(2025, 5, 27)),
        (("MINUTES of a meeting of the Arden Panel held in the Guildhall on", "4 May 2021"), date(2021, 5, 4)),
        (("Arden Panel", "1. Minutes of the meeting held on 4 May 2021"), None),
    ],
)
def test_the_day_is_that_of_the_meeting(texts: tuple[str, ...], day: date | None) -> None:
    assert read_heading(lines_of(*texts)).date == day


def test_the_title_is_the_line_that_says_what_the_paper_is() -> None:
    assert read_heading(lines_of("Thorpe Parish Council", "AGENDA")).title == "Agenda"


def test_an_empty_heading_says_nothing() -> None:
    heading = read_heading([])
    assert (heading.title, heading.body, heading.date) == ("", None, None)


def test_an_office_is_not_a_body() -> None:
    assert find_bodies("Ann Archer, Cabinet Member for Roads and Chief Executive") == ()


def test_capitals_become_ordinary_and_small_words_small() -> None:
    assert tidy_name("COMBE-IN-ARDEN  BOARD OF THE TRUST") == "Combe-in-Arden Board of the Trust"
    assert tidy_name("KCSP Working Group") == "KCSP Working Group"


def test_a_sort_of_meeting_within_a_council_s_name_is_none_of_it() -> None:
    assert find_bodies("Arden Annual Parish Council Meeting") == ("Arden Parish Council",)
    assert find_bodies("MINUTES OF THE ARDEN EXTRAORDINARY TOWN COUNCIL MEETING") == ("ARDEN TOWN COUNCIL",)
