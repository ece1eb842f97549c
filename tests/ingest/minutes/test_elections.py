"""Who is chosen for an office, takes it up or leaves it, by a sentence of the minutes."""

import pytest
from printed import page

from ingest.minutes.elections import find_chosen
from ingest.minutes.statements import Meeting
from ingest.papers.paragraphs import set_paragraph

BOARD = Meeting(body="Weald Board", date=None)


def chosen(text: str, title: str = "Officers") -> list[tuple[str | None, str, str | None, str]]:
    found = find_chosen(set_paragraph(page([text]).lines), title, BOARD)
    return [(office.person, office.office, office.body, office.event.value) for office in found]


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("Matt Elm proposes Scott Ash as Chairman and Jen Fir seconds.", "Scott Ash", "Chairman"),
        ("Simon Ash was proposed as Vice Chair by JH and this was seconded by LR.", "Simon Ash", "Vice Chair"),
    ],
)
def test_who_alone_is_proposed_and_seconded_is_chosen(text: str, person: str, office: str) -> None:
    assert chosen(text) == [(person, office, "Weald Board", "elected")]


@pytest.mark.parametrize(
    "text",
    [
        "Al Elm proposed Jo Ash as Chairman, seconded by Jo Fir. Jo Fir proposed Ben Oak as Chairman, seconded by Al.",
        "Ann Elm proposed Scott Ash as Chairman, seconded by Jen Fir. He declined.",
        "Ann Elm proposed Scott Ash as Chairman.",
    ],
)  # fmt: skip
def test_a_proposal_that_has_a_rival_or_comes_to_nothing_is_no_choice(text: str) -> None:
    assert chosen(text) == []


def test_who_had_been_nominated_takes_the_office_of_the_body_named() -> None:
    text = "Mr Hale explained that Mr Noor had been nominated as Chair of the Weald Working Group, and he remained."
    assert chosen(text) == [("Noor", "Chair", "Weald Working Group", "appointed")]
