"""Organisations: names by their grammar, and letters by what the paper says of them."""

import pytest

from ingest.entities.language import read_texts
from ingest.entities.organisations import find_organisations


def names(*texts: str) -> list[str]:
    """Return the names found in the pages of one part."""
    return [found.name for page in find_organisations(read_texts(texts)) for found in page]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It went to Northdown County Council in May.", "Northdown County Council"),
        (
            "a future Growth, Economic Development and Communities Cabinet Committee will",
            "Growth, Economic Development and Communities Cabinet Committee",
        ),
        ("Weald Fire and Rescue told him", "Weald Fire and Rescue"),
        ("by the Policy & Resources Committee", "Policy & Resources Committee"),
        ("St Mary's Primary School said", "St Mary's Primary School"),
        ("the Royal Borough of Northdown", "Royal Borough of Northdown"),
        ("the Northdown and Weald Police and Crime Panel approved", "Northdown and Weald Police and Crime Panel"),
        ("The Strategic Board, which met", "Strategic Board"),
        ("Officers of the Road Safety team asked", "Road Safety team"),
        ("a report by Weald Fire and Rescue Service", "Weald Fire and Rescue Service"),
        ("the Children and Young People’s Council met", "Children and Young People’s Council"),
        ("the Office of the Police and Crime Commissioner", "Office of the Police and Crime Commissioner"),
        (
            "the Ministry of Housing, Communities and Local Government said",
            "Ministry of Housing, Communities and Local Government",
        ),
        ("NORTHDOWN PARENTING PANEL", "Northdown Parenting Panel"),
        ("WEALD POLICE AND CRIME PANEL", "Weald Police and Crime Panel"),
        ("the East of England Ambulance Service came", "East of England Ambulance Service"),
        ("work with the Home Office to", "Home Office"),
        ("Ashby-cum-Fenby Parish Council", "Ashby-cum-Fenby Parish Council"),
        ("held at HMP Oldbridge for", "HMP Oldbridge"),
    ],
)
def test_an_organisation_is_known_by_its_name(text: str, found: str) -> None:
    assert names(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The Council noted that the Board and the Working Group had met.",
        "the Northdown Police and Crime Plan was published",
        "Ann Hale, Head of Play Services, spoke",
        "the Community Safety Team Leader outlined the Vision Zero Strategy",
        "Community Safety Partnerships across the county",
    ],
)
def test_generic_words_plans_and_posts_are_no_organisations(text: str) -> None:
    assert names(text) == []


def test_two_bodies_joined_by_and_are_two() -> None:
    assert names("Northdown Police and Weald Council met") == ["Northdown Police", "Weald Council"]


def test_letters_mean_what_the_brackets_say_on_every_page() -> None:
    found = names("The NCST reported.", "the Northdown Community Safety Team (NCST) had")
    assert found == ["Northdown Community Safety Team"] * 3


def test_letters_that_are_the_initials_of_a_name_in_the_part_mean_it() -> None:
    assert names("Northdown County Council met. NCC agreed.") == ["Northdown County Council"] * 2


def test_letters_that_stand_for_an_office_mean_no_organisation() -> None:
    assert "PCC" not in names("The PCC thanked them. The Police Chiefs Council met.")


def test_a_name_that_begins_with_letters_is_the_one_spelt_out() -> None:
    text = "Northdown Safety Partnership (NSP). The NSP Working Group. Northdown Safety Partnership Working Group met."
    assert names(text)[-2:] == ["Northdown Safety Partnership Working Group"] * 2


def test_a_mention_carries_the_letters_of_its_name() -> None:
    ((first, *_),) = find_organisations(read_texts(("Northdown Resilience Forum (NRF) met.",)))
    assert first.letters == ("NRF",)


def test_offsets_lead_to_the_printed_name() -> None:
    text = "It was Weald Borough Council’s plan."
    ((found,),) = find_organisations(read_texts((text,)))
    assert text[found.start : found.end] == "Weald Borough Council"


def test_a_short_name_is_that_of_the_one_longer_name_it_ends() -> None:
    assert names("The Weald Safety Board met. The Safety Board agreed.") == ["Weald Safety Board", "Weald Safety Board"]


@pytest.mark.parametrize("text", ["the Waste Disposal Authority", "Contact: Committee Services Email: a@b.uk"])
def test_what_any_council_has_is_no_name(text: str) -> None:
    assert names(text) == []


def test_a_body_begins_behind_the_person_of_its_row() -> None:
    docs = read_texts(("Kay Fir Weald Housing Trust",), people=("Kay Fir",))
    assert [found.name for page in find_organisations(docs) for found in page] == ["Weald Housing Trust"]
