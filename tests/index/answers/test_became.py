"""What became of an action: the last that is heard of it."""

from datetime import date
from types import SimpleNamespace

from corpus.years.matters import Matter, Step, StepKind
from tests.index.answers.conftest import BODY, Asked, evidence

RAISED, LATER = date(2024, 3, 5), date(2024, 7, 16)


def step(kind: StepKind, day: date, words: str) -> Step:
    return Step(kind=kind, day=day, held_by="farshire", key="7", evidence=evidence(words, day), reason="")


def history(*steps: Step) -> SimpleNamespace:
    text = "write to the harbour board about lamps"
    matter = Matter(id="farshire/2024-03-05/7", body="farshire", text=text, owner="Ms Finch", due=None, steps=steps)
    return SimpleNamespace(matters=(matter,), body=BODY, coverage=SimpleNamespace(last=LATER))


ASKED = step(StepKind.RAISED, RAISED, "Ms Finch to write to the harbour board about lamps.")
DONE = step(StepKind.DONE, LATER, "Ms Finch reported that the letter about lamps was sent.")


def test_what_later_minutes_tell_answers(asked: Asked) -> None:
    draft = asked(
        "action", "What became of the letter to the harbour board about lamps?", histories=(history(ASKED, DONE),)
    )
    assert draft is not None
    assert draft.short is not None
    assert draft.short.startswith("Done: Ms Finch reported")
    assert [quote.date for quote in draft.quotes] == [LATER, RAISED]


def test_that_nothing_is_heard_is_said_and_less_sure(asked: Asked) -> None:
    question = "What became of the request to write to the harbour board about lamps?"
    silent, told = (asked("action", question, histories=(history(*steps),)) for steps in ((ASKED,), (ASKED, DONE)))
    assert silent is not None
    assert told is not None
    assert "say nothing of it" in str(silent.short)
    assert silent.confidence < told.confidence
