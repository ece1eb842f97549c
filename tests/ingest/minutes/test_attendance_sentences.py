"""Who was there by a sentence of its own."""

import pytest
from printed import page

from corpus.records import Status
from ingest.minutes.attendance_sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "status", "who"),
    [
        (
            "County Councillor Ada Hale was in attendance with 14 residents.",
            Status.IN_ATTENDANCE,
            "County Councillor Ada Hale",
        ),
        ("Councillors Hale, Noor and Pike were present.", Status.PRESENT, "Councillors Hale, Noor and Pike"),
        ("Mr B Pike was also present.", Status.IN_ATTENDANCE, "Mr B Pike"),
        (
            "Also in attendance for part of the meeting was Mrs C Lund, Head Teacher.",
            Status.IN_ATTENDANCE,
            "Mrs C Lund, Head Teacher",
        ),
    ],
)
def test_a_sentence_tells_who_came_and_how(text: str, status: Status, who: str) -> None:
    rest, told = find_sentences(page([text]).lines)
    assert rest == ()
    assert [(one.status, " ".join(line.text for line in one.lines)) for one in told] == [(status, who)]


@pytest.mark.parametrize(
    "text", ["The public were present.", "14 residents were in attendance.", "Mr Hale was present for item 4."]
)
def test_nobody_is_named_by_other_sentences(text: str) -> None:
    lines = page([text]).lines
    assert find_sentences(lines) == (tuple(lines), ())


def test_what_stands_before_and_behind_a_sentence_is_left() -> None:
    rest, told = find_sentences(page(["Cllrs Hale and Noor. Mr B Pike was in attendance. Apologies: Cllr Ash"]).lines)
    assert [line.text for line in rest] == ["Cllrs Hale and Noor.", "Apologies: Cllr Ash"]
    assert [line.text for one in told for line in one.lines] == ["Mr B Pike"]
