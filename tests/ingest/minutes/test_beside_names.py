"""Which post stands beside a name."""

import pytest
from printed import page

from ingest.minutes.beside_names import find_beside_names
from ingest.minutes.statements import Meeting
from ingest.papers.paragraphs import set_paragraph

BOARD = Meeting(body="Weald Board", date=None)


def beside(text: str) -> list[tuple[str | None, str, str | None]]:
    found = find_beside_names(set_paragraph(page([text]).lines), BOARD)
    return [(office.person, office.office, office.body) for office in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr B Ash in the Chair", ("B Ash", "Chair", "Weald Board")),
        ("The Vice-Chair of the Elm Group, Mr Ash outlined the plan.", ("Ash", "Vice-Chair", "Elm Group")),
        ("Mr M Ash said he was speaking in his capacity as Chair of the Elm Group.", ("M Ash", "Chair", "Elm Group")),
        ("Ann Ash (Head of Parks, Weald Council) spoke.", ("Ann Ash", "Head of Parks", "Weald Council")),
    ],
)  # fmt: skip
def test_a_post_is_of_whom_it_stands_beside(text: str, found: tuple[str, str, str]) -> None:
    assert beside(text) == [found]


def test_of_two_people_in_a_sentence_it_is_not_guessed_who_speaks_in_a_capacity() -> None:
    assert beside("Mr Ash thanked Mrs Elm in her capacity as Chair of the Elm Group.") == []


def test_who_came_in_anothers_place_holds_the_post_and_not_the_other() -> None:
    assert beside("Mr A Ash (Mr D Elm, Medical Director attended in his absence) sent apologies.") == [
        ("D Elm", "Medical Director", None)
    ]
