"""Who moved and seconded, and how it was voted."""

import pytest

from ingest.minutes.movers import find_movers


@pytest.mark.parametrize(
    "text",
    [
        "Mr Hale proposed, and Ms Noor seconded the motion that",
        "Proposed by Mr Hale, seconded by Ms Noor.",
        "It was moved by Mr Hale, seconded by Ms Noor, to adopt the plan.",
        "Proposed Mr Hale, seconded Ms Noor",
        "MOTION by Mr Hale, second by Ms Noor, to table the matter.",
    ],
)
def test_every_usual_form_names_the_same_two(text: str) -> None:
    movers = find_movers(text)
    assert (movers.proposer, movers.seconder) == ("Mr Hale", "Ms Noor")


def test_initials_are_movers_too() -> None:
    movers = find_movers("Prop: AH; 2nd: BN")
    assert (movers.proposer, movers.seconder) == ("AH", "BN")


def test_a_remark_has_no_movers() -> None:
    assert find_movers("The Chair thanked all who had come.").proposer is None


@pytest.mark.parametrize(
    ("text", "proposer", "seconder"),
    [
        (
            "RESOLVED (on the proposal of Councillor Ash, seconded by Councillor Birch) that:",
            "Councillor Ash",
            "Councillor Birch",
        ),
        ("On the motion of Cllr Ash, seconded by Cllr Birch, it was agreed to adjourn.", "Cllr Ash", "Cllr Birch"),
    ],
)
def test_movers_may_be_named_by_whose_motion_it_was(text: str, proposer: str, seconder: str) -> None:
    movers = find_movers(text)
    assert (movers.proposer, movers.seconder) == (proposer, seconder)


def test_what_was_moved_may_follow_that_it_was_carried() -> None:
    movers = find_movers(
        "Proposed by Cllr Ash, seconded by Cllr Birch and carried unanimously: That the path be cleared."
    )
    assert movers.motion == "That the path be cleared."
