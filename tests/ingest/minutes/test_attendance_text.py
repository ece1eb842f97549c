"""Whom a list of running text names, by what parts its entries."""

import pytest
from printed import page

from corpus.records import Attendance
from ingest.minutes.attendance_lists import find_lists
from ingest.minutes.attendance_text import read_text, without_stops


def read(*lines: str) -> list[Attendance]:
    return [entry for chunk in find_lists(page(lines).lines) for entry in read_text(chunk)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Present: Mr B Hale (Chair), Ms C Noor and Dr Pike", ["B Hale", "C Noor", "Pike"]),
        (
            "Present: A Hale, NFU; B Noor, Parks Trust; C Pike, Weald Council; D Ash, WCC",
            ["A Hale", "B Noor", "C Pike", "D Ash"],
        ),
        (
            "Present: Ada Hale, Weald Trust. Jo Noor, Parks Board, Secretary. Ben Pike, Weald Police. Sue Ash, WCC.",
            ["Ada Hale", "Jo Noor", "Ben Pike", "Sue Ash"],
        ),
        (
            "Present: Councillor Hale (Chair), Councillors Noor, Pike and the clerk Mrs S Lund.",
            ["Hale", "Noor", "Pike", "S Lund"],
        ),
        (
            "Present: Chairman: Cllr Mrs Hale Councillors: Mrs Noor, Pike Clerk: Mrs Lund Members of public: 3",
            ["Hale", "Noor", "Pike", "Lund"],
        ),
    ],
)
def test_entries_are_parted_as_the_list_parts_them(line: str, names: list[str]) -> None:
    assert [entry.name for entry in read(line)] == names


def test_the_post_behind_a_comma_is_of_the_person_before_it() -> None:
    assert [(entry.name, entry.office) for entry in read("In attendance: Mr A Hale, Clerk, and Mr B Noor")] == [
        ("A Hale", "Clerk"),
        ("B Noor", None),
    ]


def test_a_shouted_heading_is_no_post() -> None:
    assert [entry.office for entry in read("Present: Mr A Hale, CHAIRS INTRODUCTION")] == [None]


def test_stops_of_titles_are_blanked_and_keep_their_places() -> None:
    assert without_stops("Mr. A. Hale, Cllr. Noor. The end.") == "Mr  A  Hale, Cllr  Noor. The end."
