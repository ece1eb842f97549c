"""As the public, every address is walked before and after something is taken down: nothing of it is left."""

import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from PIL import Image, ImageChops

from corpus.records import Paper
from corpus.staff.correcting import Correction, spot_of
from corpus.staff.corrections import Corrections
from corpus.staff.redactions import Decision, Reach, Redaction, Redactions, cut_page, cut_words
from corpus.store import Audience
from search_app import create_app
from search_app.archive import Archive
from search_app.config import read_settings
from search_app.freshening import freshen
from tests.search_app.conftest import browser, minutes, notice, pack

WORDS = "Quentin Vole owes forty florins"
TOLD = re.compile(r"quentin|vole\b|forty florins|owes", re.IGNORECASE)
WHY = Decision(by="olive", at="2026-03-01T12:00:00+00:00", reason="It named somebody.")
MORE = (
    "/search?q=lighting",
    "/search?q=florins",
    "/search?q=quentin+vole",
    "/search?q=forid",
    "/suggest?q=quen",
    "/api/v1/openapi.json",
)
BRINGS_UP = ("/ask?", "/api/v1/answers?")  # a question has the years brought up to date before it is answered


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Archive, Paper]]:
    """An archive whose minutes have words that are to go, in a file that is named by them."""
    archive = Archive(replace(read_settings(tmp_path, {}), rate=""))
    content, read = minutes(f"Officers said that {WORDS} to the Board.")

    read = replace(read, file="quentin-vole.pdf", warnings=(f"{WORDS}: looks odd",))
    items = read.parts[0].items
    text = items[0].text.replace("Officers presented the lighting survey.", f"Officers said that {WORDS} to the Board.")
    items = (replace(items[0], text=text, title=f"Lights for {WORDS}"), *items[1:])
    read = replace(read, parts=(replace(read.parts[0], items=items),))
    for day, (kept, paper) in enumerate([(content, read), pack(), notice()], 1):
        archive.vault.keep(kept)
        archive.store.save_paper(paper, now=datetime(2024, 8, day, tzinfo=UTC))
    freshen(archive)
    yield archive, read
    archive.catalogue.close()
    archive.store.close()


def walk(client: FlaskClient, *, before: bool = False) -> dict[str, bytes]:
    """Everything that the public can reach by links, forms and the addresses without parameters, as it is sent.

    ``before``: nothing is asked that would bring up to date what is behind.
    """
    rules = [rule.rule for rule in client.application.url_map.iter_rules() if not rule.arguments]
    waiting, seen = deque([*rules, *MORE]), dict[str, bytes]()
    while waiting:
        address = waiting.popleft()
        if before and address.startswith(BRINGS_UP):
            continue
        if address in seen or address.startswith("/static") or ("/search" in address and "&" in address):
            continue  # a search with every filter there is shows less of the same
        answer = client.get(address)
        seen[address] = answer.data + str(answer.headers).encode()
        if answer.mimetype == "text/html":
            page = BeautifulSoup(answer.data, "lxml")
            links = [str(tag[name]) for name in ("href", "src") for tag in page.select(f"[{name}]")]
            waiting += [link.partition("#")[0] for link in links if link.startswith("/")]
        elif answer.mimetype and answer.mimetype.endswith("json"):
            waiting += [
                link for link in re.findall(r'"(?:https?://[^/"]+)?(/[^"\s]*)"', answer.text) if "{" not in link
            ]
        elif answer.mimetype == "application/pdf":
            with pypdfium2.PdfDocument(answer.data) as document:
                seen[address] += "\n".join(page.get_textpage().get_text_range() for page in document).encode()
                seen[address] += str(document.get_metadata_dict()).encode()
    return seen


def betrayed(walked: dict[str, bytes]) -> set[str]:
    """The addresses that tell of it, but for what the visitor typed."""
    told = set()
    for address, sent in walked.items():
        text = sent.decode("utf-8", "replace")
        typed = TOLD.findall(unquote(address))
        if typed and "q=" in address:  # what the visitor typed is shown again
            text = re.sub("|".join(typed), "", text, flags=re.IGNORECASE)
        if TOLD.search(text):
            told.add(address)
    return told


def take(archive: Archive, paper: Paper, reach: Reach, *, fresh: bool = True) -> int:
    """Take down what is asked for; ``fresh``: and bring everything up to it, as the staff pages do at once."""
    if reach is Reach.PAPER:
        made = Redaction(paper=paper.sha256, reach=reach, made=WHY)
    else:
        page = archive.store.page(paper.sha256, 2, audience=Audience.KEEPER)
        start = page.text.index(WORDS)
        cut = cut_words(page, start, start + len(WORDS)) if reach is Reach.WORDS else cut_page(page)
        began = (1, 0) if reach is Reach.PART else ()
        made = Redaction(paper=paper.sha256, reach=reach, cuts=(cut,), began=began, made=WHY)
    (number,) = Redactions(archive.store.engine).add([made])
    if fresh:
        freshen(archive)
    return number


def restrict(archive: Archive, paper: Paper) -> None:
    """Have the part that tells of it restricted, by a correction."""
    parts, _ = archive.store.reading(paper.sha256)
    made = Correction(
        paper=paper.sha256, spot=spot_of(parts[0]), field="restricted", before="no", after="yes", made=WHY
    )
    Corrections(archive.store.engine).add(made)


