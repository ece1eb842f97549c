"""Results to take away say what the page says, and no cell is a formula."""

import csv
import io
from xml.etree.ElementTree import fromstring

from flask.testing import FlaskClient

from search_app.exports._table import write_row

ATOM = "{http://www.w3.org/2005/Atom}"


def test_csv_has_a_row_for_each_result_with_its_citation(client: FlaskClient) -> None:
    answer = client.get("/search.csv?q=lighting&kind=resolution")
    (row,) = csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff")))
    assert answer.mimetype == "text/csv"
    assert row["citation"].startswith("Westmere Safer Places Partnership, 16 July 2024, minute 152 (first), page 2")
    assert row["url"].startswith("http")


def test_no_cell_is_a_formula() -> None:
    assert write_row(["=HYPERLINK(1)", "plain"]) == "'=HYPERLINK(1),plain\r\n"


def test_json_has_the_published_shape(client: FlaskClient) -> None:
    found = client.get("/search.json?q=lighting").json
    assert found is not None
    assert {"query", "understood", "total", "took_ms", "hits", "facets"} <= set(found)
    assert found["total"] == len(found["hits"])


def test_a_feed_has_an_entry_for_each_result_newest_first(client: FlaskClient) -> None:
    feed = fromstring(client.get("/search.atom?q=lighting").data)  # noqa: S314 - our own
    days = [str(entry.findtext(f"{ATOM}updated")) for entry in feed.iter(f"{ATOM}entry")]
    assert days
    assert days == sorted(days, reverse=True)
    assert all(entry.find(f"{ATOM}id") is not None for entry in feed.iter(f"{ATOM}entry"))


def test_restricted_entries_are_in_none_of_them(client: FlaskClient) -> None:
    for kind in ("csv", "json", "atom"):
        assert "florins" not in client.get(f"/search.{kind}?q=contractor").text
