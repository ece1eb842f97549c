"""What was decided: the resolution of the minute that is about it, in its words."""

from datetime import date

from tests.index.answers.conftest import Asked, entry

LAMPS = entry(
    "Members discussed the lamps in Harbour Lane.\nRESOLVED that twelve lamps be bought.",
    title="Street lighting",
    day=date(2024, 7, 16),
)
ROADS = entry("Members heard of the crossings.\nRESOLVED that the report be noted.", title="Road safety")


def test_the_decision_is_given_with_its_day_and_minute(asked: Asked) -> None:
    draft = asked("decision", "What was decided about street lighting?", LAMPS, ROADS)
    assert draft is not None
    assert draft.short == "RESOLVED that twelve lamps be bought. (16 July 2024, minute 7)"
    assert draft.confidence > 0.64


def test_what_was_never_decided_is_not_sure(asked: Asked) -> None:
    draft = asked("decision", "What was decided about a curfew for teenagers?", LAMPS, ROADS)
    assert draft is None or draft.confidence < 0.64


def test_a_decision_about_something_else_in_the_minute_is_not_sure(asked: Asked) -> None:
    minute = entry(
        "The plan brings together the work of the five harbour boards.\nRESOLVED that the harbour boards be thanked.",
        title="Safety plan",
    )
    draft = asked("decision", "What was decided on bringing together the five harbour boards?", minute, ROADS)
    other = asked("decision", "What was decided on merging ferries with the five boards?", minute, ROADS)
    assert draft is not None
    assert other is None or other.confidence < 0.64


def test_only_what_says_the_same_is_told_to_say_the_same(asked: Asked) -> None:
    again = entry("RESOLVED that twelve lamps be bought.", title="Street lighting", kind="resolution", day=LAMPS.date)
    other = entry("RESOLVED that the work on street lighting be supported.", title="Street lighting", day=LAMPS.date)
    draft = asked("decision", "What was decided about street lighting and lamps?", LAMPS, again, other)
    assert draft is not None
    assert all("twelve lamps be bought" in quote.quote for quote in draft.also)
    assert draft.also
