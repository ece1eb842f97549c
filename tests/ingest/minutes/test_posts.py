"""Posts and the bodies they are of."""

import pytest

from ingest.minutes.posts import is_meeting_office, is_post
from ingest.minutes.posts_of_bodies import Post, read_post


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("Head of Ponds, ACC", "Head of Ponds", "ACC"),
        ("Chair of the Arden Panel", "Chair", "Arden Panel"),
        ("Co-Chair Arden Housing Subgroup", "Co-Chair", "Arden Housing Subgroup"),
        ("Lead at Arden Fire Service", "Lead", "Arden Fire Service"),
        ("Director of Children's Countywide Services", "Director of Children's Countywide Services", None),
        ("Chief Executive, Office of the Commissioner", "Chief Executive", "Office of the Commissioner"),
        ("Head of Ponds, Arden Water Trust, Westfold", "Head of Ponds", "Arden Water Trust"),
        ("Clerk and Executive Officer to Arden Parish Council", "Clerk and Executive Officer", "Arden Parish Council"),
    ],
)
def test_office_and_body_are_told_apart(text: str, office: str, body: str | None) -> None:
    assert read_post(text) == Post(office=office, body=body)


def test_organisations_and_remarks_are_no_posts() -> None:
    assert is_post("Democratic Services Officer")
    assert not any(
        is_post(text)
        for text in (
            "Arden Police",
            "from item 4",
            "Councillors",
            "in the absence of the Chair",
            "allocated by the Commissioner",
        )
    )


def test_chair_and_clerk_are_the_meetings_own() -> None:
    assert is_meeting_office("Vice-Chairman")
    assert is_meeting_office("Clerk")
    assert not is_meeting_office("Head of Ponds")
