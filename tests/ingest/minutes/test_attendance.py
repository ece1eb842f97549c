"""Who was at the meeting: lists in many houses' styles, and whom they do not name."""

import pytest
from printed import page

from corpus.records import Attendance
from ingest.minutes.attendance import find_attendance
from ingest.minutes.attendance_lists import find_list_start


def listed(*lines: str) -> list[str]:
    """Return each entry as "present Ada Hale (Chair)"."""
    printed = page(lines).lines
    start = find_list_start(printed)
    return [] if start is None else [told(entry) for entry in find_attendance(printed[start:])]


def told(entry: Attendance) -> str:
    return f"{entry.status.value} {entry.name}" + (f" ({entry.office})" if entry.office else "")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["Present: Cllr. A. Hale - Chair, Cllr. J. Noor - Vice Chair, Cllr. B. Pike & Cllr. M. Lund."],
            ["present A. Hale (Chair)", "present J. Noor (Vice Chair)", "present B. Pike", "present M. Lund"],
        ),
        (
            ["Those Attending: Cllr Mrs M Hale, Borough Councillor C Noor, Mrs C Pike (Clerk) and 16 residents."],
            ["present M Hale", "present C Noor", "present C Pike (Clerk)"],
        ),
        (
            [
                "PRESENT (three Councillors): - Pam Hale (PH), Claire Noor (CN) – Chair and Clare Wills (CW).",
                "Parish Clerk: Peter Lund In attendance: four members of the public.",
            ],
            [
                "present Pam Hale",
                "present Claire Noor (Chair)",
                "present Clare Wills",
                "present Peter Lund (Parish Clerk)",
            ],
        ),
        (
            [
                "Chairman: Councillor Ada Hale",
                "Councillors: Jo Noor, Ben Pike",
                "Officers present: Sue Ash (Solicitor)",
            ],
            ["present Ada Hale (Chairman)", "present Jo Noor", "present Ben Pike", "in_attendance Sue Ash (Solicitor)"],
        ),
        (
            ["Councillors Present:", "Cllr A Hale (Chair) Cllr J Noor", "Cllr B Pike Cllr S Ash"],
            ["present A Hale (Chair)", "present J Noor", "present B Pike", "present S Ash"],
        ),
        (
            ["OFFICIALS IN ATTENDANCE: Chief Executive (Mr. P. Hale), Director, Parks (Ms. C. Noor)."],
            ["in_attendance P. Hale (Chief Executive)", "in_attendance C. Noor (Director, Parks)"],
        ),
        (
            ["Attendance:", "Cllr Ada Hale AH Chairperson", "Cllr Jo Noor JN", "Sue Ash SA Parish Clerk"],
            ["present Ada Hale (Chairperson)", "present Jo Noor", "present Sue Ash (Parish Clerk)"],
        ),
        (["Present: Councillor Hale (Chair), Noor and Pike"], ["present Hale (Chair)", "present Noor", "present Pike"]),
    ],
)
def test_lists_are_read_in_many_styles(lines: list[str], found: list[str]) -> None:
    assert listed(*lines) == found


def test_a_table_of_people_names_their_organisations() -> None:
    printed = page(
        ["Attendees", "Ada Hale, Northdown Council (Chair)", "Jo Noor, Weald Police", "Kay Fir – Weald Housing"]
    )
    found = [(entry.name, entry.office, entry.organisation) for entry in find_attendance(printed.lines)]
    assert found == [
        ("Ada Hale", "Chair", "Northdown Council"),
        ("Jo Noor", None, "Weald Police"),
        ("Kay Fir", None, "Weald Housing"),
    ]


def test_what_is_told_after_a_list_names_nobody() -> None:
    assert listed("Present: Cllr A Hale, Cllr J Noor.", "Cllr Hale welcomed Ben Pike and Sue Ash to the meeting.") == [
        "present A Hale",
        "present J Noor",
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["Apologies ; Jon Ash , Ian Elm", "In Attendance ; Meg Fir(Returning Officer) , Scott Hale"],
            ["apologies Jon Ash", "apologies Ian Elm", "in_attendance Meg Fir (Returning Officer)",
             "in_attendance Scott Hale"],
        ),
        (
            ["Present", "Dom Ash - Weald Fire Service (Chair)", "Lou Elm - Upland & Lowland CDRP",
             "Les Fir - Weald Fire & Rescue Service"],
            ["present Dom Ash (Chair)", "present Lou Elm", "present Les Fir"],
        ),
        (
            ["Members attending in accordance with Standing Orders 8 and 25:-", "Councillors Ash, Elm and B Fir"],
            ["in_attendance Ash", "in_attendance Elm", "in_attendance B Fir"],
        ),
        (
            ["Also in attendance:", "Dr M E Ash, Board Member, Weald Fire and Rescue Service",
             "Chief Superintendent P Elm, North and Isles Divisional Commander, Weald Police"],
            ["in_attendance M E Ash (Board Member)", "in_attendance P Elm (North and Isles Divisional Commander)"],
        ),
        (["Non-Members also present:-", "Mrs C Ash, Mr T Elm"], ["present C Ash", "present T Elm"]),
    ],
)  # fmt: skip
def test_lists_that_other_houses_print(lines: list[str], found: list[str]) -> None:
    assert listed(*lines) == found


def test_who_presided_is_told_below_the_lists_and_listed_once() -> None:
    assert listed("Present: Mr A Hale, Mr J Noor", "Mr J Noor in the Chair", "Prior to the business they sang.") == [
        "present A Hale",
        "present J Noor (Chair)",
    ]
