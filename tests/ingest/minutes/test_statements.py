"""What a statement of an office says: whose office it is where the paper says only "the Panel"."""

from datetime import date

import pytest

from corpus.records import Event, Source
from ingest.minutes.statements import Meeting, is_person, state_office

MEETING = Meeting(body="Weald Crime Panel", date=date(2024, 5, 1))
SAID = (Source(page=1), "")


@pytest.mark.parametrize("body", ["Panel", "the Panel", None])
def test_an_office_of_the_panel_is_of_the_panel_that_meets(body: str | None) -> None:
    office = state_office("Mr A Hale", "Chair", (Event.ELECTED, MEETING), SAID, body)
    assert (office.person, office.office, office.body) == ("A Hale", "Chair", "Weald Crime Panel")


def test_a_body_that_is_named_keeps_its_name() -> None:
    assert state_office("A Hale", "Chair", (Event.HOLDS, MEETING), SAID, "Roads Committee").body == "Roads Committee"


@pytest.mark.parametrize("name", ["Community Services", "Chief Executive", "Weald Police"])
def test_posts_and_services_are_no_people(name: str) -> None:
    assert not is_person(name, name)
