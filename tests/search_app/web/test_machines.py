"""What browsers and robots are told."""

from flask.testing import FlaskClient


def test_robots_are_kept_from_searches_and_people_and_told_of_the_sitemap(client: FlaskClient) -> None:
    text = client.get("/robots.txt").text
    assert "Disallow: /search" in text
    assert "Disallow: /people" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text


def test_the_sitemap_names_meetings_and_papers_that_are_there(client: FlaskClient) -> None:
    text = client.get("/sitemap.xml").text
    assert "/meetings/westmere-safer-places-partnership/2024-07-16</loc>" in text
    assert "/papers/" in text


def test_a_browser_can_add_the_search(client: FlaskClient) -> None:
    text = client.get("/opensearch.xml").text
    assert 'template="http://localhost/search?q={searchTerms}"' in text


def test_names_are_suggested_while_typing(client: FlaskClient) -> None:
    found = client.get("/suggest?q=west").json
    assert found == [
        {
            "text": "Westmere Safer Places Partnership",
            "kind": "body",
            "query": 'body:"Westmere Safer Places Partnership"',
        }
    ]
    assert client.get("/suggest?q=w").json == []
