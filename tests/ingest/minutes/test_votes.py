"""Votes: figures, recorded votes by name, the Chair's casting vote."""

import pytest

from corpus.records import Vote
from ingest.minutes.votes import find_vote


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("The voting was as follows. For (27) … Against (10) … Abstain (2)", Vote(votes_for=27, against=10, abstain=2)),
        ("The motion was put: 5 for, 2 against and 1 abstention", Vote(votes_for=5, against=2, abstain=1)),
        ("Motion carried 4-0.", Vote(votes_for=4, against=0, abstain=None)),
        ("Ayes: 4. Nays: 1.", Vote(votes_for=4, against=1, abstain=None)),
        (
            "The motion fell, 2 Members voting for, 4 against and none abstaining.",
            Vote(votes_for=2, against=4, abstain=0),
        ),
        ("Agreed unanimously.", None),
        ("The vote of thanks for 2019 was warm.", None),
    ],
)
def test_counted_votes_are_read_and_others_left_unknown(text: str, vote: Vote | None) -> None:
    assert find_vote(text) == vote


RECORDED = """A recorded vote was asked for; voting was as follows: For: Councillors Ash, De Birch and Cole-Wright (3)
Against: Cllrs Dale and Elm (2)
Abstained: Councillor Mrs Fern (1)"""


def test_a_recorded_vote_keeps_the_names_on_each_side() -> None:
    vote = find_vote(RECORDED)
    assert vote == Vote(
        votes_for=3,
        against=2,
        abstain=1,
        names_for=("Ash", "De Birch", "Cole-Wright"),
        names_against=("Dale", "Elm"),
        names_abstaining=("Mrs Fern",),
    )


def test_a_list_that_does_not_come_to_its_figure_is_not_taken_for_the_vote() -> None:
    assert find_vote(RECORDED.replace("(3)", "(9)")) is None


def test_a_casting_vote_is_told_even_where_no_figures_are() -> None:
    vote = find_vote("The votes were equal; the Chairman used his casting vote and it was carried.")
    assert vote == Vote(casting=True)
