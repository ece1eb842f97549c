"""What a site and a paper write otherwise and mean the same."""

import pytest

from corpus.records import Item, Source
from corpus.visits.matching import alike, match_items, plain_name
from corpus.visits.sites import SiteItem


def said(number: str | None, title: str) -> SiteItem:
    return SiteItem(id=title, number=number, title=title)


def printed(number: str | None, title: str) -> Item:
    return Item(number=number, title=title, first_page=1, last_page=1, source=Source(page=1))


def test_items_are_matched_by_number_where_the_titles_may_be_one_and_else_by_title() -> None:
    listed = [said("1", "Apologies"), said("2", "Roads and Paths Update"), said("3", "Youth Work"), said("4", "Parks")]
    items = [
        printed("1.", "Apologies for absence"),
        printed("2", "Youth work"),
        printed("3", "Update on roads and paths update"),
    ]
    assert [at for _, at in match_items(listed, items)] == [0, 2, 1, None]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Road Safety Update", "Road safety update:", True),
        ("Road Safety", "Road Safety Update 2026", True),
        ("Road Safety Update", "Rural Safety Update", False),
        ("", "Road Safety Update", False),
    ],
)
def test_titles_shortened_are_alike_and_others_are_not(first: str, second: str, same: bool) -> None:
    assert alike(first, second) is same


def test_names_compare_without_titles() -> None:
    assert plain_name("Councillor Mrs Ann Ash") == plain_name("Cllr Ann Ash") == plain_name("Ann Ash")
