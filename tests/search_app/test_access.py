"""What every page owes to those who read it with a keyboard, a screen reader or a small screen."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

MEETING = "/meetings/westmere-safer-places-partnership/2024-07-16"
PAGES = (
    "/",
    "/search?q=lighting&kind=minute",
    "/search?q=zeppelin",
    "/meetings",
    MEETING,
    f"{MEETING}/152",
    "/bodies",
    "/papers",
    "/help",
    "/nothing",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_what_it_must(client: FlaskClient, address: str) -> None:
    page = BeautifulSoup(client.get(address).data, "lxml")
    assert page.html is not None
    assert page.html["lang"] == "en-GB"
    assert page.title is not None
    assert page.title.get_text().endswith("Matters Arising")
    assert len(page.select("h1")) == 1
    assert len(page.select("main#main-content")) == 1
    assert page.select_one("a.govuk-skip-link[href='#main-content']") is not None
    viewport = page.select_one("meta[name=viewport]")
    assert viewport is not None
    assert "user-scalable" not in str(viewport["content"])


@pytest.mark.parametrize("address", PAGES)
def test_headings_do_not_skip_a_level(client: FlaskClient, address: str) -> None:
    page = BeautifulSoup(client.get(address).data, "lxml")
    levels = [int(heading.name[1]) for heading in page.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", PAGES)
def test_names_are_given_once_and_fields_have_labels(client: FlaskClient, address: str) -> None:
    page = BeautifulSoup(client.get(address).data, "lxml")
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for field in page.select("input:not([type=hidden])"):
        assert page.select_one(f"label[for='{field['id']}']") is not None
    for link in page.select("a"):
        assert link.get_text().strip()
