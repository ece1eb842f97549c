"""Signatures state offices."""

import pytest
from typeset import Set, plain, typeset

from ingest.papers.labels import find_labels
from ingest.papers.signatures import find_signatures, find_writers, split_post


def test_a_name_with_its_office_beside_or_below_it() -> None:
    lines = typeset(plain("Ann Archer – Parish Clerk – 01234 567890", "Basil Brook OBE", "General Counsel")).lines
    found = find_signatures(lines, body="Thorpe Parish Council")
    assert [(one.person, one.office, one.body) for one in found] == [
        ("Ann Archer", "Parish Clerk", "Thorpe Parish Council"),
        ("Basil Brook", "General Counsel", None),
    ]


def test_two_posts_on_the_line_below_a_name() -> None:
    lines = typeset(plain("Basil Brook", "Chair Arden Safety Partnership Cabinet Member Roads")).lines
    assert [(one.office, one.body) for one in find_signatures(lines, body=None)] == [
        ("Chair", "Arden Safety Partnership"),
        ("Cabinet Member Roads", None),
    ]


def test_items_and_places_sign_nothing() -> None:
    assert find_signatures(typeset(plain("Village Hall", "1. Election of Chair")).lines, body=None) == ()


@pytest.mark.parametrize(
    ("printed", "office"),
    [
        (("Ann Archer, Clerk to the Council.",), ("Ann Archer", "Clerk", "Thorpe Parish Council")),
        (("Clerk : Ann Archer Telephone : 01234 567890",), ("Ann Archer", "Clerk", "Thorpe Parish Council")),
        (("Ann Archer", "Chief Analyst"), ("Ann Archer", "Chief Analyst", None)),
        (
            ("Dr Ann Archer WCC, Public Health Specialist Ann.Archer@wealdcc.example",),
            ("Ann Archer", "Public Health Specialist", "WCC"),
        ),
        (
            ("Ann Archer", "Vice-Chairman, Arden Safety Partnership"),
            ("Ann Archer", "Vice-Chairman", "Arden Safety Partnership"),
        ),
        (
            ("Ann Archer OBE", "Minister of State for Ponds and", "Streams"),
            ("Ann Archer", "Minister of State for Ponds and Streams", None),
        ),
    ],
)
def test_letterheads_and_contacts_state_offices(printed: tuple[str, ...], office: tuple[str, str, str | None]) -> None:
    (found,) = find_signatures(typeset(plain(*printed)).lines, body="Thorpe Parish Council")
    assert (found.person, found.office, found.body) == office


@pytest.mark.parametrize(
    "printed", [("Water Strategy", "The Head of Water leads it."), ("Ann Archer", "Ponds and streams")]
)
def test_a_heading_or_a_name_alone_signs_nothing(printed: tuple[str, ...]) -> None:
    assert find_signatures(typeset(plain(*printed)).lines, body=None) == ()


def test_who_wrote_a_report_holds_the_post_beside_the_name() -> None:
    labels = find_labels(
        typeset(plain("By: Ann Archer, Head of Water, ACC", "To: Arden Board", "Subject: Ponds")).lines
    )
    (found,) = find_writers(labels, body="Arden Board")
    assert (found.person, found.office, found.body) == ("Ann Archer", "Head of Water", "ACC")


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Chair of the Arden Board", ("Chair", "Arden Board")),
        ("Clerk to the Council.", ("Clerk", "Council")),
        ("Head of Water, ACC", ("Head of Water", "ACC")),
    ],
)
def test_a_post_is_parted_from_its_body(words: str, post: tuple[str, str | None]) -> None:
    assert split_post(words) == post


def test_the_next_row_of_a_table_is_no_post_below_a_name() -> None:
    rows = [Set(text="Ann Archer", x=450), Set(text="Director of nothing in particular", x=60)]
    assert find_signatures(typeset(rows).lines, body=None) == ()


def test_two_who_sign_side_by_side_hold_an_office_each() -> None:
    lines = typeset([Set(text="Ann Archer, Mayor", cell="Basil Brook, Clerk")]).lines
    assert [(one.person, one.office) for one in find_signatures(lines, body=None)] == [
        ("Ann Archer", "Mayor"),
        ("Basil Brook", "Clerk"),
    ]
