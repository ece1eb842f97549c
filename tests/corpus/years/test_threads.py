"""The same business across meetings: by heading, by name, by what was asked for; never by what every heading says."""

from collections.abc import Callable
from datetime import date
from typing import Any

from corpus.records import Kind
from corpus.years.business import find_business
from corpus.years.matters import find_matters
from corpus.years.threads import Thread, find_threads, thread_title

Build = Callable[..., Any]
DAYS = [date(2020 + n // 3, 3 + 4 * (n % 3), 10) for n in range(9)]


def titles(threads: tuple[Thread, ...]) -> list[list[str]]:
    return [[link.title for link in thread.links] for thread in threads]


def test_a_heading_that_comes_again_is_one_thread(business_of: Build, make_item: Build) -> None:
    held = business_of(
        *((day, [make_item(n, f"Lamp Programme: report for {day.year}")]) for n, day in enumerate(DAYS, 1))
    )
    (thread,) = find_threads(held)
    assert len(thread.links) == 9
    assert thread.links[0].reason == "it begins here"


def test_the_bodys_own_name_joins_nothing(business_of: Build, make_item: Build) -> None:
    name = "Westmere Safer Places Partnership"
    held = business_of(
        (DAYS[0], [make_item(1, f"{name} Working Group Update"), make_item(2, f"{name} Terms of Reference")]),
        (DAYS[1], [make_item(3, f"{name} Working Group Update"), make_item(4, f"{name} Terms of Reference")]),
    )
    assert titles(find_threads(held)) == [[f"{name} Working Group Update"] * 2, [f"{name} Terms of Reference"] * 2]


def test_a_place_that_many_headings_name_joins_nothing(business_of: Build, make_item: Build) -> None:
    subjects = ["Gangs", "Prevent Duty", "Road Safety", "Modern Slavery", "Knife Crime", "Hate Crime", "Scams"]
    held = business_of(
        (DAYS[0], [make_item(n, f"Westmere and Eastlode {subject} Update") for n, subject in enumerate(subjects, 1)]),
        (
            DAYS[1],
            [make_item(9, "Westmere and Eastlode Gangs Update"), make_item(10, "Westmere and Eastlode Fly-tipping")],
        ),
    )
    assert titles(find_threads(held)) == [["Westmere and Eastlode Gangs Update"] * 2]


def test_what_is_named_within_a_longer_name_is_another_thing(business_of: Build, make_item: Build) -> None:
    held = business_of(
        *((day, [make_item(n, "Domestic Abuse Related Death Reviews")]) for n, day in enumerate(DAYS[:3], 1)),
        (DAYS[3], [make_item(4, "Domestic Abuse"), make_item(5, "Death Reviews")]),
    )
    (thread,) = find_threads(held)
    assert [link.title for link in thread.links][3:] == ["Death Reviews"]


def test_a_decision_on_a_matter_by_its_name_is_told_of_in_its_thread(business_of: Build, make_item: Build) -> None:
    grant = [(day, [make_item(n, f"Harbour Grant {day.year}")]) for n, day in enumerate(DAYS[:3], 1)]
    urgent = make_item(9, "Decisions taken since the last meeting", decided="That the Harbour Grant be accepted.")
    other = make_item(10, "Any spare seats", text="Nothing was said of the Harbour Grant.")
    (thread,) = find_threads(business_of(*grant, (DAYS[3], [urgent, other])))
    assert thread.links[-1].title == "Decisions taken since the last meeting"
    assert thread.links[-1].reason == "it was decided on under its name"
    assert len(thread.links) == 4


def test_what_was_asked_for_under_a_heading_goes_on_its_thread(business_of: Build, make_item: Build) -> None:
    held = business_of(
        (DAYS[0], [make_item(1, "Town centre", text="Mr Hale was asked to bring an analysis of motorcycle thefts.")]),
        (DAYS[1], [make_item(2, "Motorcycle thefts", text="Mr Hale presented his analysis of motorcycle thefts.")]),
    )
    (thread,) = find_threads(held, matters=find_matters(held))
    assert [link.reason for link in thread.links] == ["it begins here", "it brings what was asked for here"]


def test_a_part_of_a_standing_matters_heading_goes_on_its_thread(business_of: Build, make_item: Build) -> None:
    held = business_of(
        *((day, [make_item(n, f"Safety Agreement: quarter {n}")]) for n, day in enumerate(DAYS[:3], 1)),
        (DAYS[3], [make_item(4, "Delivery plan 2021")]),
        (DAYS[4], [make_item(5, "Safety Agreement: delivery plan 2022")]),
    )
    (thread,) = find_threads(held)
    assert [link.title for link in thread.links][3] == "Delivery plan 2021"
    assert thread.links[3].reason == "its heading is a part of this matter's"


def test_a_heading_of_two_matters_is_in_both_threads(business_of: Build, make_item: Build) -> None:
    both = "Harbour Watch and Night Shelter Updates"
    held = business_of(
        *(
            (day, [make_item(2 * n, "Harbour Watch"), make_item(2 * n + 1, "Night Shelter")])
            for n, day in enumerate(DAYS[:3])
        ),
        (DAYS[3], [make_item(20, both)]),
    )
    assert [thread[-1] for thread in titles(find_threads(held))] == [both, both]


def test_a_reference_to_an_earlier_minute_joins_and_a_date_does_not(business_of: Build, make_item: Build) -> None:
    held = business_of(
        (DAYS[0], [make_item(12, "Lock-keeper's cottage")]),
        (DAYS[1], [make_item(20, "Repairs", text="Further to minute 12, the roof was mended.")]),
        (DAYS[2], [make_item(30, "Bunting", text="As in the minutes 12 March 2020, red was preferred.")]),
    )
    (thread,) = find_threads(held)
    assert [link.number for link in thread.links] == ["12", "20"]


def test_the_agenda_of_a_meeting_put_off_is_not_told_twice(
    make_paper: Build, make_item: Build, make_chronicle: Build
) -> None:
    announced = [make_item(1, "Harbour Grant - verbal update"), make_item(2, "Night Shelter")]
    held = find_business(
        make_chronicle(
            make_paper(date(2020, 10, 8), announced, kind=Kind.AGENDA),
            make_paper(date(2020, 10, 15), [make_item(1, "Harbour Grant"), make_item(2, "Night Shelter")]),
        )
    )
    assert {each.day for each in held} == {date(2020, 10, 15)}


def test_a_title_without_its_year_loses_the_words_that_led_to_it() -> None:
    assert thread_title(["Deaths in 2012", "Deaths in 2013"]) == "Deaths"
    assert thread_title(["Plan for the year 2012/13"]) == "Plan for the year"
    assert thread_title(["What lanterns are for"]) == "What lanterns are for"
