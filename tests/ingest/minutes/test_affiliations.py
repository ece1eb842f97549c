"""Bodies named by where they stand: beside a person in a list, or behind a post."""

import pytest

from corpus.records import Attendance, Event, Kind, Office, Part, Source, Status
from ingest.minutes.affiliations import find_affiliations


def part(*beside: str, body: str | None = None) -> Part:
    source = Source(page=1)
    listed = tuple(
        Attendance(name=f"Ada Hale{n}", status=Status.PRESENT, organisation=words, source=source)
        for n, words in enumerate(beside)
    )
    held = Office(
        person="Bo Noor", office="Headteacher", body=body, event=Event.HOLDS, date=None, source=source, text=""
    )
    return Part(id="p1", kind=Kind.MINUTES, title="", first_page=1, last_page=1, attendance=listed, offices=(held,))


@pytest.mark.parametrize("words", ["NFU", "Weald Surgery", "Eastlode Chamber of Commerce", "Weald Rural Charity"])
def test_what_stands_beside_a_person_is_a_body(words: str) -> None:
    assert find_affiliations(part(words)) == {words}


def test_two_bodies_are_parted_and_notes_in_brackets_left_out() -> None:
    found = find_affiliations(part("Weald Food Council/Weald Company", "WACT (minutes)"))
    assert found == {"Weald Food Council", "Weald Company", "WACT"}


@pytest.mark.parametrize(
    "words", ["Private Sector", "Eastlode North", "Local Resident", "WEALD HALL TRUST IN", "Housing Manager", "Item"]
)
def test_places_sectors_and_capacities_are_none(words: str) -> None:
    assert find_affiliations(part(words)) == frozenset()


def test_a_body_behind_a_post_counts_when_it_is_named_in_full() -> None:
    assert find_affiliations(part(body="Eastlode Community PRU")) == {"Eastlode Community PRU"}
    assert find_affiliations(part(body="Virtual School")) == frozenset()
