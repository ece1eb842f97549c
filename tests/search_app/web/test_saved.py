"""Saved searches: kept by the browser alone, with what is new since the last visit."""

from http.cookies import SimpleCookie

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search_app import create_app
from search_app.archive import Archive
from search_app.saving import SavedSearch, read_saved, write_saved

LONG_AGO = 1_000_000_000
FAR_AHEAD = 4_000_000_000


@pytest.fixture
def client(archive: Archive) -> FlaskClient:
    made = create_app(archive=archive)
    made.config["WTF_CSRF_ENABLED"] = False
    return made.test_client()


def keep(client: FlaskClient, search: str, seen: int) -> None:
    cookie = write_saved([SavedSearch(search=search, seen=seen, visited=seen)])
    assert cookie is not None
    client.set_cookie("saved", cookie, path="/saved")


def words(answer: TestResponse) -> str:
    return " ".join(BeautifulSoup(answer.data, "lxml").get_text(" ").split())


def test_a_search_is_saved_with_its_filters_after_asking(client: FlaskClient) -> None:
    results = BeautifulSoup(client.get("/search?q=lighting&kind=minute").data, "lxml")
    (link,) = (str(each["href"]) for each in results.select("a[href^='/saved/new']"))
    form = BeautifulSoup(client.get(link).data, "lxml").select_one("main form")
    assert form is not None
    fields = {str(each["name"]): str(each["value"]) for each in form.select("input") if each["name"] != "csrf_token"}
    answer = client.post(str(form["action"]), data=fields)
    cookie = SimpleCookie(answer.headers["Set-Cookie"])["saved"]
    assert [each.search for each in read_saved(cookie.value)] == ["q=lighting&kind=minute"]
    assert (cookie["path"], cookie["samesite"], bool(cookie["httponly"])) == ("/saved", "Lax", True)
    assert "Nothing new since" in words(client.get("/saved"))


def test_what_came_in_since_the_last_visit_is_new(client: FlaskClient) -> None:
    keep(client, "q=lighting&kind=resolution", LONG_AGO)
    assert "1 new result since 9 September 2001" in words(client.get("/saved"))
    keep(client, "q=lighting&kind=resolution", FAR_AHEAD)
    assert "Nothing new since" in words(client.get("/saved"))


def test_what_is_restricted_is_not_new_to_the_public(client: FlaskClient) -> None:
    keep(client, "q=florins", LONG_AGO)
    assert 'florins"' not in words(client.get("/saved"))
    assert "Nothing new since" in words(client.get("/saved"))


def test_a_search_can_be_removed(client: FlaskClient) -> None:
    keep(client, "q=lighting", LONG_AGO)
    client.post("/saved/remove", data={"search": "q=lighting"})
    assert "keeps no searches yet" in words(client.get("/saved"))


def test_a_cookie_with_anything_in_it_shows_a_page(client: FlaskClient) -> None:
    keep(client, "page=none&sort=worst", LONG_AGO)
    assert "keeps no searches yet" in words(client.get("/saved"))
    keep(client, "q=lighting", -(10**15))
    assert client.get("/saved").status_code == 200
