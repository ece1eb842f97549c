"""Who sent apologies, by the minute about them."""

import pytest
from printed import page

from corpus.records import Attendance
from ingest.minutes.apologies import find_apologies
from ingest.papers.paragraphs import set_paragraph


def told(entry: Attendance) -> str:
    return f"{entry.status.value} {entry.name}" + (f" ({entry.office})" if entry.office else "")


def test_a_minute_of_apologies_names_who_sent_them() -> None:
    paragraph = set_paragraph(page(["Cllr. Ian Noor"]).lines)
    assert [told(entry) for entry in find_apologies([paragraph], "Apologies for absence", ())] == ["apologies Ian Noor"]


def test_who_came_for_another_is_a_substitute_and_the_other_has_apologised() -> None:
    text = (
        "Apologies for absence were received from Mr D Ash (Ms H Lund attended as substitute), Mr A Elm (Mr D Fir, "
        "Medical Director attended in his absence), Cllr Pike (substitute: Cllr Noor), Mr I Yew and Ms B Hale."
    )
    found = find_apologies([set_paragraph(page([text]).lines)], "Apologies", ())
    assert [told(entry) for entry in found] == [
        "apologies D Ash",
        "substitute H Lund",
        "apologies A Elm",
        "substitute D Fir (Medical Director)",
        "apologies Pike",
        "substitute Noor",
        "apologies I Yew",
        "apologies B Hale",
    ]


def test_who_attended_in_anothers_absence_is_told_in_a_sentence_of_its_own() -> None:
    text = "Apologies for absence were received from Pat Ash. Eve Lund attended in her absence."
    found = find_apologies([set_paragraph(page([text]).lines)], "Apologies", ())
    assert [told(entry) for entry in found] == ["apologies Pat Ash", "substitute Eve Lund"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cllr I Ash & Cllr H Elm sent apologies.", ["apologies I Ash", "apologies H Elm"]),
        ("were received from: Councillors Mr Ian Ash & Mr Les Elm.", ["apologies Ian Ash", "apologies Les Elm"]),
        ("An apology for absence was received from Councillor D Fir.", ["apologies D Fir"]),
    ],
)
def test_apologies_are_told_in_other_ways(text: str, found: list[str]) -> None:
    assert [told(one) for one in find_apologies([set_paragraph(page([text]).lines)], "Apologies", ())] == found


def test_a_minute_of_apologies_may_be_a_list_of_a_person_a_line() -> None:
    lines = ["Pip Hale – Chief Executive, Weald Homes Ltd", "Jo Noor – Head of Care, Weald Council"]
    found = find_apologies([set_paragraph([line]) for line in page(lines).lines], "1 Apologies for Absence", ())
    assert [told(one) for one in found] == ["apologies Pip Hale (Chief Executive)", "apologies Jo Noor (Head of Care)"]


def test_honours_with_a_stop_end_no_list() -> None:
    text = "Apologies were received from C Ash Esq., P Lund Esq. and D Pike Esq."
    found = find_apologies([set_paragraph(page([text]).lines)], "Apologies", ())
    assert [entry.name for entry in found] == ["C Ash", "P Lund", "D Pike"]


def test_who_substituted_for_somebody_is_told_behind_the_name() -> None:
    text = "Apologies were received from Councillor Ada Hale, for whom Councillor Jo Noor was substitute."
    found = find_apologies([set_paragraph(page([text]).lines)], "Apologies", ())
    assert [told(entry) for entry in found] == ["apologies Ada Hale", "substitute Jo Noor"]
