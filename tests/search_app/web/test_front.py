from bs4 import BeautifulSoup
from flask.testing import FlaskClient


def test_the_first_page_has_a_search_box_and_says_what_is_held(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/").data, "lxml")
    box = page.select_one("form[role=search] input[name=q]")
    assert box is not None
    assert page.select_one(f"label[for={box['id']}]")
    figures = [" ".join(item.get_text(" ").split()) for item in page.select(".ma-figures li")]
    assert figures == ["3 papers", "1 meeting", "2024 years of meetings"]


def test_the_first_page_leads_to_new_papers_and_the_latest_meeting(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/").data, "lxml")
    links = {link.get_text(): link["href"] for link in page.select("main a")}
    held = links["Westmere Safer Places Partnership, 16 July 2024"]
    assert held == "/meetings/westmere-safer-places-partnership/2024-07-16"
    assert "Minutes: Westmere Safer Places Partnership, 16 July 2024" in links


def test_an_empty_archive_says_what_to_do(empty_client: FlaskClient) -> None:
    for address in ("/", "/search", "/meetings", "/bodies", "/papers"):
        answer = empty_client.get(address)
        assert answer.status_code == 200
        assert "matters ingest" in answer.text


def test_it_shows_at_a_glance_what_is_open_and_what_is_held(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/").data, "lxml")
    matter = page.select_one("a[href^='/matters/']")
    assert matter is not None
    assert matter.get_text() == "Tom Brook to write to residents."
    assert client.get(str(matter["href"])).status_code == 200
    assert "minutes of 1 of 1 known meeting" in " ".join(page.get_text().split())
