"""The public walks every address there is, and reads every export, over a store with restricted parts: none of their
words is found, nor the name of a file that is restricted as a whole."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.records import (
    Action,
    Attendance,
    Author,
    EntityType,
    Event,
    Item,
    Kind,
    Mention,
    Money,
    Office,
    Page,
    Paper,
    Part,
    Resolution,
    Section,
    Source,
    Status,
)
from corpus.store import Audience
from corpus.years.derived import Years
from search_app import create_app
from search_app.archive import Archive
from search_app.config import read_settings
from search_app.export import find_exports

BODY = "Westmere Safer Places Partnership"
HELD = date(2024, 7, 16)
SECRETS = (
    "Zephyranthes",  # titles
    "Quixotry",
    "jabberwock",  # decisions
    "Vandergelt",  # an owner
    "Brackwater",  # who came
    "Wickersnatch",  # an author
    "Snarkhaven",  # an organisation
    "987,654",
    "987654",
    "Borogove",  # a body that met in private only
    "borogove",
    "Grimalkin",  # an office
    "hush",  # a file's name
    "outgrabe",  # a page's text
)
OPEN_TEXT = "RESOLVED that the survey be noted. Action: Ada Fenn to write to residents. £500 was granted."
HIDDEN_TEXT = (
    "Zephyranthes Quixotry RESOLVED to pay jabberwock £987,654 to Snarkhaven Holdings. Mr Osric Vandergelt to write. "
    "Ms Thessaly Brackwater (Grimalkin Keeper) outgrabe. Report by Dr Ambrose Wickersnatch."
)


def page(number: int, text: str) -> Page:
    return Page(number=number, width=595, height=842, text=text, lines=())


def part(name: str, number: int, kind: Kind, *, secret: bool, body: str = BODY, day: date = HELD) -> Part:
    """A part that says something of everything that can be said."""
    source = Source(page=number, start=0, end=12)
    words = HIDDEN_TEXT if secret else OPEN_TEXT
    return Part(
        id=name,
        kind=kind,
        title="Zephyranthes affair" if secret else "Street lighting",
        body=body,
        date=day,
        first_page=number,
        last_page=number,
        restricted=secret,
        authors=(Author(name="Ambrose Wickersnatch" if secret else "Ivy Marsh"),),
        attendance=(
            Attendance(
                name="Ms Thessaly Brackwater" if secret else "Cllr Ada Fenn",
                status=Status.PRESENT,
                office="Grimalkin Keeper" if secret else "Chair",
                organisation="Snarkhaven Holdings" if secret else "Police",
                source=source,
            ),
        ),
        items=(
            Item(
                number="152",
                title="Quixotry" if secret else "Street lighting",
                first_page=number,
                last_page=number,
                text=words,
                resolutions=(Resolution(text=words, verbs=("note",), source=source),),
                actions=(Action(text=words, owner="Mr Osric Vandergelt" if secret else "Ada Fenn", source=source),),
                source=source,
            ),
        )
        if kind in (Kind.MINUTES, Kind.AGENDA)
        else (),
        sections=(
            Section(
                number="1", title=words[:12], level=1, first_page=number, last_page=number, text=words, source=source
            ),
        )
        if kind is Kind.REPORT
        else (),
        offices=(
            Office(
                person="Thessaly Brackwater" if secret else "Ada Fenn",
                office="Grimalkin Keeper" if secret else "Chair",
                body=body,
                event=Event.ELECTED,
                date=day,
                source=source,
                text=words,
            ),
        ),
    )


def mention(name: str, number: int, kind: EntityType, text: str, value: str | Money) -> Mention:
    return Mention(type=kind, text=text, value=value, part=name, page=number, start=0, end=len(text))


def mentions(name: str, number: int, *, secret: bool) -> tuple[Mention, ...]:
    if not secret:
        return (mention(name, number, EntityType.AMOUNT, "£500", Money(amount=Decimal(500))),)
    return (
        mention(name, number, EntityType.AMOUNT, "£987,654", Money(amount=Decimal(987654))),
        mention(name, number, EntityType.PERSON, "Osric Vandergelt", "Osric Vandergelt"),
        mention(name, number, EntityType.ORGANISATION, "Snarkhaven Holdings", "Snarkhaven Holdings"),
    )


def paper(file: str, kind: Kind, parts: tuple[Part, ...]) -> Paper:
    return Paper(
        file=file,
        sha256=hashlib.sha256(file.encode()).hexdigest(),
        media_type="text/plain",
        page_count=len(parts),
        kind=kind,
        parts=parts,
        pages=tuple(page(n, HIDDEN_TEXT if one.restricted else OPEN_TEXT) for n, one in enumerate(parts, 1)),
        mentions=tuple(each for n, one in enumerate(parts, 1) for each in mentions(one.id, n, secret=one.restricted)),
        warnings=tuple(f"look at {one.title}" for one in parts if one.restricted),
    )


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A service whose store holds open minutes, a pack with a restricted report and minutes, and a paper that is
    restricted as a whole, of a body that is known from it alone."""
    settings = replace(read_settings(tmp_path_factory.mktemp("leaks"), {}), rate="")
    archive = Archive(settings)
    private = part("p1", 1, Kind.MINUTES, secret=True, body="Borogove Panel", day=date(2023, 5, 4))
    papers = (
        paper("minutes.txt", Kind.MINUTES, (part("p1", 1, Kind.MINUTES, secret=False),)),
        paper(
            "pack.txt",
            Kind.AGENDA_PACK,
            (
                part("p1", 1, Kind.AGENDA, secret=False),
                part("p2", 2, Kind.REPORT, secret=True),
                part("p3", 3, Kind.MINUTES, secret=True),
            ),
        ),
        paper("hush.txt", Kind.MINUTES, (private,)),
    )
    for day, held in enumerate(papers, 1):
        archive.vault.keep(held.file.encode())
        archive.store.save_paper(held, now=datetime(2024, 8, day, tzinfo=UTC))
    archive.catalogue.catch_up()
    for audience in Audience:
        Years(archive.store, audience).rebuild(today=date(2024, 12, 1))
    yield create_app(archive=archive)
    archive.catalogue.close()
    archive.store.close()


