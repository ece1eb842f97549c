"""Popolo JSON keeps the rules of the schemas at popoloproject.com/schemas, as far as this service uses them."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

DATE = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}$"}
DAY_OR_MOMENT = r"^[0-9]{4}(-[0-9]{2}){0,2}(T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}:[0-9]{2}))?$"
WHEN = {"type": "string", "pattern": DAY_OR_MOMENT}
TEXT = {"type": "string"}
NAMES = {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {"name": TEXT, "note": TEXT}}}
LINKS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["url"],
        "properties": {"url": {"type": "string", "pattern": "^https?://"}, "note": TEXT},
        "additionalProperties": False,
    },
}
COUNTS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["option", "value"],
        "properties": {
            "option": {"enum": ["yes", "no", "abstain", "absent", "not voting", "paired"]},
            "value": {"type": "integer", "minimum": 0},
        },
    },
}


def of(required: str, **properties: Any) -> dict[str, Any]:
    known = {"id": TEXT, "sources": LINKS, "links": LINKS, **properties}
    return {"type": "object", "required": required.split(), "properties": known, "additionalProperties": False}


SCHEMAS = {
    "persons": of("id name", name=TEXT, other_names=NAMES),
    "organizations": of("id name", name=TEXT, other_names=NAMES, classification=TEXT),
    "posts": of("id organization_id label", label=TEXT, role=TEXT, organization_id=TEXT),
    "memberships": of(
        "id person_id organization_id",
        label=TEXT,
        role=TEXT,
        person_id=TEXT,
        organization_id=TEXT,
        post_id=TEXT,
        start_date=DATE,
        end_date=DATE,
    ),
    "events": of("id name", name=TEXT, classification=TEXT, organization_id=TEXT, start_date=WHEN),
    "motions": of(
        "id text",
        text=TEXT,
        identifier=TEXT,
        classification=TEXT,
        organization_id=TEXT,
        event_id=TEXT,
        date=WHEN,
        vote_events={"type": "array", "items": TEXT},
    ),
    "vote_events": of("id motion_id counts", motion_id=TEXT, organization_id=TEXT, start_date=WHEN, counts=COUNTS),
    "actions": of(
        "id text state organization_id",
        text=TEXT,
        state=TEXT,
        organization_id=TEXT,
        event_id=TEXT,
        owner=TEXT,
        due_start=DATE,
        due_end=DATE,
    ),
}


@pytest.fixture
def popolo(download: Callable[..., str]) -> Any:
    return json.loads(download("popolo.json"))


def test_each_class_keeps_the_rules_of_its_schema(popolo: Any) -> None:
    assert set(popolo) == set(SCHEMAS)
    for name, schema in SCHEMAS.items():
        assert popolo[name], f"no {name}"
        jsonschema.validate(popolo[name], {"type": "array", "items": schema})


def test_every_reference_is_to_something_that_is_there(popolo: Any) -> None:
    ids = {each["id"] for rows in popolo.values() for each in rows}
    assert len(ids) == sum(len(rows) for rows in popolo.values())
    named = {
        value for rows in popolo.values() for each in rows for field, value in each.items() if field.endswith("_id")
    }
    named |= {vote for motion in popolo["motions"] for vote in motion.get("vote_events", ())}
    assert named <= ids


def test_a_vote_is_counted_as_the_paper_has_it(popolo: Any) -> None:
    (vote,) = popolo["vote_events"]
    assert vote["counts"] == [{"option": "yes", "value": 5}, {"option": "no", "value": 2}]
