"""When: a day in a sentence, or the day of the meeting that did it."""

from datetime import date

from tests.index.answers.conftest import Asked, entry

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
