"""The words of a heading without its number, its reference and what ends it."""

import pytest

from ingest.minutes.item_heading import CLOSING, GROUP_HEADING, NUMBER, make_heading


@pytest.mark.parametrize(
    "text", ["148. Apologies", "24/031 Roads", "Note 02/20 Roads", "3) Parks", "16.11.05 Bonfire", "23-24/ABC/1 Roads"]
)
def test_many_styles_of_number_are_numbers(text: str) -> None:
    assert NUMBER.match(text)


def test_a_heading_loses_what_ends_it() -> None:
    heading = make_heading("7", "Budget – (Item A4)", 3, 4)
    assert (heading.title, heading.agenda_ref, heading.first, heading.body) == ("Budget", "A4", 3, 4)


def test_groups_and_the_close_are_told_from_headings() -> None:
    assert GROUP_HEADING.match("RESTRICTED ITEMS")
    assert not GROUP_HEADING.match("Open forum")
    assert CLOSING.match("There being no further business, the meeting closed.")
