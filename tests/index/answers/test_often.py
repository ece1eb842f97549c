"""How often: the minutes that deal with a matter, counted and shown."""

from datetime import date

from tests.index.answers.conftest import Asked, entry

LAMPS = [
    entry(f"Members heard of the lamps in {day.year}.", title="Street lighting", day=day)
    for day in (date(2017, 5, 2), date(2019, 5, 7), date(2021, 5, 4))
]
OTHER = entry("The street was quiet.", title="Youth")


def test_each_meeting_counts_once_and_is_shown(asked: Asked) -> None:
    draft = asked("count", "How often was street lighting discussed?", *LAMPS, OTHER)
    assert draft is not None
    assert draft.short == "3 meetings (3 items)"
    assert [quote.date for quote in draft.quotes] == [each.date for each in LAMPS]


def test_only_the_time_asked_about_counts(asked: Asked) -> None:
    draft = asked("count", "How often was street lighting discussed since 2018?", *LAMPS, OTHER)
    assert draft is not None
    assert draft.short == "2 meetings (2 items)"
