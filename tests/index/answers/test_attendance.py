"""Who attended: the lists of the meeting's own minutes."""

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace

import pytest

from corpus.records import Attendance, Kind, Page, Source, Status
from index.answers.attendance import ANSWER
from tests.index.answers.conftest import BODY, TODAY, SmallDesk

DAY = date(2024, 3, 5)


def listed(name: str, status: Status) -> Attendance:
    return Attendance(name=name, status=status, source=Source(page=1, start=0, end=9))


LISTED = (
    listed("Mr Dale Pryor", Status.PRESENT),
    listed("Ms Orla Finch", Status.PRESENT),
    listed("Dr Lena Moss", Status.APOLOGIES),
)


class Held:
    """A store with the minutes of one meeting."""

    def __init__(self, attendance: Sequence[Attendance]) -> None:
        part = SimpleNamespace(attendance=tuple(attendance), kind=Kind.MINUTES, first_page=1, last_page=1)
        place = SimpleNamespace(part=part, paper=SimpleNamespace(sha256="0" * 64, file="minutes.pdf"))
        self._meeting = SimpleNamespace(body=BODY, date=DAY, slug="farshire", parts=(place,))

    def meetings(self, **_asked: object) -> tuple[object, ...]:
        return (self._meeting,)

    def meeting(self, *_asked: object, **_for: object) -> object:
        return self._meeting

    def pages(self, *_asked: object, **_for: object) -> tuple[Page, ...]:
        return (Page(number=1, width=1.0, height=1.0, text="Present: Mr Dale Pryor", lines=()),)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "Who attended the meeting of the Farshire Safety Partnership on 5 March 2024?",
            "Mr Dale Pryor; Ms Orla Finch",
        ),
        ("Who sent apologies to the Farshire Safety Partnership on 5 March 2024?", "Dr Lena Moss"),
        ("Was Lena Moss present on 5 March 2024?", "No: sent apologies (Dr Lena Moss, apologies)"),
        ("Was Orla Finch present on 5 March 2024?", "Yes (Ms Orla Finch, present)"),
    ],
)
def test_the_lists_answer(question: str, answer: str) -> None:
    assert given(question, LISTED) == answer


def test_a_meeting_whose_minutes_are_not_held_has_no_attendance() -> None:
    assert given("Who attended the meeting of the Farshire Safety Partnership on 5 March 2031?", LISTED) is None


def test_nobody_is_listed_where_the_minutes_list_nobody_so() -> None:
    assert given("Who sent apologies to the Farshire Safety Partnership on 5 March 2024?", LISTED[:1]) is None


def given(question: str, attendance: Sequence[Attendance]) -> str | None:
    """Return the short answer over a store with these lists."""
    desk = SmallDesk((), people=("Lena Moss", "Orla Finch"), histories=(SimpleNamespace(slug="farshire"),))
    desk.store, desk.audience = Held(attendance), None  # type: ignore[attr-defined]
    understood = desk.analyst.understand(question, today=TODAY)
    assert ANSWER.bid(understood) > 0
    draft = ANSWER.answer(understood, desk)  # type: ignore[arg-type]
    return draft.short if draft else None
