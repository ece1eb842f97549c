"""Who moved and seconded, and how it was voted."""

import pytest

from corpus.records import Vote
from ingest.minutes.movers import find_movers, find_vote


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
    ("text", "vote"),
    [
        ("The voting was as follows. For (27) … Against (10) … Abstain (2)", Vote(votes_for=27, against=10, abstain=2)),
        ("The motion was put: 5 for, 2 against and 1 abstention", Vote(votes_for=5, against=2, abstain=1)),
        ("Motion carried 4-0.", Vote(votes_for=4, against=0, abstain=None)),
        ("Ayes: 4. Nays: 1.", Vote(votes_for=4, against=1, abstain=None)),
        ("Agreed unanimously.", None),
        ("The vote of thanks for 2019 was warm.", None),
    ],
)
def test_counted_votes_are_read_and_others_left_unknown(text: str, vote: Vote | None) -> None:
    assert find_vote(text) == vote
