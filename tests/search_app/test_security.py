import re

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search_app import create_app
from search_app.archive import Archive
from tests.search_app.conftest import browser

MEETING = "/meetings/westmere-safer-places-partnership/2024-07-16"
PAGES = ("/", "/search?q=lighting", "/meetings", MEETING, f"{MEETING}/152", "/bodies", "/papers", "/help", "/nothing")


@pytest.fixture(scope="module")
def answers(archive: Archive) -> dict[str, TestResponse]:
    """What every address of ours answers that can be reached from the first page."""
    client = browser(create_app(archive=archive))
    seen: dict[str, TestResponse] = {}
    waiting = [*PAGES]
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 300:
            continue
        seen[address] = answer = client.get(address)
        if answer.mimetype == "text/html":
            links = BeautifulSoup(answer.data, "lxml").select("a[href]")
            waiting += [found for link in links if (found := str(link["href"]).partition("#")[0]).startswith("/")]
    return seen


def test_no_page_holds_inline_script_or_style_and_all_forbid_them(answers: dict[str, TestResponse]) -> None:
    for answer in answers.values():
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        if answer.mimetype == "text/html":
            page = BeautifulSoup(answer.data, "lxml")
            assert not page.select("style, [style], iframe, object")
            assert all(str(each["src"]).startswith("/static/") and not each.text for each in page.select("script"))
            assert not [name for tag in page.find_all() for name in tag.attrs if name.startswith("on")]


def test_every_link_leads_somewhere(answers: dict[str, TestResponse]) -> None:
    broken = {address for address, answer in answers.items() if answer.status_code >= 400}
    assert broken == {"/nothing"} | {address for address in broken if address.startswith("/nothing")}


def test_markup_in_papers_is_shown_as_it_was_printed(client: FlaskClient) -> None:
    for address in (MEETING, f"{MEETING}/152-2", "/papers", "/", "/search?q=alert"):
        text = client.get(address).text
        assert "<script>" not in text
        assert "&lt;script&gt;" in text


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onfocus='x"])
def test_markup_in_a_query_is_shown_as_it_was_typed(client: FlaskClient, typed: str) -> None:
    page = BeautifulSoup(client.get("/search", query_string={"q": typed, "body": typed}).data, "lxml")
    box = page.select_one("input[name=q]")
    assert box is not None
    assert box["value"] == " ".join(typed.split())
    assert not page.select("script:not([src]), img[src=x], [onerror], [onfocus]")


def test_tls_is_kept_once_it_was_used(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/help").headers
    assert "Strict-Transport-Security" in client.get("/help", base_url="https://localhost").headers


def test_pages_are_asked_for_again_and_static_files_are_kept(client: FlaskClient) -> None:
    assert client.get("/").headers["Cache-Control"] == "no-cache"
    style = re.search(r'href="(/static/vendor/matters\.css\?v=[0-9a-f]{10})"', client.get("/").text)
    if style is None:
        pytest.skip("the style sheet is not built: run make")
    assert "max-age=31536000" in client.get(style[1]).headers["Cache-Control"]


def test_a_fault_of_ours_says_nothing_of_the_machine(archive: Archive) -> None:
    app: Flask = create_app(archive=archive)

    @app.get("/fault")
    def fault() -> str:
        raise RuntimeError("secret detail")

    answer = app.test_client().get("/fault")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "Sorry, there is a problem" in answer.text


def test_nothing_can_be_sent_in(client: FlaskClient) -> None:
    for address in PAGES:
        assert client.post(address, data={"q": "x"}).status_code in (404, 405)


@pytest.mark.parametrize("address", ["/api/v1/answers", "/account/sign-in", "/papers/0123456789ab/pages/1/mistake"])
def test_a_body_that_is_too_large_is_refused_unread(client: FlaskClient, address: str) -> None:
    sent = client.post(address, data=b"{" + b" " * 70_000, content_type="application/json")
    assert sent.status_code == 413
    assert sent.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    [
        "/static/../matters.db",
        "/static/..%2f..%2fmatters.db",
        "/static/%2e%2e/config.py",
        "/exports/../../matters.toml",
        "/exports/..%2f..%2fmatters.toml",
        "/papers/..%2f..%2fmatters/file",
        "/papers/0123456789ab%2f..%2f..%2f/file",
        "/papers/0123456789ab/pages/..%2f1.png",
        "/oparl/v1.1/file/..%2f..%2fmatters",
        "/api/v1/papers/..%2f..%2fmatters",
    ],
)
def test_no_address_leads_out_of_what_is_served(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (302, 308, 404)
    if answer.status_code != 404:
        assert client.get(address, follow_redirects=True).status_code == 404


def test_a_host_that_nobody_set_leads_no_visitor_away(client: FlaskClient) -> None:
    """Redirects after forms are paths: whatever name the request was sent to, no other site is named."""
    answer = client.get("/staff/", base_url="http://elsewhere.example")
    assert answer.headers["Location"].startswith("/account/sign-in")
