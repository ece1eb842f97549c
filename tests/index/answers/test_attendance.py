"""Who attended: the lists of the meeting's own minutes."""

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace

import pytest

from corpus.records import Attendance, Kind, Page, Source, Status
from index.answer import Draft
from index.answers.attendance import ANSWER
from index.questions.printed import is_printed
from tests.index.answers.conftest import BODY, TODAY, SmallDesk

DAY = date(2024, 3, 5)


PRINTED = (
    "Minutes\nPresent: Mr Dale Pryor (Chair),\nMs Orla Finch and Mr Abel Tarn.\nApologies: Dr Lena Moss.\n1. Welcome"
)


def listed(name: str, status: Status) -> Attendance:
    start = PRINTED.index(name)
    return Attendance(name=name, status=status, source=Source(page=1, start=start, end=start + len(name)))


LISTED = (
    listed("Mr Dale Pryor", Status.PRESENT),
    listed("Ms Orla Finch", Status.PRESENT),
    listed("Dr Lena Moss", Status.APOLOGIES),
)


class Held:
    """A store with the minutes of one meeting."""

    def __init__(self, attendance: Sequence[Attendance]) -> None:
        part = SimpleNamespace(attendance=tuple(attendance), kind=Kind.MINUTES, items=(), first_page=1, last_page=1)
        place = SimpleNamespace(part=part, paper=SimpleNamespace(sha256="0" * 64, file="minutes.pdf"))
        self._meeting = SimpleNamespace(body=BODY, date=DAY, slug="farshire", parts=(place,))

    def meetings(self, **_asked: object) -> tuple[object, ...]:
        return (self._meeting,)

    def meeting(self, *_asked: object, **_for: object) -> object:
        return self._meeting

    def pages(self, *_asked: object, **_for: object) -> tuple[Page, ...]:
        return (Page(number=1, width=1.0, height=1.0, text=PRINTED, lines=()),)


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
        ("Who turned up on 5 March 2024?", "Mr Dale Pryor; Ms Orla Finch"),
        ("Who couldn't make it to the meeting on 5 March 2024?", "Dr Lena Moss"),
        ("Which members were absent on 5 March 2024?", "Dr Lena Moss"),
        ("Was Orla Finch at the Farshire Safety Partnership on 5 March 2024?", "Yes (Ms Orla Finch, present)"),
    ],
)
def test_the_lists_answer(question: str, answer: str) -> None:
    assert given(question, LISTED) == answer


def test_a_meeting_whose_minutes_are_not_held_has_no_attendance() -> None:
    assert given("Who attended the meeting of the Farshire Safety Partnership on 5 March 2031?", LISTED) is None


@pytest.mark.parametrize(
    "question", ["Who attended the conference on 5 March 2024?", "Who stood in for the chair on 5 March 2024?"]
)
def test_the_lists_of_a_meeting_tell_nothing_of_an_event_or_of_who_took_the_chair(question: str) -> None:
    understood = SmallDesk(()).analyst.understand(question, today=TODAY)
    assert ANSWER.bid(understood) == 0


def test_nobody_is_listed_where_the_minutes_list_nobody_so() -> None:
    assert given("Who was a substitute at the Farshire Safety Partnership on 5 March 2024?", LISTED[:1]) is None


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Who attended the meeting on 5 March 2024?", "Present: Mr Dale Pryor (Chair), Ms Orla Finch"),
        ("Was Orla Finch present on 5 March 2024?", "Present: … Ms Orla Finch"),
        ("Was Lena Moss present on 5 March 2024?", "Apologies: Dr Lena Moss."),
    ],
)
def test_lists_are_quoted_as_the_page_prints_them(question: str, quoted: str) -> None:
    draft = drafted(question, LISTED)
    assert draft
    (quote,) = draft.quotes
    assert quote.quote == quoted
    assert is_printed(quote.quote, PRINTED)


def test_a_list_parted_by_others_is_quoted_without_them() -> None:
    second = listed("Mr Abel Tarn", Status.PRESENT)
    between = listed("Ms Orla Finch", Status.SUBSTITUTE)
    draft = drafted("Who was a substitute at the meeting on 5 March 2024?", (LISTED[0], between, second))
    assert draft
    assert [quote.quote for quote in draft.quotes] == ["Present: … Ms Orla Finch"]


def given(question: str, attendance: Sequence[Attendance]) -> str | None:
    """Return the short answer over a store with these lists."""
    draft = drafted(question, attendance)
    return draft.short if draft else None


def drafted(question: str, attendance: Sequence[Attendance]) -> Draft | None:
    """Return the answer over a store with these lists."""
    desk = SmallDesk((), people=("Lena Moss", "Orla Finch"), histories=(SimpleNamespace(slug="farshire"),))
    desk.store, desk.audience = Held(attendance), None  # type: ignore[attr-defined]
    understood = desk.analyst.understand(question, today=TODAY)
    assert ANSWER.bid(understood) > 0
    return ANSWER.answer(understood, desk)  # type: ignore[arg-type]
