"""What a decision decides, whatever announces it and whatever is told around it."""

import pytest

from ingest.minutes.decided_verbs import read_verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Minutes agreed and signed as a true record.", ("agree", "sign")),
        ("The minutes were read, approved and signed.", ("approve", "sign")),
        ("Councillors voted in favour of buying a cabinet.", ("buy",)),
        ("Resolved (proposed Cllr Hale, seconded Cllr Noor): to accept the lease.", ("accept",)),
        ("Cllr Hale proposed acceptance seconded by Cllr Noor.", ("accept",)),
        ("Cllr Hale PROPOSED Cllr Noor remains Chairman; Cllr Penn seconded. IT WAS AGREED.", ("remain",)),
        ("It was voted 5 – 1 that the precept would remain at £2,000.", ("remain",)),
        ("The Forum noted and agreed its terms of reference.", ("note", "agree")),
        ("Final draft approved for publication", ("approve",)),
        ("RESOLVED that meetings continue in the present format.", ("continue",)),
        ("RESOLVED that HR to contact the school.", ("contact",)),
        ("Progress as set out in the agenda was noted.", ("note",)),
        ("The Committee resolved:- in terms of section 9 of the Act, to exclude the press.", ("exclude",)),
        ("RESOLVED: Members of the Forum NOTED the report.", ("note",)),
        ("RESOLVED: the Panel noted the update and agreed to receive another in May.", ("note", "receive")),
    ],
)
def test_the_words_that_decide_give_the_verbs(text: str, verbs: tuple[str, ...]) -> None:
    assert read_verbs(text) == verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("RESOLVED that the report be noted and the plan be recommended to Council.", ("note", "recommend")),
        ("RESOLVED that the minutes be approved subject to Hill being replaced by Hall.", ("approve",)),
        ("RESOLVED that the minutes of the meeting dated 4 March be approved.", ("approve",)),
        ("The Panel resolved to support the Commissioner’s proposed precept.", ("support",)),
        ("Cllrs voted unanimously to reject the quote.", ("reject",)),
        ("It was suggested by Mr Hale that the item be brought forward. This was agreed.", ("bring",)),
        ("Ann Penn was thus re-elected as Chairman and signed her declaration.", ("re-elect",)),
        ("The minute of the last meeting was submitted and approved.", ("approve",)),
        ("Members agreed that it should only be awarded to members.", ("award",)),
    ],
)
def test_what_is_put_right_first_or_was_done_before_is_no_verb_of_the_decision(
    text: str, verbs: tuple[str, ...]
) -> None:
    assert read_verbs(text) == verbs
