"""Pages across the years: facts link to their page, plots have their table, pages their JSON; empty ones say so."""

import re

import pytest
from flask.testing import FlaskClient

from search_app.archive import Archive

LISTS = ("/people", "/posts", "/organisations", "/glossary", "/threads", "/matters", "/coverage")
CHAIR = "/posts/westmere-safer-places-partnership/chair"


@pytest.fixture(autouse=True)
def _years(archive: Archive) -> None:
    archive.catch_up()


@pytest.mark.parametrize("address", LISTS)
def test_a_list_without_papers_says_that_nothing_is_known_yet(empty_client: FlaskClient, address: str) -> None:
    answer = empty_client.get(address)
    assert answer.status_code == 200
    assert "matters rebuild" in answer.text


@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_there_for_people_and_for_programs(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200
    by_address, by_accept = client.get(f"{address}.json"), client.get(address, headers={"Accept": "application/json"})
    assert by_address.is_json
    assert by_address.json == by_accept.json
    assert "Accept" in by_accept.headers["Vary"]


def test_every_link_of_the_pages_leads_somewhere(client: FlaskClient) -> None:
    todo, seen = ["/bodies/westmere-safer-places-partnership", *LISTS, "/matters?all=yes"], set()
    while todo:
        address = todo.pop()
        if address in seen or len(seen) > 300:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.mimetype == "text/html":
            kinds = "people|posts|organisations|threads|matters|coverage|bodies"
            found = re.findall(rf'href="(/(?:{kinds})[^"#]*)"', answer.text)
            todo += [one.replace("&amp;", "&") for one in found]
    assert len(seen) > 10


def test_a_post_shows_its_holder_with_the_page_that_says_so(client: FlaskClient) -> None:
    page = client.get(CHAIR).text
    assert "Ada Fenn" in page
    assert re.search(r'href="/papers/[0-9a-f]{12}/pages/1', page)
    assert "<svg" in page
    assert "Download as CSV" in page


def test_who_held_a_post_on_a_day_is_answered_with_both_sides(client: FlaskClient) -> None:
    told = client.get(f"{CHAIR}.json?on=2024-07-16").json
    assert told is not None
    assert told["on"]["name"].endswith("Ada Fenn")
    assert told["on"]["sureness"] == "stated on that day"
    assert told["on"]["before"]["evidence"]["page"] == 1
    unknown = client.get(f"{CHAIR}.json?on=1999-01-01").json
    assert unknown is not None
    assert unknown["on"]["person"] is None
    assert "Enter a date" in client.get(f"{CHAIR}?on=tomorrow").text


def test_the_data_of_a_plot_can_be_taken_away(client: FlaskClient) -> None:
    answer = client.get(f"{CHAIR}.csv")
    assert answer.mimetype == "text/csv"
    assert answer.text.splitlines()[0].lstrip("\ufeff").startswith("Holder,Acting,From")


def test_a_matter_shows_its_steps_and_why_they_are_linked(client: FlaskClient) -> None:
    matters = client.get("/matters.json?all=yes").json
    assert matters is not None
    one = next(each for each in matters["matters"] if "write to residents" in each["text"])
    page = client.get(f"/matters/{one['id']}").text
    assert "Recorded as an action" in page
    assert "September 2024" in page


def test_markup_in_papers_stays_words(client: FlaskClient) -> None:
    for address in LISTS:
        assert "<script>" not in client.get(address).text


@pytest.mark.parametrize(
    "address", ["/people/nobody", "/posts/no/chair", "/threads/no/thing", "/coverage/no", "/bodies/no"]
)
def test_what_is_not_known_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_person_is_shown_with_the_meetings_they_came_to_and_their_posts(client: FlaskClient) -> None:
    address = next(each for each in re.findall(r'href="(/people/[^"]+)"', client.get(CHAIR).text) if "fenn" in each)
    page = client.get(address)
    cells = re.findall(r"<td[^>]*>(\d+)</td>", page.text)
    meetings, there, sent, unnamed = map(int, cells[:4])
    assert there > 0
    assert meetings == there + sent + unnamed
    assert CHAIR in page.text
    assert "No term in a post is known" not in page.text
    assert re.search(r'id="named".*href="/papers/[0-9a-f]{12}/pages/1', page.text, re.DOTALL)


def test_an_organisation_that_only_posts_name_is_listed(client: FlaskClient) -> None:
    listed = client.get("/organisations.json").json
    assert listed is not None
    ids = {each["id"]: each for each in listed["organisations"]}
    assert ids["westmere-safer-places-partnership"]["posts"] > 0


def test_a_day_is_read_as_people_write_it(client: FlaskClient) -> None:
    told = {day: client.get(f"{CHAIR}.json", query_string={"on": day}).json for day in ("2024-07-16", "16 July 2024")}
    assert told["2024-07-16"] is not None
    assert told["2024-07-16"]["on"] == (told["16 July 2024"] or {})["on"]
    assert "Enter a date such as 1 May 2018" in client.get(CHAIR, query_string={"on": "in May"}).text


def test_what_a_list_says_of_somebody_is_told_without_marks_of_quotation(client: FlaskClient) -> None:
    address = "/posts/westmere-safer-places-partnership/chair"
    assert "Present: Cllr Ada Fenn (Chair)" in client.get(address).text
    assert "“Present" not in client.get(address).text
    sighting = client.get(f"{address}.json").json["terms"][0]["evidence"][0]["evidence"]  # type: ignore[index]
    assert sighting["quote"] is None
    assert sighting["says"] == "Present: Cllr Ada Fenn (Chair)"
