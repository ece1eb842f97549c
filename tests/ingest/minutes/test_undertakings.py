"""Who undertakes something in a sentence; what a speaker says that others must do binds nobody."""

import pytest

from ingest.minutes.undertakings import find_undertaker, offer_clause
from ingest.papers.paragraphs import Sentence


def undertaker(text: str, *, formal: bool = False) -> str | None:
    return find_undertaker(Sentence(text=text, start=0, end=len(text)), "", formal, [])


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "Cllr Hale asked if Cllr Noor would speak to the farmer about the stile and she agreed to do so.",
            "Cllr Noor",
        ),
        ("A working party will paint the shelter.", "working party"),
        ("The transport officers also offered to provide a talk.", "transport officers"),
    ],
)
def test_groups_and_members_undertake_as_posts_do(text: str, owner: str) -> None:
    assert undertaker(text) == owner


def test_a_request_nobody_took_up_binds_nobody() -> None:
    assert undertaker("Cllr Hale asked if Cllr Noor would speak to the farmer.") is None


def test_what_a_group_would_do_in_discussion_binds_nobody_in_a_formal_paper() -> None:
    assert undertaker("The team would visit the school.", formal=True) is None


def test_an_offer_stands_without_the_account_before_it() -> None:
    assert offer_clause("It was important that the school was told soon, and Mrs Hale offered to write.") == (
        "Mrs Hale offered to write."
    )


def test_a_pronoun_means_the_person_told_of_before() -> None:
    text = "Matters of the road were raised and he agreed to look into them."
    before = "Cllr Hale spoke of the new council."
    assert find_undertaker(Sentence(text=text, start=0, end=len(text)), before, False, []) == "Cllr Hale"


def test_taking_the_chair_is_nothing_to_be_done() -> None:
    assert undertaker("Mrs Hale will leave and the Clerk will take the chair meanwhile.") is None


def test_what_a_post_will_do_is_noted_also_where_decisions_stand_in_capitals() -> None:
    assert undertaker("It was noted the Town Clerk would update the rules.", formal=True) == "the Town Clerk"
