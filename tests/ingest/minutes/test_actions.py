"""Who is to do what after the meeting; what others do, and what was done before, is no action."""

from datetime import date

import pytest

from corpus.records import Attendance, Line, Source, Status
from ingest.minutes.actions import find_actions, find_due
from ingest.papers.paragraphs import set_paragraph

PRESENT = [Attendance(name=name, status=Status.PRESENT, source=Source(page=1)) for name in ("Ada Hale", "Jo Noor")]


def owners(text: str, *, formal: bool = False) -> list[str | None]:
    line = Line(text=text, page=1, x0=72, top=100, x1=500, bottom=112, size=11, bold=False, italic=False, start=0,
                end=len(text))  # fmt: skip
    return [action.owner for action in find_actions([set_paragraph([line])], [], formal=formal, attendance=PRESENT)]


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Clerk to e-mail the school.", "Clerk"),
        ("The Chair asked that officers circulate the figures.", "officers"),
        ("BP asked the Parish Clerk to write to the police.", "the Parish Clerk"),
        ("Ms Noor stated she would circulate the plan.", "Ms Noor"),
        ("This will be taken up by County Councillor Hale.", "County Councillor Hale"),
        ("AH offered to be a delegate.", "AH"),
        ("Ms Noor undertook to report back.", "Ms Noor"),
        ("Councillors discussed this and asked Mr Noor to enquire about bins.", "Mr Noor"),
        ("Nothing to do with NPC and Cllr Hale will inform her of this.", "Cllr Hale"),
        ("Action: JN to write by 30 June 2025.", "JN"),
        ("Action Point: Clerk/chair to ensure that the minutes are sent.", "Clerk/chair"),
        ("Action: All governors to choose a committee.", "All governors"),
        ("Two more sites are to be asked for. Action 2.03: AH/JN", "AH/JN"),
        ("Ada provided a list but agreed to send more.", "Ada"),
        ("As the county had allowed it, the clerk agreed to ask again.", "the clerk"),
        ("The audit was noted; this will be pursued by the Clerk and RFO.", "the Clerk and RFO"),
    ],
)
def test_an_undertaking_names_its_owner(sentence: str, owner: str) -> None:
    assert owners(sentence) == [owner]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Elsewhere agreed to write to us.",
        "Mr Noor would welcome ideas.",
        "The road will open.",
        "Cllr Hale had to leave.",
    ],
)
def test_what_binds_nobody_here_is_no_action(sentence: str) -> None:
    assert owners(sentence) == []


def test_at_a_formal_meeting_a_reply_can_bind() -> None:
    assert owners("Mr Noor would send details of the training to members.", formal=True) == ["Mr Noor"]
    assert owners("Mr Noor explained that demand would grow.", formal=True) == []


def test_the_meeting_gives_a_day_its_year() -> None:
    due = find_due("AH to write by 30 June", date(2025, 5, 1))
    assert due is not None
    assert due.start == date(2025, 6, 30)


def test_eighty_names_do_not_take_long() -> None:
    names = ", ".join(f"Mr A{n} Hale Noor Lund" for n in range(80)).replace("0", "o")
    assert owners(f"{names} and the rest listened to the talk.") == []


def test_two_undertakings_that_open_alike_are_two() -> None:
    opening = "In response to a comment, the Town Clerk agreed to"
    assert owners(f"{opening} send the plan. {opening} write to the owner.") == ["the Town Clerk", "the Town Clerk"]