@pytest.fixture(scope="module")
def public(app: Flask) -> FlaskClient:
    """The public."""
    return app.test_client()


def found_in(answer: bytes) -> list[str]:
    """The secrets that an answer holds."""
    words = answer.decode("utf-8", "replace")
    return [secret for secret in SECRETS if secret in words]


def addresses(app: Flask) -> Iterator[str]:
    """Every address that has no part to be filled in, and the exports in every scope."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.arguments:
            yield rule.rule
    for name in find_exports():
        yield from (f"/exports/{name}", f"/exports/{name}?year=2023", f"/exports/{name}?body=Borogove+Panel")
        yield f"/exports/{name}?meeting=westmere-safer-places-partnership/2024-07-16"
    for words in ("jabberwock", "lighting", "Snarkhaven", "£987,654", ""):
        yield from (f"/search?q={words}", f"/api/v1/search?q={words}")


def links(answer: bytes, mimetype: str) -> set[str]:
    """The addresses of ours that an answer names."""
    words = answer.decode("utf-8", "replace")
    if "json" in mimetype or "xml" in mimetype or "csv" in mimetype:
        found = {each.removeprefix("http://localhost") for each in re.findall(r"http://localhost[^\s\"'<>,\\]*", words)}
    else:
        found = set(re.findall(r'href="(/[^"#]*)', words))
    return {each.replace("&amp;", "&").partition("#")[0] for each in found if each.startswith("/")}


def api_rows(address: str, answer: bytes, mimetype: str) -> set[str]:
    """The addresses of the rows of a list of the API."""
    if not address.startswith("/api/v1/") or mimetype != "application/json":
        return set()
    rows = json.loads(answer).get("results", [])
    resource = address.partition("?")[0]
    return {f"{resource}/{row['id']}" for row in rows if "id" in row and not resource.endswith("search")}


@pytest.fixture(scope="module")
def walked(app: Flask, public: FlaskClient) -> dict[str, bytes]:
    """Every address that the public can reach, with what it answers: its headers and its body."""
    seen: dict[str, bytes] = {}
    waiting = sorted(set(addresses(app)), reverse=True)
    while waiting and len(seen) < 1500:
        address = waiting.pop()
        if address in seen:
            continue
        answer = public.get(address, buffered=True)
        asked = address.encode()  # what was asked for may be said again
        body = answer.data if "q=" not in address and "Borogove" not in address else b""
        seen[address] = body + str(answer.headers).encode().replace(asked, b"")
        waiting += links(answer.data, answer.mimetype) | api_rows(address, answer.data, answer.mimetype)
    return seen


def test_the_store_does_hold_the_secrets(app: Flask) -> None:
    store = app.extensions["archive"].store
    held = "".join(map(str, store.parts(audience=Audience.STAFF))).encode()
    assert {"Zephyranthes", "jabberwock", "Vandergelt", "Borogove"} <= set(found_in(held))


def test_the_public_walks_everywhere(walked: dict[str, bytes]) -> None:
    kinds = ("/api/v1/papers/", "/api/v1/resolutions/", "/api/v1/actions/", "/api/v1/people/", "/oparl/v1.1/meeting/")
    for kind in (*kinds, "/meetings/", "/papers/", "/exports/popolo.json", "/metrics", "/api/v1/changes"):
        assert any(address.startswith(kind) for address in walked), f"nothing of {kind} was reached"
    assert len(walked) < 1500


def test_no_answer_holds_a_word_of_a_restricted_part(walked: dict[str, bytes]) -> None:
    leaks = {address: found for address, answer in walked.items() if (found := found_in(answer))}
    assert leaks == {}


@pytest.mark.parametrize("words", ["jabberwock", "Snarkhaven", "Vandergelt", "Borogove"])
def test_a_search_for_restricted_words_finds_nothing(public: FlaskClient, words: str) -> None:
    answer = public.get("/api/v1/search", query_string={"q": words}).json
    assert answer is not None
    assert [hit for hit in answer["results"] if words.casefold() in str(hit).casefold()] == []
    assert all(words.casefold() not in str(facet).casefold() for facet in answer["facets"].values())


def test_what_is_restricted_is_not_there_even_under_its_own_address(app: Flask, public: FlaskClient) -> None:
    store = app.extensions["archive"].store
    (hidden,) = [each for each in store.papers(audience=Audience.STAFF) if each.file == "hush.txt"]
    (pack,) = [each for each in store.papers(audience=Audience.STAFF) if each.file == "pack.txt"]
    absent = (
        f"/papers/{hidden.address}",
        f"/papers/{hidden.address}/file",
        f"/papers/{pack.address}/file",
        f"/papers/{pack.address}/pages/2",
        f"/api/v1/papers/{hidden.address}",
        f"/api/v1/papers/{hidden.sha256}",
        f"/api/v1/papers/{pack.address}/pages/3",
        "/api/v1/meetings/borogove-panel/2023-05-04",
        "/api/v1/organisations/borogove-panel",
        "/api/v1/people/thessaly-brackwater",
        "/meetings/borogove-panel",
        f"/oparl/v1.1/paper/{hidden.address}",
        f"/oparl/v1.1/file/{pack.address}",
    )
    assert {address: public.get(address, buffered=True).status_code for address in absent} == dict.fromkeys(absent, 404)


def test_the_feed_of_changes_is_silent_about_a_hidden_paper(public: FlaskClient) -> None:
    lines = [json.loads(line) for line in public.get("/api/v1/changes").text.splitlines()]
    assert [line["number"] for line in lines] == [1, 2]
    assert [each["id"] for each in lines[1]["paper"]["parts"]] == ["p1"]


@pytest.mark.parametrize("name", sorted(find_exports()))
def test_an_export_on_the_command_line_holds_none_of_it(app: Flask, tmp_path: Path, name: str) -> None:
    from click.testing import CliRunner

    from search_app.cli import main

    data = str(app.extensions["archive"].settings.data)
    asked = ["--meeting", "westmere-safer-places-partnership/2024-07-16"] if ".akn." in name else []
    ran = CliRunner().invoke(main, ["export", name, "--data", data, "--output", str(tmp_path / name), *asked])
    assert ran.exit_code == 0, ran.output
    written = (tmp_path / name).read_bytes()
    assert written
    assert found_in(written) == []
