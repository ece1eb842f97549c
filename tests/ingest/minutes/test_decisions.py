"""Decisions in prose and under keywords; what only looks like one."""

import pytest

from corpus.records import Line
from ingest.minutes.actions import find_actions
from ingest.minutes.decided_verbs import read_verbs
from ingest.minutes.decisions import find_decisions
from ingest.papers.paragraphs import Paragraph, set_paragraph


def line(text: str, top: float) -> Line:
    place = {"x0": 72.0, "top": top, "x1": 500.0, "bottom": top + 12, "size": 11.0}
    return Line(text=text, page=1, bold=False, italic=False, start=0, end=len(text), **place)


def told(*texts: str) -> list[Paragraph]:
    return [set_paragraph([line(text, 100 + 20 * n)]) for n, text in enumerate(texts)]


def decided(*texts: str, formal: bool = False) -> list[str]:
    return [one.resolution.text for one in find_decisions(told(*texts), formal=formal)]


@pytest.mark.parametrize(
    "sentence",
    [
        "RESOLVED that the report be noted.",
        "The Board NOTED the report.",
        "It was agreed that the path be cleared.",
        "It was proposed by Cllr Hale, seconded by Cllr Noor, and resolved that the path be cleared.",
        "Members were content to approve the recommendations.",
        "It was proposed and agreed that the path be cleared.",
        "The Cabinet Member for Roads resolved that the plan be endorsed.",
        "The vote was carried by three to two for all five to be co-opted.",
        "Parish Council recommended refusal as the road is narrow.",
        "The Partnership agreed to retain the item on its agenda.",
        "The bank reconciliation and bank balances were received.",
        "Mr Hale proposed and Mrs Noor seconded that the minutes were a true record, and this was confirmed by all.",
    ],
)
def test_a_meeting_decides_in_many_words(sentence: str) -> None:
    assert decided(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was noted that demand had risen.",
        "The district has spoken to the county and it has been agreed to extend the limit.",
        "A resident asked whether the Council had agreed to fund the crossing.",
        "The motion was put to the vote and lost.",
        "A letter was received from the school.",
    ],
)
def test_what_only_tells_of_things_is_no_decision(sentence: str) -> None:
    assert decided(sentence) == []


def test_an_account_before_the_decision_is_left_out() -> None:
    text = "The fireworks were moved last year because of wind and the Councillors agreed that the group should choose."
    assert decided(text) == ["the Councillors agreed that the group should choose."]


def test_a_body_that_lists_what_it_did_decides_it() -> None:
    found = find_decisions(told("The Board:", "• noted the position; and", "• approved the plan."), formal=False)
    assert [one.resolution.verbs for one in found] == [("note", "approve")]


def test_a_verdict_belongs_to_what_its_paragraph_is_about() -> None:
    assert decided("24/0012/F The Barn, High Street. New porch. NO OBJECTION") == [
        "24/0012/F The Barn, High Street. New porch. NO OBJECTION"
    ]
    assert decided("24/0013/F - The Mill - APPROVED") == []  # of the planning authority


def test_verbs_are_those_of_the_clauses_after_a_bare_keyword() -> None:
    assert read_verbs("It was AGREED:", ["To note the plan;", "To approve the budget."]) == ("note", "approve")
    assert read_verbs("RESOLVED that the Panel considered and commented on the plan; noted the timetable") == (
        "consider",
        "comment",
        "note",
    )


def test_a_first_clause_may_stand_in_the_line_of_its_keyword() -> None:
    first, second = "Resolved: (1) That the seat be bought; and", "(2) That the path be cleared."
    found = find_decisions(told(first, second), formal=False)
    assert [[clause.text for clause in one.resolution.clauses] for one in found] == [
        ["That the seat be bought; and", "That the path be cleared."]
    ]
    assert found[0].resolution.verbs == ("buy", "clear")


@pytest.mark.parametrize(
    "sentence",
    [
        "Members noted that crime had fallen.",
        "It was confirmed that this should be carried out twice monthly.",
        "The Council agreed at the previous meeting to give £50.",
    ],
)
def test_what_was_pointed_out_or_decided_before_decides_nothing(sentence: str) -> None:
    assert decided(sentence) == []


