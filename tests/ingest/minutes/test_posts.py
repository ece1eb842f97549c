"""Posts and the bodies they are of."""

from ingest.minutes.posts import is_meeting_office, is_post


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


def test_a_body_of_those_who_hold_a_post_is_no_post() -> None:
    assert not is_post("Farm Workers Union")
    assert not is_post("Headteachers Forum")
    assert is_post("Union Representative")


def test_an_office_of_somebody_is_a_body_and_who_works_there_has_a_post() -> None:
    assert not is_post("Office of the Police and Crime Commissioner")
    assert not is_post("Weald Police and Crime Commissioner’s Office")
    assert is_post("Chief of Staff, Office of the Police and Crime Commissioner")
    assert is_post("Head of the Mayor’s Office")
