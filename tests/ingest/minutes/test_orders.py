"""Orders within decisions: who is to do what by a resolution; what is no order."""

import pytest

from corpus.records import Clause, Resolution, Source
from ingest.minutes.orders import find_orders


def ordered(text: str, *clauses: str) -> list[tuple[str | None, str]]:
    listed = tuple(Clause(label=label, text=words) for label, words in zip("abcdef", clauses, strict=False))
    whole = Resolution(
        text=" ".join([text, *clauses]), lead=text if clauses else None, clauses=listed, verbs=(), source=Source(page=1)
    )
    return [(action.owner, action.text) for action in find_orders(whole)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("It was agreed that PC Ash would liaise with the school.", "PC Ash"),
        ("That the Clerk write to the landowner.", "the Clerk"),
        ("That the Footpath Group look at the stile and report back.", "the Footpath Group"),
        ("That Cllr Hale to contact the school.", "Cllr Hale"),
        ("RESOLVED to ask the Clerk to obtain quotes.", "the Clerk"),
        ("That the Weald Panel request the Head of Parks to bring a plan in May.", "the Head of Parks"),
        ("RESOLVED to ask every partner to name a lead.", "every partner"),
        ("Resolved – That officers draft a report.", "officers"),
        ("That, Officers consider how to bring it about.", "Officers"),
        ("Agreed: Draft template to be circulated by the Committee Secretary.", "the Committee Secretary"),
        ("Resolved – to agree a joint letter – AV to action", "AV"),
        ("The council delegated the choice of a contractor to the Clerk.", "the Clerk"),
        ("the project officer report progress to the next meeting.", "the project officer"),
    ],
)
def test_a_decision_that_binds_somebody_names_who(text: str, owner: str) -> None:
    assert [bound for bound, _ in ordered(text)] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED that the report be noted.",
        "That the Footpath Group be thanked.",
        "That the minutes be taken as read and would be signed by the Leader as a correct record.",
        "RESOLVED that the Trust should adopt a policy on reserves.",
        "RESOLVED to ask to be told when the gate is hung.",
    ],
)
def test_a_decision_that_binds_nobody_is_no_order(text: str) -> None:
    assert ordered(text) == []


def test_each_clause_is_read_for_its_own_order() -> None:
    assert ordered("RESOLVED:", "To note the report.", "That the Clerk contact the county.") == [
        ("the Clerk", "That the Clerk contact the county.")
    ]
