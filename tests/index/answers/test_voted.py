"""How a vote went: the outcome that the minute prints for the motion that is asked about, with its counts."""

from datetime import date

import pytest

from tests.index.answers.conftest import Asked, entry

MOTIONS = entry(
    "Motion 1 – Fountains\n"
    "Mr Arkwright proposed, and Ms Bellweather seconded the motion that\n"
    "“This Council resolves to:\n"
    "1. Restore the fountains in every market square before the summer.\n"
    "The Chairman put the motion to the vote and the voting was as follows.\n"
    "For (12)\nMr Arkwright, Ms Bellweather\nAgainst (31)\nMr Coppice, Mrs Dray\nAbstain (1)\nMr Elm\nMotion lost.\n"
    "Motion 2 – Ferry fares\n"
    "Mr Coppice proposed, and Mrs Dray seconded the motion that\n"
    "“The fares of the ferry be frozen for two years.\n"
    "The Chairman put the motion to the vote.\n"
    "For (40)\nMr Coppice, Mrs Dray\nAgainst (4)\nMr Elm\nMotion carried.\n",
    title="Motions for debate",
    day=date(2024, 7, 16),
)
LAMPS = entry("Members discussed the lamps.\nRESOLVED that twelve lamps be bought.", title="Street lighting")


@pytest.mark.parametrize(
    ("question", "short"),
    [
        (
            "How did the motion on the fountains fare?",
            "Motion lost; For (12); Against (31); Abstain (1) (16 July 2024)",
        ),
        ("Was the motion on ferry fares carried?", "Motion carried; For (40); Against (4) (16 July 2024)"),
        (
            "How many councillors voted for the fountains?",
            "Motion lost; For (12); Against (31); Abstain (1) (16 July 2024)",
        ),
    ],
)
def test_each_motion_has_its_own_outcome(asked: Asked, question: str, short: str) -> None:
    draft = asked("vote", question, MOTIONS, LAMPS)
    assert draft is not None
    assert draft.short == short
    assert draft.confidence > 0.64


def test_the_outcome_is_quoted_with_what_leads_to_it(asked: Asked) -> None:
    draft = asked("vote", "How did the motion on the fountains fare?", MOTIONS)
    assert draft is not None
    assert draft.quotes[0].quote.endswith("Motion lost.")


def test_a_vote_of_another_year_is_not_sure(asked: Asked) -> None:
    draft = asked("vote", "How did the vote on the fountains go in 2019?", MOTIONS)
    assert draft is None or draft.confidence < 0.5


def test_what_was_not_voted_on_has_no_outcome(asked: Asked) -> None:
    assert asked("vote", "How did the vote on curfews for teenagers go?", MOTIONS, LAMPS) is None
    assert asked("vote", "How did the vote on street lighting go?", LAMPS) is None
