from bs4 import BeautifulSoup
from flask.testing import FlaskClient

MEETING = "/meetings/westmere-safer-places-partnership/2024-07-16"


def words(found: object) -> str:
    assert found is not None
    return " ".join(found.get_text(" ").split())  # type: ignore[attr-defined]


def test_the_meetings_of_the_latest_year_are_listed_first(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/meetings").data, "lxml")
    assert words(page.h1) == "Meetings of 2024"
    assert [link["href"] for link in page.select("tbody th a")] == [MEETING]


def test_a_year_without_meetings_is_not_found(client: FlaskClient) -> None:
    assert client.get("/meetings?year=2024").status_code == 200
    assert client.get("/meetings?year=1999").status_code == 404


def test_a_body_has_its_own_list_and_an_unknown_one_none(client: FlaskClient) -> None:
    assert words(BeautifulSoup(client.get("/meetings/westmere-safer-places-partnership").data, "lxml").h1) == (
        "Westmere Safer Places Partnership"
    )
    assert client.get("/meetings/no-such-body").status_code == 404


def test_a_meeting_shows_who_attended_how(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get(MEETING).data, "lxml")
    lists = {
        words(heading): words(heading.find_next("ul")).replace(" ,", ",") for heading in page.select("#attendance ~ h3")
    }
    assert lists == {"Present (1)": "Cllr Ada Fenn, Chair", "Apologies (1)": "Mr Tom Brook (Police)"}


def test_a_meeting_shows_its_decisions_and_actions_each_with_its_page(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get(MEETING).data, "lxml")
    decision, action = page.select(".ma-decision")
    assert [words(clause) for clause in decision.select("li")] == [
        "(a) notes the report; and",
        "(b) agrees to fund lighting in Harbour Lane.",
        "1. from April.",
    ]
    assert "Proposed by Cllr Ada Fenn, seconded by Mr Tom Brook." in words(decision)
    assert "Vote: 5 for, 2 against." in words(decision)
    assert "For: Tom Brook. Due: September 2024." in words(action)
    for fact in (decision, action):
        link = fact.select_one(".ma-evidence a")
        assert link is not None
        assert "/pages/2?span=" in str(link["href"])
        assert client.get(str(link["href"])).status_code == 200


def test_restricted_parts_are_absent(client: FlaskClient) -> None:
    assert "Contract" not in client.get(MEETING).text


def test_an_item_links_its_report_and_its_neighbour(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get(f"{MEETING}/152").data, "lxml")
    assert words(page.h1) == "Street lighting"
    assert [words(link) for link in page.select("#papers + ul a")] == ["Street lighting survey"]
    onward = page.select_one("a[rel=next]")
    assert onward is not None
    assert onward["href"] == f"{MEETING}/152-2"


def test_an_item_whose_number_was_used_twice_is_cited_as_the_first_or_second(client: FlaskClient) -> None:
    cited = [
        words(BeautifulSoup(client.get(f"{MEETING}/{key}").data, "lxml").select_one(".ma-code"))
        for key in ("152", "152-2")
    ]
    assert cited[0].startswith(
        "Westmere Safer Places Partnership, 16 July 2024, minute 152 (first), page 2 of minutes.pdf"
    )
    assert "minute 152 (second)" in cited[1]


def test_what_is_not_there_is_not_found(client: FlaskClient) -> None:
    for address in (
        f"{MEETING}/999",
        "/meetings/westmere-safer-places-partnership/2024-13-45",
        "/meetings/x/2024-07-16",
    ):
        assert client.get(address).status_code == 404


def test_minutes_that_nobody_confirmed_are_called_a_draft(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get(MEETING).data, "lxml")
    assert words(page.select_one("#draft")).startswith("Draft No paper held says")
    assert page.select_one("#confirmed") is None


def test_those_who_came_are_linked_to_who_they_are(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get(MEETING).data, "lxml")
    people = {link.get_text(): str(link["href"]) for link in page.select("a[href^='/people/']")}
    assert set(people) == {"Cllr Ada Fenn", "Mr Tom Brook"}
    assert all(client.get(address).status_code == 200 for address in people.values())


def test_how_the_meeting_went_is_told_with_its_page(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get(MEETING).data, "lxml")
    (told,) = page.select("#proceedings + ul > li")
    assert words(told) == "Closed, 21:05 : The meeting closed at 9.05 pm Page 2 of minutes.pdf, closed, 21:05"
    assert told.a["href"].endswith("/pages/2")