@pytest.mark.parametrize("reach", [Reach.WORDS, Reach.PAGE, Reach.PART, Reach.PAPER])
def test_nothing_that_is_taken_down_can_be_reached(held: tuple[Archive, Paper], reach: Reach) -> None:
    archive, paper = held
    client = browser(create_app(archive=archive))
    before = betrayed(walk(client))
    assert {address.split("?")[0] for address in before} >= {"/api/v1/resolutions", "/exports/resolutions.csv"}
    assert {"/search?q=lighting", f"/papers/{paper.sha256[:12]}/file"} <= before
    number = take(archive, paper, reach)
    assert betrayed(walk(client)) == set()
    told = client.get(f"/papers/{paper.sha256[:12]}")
    assert told.status_code == (200 if reach in (Reach.WORDS, Reach.PAGE) else 410)
    assert "It named somebody." in told.text
    Redactions(archive.store.engine).lift(number, WHY)
    freshen(archive)
    assert betrayed(walk(client)) == before


@pytest.mark.parametrize("reach", [Reach.WORDS, Reach.PAGE, Reach.ITEM, Reach.PART, Reach.PAPER, None])
def test_it_is_gone_the_moment_it_is_taken_down_or_restricted(held: tuple[Archive, Paper], reach: Reach | None) -> None:
    archive, paper = held
    client = browser(create_app(archive=archive))
    for address in ("/", "/people", "/suggest?q=quen", "/search?q=lighting", "/ask?q=who+owes+forty+florins"):
        client.get(address)  # what is remembered of them is not told again
    if reach is None:
        restrict(archive, paper)
    else:
        take(archive, paper, reach, fresh=False)
    walked = walk(client, before=True)
    assert betrayed(walked) == set()
    assert client.get("/search?q=lighting").status_code == 503
    assert "is being brought up to date" in client.get("/people").text
    assert client.get("/api/v1/people").headers["Retry-After"] == "20"
    assert client.get("/papers").status_code == client.get("/meetings").status_code == 200
    freshen(archive)
    assert client.get("/search?q=lighting").status_code == client.get("/people").status_code == 200


def test_what_was_said_by_a_former_version_is_gone_from_the_later_one_at_once(held: tuple[Archive, Paper]) -> None:
    archive, paper = held
    content, read = minutes(f"Officers said once more that {WORDS} to the Board.")
    archive.vault.keep(content)
    archive.store.save_paper(read, now=datetime(2024, 9, 1, tzinfo=UTC))
    freshen(archive)
    client = browser(create_app(archive=archive))
    assert betrayed(walk(client))
    take(archive, paper, Reach.WORDS, fresh=False)
    assert betrayed(walk(client, before=True)) == set()


def test_the_picture_is_blacked_out_where_the_words_stood_and_nowhere_else(held: tuple[Archive, Paper]) -> None:
    archive, paper = held
    client = browser(create_app(archive=archive))
    address = f"/papers/{paper.sha256[:12]}/pages/2.png"
    before = Image.open(io.BytesIO(client.get(address).data)).convert("L")
    page = archive.store.page(paper.sha256, 2)
    (area,) = cut_words(page, page.text.index(WORDS), page.text.index(WORDS) + len(WORDS)).areas
    take(archive, paper, Reach.WORDS)
    after = Image.open(io.BytesIO(client.get(address).data)).convert("L")
    scale = after.width / page.width
    inside = after.crop(tuple(round(scale * at) for at in (area.x0, area.top, area.x1, area.bottom)))
    assert inside.getextrema() == (0, 0)
    above = (0, 0, after.width, round(scale * (area.top - 4)))
    changed = ImageChops.difference(before.crop(above), after.crop(above)).getextrema()[1]
    assert changed < 32  # the colours are chosen anew for each picture


def test_the_file_given_out_is_made_anew_and_can_still_be_searched(held: tuple[Archive, Paper]) -> None:
    archive, paper = held
    take(archive, paper, Reach.WORDS)
    client = browser(create_app(archive=archive))
    answer = client.get(f"/papers/{paper.sha256[:12]}/file")
    assert f"paper-{paper.sha256[:12]}.pdf" in answer.headers["Content-Disposition"]
    with pypdfium2.PdfDocument(answer.data) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        assert len(document) == 2
    assert "Street lighting" in text
    assert "agrees to fund lighting" in text
    assert b"reportlab" not in answer.data.lower()


def test_a_text_is_given_out_without_the_words(held: tuple[Archive, Paper]) -> None:
    archive, _ = held
    _, paper = notice()
    page = archive.store.page(paper.sha256, 1, audience=Audience.KEEPER)
    at = page.text.index("allotments")
    cut = cut_words(page, at, at + 10)
    Redactions(archive.store.engine).add([Redaction(paper=paper.sha256, reach=Reach.WORDS, cuts=(cut,), made=WHY)])
    answer = browser(create_app(archive=archive)).get(f"/papers/{paper.sha256[:12]}/file")
    assert "A notice about █" in answer.text
    assert "allotments" not in answer.text
