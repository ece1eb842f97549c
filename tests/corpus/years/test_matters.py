"""What came of an action: told by words that stand together, by its owner, by a reference back; not by chance words."""

from collections.abc import Callable
from datetime import date
from typing import Any

from corpus.records import Action, Item, Kind, Source
from corpus.years.business import find_business
from corpus.years.matters import Matter, State, StepKind, find_matters

Build = Callable[..., Any]
RAISED, NEXT, LATER = date(2020, 3, 10), date(2020, 7, 10), date(2020, 11, 10)
LAMPS = "Mr Hale to bring a survey of broken street lamps in Cornmarket"


def raised(make_item: Build, text: str, owner: str | None) -> Item:
    action = Action(text=text, owner=owner, source=Source(page=1, start=1000, end=1001 + len(text)))
    item: Item = make_item(1, "Town centre", text=text, actions=(action,))
    return item


def steps(matter: Matter) -> list[tuple[StepKind, date]]:
    return [(step.kind, step.day) for step in matter.steps[1:]]


def test_what_its_owner_reports_closes_a_matter(business_of: Build, make_item: Build) -> None:
    done = make_item(2, "Lighting", text="Mr Hale presented the survey of broken street lamps.")
    (matter,) = find_matters(business_of((RAISED, [raised(make_item, LAMPS, "Mr Hale")]), (NEXT, [done])))
    assert steps(matter) == [(StepKind.DONE, NEXT)]
    assert "names its owner" in matter.steps[1].reason


def test_what_is_asked_for_again_is_chased_and_not_done(business_of: Build, make_item: Build) -> None:
    again = make_item(2, "Lighting", text="The survey of broken street lamps had not been received from Mr Hale.")
    done = make_item(3, "Lighting", text="Mr Hale presented the survey of broken street lamps.")
    (matter,) = find_matters(
        business_of((RAISED, [raised(make_item, LAMPS, "Mr Hale")]), (NEXT, [again]), (LATER, [done]))
    )
    assert steps(matter) == [(StepKind.CHASED, NEXT), (StepKind.DONE, LATER)]


def test_words_scattered_over_a_long_paragraph_are_no_word_of_it(business_of: Build, make_item: Build) -> None:
    long = (
        "The annual survey of residents was published. The market was busy. A bridge in Eastlode was broken. Traffic "
        "was heavy. The street party was held in June. Attendance rose. New lamps for the library were bought."
    )
    (matter,) = find_matters(
        business_of((RAISED, [raised(make_item, LAMPS, "members")]), (NEXT, [make_item(2, "Other news", text=long)]))
    )
    assert steps(matter) == []


def test_words_of_promising_and_the_bodys_own_name_close_nothing(business_of: Build, make_item: Build) -> None:
    promise = "Ms Lund would report back to the Westmere Safer Places Partnership in due course on parking permits"
    other = "The policy on adders had been circulated to the Westmere Safer Places Partnership in due course."
    (matter,) = find_matters(
        business_of((RAISED, [raised(make_item, promise, "Ms Lund")]), (NEXT, [make_item(2, "Adders", text=other)]))
    )
    assert steps(matter) == []


def test_a_link_taken_back_by_staff_is_passed_over_and_the_matter_followed_on(
    business_of: Build, make_item: Build
) -> None:
    done = make_item(2, "Lighting", text="Mr Hale presented the survey of broken street lamps.")
    later = make_item(3, "Lighting", text="The survey of broken street lamps had been received from Mr Hale.")
    held = business_of((RAISED, [raised(make_item, LAMPS, "Mr Hale")]), (NEXT, [done]), (LATER, [later]))
    (matter,) = find_matters(held)
    assert matter.state(LATER, last_sitting=LATER) is State.DONE
    undone = {(matter.id, f"{NEXT.isoformat()}/2")}
    (followed,) = find_matters(held, frozenset(undone))
    assert steps(followed) == [(StepKind.DONE, LATER)]
    (open_again,) = find_matters(held, frozenset(undone | {(matter.id, f"{LATER.isoformat()}/3")}))
    assert steps(open_again) == []
    assert open_again.state(LATER, last_sitting=LATER) is State.OPEN


def test_the_rows_of_a_reports_action_plan_are_followed_from_the_meeting_it_was_before(
    make_paper: Build, make_item: Build, make_chronicle: Build
) -> None:
    row = Action(text="Survey the broken street lamps", owner="Ann Hale", source=Source(page=4, start=1, end=9))
    report = make_paper(RAISED, kind=Kind.REPORT, agenda_ref="B1", actions=(row,))
    chronicle = make_chronicle(
        report,
        make_paper(RAISED, [make_item(1, "Safety Agreement", agenda_ref="B1")]),
        make_paper(NEXT, [make_item(2, "Lighting", text="Ann Hale presented the survey of broken street lamps.")]),
    )
    (matter,) = find_matters(find_business(chronicle))
    assert (matter.owner, matter.steps[0].key, matter.steps[0].evidence.page) == ("Ann Hale", "1", 4)
    assert matter.steps[0].evidence.file == report.paper.file
    assert steps(matter) == [(StepKind.DONE, NEXT)]
