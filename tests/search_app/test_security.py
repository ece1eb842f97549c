import re

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from search_app import create_app
from search_app.archive import Archive

MEETING = "/meetings/westmere-safer-places-partnership/2024-07-16"
PAGES = ("/", "/search?q=lighting", "/meetings", MEETING, f"{MEETING}/152", "/bodies", "/papers", "/help", "/nothing")


def addresses(client: FlaskClient) -> set[str]:
    """Every address of ours that can be reached from the first page."""
    seen: set[str] = set()
    waiting = [*PAGES]
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 300:
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.mimetype == "text/html":
            links = [
                str(link["href"]).partition("#")[0] for link in BeautifulSoup(answer.data, "lxml").select("a[href]")
            ]
            waiting += [link for link in links if link.startswith("/")]
    return seen


def test_no_page_holds_inline_script_or_style_and_all_forbid_them(client: FlaskClient) -> None:
    for address in addresses(client):
        answer = client.get(address)
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


def test_every_link_leads_somewhere(client: FlaskClient) -> None:
    broken = {address for address in addresses(client) if client.get(address).status_code >= 400}
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
