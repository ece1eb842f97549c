"""What one entry of a list tells: who, in which office, of which body."""

import pytest

from corpus.records import Status
from ingest.minutes.attendance_entry import read_entry


def told(words: str) -> tuple[str, str | None, str | None] | None:
    entry = read_entry(words, Status.PRESENT, group=False)
    return (entry.name, entry.office, entry.organisation) if entry else None


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        (
            "Ada Pike (AP), Strategic Director, Weald Council (Partner Member)",
            ("Ada Pike", "Strategic Director", "Weald Council"),
        ),
        ("Mrs P Lund Assistant Clerk, Weald Parish Council", ("P Lund", "Assistant Clerk", "Weald Parish Council")),
        ("Susan Noor (SN), Poet", ("Susan Noor", None, None)),
        ("A Noor (representing Weald Council)", ("A Noor", None, "Weald Council")),
        ("Susan Lund (representing Ben Pike) (SL) Director of Parks", ("Susan Lund", "Director of Parks", None)),
        ("the clerk Mrs S Lund", ("S Lund", "Clerk", None)),
        ("Kay Fir – Weald Homes", ("Kay Fir", None, "Weald Homes")),
        ("Director of Parks (Mr P Lund)", ("P Lund", "Director of Parks", None)),
        ("Cllr Noor (in the Chair)", ("Noor", "Chair", None)),
    ],
)
def test_post_and_body_are_told_by_what_stands_beside_the_name(
    words: str, entry: tuple[str, str | None, str | None]
) -> None:
    assert told(words) == entry


@pytest.mark.parametrize(
    "words", ["None", "Two officials", "Weald Council", "Head of Roads", "3 members of the public"]
)
def test_an_entry_may_name_nobody(words: str) -> None:
    assert told(words) is None


def test_a_post_stands_behind_initials_in_brackets() -> None:
    entry = read_entry("Mr A Hale [AH] Clerk to Governors", Status.PRESENT, group=False)
    assert entry is not None
    assert (entry.name, entry.office) == ("A Hale", "Clerk to Governors")


@pytest.mark.parametrize(
    ("words", "body"), [("Eastlode Vale - Mr A Hale", None), ("Weald Police: Supt A Hale", "Weald Police")]
)
def test_a_place_or_a_body_may_stand_before_a_name(words: str, body: str | None) -> None:
    entry = read_entry(words, Status.PRESENT, group=False)
    assert entry is not None
    assert (entry.name, entry.organisation) == ("A Hale", body)
