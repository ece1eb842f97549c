from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search_app import create_app
from search_app.archive import Archive
from search_app.asking import Asked


def words(found: object) -> str:
    assert found is not None
    return " ".join(found.get_text(" ").split())  # type: ignore[attr-defined]


def test_a_result_says_what_it_is_where_it_stands_and_links_to_the_page(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=fund+lighting&kind=resolution").data, "lxml")
    (hit,) = page.select(".ma-hit")
    assert words(hit.select_one(".govuk-tag")) == "Resolution"
    assert "Westmere Safer Places Partnership, 16 July 2024, minute 152" in words(hit.select_one(".ma-hit__where"))
    assert {mark.get_text() for mark in hit.select("mark")} >= {"fund", "lighting"}
    place, evidence = (str(link["href"]) for link in hit.select("a"))
    assert place.startswith("/meetings/westmere-safer-places-partnership/2024-07-16/152")
    assert evidence.endswith("/pages/2?q=fund+lighting")
    target = BeautifulSoup(client.get(place).data, "lxml")
    assert target.select_one(f"[id='{place.partition('#')[2]}']") is not None


def test_filters_show_counts_and_can_be_removed(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=lighting&kind=minute&year=2024").data, "lxml")
    labels = [words(label) for label in page.select(".ma-filters label")]
    assert "Resolutions (1)" in labels
    assert "2024 (1)" in labels
    assert {str(box["value"]) for box in page.select(".ma-filters input[checked]")} == {"minute", "2024"}
    chips = {words(link): str(link["href"]) for link in page.select(".ma-chips a")}
    assert chips["Remove the filter Minutes ✕"] == "/search?q=lighting&year=2024"
    assert chips["Remove all filters"] == "/search?q=lighting"


def test_a_new_query_keeps_the_filters_and_a_filter_keeps_the_query(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=lighting&kind=minute&sort=newest").data, "lxml")
    box, filters = page.select_one("form[role=search]"), page.select_one("form.ma-filters")
    assert box is not None
    assert filters is not None
    kept = {str(field["name"]): str(field["value"]) for field in box.select("input[type=hidden]")}
    assert kept == {"kind": "minute", "sort": "newest"}
    kept = {str(field["name"]): str(field["value"]) for field in filters.select("input[type=hidden]")}
    assert kept == {"q": "lighting", "sort": "newest"}


def test_nothing_typed_shows_everything(client: FlaskClient) -> None:
    assert len(BeautifulSoup(client.get("/search").data, "lxml").select(".ma-hit")) > 3


def test_nothing_found_says_what_was_searched_and_what_to_try(client: FlaskClient, archive: Archive) -> None:
    page = BeautifulSoup(client.get('/search?q="zeppelin+hangar"&kind=minute').data, "lxml")
    assert "Nothing found for" in words(page.select_one("#results"))
    assert f"{len(archive.store.papers())} papers" in words(page.main)
    assert {str(link["href"]) for link in page.select("main li a")} >= {"/search?q=%22zeppelin+hangar%22", "/meetings"}


def test_an_index_that_is_not_built_is_no_answer(archive: Archive, tmp_path: Path) -> None:
    answer = create_app(replace(archive.settings, data=tmp_path)).test_client().get("/search?q=lighting")
    assert answer.status_code == 503
    assert "are not ready" in answer.text


def test_restricted_entries_are_not_found(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=florins").data, "lxml")
    assert not page.select(".ma-hit")


@pytest.mark.parametrize("typed", ['"', "-", "AND", "(", "a OR", "*", "\\", "%00", "%F0%9F%92%A9", "+" * 600, "kind:"])
def test_whatever_is_typed_is_a_search(client: FlaskClient, typed: str) -> None:
    assert client.get(f"/search?q={typed}").status_code == 200


@pytest.mark.parametrize("wrong", ["page=0", "page=x", "page=99999999", "sort=best", "year=20x4", "kind=spell"])
def test_an_address_that_cannot_be_meant_is_refused_in_the_same_look(client: FlaskClient, wrong: str) -> None:
    answer = client.get(f"/search?q=lighting&{wrong}")
    assert answer.status_code == 400
    assert words(BeautifulSoup(answer.data, "lxml").h1) == "That address cannot be used"


def test_a_page_beyond_the_last_offers_the_way_back(client: FlaskClient) -> None:
    answer = client.get("/search?q=lighting&page=50")
    assert answer.status_code == 200
    assert "Go to the first page of them" in answer.text


def test_the_address_of_a_search_says_no_more_than_it_must(client: FlaskClient) -> None:
    with client.application.test_request_context():
        assert Asked(q="a & b").link() == "/search?q=a+%26+b"
        assert Asked(q="a", year=("2024",), page=3).link(page=4) == "/search?q=a&year=2024&page=4"
        assert Asked(q="a", year=("2024",), page=3).link(year=()) == "/search?q=a"


def test_filters_may_be_written_and_are_shown_as_chips(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=lighting+kind:resolution+from:2024").data, "lxml")
    assert len(page.select(".ma-hit")) == 1
    chips = {words(link): str(link["href"]) for link in page.select(".ma-chips a")}
    assert chips["Remove the filter kind:resolution ✕"] == "/search?q=lighting+from:2024"


def test_a_name_that_nobody_has_is_said_and_the_search_without_it_offered(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=lighting+person:nobody").data, "lxml")
    assert "No person is named “nobody”." in words(page.main)
    assert "without filters" in words(page.main)


def test_dates_that_cannot_be_read_are_said_and_do_not_limit(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=lighting&from=someday").data, "lxml")
    assert "“someday” is no date" in words(page.main)
    assert page.select(".ma-hit")


def test_a_misspelt_word_is_offered_as_the_papers_spell_it(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=lihgting").data, "lxml")
    assert "/search?q=lighting" in [str(link["href"]) for link in page.select("main p a")]


def test_where_nothing_is_found_a_word_is_offered_alone_as_the_papers_spell_it(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=zeppelin+lihgting&body=Nobody").data, "lxml")
    offered = {words(link): str(link["href"]) for link in page.select("main li a")}
    assert offered["“lighting” alone"] == "/search?q=lighting"
    assert not {"“zeppelin” alone", "“lihgting” alone"} & set(offered)


def test_a_minute_shows_its_resolution(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=lighting+survey&kind=minute").data, "lxml")
    assert "agrees to fund lighting" in words(page.select_one(".ma-hit__decision"))


def test_results_are_grouped_by_meeting_on_wish(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=lighting&group=meeting").data, "lxml")
    (heading, *_) = page.select(".ma-group h2 a")
    assert words(heading) == "Westmere Safer Places Partnership, 16 July 2024"


def test_the_years_are_plotted_with_links_and_a_table(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=lighting&plot=year").data, "lxml")
    assert page.select_one("svg a") is not None
    assert words(page.select_one(".ma-plot table")).startswith("Results by year Year Results 2024")
    assert not page.select("svg [style]")


def test_a_result_gives_its_citation(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=fund+lighting&kind=resolution").data, "lxml")
    expected = "Westmere Safer Places Partnership, 16 July 2024, minute 152 (first), page 2 of minutes.pdf"
    assert words(page.select_one(".ma-cite p")) == expected


def test_names_that_hold_what_was_typed_are_offered_without_script(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=westmere").data, "lxml")
    link = page.select_one("a[href^='/search?q=body:']")
    assert link is not None
    assert link.get_text() == "Westmere Safer Places Partnership"
    again = BeautifulSoup(client.get(str(link["href"])).data, "lxml")
    assert not words(again.select_one("#results")).startswith("Nothing")
    assert "By name" not in again.get_text()


def test_a_search_that_was_stopped_says_so(
    client: FlaskClient, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = archive.catalogue.search
    monkeypatch.setattr(
        archive.catalogue, "search", lambda *args, **kwargs: replace(search(*args, **kwargs), partial=True)
    )
    page = BeautifulSoup(client.get("/search?q=lighting").data, "lxml")
    assert "The search was stopped after 5 seconds: results and counts may be incomplete." in words(page)
    told = client.get("/search.json?q=lighting").json
    assert told is not None
    assert told["partial"] is True
