"""Signatures state offices."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from typeset import plain, typeset

from ingest.signatures import find_signatures, split_post


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
    ("words", "post"),
    [
        ("Chair of the Arden Board", ("Chair", "Arden Board")),
        ("Clerk to the Council.", ("Clerk to the Council", None)),
    ],
)
def test_a_post_is_parted_from_its_body(words: str, post: tuple[str, str | None]) -> None:
    assert split_post(words) == post
