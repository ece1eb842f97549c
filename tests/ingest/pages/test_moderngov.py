"""How a ModernGov page heads a meeting."""

from datetime import date

import pytest

from ingest.pages.moderngov import MeetingHeading, list_label, read_day, read_meeting_heading


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        (
            "Vale Safety Board - Tuesday, 25th March, 2025 10.00 am",
            MeetingHeading(body="Vale Safety Board", day=date(2025, 3, 25), time="10.00 am", status=None),
        ),
        (
            "Joint Board - North - Thursday, 15th January, 2026 7.30 pm, POSTPONED",
            MeetingHeading(body="Joint Board - North", day=date(2026, 1, 15), time="7.30 pm", status="postponed"),
        ),
        ("Elm Board - 3 May 2024", MeetingHeading(body="Elm Board", day=date(2024, 5, 3), time=None, status=None)),
        ("Committee structure", None),
    ],
)
def test_a_heading_tells_body_day_time_and_status(words: str, heading: MeetingHeading | None) -> None:
    assert read_meeting_heading(words) == heading


def test_days_are_read_as_sites_print_them() -> None:
    day = date(2026, 1, 13)
    assert {read_day(words) for words in ("13/01/2026", "2026-01-13T10:00", "13 Jan 2026", "13th January, 2026")} == {
        day
    }
    assert read_day("31/02/2026") is read_day("soon") is None


def test_lists_are_labelled_as_browsers_do() -> None:
    assert [list_label(kind, 4) for kind in ("1", "a", "A", "i")] == ["4.", "d.", "D.", "iv."]
