"""The page that describes the API."""

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search_app.web.reference import with_code


def test_every_link_on_the_page_leads_to_a_place_on_it(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/api/v1/").data, "lxml")
    within = [str(link["href"])[1:] for link in page.select("main a[href^='#']")]
    assert "shapes" in within
    assert len(within) > 20
    assert [name for name in within if page.find(id=name) is None] == []


def test_backticks_become_code_and_nothing_else_becomes_html() -> None:
    assert with_code("follow `next` <b>") == "follow <code>next</code> &lt;b&gt;"
