"""Which lines head a list of who was there, and what they tell of those below."""

import pytest
from printed import page

from corpus.records import Status
from ingest.minutes.attendance_labels import is_list_label, told_of


@pytest.mark.parametrize(
    "text",
    [
        "Present:-",
        "In Attendance:",
        "Non-members in attendance at request of Chief Officer:-",
        "Apologies were received from: Ada Hale",
        "SEDERUNT",
        "Supporting Officers:",
        "WDA officers",
        "Other Attendees:",
        "Attendance and Apologies:",
    ],
)
def test_labels_head_lists(text: str) -> None:
    assert is_list_label(text)


@pytest.mark.parametrize("text", ["Presentations", "Attendance at schools had risen", "Ada Hale was present"])
def test_other_lines_do_not(text: str) -> None:
    assert not is_list_label(text)


def test_lists_tell_of_people_who_came_and_who_did_not() -> None:
    assert told_of(page(["Present: Ada Hale", "Apologies: Jo Noor"]).lines) == {Status.PRESENT, Status.APOLOGIES}
