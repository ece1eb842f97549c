"""When is something due that is to be brought to a named month's meeting?"""

from datetime import date

import pytest

from corpus.records import Period
from corpus.years.requests import find_meeting_due

MET = date(2021, 7, 14)
OCTOBER = Period(start=date(2021, 10, 1), end=date(2021, 10, 31))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Mr Hale was asked that a report be brought back to the October meeting", OCTOBER),
        ("Mr Hale to report to the October 2021 meeting", OCTOBER),
        ("Mr Hale to report to the February meeting", Period(start=date(2022, 2, 1), end=date(2022, 2, 28))),
        ("Mr Hale to report to the July meeting", None),
        ("Mr Hale to report to the next meeting", None),
        ("Mr Hale to count the boats moored in October", None),
    ],
)
def test_what_goes_to_a_named_months_meeting_is_due_in_it(text: str, due: Period | None) -> None:
    assert find_meeting_due(text, MET) == due
