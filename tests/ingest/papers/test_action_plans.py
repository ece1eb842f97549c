"""Action plans in reports become actions with owner and day."""

from datetime import date

from corpus.records import Kind, Part, Period
from ingest.pages.typesetting import Block, Rows, set_page
from ingest.papers.action_plans import plan_actions

PLAN = Rows(
    cells=(
        ("Action", "Lead", "By when", "Progress"),
        ("Light the path by the weir", "Ann Hale", "31 March 2025", "Quotes asked for"),
        ("Train ten wardens", "District councils", "Summer", ""),
        ("Close the old gate", "Ann Hale", "1 May 2024", "Completed"),
    )
)
PAGES = (set_page([Block(text="What we shall do next", bold=True), PLAN]),)


def part(kind: Kind) -> Part:
    return Part(id="p1", kind=kind, title="Plan", date=date(2024, 9, 1), first_page=1, last_page=1)


def test_rows_that_are_not_done_are_actions_with_owner_and_day() -> None:
    (planned,) = plan_actions([part(Kind.REPORT)], PAGES)
    assert [(one.text, one.owner) for one in planned.actions] == [
        ("Light the path by the weir", "Ann Hale"),
        ("Train ten wardens", "District councils"),
    ]
    assert planned.actions[0].due == Period(start=date(2025, 3, 31), end=date(2025, 3, 31))
    assert planned.actions[1].due is None


def test_the_words_of_an_action_can_be_shown_on_their_page() -> None:
    (planned,) = plan_actions([part(Kind.STRATEGY)], PAGES)
    place = planned.actions[0].source
    assert PAGES[0].text[place.start : place.end].startswith("Light the path")


def test_minutes_keep_theirs_with_their_items() -> None:
    assert plan_actions([part(Kind.MINUTES)], PAGES)[0].actions == ()
