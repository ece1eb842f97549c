"""Of which body a post is."""

import pytest

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


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("Weald Police, Chair", "Chair", "Weald Police"),
        ("Chief Executive NHCT & Parks", "Chief Executive", "NHCT & Parks"),
        ("Assistant Clerk/Engineer to the Board", "Assistant Clerk/Engineer", "Board"),
        ("T/Director of Partnership", "T/Director of Partnership", None),
    ],
)
def test_a_body_may_stand_first_or_straight_behind(text: str, office: str, body: str | None) -> None:
    assert read_post(text) == Post(office=office, body=body)
