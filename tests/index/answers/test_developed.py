"""How a matter developed: its thread, meeting by meeting."""

from datetime import date
from types import SimpleNamespace

from corpus.years.threads import Link, Thread
from tests.index.answers.conftest import BODY, Asked, evidence


def link(day: date) -> Link:
    return Link(
        day=day,
        held_by="farshire",
        key="7",
        title="Street lighting",
        number="7",
        minuted=True,
        evidence=evidence("Street lighting", day),
        decisions=(evidence(f"RESOLVED in {day.year}", day),),
        sums=(),
        reason="",
    )


LINKS = tuple(link(date(year, 5, 2)) for year in (2019, 2021, 2023))
THREAD = Thread(slug="street-lighting", body="farshire", title="Street lighting", links=LINKS)
HISTORY = SimpleNamespace(threads=(THREAD,), body=BODY)


def test_each_meeting_is_told_with_its_decision(asked: Asked) -> None:
    draft = asked("development", "How did street lighting develop over the years?", histories=(HISTORY,))
    assert draft is not None
    assert str(draft.short).startswith("At 3 meetings: 2 May 2019, Street lighting")
    assert [quote.quote for quote in draft.quotes] == ["RESOLVED in 2019", "RESOLVED in 2021", "RESOLVED in 2023"]


def test_only_the_time_asked_about_is_told(asked: Asked) -> None:
    draft = asked("development", "How did street lighting develop since 2020?", histories=(HISTORY,))
    assert draft is not None
    assert str(draft.short).startswith("At 2 meetings: 2 May 2021")
