import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search_app import create_app
from search_app.archive import Archive
from search_app.config import Settings

MEETING = "westmere-safer-places-partnership/2024-07-16"
LISTS = (
    "papers meetings items resolutions actions people organisations posts memberships threads coverage search".split()
)


def ask(client: FlaskClient, address: str, **asked: Any) -> Any:
    answer = client.get(f"/api/v1/{address}", query_string=asked)
    assert answer.status_code == 200, answer.text
    return answer.json


@pytest.fixture
def small_pages(client: FlaskClient) -> Iterator[dict[str, Any]]:
    """The items, one in each answer, as `next` leads through them."""

    def walk() -> Iterator[dict[str, Any]]:
        answer = ask(client, "items", limit=1)
        yield answer
        while answer["next"]:
            answer = client.get(answer["next"]).json
            yield answer

    return walk()


@pytest.mark.parametrize("name", LISTS)
def test_every_resource_is_listed(client: FlaskClient, name: str) -> None:
    answer = ask(client, name)
    assert answer["total"] >= len(answer["results"])
    assert answer["next"] is None


@pytest.mark.parametrize("name", [name for name in LISTS if name != "search"])
def test_each_row_is_found_under_its_id(client: FlaskClient, name: str) -> None:
    for row in ask(client, name)["results"]:
        shown = ask(client, f"{name}/{row['id']}")
        assert {field: shown[field] for field in row} == row


def test_a_decision_comes_with_its_clauses_vote_movers_and_page(client: FlaskClient) -> None:
    (row,) = ask(client, "resolutions", body="Westmere Safer Places Partnership")["results"]
    assert row["id"] == f"{MEETING}/152/1"
    assert row["decision"]["clauses"][0] == {"label": "a", "text": "notes the report; and"}
    vote = row["decision"]["vote"]
    assert (vote["for"], vote["against"], vote["abstain"], vote["names_for"]) == (5, 2, None, [])
    assert row["decision"]["proposer"] == "Cllr Ada Fenn"
    assert row["decision"]["source"]["page"] == 2
    assert row["url"].endswith(f"/meetings/{MEETING}/152#resolution-1")


def test_a_meeting_tells_who_came_and_what_was_dealt_with(client: FlaskClient) -> None:
    shown = ask(client, f"meetings/{MEETING}")
    assert {(one["name"], one["status"]) for one in shown["attendance"]} == {
        ("Cllr Ada Fenn", "present"),
        ("Mr Tom Brook", "apologies"),
    }
    assert [item["number"] for item in shown["items"]] == ["152", "152", "B1"]
    (closed,) = shown["proceedings"]
    assert (closed["event"], closed["time"], closed["source"]["page"]) == ("closed", "21:05", 2)


def test_cursors_lead_through_a_list_once(small_pages: Iterator[dict[str, Any]], client: FlaskClient) -> None:
    walked = [row["id"] for page in small_pages for row in page["results"]]
    assert walked == [row["id"] for row in ask(client, "items")["results"]]
    assert len(walked) == 3


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({"body": "westmere-safer-places-partnership"}, 1),
        ({"body": "nobody"}, 0),
        ({"year": "2024"}, 1),
        ({"year": "2023"}, 0),
        ({"from": "2024-07-16", "to": "2024-07-16"}, 1),
        ({"from": "2024-07-17"}, 0),
        ({"kind": "minutes"}, 1),
    ],
)
def test_meetings_are_limited_as_asked(client: FlaskClient, asked: dict[str, str], total: int) -> None:
    assert ask(client, "meetings", **asked)["total"] == total


def test_who_held_a_post_on_a_day_is_answered(client: FlaskClient) -> None:
    held = ask(client, "memberships", title="chair", on="2024-07-16")["results"]
    assert [row["person"] for row in held] == ["cllr-ada-fenn"]
    assert ask(client, "memberships", title="chair", on="2020-07-16")["results"] == []


def test_an_answer_that_did_not_change_has_no_body(client: FlaskClient) -> None:
    first = client.get("/api/v1/meetings")
    again = client.get("/api/v1/meetings", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("meetings?nonsense=1", 422),
        ("meetings?limit=0", 422),
        ("meetings?year=soon", 422),
        ("meetings?from=yesterday", 422),
        ("meetings?cursor=made-up", 400),
        ("meetings?cursor=WyJhIl0", 400),
        ("search?cursor=WyJhIl0", 400),
        ("meetings/nowhere/2024-07-16", 404),
        ("papers/0123456789ab", 404),
        ("nothing", 404),
    ],
)
def test_every_error_is_told_in_one_shape(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert answer.json["status"] == status
    assert {"type", "title", "detail"} <= set(answer.json)


def test_nothing_can_be_sent_in(client: FlaskClient) -> None:
    answer = client.post("/api/v1/papers", json={})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.mimetype == "application/problem+json"


def test_the_changes_are_told_line_by_line(client: FlaskClient) -> None:
    lines = [json.loads(line) for line in client.get("/api/v1/changes").text.splitlines()]
    assert [line["event"] for line in lines] == ["saved", "removed", "saved", "saved", "saved"]
    later = client.get(f"/api/v1/changes?since={lines[-2]['number']}").text.splitlines()
    assert [json.loads(line)["id"] for line in later] == [lines[-1]["id"]]


@pytest.fixture
def limited(settings: Settings, archive: Archive) -> FlaskClient:
    """A service that may be asked twice a minute."""
    from dataclasses import replace

    other = Archive(replace(settings, rate="2 per minute", rate_store=""))
    app: Flask = create_app(archive=other)
    return app.test_client()


def test_who_asks_too_often_is_told_when_to_come_again(limited: FlaskClient) -> None:
    assert limited.get("/api/v1/papers").headers["X-RateLimit-Remaining"] == "1"
    assert limited.get("/api/v1/people").headers["X-RateLimit-Remaining"] == "0"
    refused = limited.get("/api/v1/papers")
    assert refused.status_code == 429
    assert refused.mimetype == "application/problem+json"
    assert int(refused.headers["Retry-After"]) <= 60
    assert limited.get("/help").status_code == 200


def test_the_description_is_openapi_3_1_and_has_a_page_of_its_own(client: FlaskClient) -> None:
    spec = ask(client, "openapi.json")
    assert spec["openapi"] == "3.1.0"
    assert {f"/api/v1/{name}" for name in LISTS} <= set(spec["paths"])
    page = client.get("/api/v1/")
    assert page.mimetype == "text/html"
    assert "GET /api/v1/resolutions" in page.text
    assert "<script>" not in page.text


def test_every_answer_has_the_id_of_its_request(client: FlaskClient) -> None:
    assert client.get("/help", headers={"X-Request-ID": "abc-123"}).headers["X-Request-ID"] == "abc-123"
    made = client.get("/help", headers={"X-Request-ID": "<b>"}).headers["X-Request-ID"]
    assert len(made) == 16


def test_the_day_is_that_of_the_meeting(client: FlaskClient) -> None:
    days = {date.fromisoformat(row["date"]) for row in ask(client, "items")["results"]}
    assert days == {date(2024, 7, 16)}


@pytest.mark.parametrize("name", ["people", "posts", "threads", "memberships", "meetings", "resolutions", "actions"])
def test_a_row_names_the_page_that_shows_it(client: FlaskClient, name: str) -> None:
    for row in ask(client, name)["results"]:
        assert row["url"].startswith("http://localhost/")
        assert client.get(row["url"].removeprefix("http://localhost").partition("#")[0]).status_code == 200
