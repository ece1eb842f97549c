"""Who holds, takes or leaves an office, by what the text of minutes says."""

from datetime import date

import pytest

from corpus.records import Attendance, Line, Source, Status
from ingest.minutes.offices import find_offices, split_posts
from ingest.papers.headings import Heading
from ingest.papers.paragraphs import set_paragraph

BOARD = Heading(title="Minutes", body="Weald Board", date=date(2024, 1, 2))


def stated(text: str, title: str = "Update") -> list[tuple[str | None, str, str | None, str]]:
    line = Line(text=text, page=1, bold=False, italic=False, start=0, end=len(text), x0=72.0, top=100.0, x1=500.0,
                bottom=112.0, size=11.0)  # fmt: skip
    found = find_offices((), [(title, [set_paragraph([line])])], BOARD, ((), ()))
    return [(office.person, office.office, office.body, office.event.value) for office in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It was AGREED that Rick Noor be elected chairman of the Weald Board for the coming year.",
            ("Rick Noor", "Chairman", "Weald Board", "elected"),
        ),
        (
            "Mr Pike said he had taken up the role of Chair of the Working Group in May.",
            ("Pike", "Chair", "Working Group", "appointed"),
        ),
        (
            "It was agreed by all to appoint Mrs. Sue Ash as the internal auditor for 2013-2014.",
            ("Sue Ash", "internal auditor", "Weald Board", "appointed"),
        ),
        ("The Chair, Councillor Ada Hale, welcomed everyone.", ("Ada Hale", "Chair", "Weald Board", "holds")),
        (
            "The Cabinet Member for Housing, Councillor Ben Pike, introduced the report.",
            ("Ben Pike", "Cabinet Member for Housing", None, "holds"),
        ),
        (
            "Jo Noor – Head of Safety, Northdown Council – gave an update.",
            ("Jo Noor", "Head of Safety", "Northdown Council", "holds"),
        ),
        (
            "Ian Pike (Weald Fire Service – Assistant Director of Safety) spoke.",
            ("Ian Pike", "Assistant Director of Safety", "Weald Fire Service", "holds"),
        ),
        ("Mr SPear (Head of Safety, NCC) spoke.", ("S Pear", "Head of Safety", "NCC", "holds")),
    ],
)
def test_an_office_is_stated_in_many_ways(text: str, found: tuple[str | None, str, str | None, str]) -> None:
    assert stated(text) == [found]


def test_the_only_one_who_is_nominated_and_seconded_takes_the_office_in_the_title() -> None:
    one = "Cllr Pike proposed Cllr Hale, seconded by Cllr Noor."
    two = f"{one} Cllr Ash nominated Cllr Elm, seconded by Cllr Fir."
    assert stated(one, "Election of Chairman") == [("Hale", "Chairman", "Weald Board", "elected")]
    assert stated(two, "Election of Chairman") == []


@pytest.mark.parametrize(
    "text",
    ["Grit Bins - Cllr Hale asked whether the Clerk had them.", "Apologies were given and Ada Hale took the chair."],
)
def test_what_states_no_office(text: str) -> None:
    assert stated(text) == []


def test_one_entry_may_give_two_posts() -> None:
    assert split_posts("Leader, in the Chair") == ["Leader", "Chair"]
    assert split_posts("Head of Roads, NCC") == ["Head of Roads, NCC"]


@pytest.mark.parametrize(
    ("second", "bodies"),
    [
        (None, ["Weald Board"]),
        (Status.PRESENT, ["Weald Council", "Northdown Trust"]),
        (Status.APOLOGIES, ["Weald Board", "Weald Board"]),
    ],
)
def test_of_several_chairs_who_came_each_is_of_the_body_beside_the_name(
    second: Status | None, bodies: list[str]
) -> None:
    listed = [("Ada Hale", Status.PRESENT, "Weald Council")]
    listed += [("Ben Pike", second, "Northdown Trust")] if second else []
    attendance = [
        Attendance(name=name, status=status, office="Chair", organisation=body, source=Source(page=1))
        for name, status, body in listed
    ]
    assert [office.body for office in find_offices(attendance, (), BOARD, ((), ()))] == bodies
