import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from corpus.errors import SettingsError
from search_app import create_app
from search_app.archive import Archive


@pytest.fixture
def behind(archive: Archive) -> Callable[..., FlaskClient]:
    """Returns a browser that looks at the service as it is set up behind a proxy."""

    def look(**settings: object) -> FlaskClient:
        return create_app(archive=Archive(replace(archive.settings, **settings))).test_client()  # type: ignore[arg-type]

    return look


@pytest.mark.parametrize(
    "address", [f"/minutes-and-more{path}" for path in ("/", "/search?q=lighting", "/matters", "/people", "/coverage")]
)
def test_every_address_of_a_page_bears_the_prefix(behind: Callable[..., FlaskClient], address: str) -> None:
    page = behind(prefix="/minutes-and-more").get(address, base_url="http://papers.example")
    assert page.status_code == 200
    links = re.findall(r'(?:href|src|action)="(/[^"]*)"', page.text)
    assert links
    assert [link for link in links if not link.startswith("/minutes-and-more/")] == []


def test_a_proxy_that_takes_the_prefix_off_is_served_as_well(behind: Callable[..., FlaskClient]) -> None:
    answer = behind(prefix="/minutes").get("/api/v1/papers").json
    assert answer is not None
    assert answer["results"][0]["url"].startswith("http://localhost/minutes/papers/")


def test_headers_of_a_proxy_are_believed_only_where_there_is_one(behind: Callable[..., FlaskClient]) -> None:
    sent = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "papers.example"}
    believed = behind(proxies=1).get("/api/v1/papers", headers=sent).json
    ignored = behind().get("/api/v1/papers", headers=sent).json
    assert believed is not None
    assert ignored is not None
    assert believed["results"][0]["url"].startswith("https://papers.example/")
    assert ignored["results"][0]["url"].startswith("http://localhost/")


@pytest.mark.parametrize("prefix", ["papers", "/papers/", "/"])
def test_a_prefix_that_is_no_path_is_said(behind: Callable[..., FlaskClient], prefix: str) -> None:
    with pytest.raises(SettingsError, match="MATTERS_PREFIX"):
        behind(prefix=prefix)


def test_the_prefix_that_the_proxy_names_is_believed_where_it_is_set_so(behind: Callable[..., FlaskClient]) -> None:
    sent = {"X-Forwarded-Prefix": "/minutes"}
    believed = behind(proxies=1, prefix="forwarded").get("/api/v1/papers", headers=sent).json
    ignored = behind(proxies=1).get("/api/v1/papers", headers=sent).json
    assert believed is not None
    assert ignored is not None
    assert believed["results"][0]["url"].startswith("http://localhost/minutes/papers/")
    assert ignored["results"][0]["url"].startswith("http://localhost/papers/")
    with pytest.raises(SettingsError, match="MATTERS_PROXIES"):
        behind(prefix="forwarded")
