"""When: a day in a sentence, or the day of the meeting that did it."""

from datetime import date
from types import SimpleNamespace

from tests.index.answers.conftest import BODY, Asked, entry

LAUNCH = entry("The beat model was launched on 7 June 2023.", title="Beat model", day=date(2023, 7, 12))
SHORT = entry("The beat model was launched in June 2023.", title="Policing", day=None)
RUN = entry("The consultation on the charter ran from 14 July to 16 October 2023.", day=date(2023, 7, 12))
DONE = entry("RESOLVED that the lighting charter be adopted.", title="Lighting charter", day=date(2022, 3, 9))


def test_the_more_exact_of_two_days_that_agree_answers(asked: Asked) -> None:
    draft = asked("when", "When was the beat model launched?", LAUNCH, SHORT, RUN)
    assert draft is not None
    assert draft.short == "7 June 2023"


def test_the_end_of_a_stretch_of_time_is_not_its_beginning(asked: Asked) -> None:
    draft = asked("when", "When did the consultation on the charter end?", LAUNCH, RUN)
    assert draft is not None
    assert draft.short == "16 October 2023"


def test_what_was_adopted_was_adopted_at_its_meeting(asked: Asked) -> None:
    draft = asked("when", "When was the lighting charter adopted?", LAUNCH, RUN, DONE)
    assert draft is not None
    assert draft.short == "9 March 2022"


HELD = entry("RESOLVED that the minutes of the last meeting be signed.", title="Minutes", day=date(2023, 7, 12))
TO_COME = entry(
    "The next meetings are on 12 July 2023 and 31 March 2024.", title="Dates of meetings", day=date(2023, 3, 9)
)
MONTHLY = [SimpleNamespace(body=BODY, coverage=SimpleNamespace(last=date(2023, 7, 12)))]


def test_the_meeting_of_a_month_is_the_one_that_was_held(asked: Asked) -> None:
    draft = asked("when", "When was the July 2023 meeting?", HELD, TO_COME, histories=MONTHLY)
    assert draft is not None
    assert draft.short == "12 July 2023"


def test_the_meeting_of_a_month_to_come_is_the_one_announced(asked: Asked) -> None:
    draft = asked("when", "When is the March 2024 meeting of the Partnership?", HELD, TO_COME, histories=MONTHLY)
    assert draft is not None
    assert draft.short == "31 March 2024"


def test_of_a_month_without_a_meeting_nothing_is_told(asked: Asked) -> None:
    assert asked("when", "When was the May 2023 meeting?", HELD, TO_COME, histories=MONTHLY) is None


def test_the_first_and_the_last_day_of_a_stretch_are_told_apart(asked: Asked) -> None:
    lamps = entry("The lamp consultation was to run from 8 July 2019 to 30 September 2019.")
    found = [asked("when", f"When did the lamp consultation {verb}?", lamps) for verb in ("open", "close")]
    assert [draft.short for draft in found if draft] == ["8 July 2019", "30 September 2019"]
