"""Every search is an address: read back, it is the same search."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from index.engine import Sort
from search_app import create_app
from search_app.archive import Archive
from search_app.asking import Asked, read_asked

FULL = Asked(
    q='lighting & "safer streets" (2024/25) £5',
    kind=("minute", "resolution"),
    body=("Westmere Board, the",),
    year=("2024",),
    person=("Ann O’Neil",),
    from_="March 2018",
    least="£1,000",
    restricted=True,
    exact=True,
    sort=Sort.OLDEST,
    group="meeting",
    plot=True,
    page=3,
)


@pytest.fixture
def app(archive: Archive) -> Flask:
    return create_app(archive=archive)


def read_back(address: str) -> Asked:
    return read_asked(MultiDict(parse_qsl(urlsplit(address).query)))


@pytest.mark.parametrize("asked", [FULL, Asked(), Asked(q="a+b %41 é#?")])
def test_an_address_is_the_search(app: Flask, asked: Asked) -> None:
    with app.test_request_context():
        assert read_back(asked.link(page=asked.page)) == asked
        assert read_back(asked.link("search_files.csv", page=asked.page)) == asked


def test_a_link_changes_what_it_says_and_begins_at_the_first_page(app: Flask) -> None:
    with app.test_request_context():
        changed = read_back(FULL.link(sort=Sort.NEWEST, kind=(), plot=False))
    assert (changed.sort, changed.kind, changed.plot, changed.page) == (Sort.NEWEST, (), False, 1)
    assert (changed.q, changed.body) == (FULL.q, FULL.body)


def test_addresses_begin_with_the_path_and_the_place_that_are_asked_for(app: Flask) -> None:
    asked = Asked(q="a")
    with app.test_request_context():
        assert asked.link() == "/search?q=a"
        assert Asked().link() == "/search"
    with app.test_request_context(base_url="https://example.org/papers"):
        assert asked.link() == "/papers/search?q=a"
        assert asked.link("search_files.atom", external=True) == "https://example.org/papers/search.atom?q=a"


def test_a_page_is_marked_with_what_was_typed() -> None:
    assert FULL.marking.startswith("?q=lighting+%26+%22safer")
    assert Asked().marking == ""
