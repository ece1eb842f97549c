"""Other names of what was typed are found too, and said."""

import pytest

from index.query import parse_query
from index.widening import widen

REVIEWS = ("Domestic Abuse Related Death Reviews", "Domestic Homicide Reviews", "DHR")


def added(typed: str) -> tuple[str, ...]:
    return widen(parse_query(typed), [REVIEWS]).added


def test_letters_and_names_are_found_either_way() -> None:
    assert added("dhr funding") == ("Domestic Abuse Related Death Reviews", "Domestic Homicide Reviews")
    assert added("funding of a domestic homicide review") == ("Domestic Abuse Related Death Reviews", "DHR")


def test_words_apart_or_in_quotes_are_no_name() -> None:
    assert added("domestic review homicide") == ()
    assert added('"domestic homicide review"') == ()
    assert added("-dhr") == ()


BEHAVIOUR = ("Anti-Social Behaviour", "ASB")


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("asb", ("Anti-Social Behaviour", "Antisocial Behaviour")),
        ("anti-social behaviour", ("antisocial", "Antisocial Behaviour", "ASB")),
        ("anti social behaviour", ("Antisocial Behaviour", "ASB")),
        ("antisocial behaviour", ("anti-social", "Anti-Social Behaviour", "ASB")),
        ("social behaviour", ()),
        ("anti-social", ("antisocial",)),
    ],
)
def test_a_name_with_a_hyphen_is_typed_with_it_without_it_or_in_two_words(typed: str, also: tuple[str, ...]) -> None:
    assert widen(parse_query(typed), [BEHAVIOUR]).added == also


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("co-ordination", ("coordination",)),
        ("Coordinators", ("Co-ordinators",)),
        ("well-being", ("wellbeing",)),
        ("wellbeing", ()),  # "may well be"
        ("Cooper", ()),
        ("council vice-chair", ()),
        ('"co-ordination"', ()),
        ("-coordination", ()),
    ],
)
def test_words_written_with_a_hyphen_or_without_are_found_either_way(typed: str, also: tuple[str, ...]) -> None:
    assert widen(parse_query(typed), []).added == also


def test_everything_typed_must_still_match() -> None:
    query = widen(parse_query("dhr funding"), [REVIEWS])
    assert len(query.clauses) == 2
    assert query.understood.startswith("dhr funding (also: ")


def test_a_year_is_also_the_meetings_of_that_year() -> None:
    assert widen(parse_query("grants 2019"), []).added == ("meetings of 2019",)
    assert widen(parse_query('"2019"'), []).added == ()
    assert widen(parse_query("2019* 1234 2019/21"), []).added == ()


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("24/25 grant", ("2024/25", "2024/2025")),
        ("2024-25", ("2024/2025",)),
        ("2024–2025", ("2024/25",)),
        ("1999/2000", ("1999/00",)),
        ('"24/25"', ()),
        ("24/26", ()),
        ("2024/2035", ()),
        ("124/25", ()),
    ],
)
def test_a_financial_year_is_found_in_its_other_forms(typed: str, also: tuple[str, ...]) -> None:
    assert widen(parse_query(typed), []).added == also


def test_of_many_things_those_typed_are_widened_in_their_order() -> None:
    many = [
        *((f"Panel {number} of Westmere", f"PW{number}") for number in range(50)),
        REVIEWS,
        ("The Dell Group", "DG"),
    ]
    assert widen(parse_query("dg dhr"), many).added == (
        "The Dell Group",
        "Domestic Abuse Related Death Reviews",
        "Domestic Homicide Reviews",
    )
    assert widen(parse_query("dell group"), many).added == ("DG",)
