"""OParl 1.1: every object has what the specification requires, and is answered for under its id."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

REQUIRED = {
    "System": {"id", "type", "oparlVersion", "body"},
    "Body": {
        "id",
        "type",
        "name",
        "organization",
        "person",
        "meeting",
        "paper",
        "legislativeTerm",
        "agendaItem",
        "consultation",
        "file",
        "locationList",
        "legislativeTermList",
        "membership",
    },
    "Organization": {"id", "type", "body", "name"},
    "Person": {"id", "type", "body", "name"},
    "Membership": {"id", "type"},
    "Meeting": {"id", "type", "start", "organization"},
    "AgendaItem": {"id", "type", "meeting", "name", "order"},
    "Paper": {"id", "type", "body", "name"},
    "File": {"id", "type", "accessUrl", "mimeType"},
}


@pytest.fixture
def objects(download: Callable[..., str]) -> list[Any]:
    return list(within(json.loads(download("oparl.json"))))


def within(shape: Any) -> Iterator[Any]:
    """Every object, those within others too."""
    if isinstance(shape, dict):
        if "type" in shape:
            yield shape
        for value in shape.values():
            yield from within(value)
    elif isinstance(shape, list):
        for value in shape:
            yield from within(value)


def test_every_kind_of_object_is_there_with_what_it_must_have(objects: list[Any]) -> None:
    kinds = {each["type"].rpartition("/")[2] for each in objects}
    assert kinds == set(REQUIRED)
    for each in objects:
        assert each["type"].startswith("https://schema.oparl.org/1.1/")
        assert REQUIRED[each["type"].rpartition("/")[2]] <= set(each)


def test_no_field_is_null_or_an_empty_name(objects: list[Any]) -> None:
    assert not [each["id"] for each in objects if None in each.values() or each.get("name") == ""]


def test_every_object_is_answered_for_under_its_id(objects: list[Any], client: FlaskClient) -> None:
    for each in objects:
        answer = client.get(each["id"])
        assert answer.status_code == 200, each["id"]
        assert answer.json == each


def test_the_lists_of_a_body_lead_to_all_that_is_in_it(client: FlaskClient) -> None:
    system = client.get("/oparl/v1.1/system").json
    assert system is not None
    (body,) = client.get(system["body"]).json["data"]  # type: ignore[index]
    for name in ("organization", "person", "meeting", "paper", "membership", "file", "agendaItem"):
        listed: Any = client.get(body[name]).json
        assert listed["pagination"]["totalElements"] == len(listed["data"]) > 0
        assert listed["links"]["first"]
    for name in ("consultation", "locationList", "legislativeTermList"):
        empty: Any = client.get(body[name]).json
        assert empty["data"] == []


def test_a_paper_with_a_restricted_part_has_no_file(objects: list[Any]) -> None:
    files = {each["fileName"] for each in objects if each["type"].endswith("/File")}
    assert "minutes.pdf" in files
    assert "pack.pdf" not in files