@pytest.mark.parametrize(
    ("order", "owner"),
    [
        ("It was agreed that the Clerk would source three quotes.", "the Clerk"),
        ("It was agreed that Cllr Pike would meet the contractor.", "Cllr Pike"),
        ("It was agreed that residents would tell the Clerk, who would then draft a letter.", "the Clerk"),
        ("RESOLVED that authority be delegated to the Head of Legal to agree the lease.", "the Head of Legal"),
        ("Resolved: (1) That JN contact the school about the start of the work.", "JN"),
    ],
)
def test_a_decision_may_order_somebody(order: str, owner: str) -> None:
    paragraphs = told(order)
    found = find_actions(paragraphs, find_decisions(paragraphs, formal=False), formal=False, attendance=())
    assert [action.owner for action in found] == [owner]


LOST = (
    "It was moved by Councillor Ash and seconded by Councillor Birch that the lights be turned off.",
    "On being put to the vote the motion was lost, 2 voting for, 4 against and none abstaining.",
)


def test_movers_and_votes_of_a_lost_motion_are_not_those_of_the_decision_after_it() -> None:
    (one,) = find_decisions(told(*LOST, "RESOLVED that the report be noted."), formal=True)
    assert (one.resolution.proposer, one.resolution.seconder, one.resolution.vote) == (None, None, None)


def test_who_moved_an_amendment_did_not_move_the_decision() -> None:
    amended = "Councillor Ash proposed and Councillor Birch seconded an amendment that the grant be raised to £250. "
    amended += "The Chairman used his casting vote and the amendment was carried."
    (one,) = find_decisions(told(amended, "RESOLVED that grants of £400 be approved."), formal=True)
    assert (one.resolution.proposer, one.resolution.seconder, one.resolution.vote) == (None, None, None)


def test_a_decision_headed_on_a_line_of_its_own_stands_for_the_motion_before_it() -> None:
    motion = "It was proposed by Cllr Hale and seconded by Mrs Noor that Mr Pike be elected chairman for the year."
    decision = ("Decision", "That Mr Pike be elected chairman for the year.")
    assert decided(motion, *decision) == [" ".join(decision)]
    assert decided("Told.", "Decision", "Nothing was put.") == []
    assert decided("Told. Decision: Secretary to prepare notices.") == ["Decision: Secretary to prepare notices."]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Board was assured by the update and noted the report.",
        "The Sub-Committee determined to grant the licence.",
        "All members agreed the minutes should be signed.",
        "Ann Penn was thus re-elected as Chairman.",
        "Members were content for the action to be closed.",
        "Cllrs voted to reject the quote.",
    ],
)
def test_bodies_of_all_names_decide(sentence: str) -> None:
    assert decided(sentence) == [sentence]


def test_what_was_suggested_and_then_agreed_is_one_decision() -> None:
    text = "It was suggested by the Chair that the pond be drained first. This was agreed."
    assert decided(text) == [text]


def test_the_chairs_signature_after_an_approval_is_no_second_decision() -> None:
    assert decided("The minutes were approved. The minutes were duly signed by the Chairman.") == [
        "The minutes were approved."
    ]
    assert decided("The minutes were signed as a correct record.") == ["The minutes were signed as a correct record."]


def test_the_vote_before_a_resolution_is_not_counted_beside_it() -> None:
    voted = "The plan was proposed and seconded and at the vote the motion was approved."
    assert decided(voted, "RESOLVED that the plan be approved.") == ["RESOLVED that the plan be approved."]


def test_what_was_proposed_and_then_resolved_in_the_same_words_counts_once() -> None:
    proposed = "It was proposed by Cllr Hale and seconded by Cllr Noor that Cllr Penn be elected Chairman for 2020/21."
    resolved = "Resolved: That Cllr Penn be elected Chairman for 2020/2021."
    assert decided(proposed, resolved) == [resolved]
    other = "Resolved: That Cllr Ash be elected Vice-Chairman for 2020/21."
    assert len(decided(proposed, other)) == 2


def test_rows_without_labels_go_on_with_a_decision_that_ends_in_a_colon() -> None:
    rows = ("£4.50 an hour for the hall", "£4.00 an hour for the room")
    assert decided("It was resolved that these fees be charged:", *rows, "Mr Hale reported on the roof.") == [
        "It was resolved that these fees be charged: £4.50 an hour for the hall £4.00 an hour for the room"
    ]


def test_a_keyword_behind_an_address_cut_by_a_hyphen_announces() -> None:
    assert decided("See https://arden.example/safety-RESOLVED that the update be noted.") == [
        "RESOLVED that the update be noted."
    ]


def test_what_was_received_before_a_resolution_is_no_decision_of_its_own() -> None:
    received = "The Committee received the minutes of the Youth Council."
    resolved = "RESOLVED that the minutes be noted."
    assert decided(received, resolved) == [resolved]
    assert decided(received) == [received]
