"""The verbs of decisions, in base form."""

import pytest

from ingest.minutes.verb_forms import base_form
from ingest.minutes.verbs import find_verbs


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("noted", "note"),
        ("agrees", "agree"),
        ("deferred", "defer"),
        ("adopting", "adopt"),
        ("copied", "copy"),
        ("held", "hold"),
        ("withdrawn", "withdraw"),
        ("table", "table"),
        ("pond", None),
        ("concerned", None),
    ],
)
def test_forms_are_brought_to_their_base(form: str, base: str | None) -> None:
    assert base_form(form) == base


@pytest.mark.parametrize(
    ("words", "verbs"),
    [
        ("the Panel note the report.", ("note",)),
        ("the report be noted.", ("note",)),
        ("the Clerk obtains quotes", ("obtain",)),
        ("consider and comment on the draft plan;", ("consider", "comment")),
        ("Agree to delegate the work", ("agree", "delegate")),
        ("Note the updates within this report and progress on all cases.", ("note",)),
        ("Note the report and share findings within agencies.", ("note", "share")),
        ("Mr A Hale be duly elected Chair of the Panel.", ("elect",)),
        ("the Clerk should report the lamps that were not working", ("report",)),
        (
            "the plan is approved and should be duly signed by the Chair and forwarded to be published",
            ("approve", "sign", "forward"),
        ),
        ("the minutes were a correct record", ()),
        ("the Panel note and make comment.", ("note", "comment")),
    ],
)
def test_a_clause_decides_by_its_main_verbs(words: str, verbs: tuple[str, ...]) -> None:
    assert find_verbs(words) == verbs


def test_clauses_are_asked_only_where_the_lead_decides_nothing() -> None:
    assert find_verbs("the Panel:", ("Note the report;", "agree the plan.")) == ("note", "agree")
    assert find_verbs("the Clerk should respond as follows:", ("That clarification should be sought",)) == ("respond",)
