"""Which office is vacant, and who chairs a body."""

from printed import page

from ingest.minutes.statements import Meeting
from ingest.minutes.vacancies import find_chairs, find_vacancies
from ingest.papers.paragraphs import set_paragraph

BOARD = Meeting(body="Weald Board", date=None)


def test_a_body_without_a_chair_has_a_vacancy() -> None:
    text = "The Weald Working Group was currently without a Chair, and the Elm Group was without a Vice-Chair."
    found = list(find_chairs(set_paragraph(page([text]).lines), "Update", BOARD))
    assert [(office.person, office.office, office.body, office.event.value) for office in found] == [
        (None, "Chair", "Weald Working Group", "vacant"),
        (None, "Vice-Chair", "Elm Group", "vacant"),
    ]


def test_who_left_an_office_vacant_is_told_with_it() -> None:
    text = "The post of Clerk was vacant following the resignation of Mrs Ash."
    found = list(find_vacancies(set_paragraph(page([text]).lines), BOARD))
    assert [(office.person, office.office, office.event.value) for office in found] == [
        (None, "Clerk", "vacant"),
        ("Ash", "Clerk", "left"),
    ]
