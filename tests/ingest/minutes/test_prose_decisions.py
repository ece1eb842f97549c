"""Which sentences decide, by the words of procedure alone."""

import pytest

from ingest.minutes.prose_decisions import find_prose_decision
from ingest.papers.paragraphs import Sentence


def decides(text: str, *, formal: bool = False) -> bool:
    return find_prose_decision(Sentence(text=text, start=0, end=len(text)), formal, []) is not None


@pytest.mark.parametrize(
    "text",
    [
        "The Board reviewed the tracker and agreed to close three actions.",
        "The reconciliation was circulated and noted.",
        "The payments listed were authorised.",
        "Councillor’s agreed no objections.",
        "The council objects on grounds of overlooking.",
        "No objection.",
        "Proposed by Cllr Hale, seconded by Cllr Noor and unanimously approved.",
        "Jan Penn – proposed by Cllr Hale seconded by Cllr Noor and unanimously appointed.",
        "As there were no other names for Chairman, Cllr Hale was elected.",
        "This was deferred to the next meeting.",
        "Minor updates approved regarding checks.",
        "There were apologies from Cllr Lund, which were accepted.",
        "The budget was discussed and it was voted 5 – 1 that the precept would stay.",
        "The governing body agreed to set up two groups.",
        "Retained items were agreed by the Forum.",
    ],
)
def test_what_the_meeting_did_decides(text: str) -> None:
    assert decides(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was noted that the County Council had received the report.",
        "The scheme will be approved next year.",
        "A member said that the plan was agreed.",
        "The motion was lost.",
        "The grass contract agreed for 2 years – still applies.",
        "The landlord agreed as before.",
    ],
)
def test_what_others_did_or_will_do_decides_nothing(text: str) -> None:
    assert not decides(text)


def test_beside_keywords_in_capitals_only_what_is_to_be_done_is_decided_in_prose() -> None:
    assert decides("It was agreed that a paper would be presented to the next meeting.", formal=True)
    assert not decides("It was agreed that children should live near their schools.", formal=True)
