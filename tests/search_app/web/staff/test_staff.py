"""What staff can do, who may, and what is left of it."""

import io
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from corpus.errors import SettingsError
from corpus.staff.accounts import Accounts, Role
from corpus.staff.audit import AuditLog
from search_app import create_app
from search_app.archive import Archive
from search_app.config import read_settings
from search_app.freshening import freshen
from search_app.rereading import find_doubtful
from search_app.signing import IDLE_SECONDS, read_key
from search_app.taking_in import safe_name
from search_app.web.account import own_address
from tests.search_app.conftest import browser, minutes, notice, pack, pdf

NOW = datetime(2026, 3, 1, tzinfo=UTC)
PHRASE = "seven lanterns over Westmere"
MEETING = "/meetings/westmere-safer-places-partnership/2024-07-16"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(replace(read_settings(tmp_path, {}), rate=""))
    for day, (content, read) in enumerate([minutes(), pack(), notice()], 1):
        archive.vault.keep(content)
        archive.store.save_paper(read, now=datetime(2024, 8, day, tzinfo=UTC))
    freshen(archive)
    yield archive
    archive.catalogue.close()
    archive.store.close()


@pytest.fixture
def app(held: Archive) -> Flask:
    app = create_app(archive=held)
    accounts = Accounts(held.store.engine, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    for name, role in (("rita", Role.READER), ("olive", Role.OFFICER), ("ada", Role.ADMINISTRATOR)):
        accounts.add(name, PHRASE, role, by="root", now=NOW)
    app.extensions["accounts"] = accounts
    return app


def token(client: FlaskClient, address: str) -> str:
    field = BeautifulSoup(client.get(address).data, "lxml").select_one("input[name=csrf_token]")
    assert field is not None
    return str(field["value"])


def signed_in(app: Flask, name: str) -> FlaskClient:
    client = browser(app)
    sent = {"csrf_token": token(client, "/account/sign-in"), "name": name, "password": PHRASE}
    assert client.post("/account/sign-in", data=sent).headers["Location"] == "/staff/"
    return client


def send(client: FlaskClient, address: str, form: str, /, **fields: object) -> object:
    return client.post(address, data={"csrf_token": token(client, form), "reason": "It was asked for.", **fields})


def address_of(archive: Archive, file: str) -> str:
    return next(paper.address for paper in archive.store.papers() if paper.file == file)


def test_the_public_is_sent_to_sign_in_from_every_staff_page(app: Flask) -> None:
    client = browser(app)
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/staff"):
            address = re.sub(r"<[^>]*:address>", "0" * 12, re.sub(r"<int[^>]*>", "1", rule.rule))
            answer = client.get(address) if "GET" in (rule.methods or ()) else client.post(address)
            assert answer.status_code in (302, 400), address
            if answer.status_code == 302:
                assert answer.headers["Location"].startswith("/account/sign-in")


def test_a_form_without_its_token_does_nothing(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    address = address_of(held, "minutes.pdf")
    sent = client.post(f"/staff/papers/{address}/take-down", data={"reach": "paper", "reason": "x"})
    assert sent.status_code == 400
    assert client.get(f"/papers/{address}").status_code == 200


def test_a_reader_sees_what_is_restricted_but_changes_nothing(app: Flask, held: Archive) -> None:
    client = signed_in(app, "rita")
    address = address_of(held, "pack.pdf")
    assert "florins" in client.get(f"/papers/{address}/pages/3").text
    assert browser(app).get(f"/papers/{address}/pages/3").status_code == 404
    for page in ("upload", "audit", f"papers/{address}"):
        assert client.get(f"/staff/{page}").status_code == 403
    form = {"csrf_token": token(client, "/account/password"), "reach": "paper", "reason": "x"}
    assert client.post(f"/staff/papers/{address}/take-down", data=form).status_code == 403


def test_what_staff_see_is_kept_nowhere(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    for page in ("/staff/", "/", f"/papers/{address_of(held, 'pack.pdf')}/pages/3.png"):
        assert client.get(page).headers["Cache-Control"] == "no-store"


def test_wrong_name_and_wrong_password_are_told_alike(app: Flask) -> None:
    client = browser(app)
    told = []
    for name in ("olive", "nobody"):
        sent = {"csrf_token": token(client, "/account/sign-in"), "name": name, "password": "wrong"}
        answer = client.post("/account/sign-in", data=sent)
        told.append((answer.status_code, re.sub(r'value="[^"]*"', "", answer.text)))
    assert told[0] == told[1]
    assert told[0][0] == 403


def test_a_session_is_made_anew_ends_by_itself_and_with_the_password(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser(app)
    with client.session_transaction() as before:
        before["planted"] = "by another"
    sent = {"csrf_token": token(client, "/account/sign-in"), "name": "olive", "password": PHRASE}
    answer = client.post("/account/sign-in", data=sent)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    with client.session_transaction() as after:
        assert "planted" not in after
    assert client.get("/staff/").status_code == 200
    late = time.time() + IDLE_SECONDS + 1
    with monkeypatch.context() as later:
        later.setattr("search_app.signing.time.time", lambda: late)
        assert client.get("/staff/").status_code == 302
    app.extensions["accounts"].change_password("olive", "eight quiet harbour bells", by="root", now=NOW)
    assert client.get("/staff/").status_code == 302


def test_the_cookie_goes_only_over_tls_where_the_page_came_so(app: Flask) -> None:
    client = browser(app)
    assert "Secure" in client.get("/account/sign-in", base_url="https://localhost").headers["Set-Cookie"]
    assert "Secure" not in browser(app).get("/account/sign-in").headers["Set-Cookie"]


@pytest.mark.parametrize("asked", ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil", "evil", ""])
def test_signing_in_leads_to_no_other_site(app: Flask, asked: str) -> None:
    with app.test_request_context():
        assert own_address(asked) == "/staff/"
        assert own_address("/staff/audit?page=2") == "/staff/audit?page=2"


def test_the_key_is_made_once_and_a_short_one_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MATTERS_SECRET_KEY", raising=False)
    assert read_key(tmp_path) == read_key(tmp_path)
    assert (tmp_path / "session.key").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("MATTERS_SECRET_KEY", "short")
    with pytest.raises(SettingsError):
        read_key(tmp_path)


def test_an_uploaded_paper_is_found_and_a_bad_one_waits_with_its_reason(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    files = [
        (io.BytesIO(pdf(["Zeppelin survey", "The Zeppelin was seen over Westmere."])), "../../zeppelin.pdf"),
        (io.BytesIO(b"%PDF-1.7 broken"), "broken.pdf"),
    ]
    sent = {"csrf_token": token(client, "/staff/upload"), "papers": files}
    answer = client.post("/staff/upload", data=sent, content_type="multipart/form-data")
    assert "zeppelin.pdf</strong>: added" in answer.text
    assert "broken.pdf</strong>: could not be read" in answer.text
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "zeppelin.pdf" in client.get("/search?q=zeppelin").text
    assert "broken.pdf" in client.get("/staff/").text
    (failure,) = held.store.failures()
    send(client, "/staff/retry", "/staff/")
    assert held.store.failures()[0].reason == failure.reason
    assert "broken.pdf could still not be read: " in client.get("/staff/").text
    send(client, "/staff/discard", "/staff/", path=failure.path)
    assert held.store.failures() == ()
    assert not Path(failure.path).exists()
    assert not list(held.settings.data.glob("*.pdf"))


def test_doubtful_papers_are_listed_with_their_doubts_and_read_again(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    (doubtful, *_) = find_doubtful(held)
    desk = client.get("/staff/").text.partition("left doubts")[2]
    assert doubtful[1].file in desk
    assert doubtful[0].doubts[0].rule in desk
    answer = send(client, "/staff/reread", "/staff/", paper=doubtful[1].address)
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert f"{doubtful[1].file} was read again." in client.get("/staff/").text


def test_a_correction_is_told_everywhere_and_undone(app: Flask, held: Archive) -> None:
    client, public = signed_in(app, "olive"), browser(app)
    paper = f"/staff/papers/{address_of(held, 'minutes.pdf')}"
    form = f"{paper}/correct?part=p1&item=0"
    send(client, f"{paper}/correct", form, part="p1", item="0", field="title", value="Lanterns by the quay")
    assert "Lanterns by the quay" in public.get(MEETING).text
    assert "Lanterns by the" in public.get("/search?q=quay").text
    _, read = minutes()
    held.store.save_paper(read, now=NOW, reread=True)
    assert "Lanterns by the quay" in public.get(MEETING).text
    number = re.search(r'name="number" value="(\d+)"', client.get(paper).text)
    assert number is not None
    send(client, f"{paper}/undo", paper, number=number[1])
    assert "Lanterns" not in public.get(MEETING).text + public.get("/search?q=quay").text
    assert [act.act for act in AuditLog(held.store.engine).acts()][:2] == ["undo correction", "correct"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"part": "p1", "field": "date", "value": "2024-07-17"}, "17 July 2024"),
        (
            {
                "part": "p1",
                "item": "0",
                "kind": "resolution",
                "order": "0",
                "field": "text",
                "value": "Said otherwise.",
            },
            "Said otherwise.",
        ),
        (
            {"part": "p1", "item": "0", "kind": "action", "order": "0", "field": "owner", "value": "Ivy Marsh"},
            "Ivy Marsh",
        ),
        (
            {"part": "p1", "item": "0", "kind": "action", "order": "0", "field": "due", "value": "2024-12-24"},
            "24 December 2024",
        ),
        (
            {"part": "p1", "kind": "attendance", "order": "0", "field": "name", "value": "Cllr Adam Fenn"},
            "Cllr Adam Fenn",
        ),
        ({"part": "p1", "item": "0", "field": "split", "value": "1|The survey"}, "The survey"),
    ],
)
def test_whatever_was_misread_can_be_put_right(app: Flask, held: Archive, fields: dict[str, str], shown: str) -> None:
    client, public = signed_in(app, "olive"), browser(app)
    paper = f"/staff/papers/{address_of(held, 'minutes.pdf')}"
    answer = send(client, f"{paper}/correct", f"{paper}/correct?part=p1", **fields)
    assert answer.status_code == 302  # type: ignore[attr-defined]
    (meeting, *_) = [one for one in held.store.meetings() if one.kinds and "minutes" in one.kinds]
    assert shown in public.get(f"/meetings/{meeting.slug}/{meeting.date}").text


def test_an_item_can_be_joined_to_the_one_before(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    paper = f"/staff/papers/{address_of(held, 'minutes.pdf')}"
    send(client, f"{paper}/correct", f"{paper}/correct?part=p1&item=1", part="p1", item="1", field="merge")
    (kept,) = [one for one in held.store.papers() if one.file == "minutes.pdf"]
    assert len(kept.parts[0].items) == 1


def test_a_value_that_cannot_be_is_refused_with_its_reason(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    paper = f"/staff/papers/{address_of(held, 'minutes.pdf')}"
    answer = send(client, f"{paper}/correct", f"{paper}/correct?part=p1", part="p1", field="date", value="soon")
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert "There is a problem" in answer.text  # type: ignore[attr-defined]


def test_a_restricted_part_can_be_opened_and_closed_again(app: Flask, held: Archive) -> None:
    client, public = signed_in(app, "olive"), browser(app)
    address = address_of(held, "pack.pdf")
    paper, page = f"/staff/papers/{address}", f"/papers/{address}/pages/3"
    assert public.get(page).status_code == 404
    send(client, f"{paper}/correct", f"{paper}/correct?part=p3", part="p3", field="restricted", value="no")
    assert public.get(page).status_code == 200
    assert public.get(f"/papers/{address}/file").status_code == 200
    send(client, f"{paper}/correct", f"{paper}/correct?part=p2", part="p2", field="restricted", value="yes")
    assert public.get(f"/papers/{address}/pages/2").status_code == 404
    assert "Harbour Lane is dark" not in public.get("/search?q=dark").text


def test_words_are_taken_down_wherever_they_stand_and_shown_again(app: Flask, held: Archive) -> None:
    client, public = signed_in(app, "olive"), browser(app)
    address = address_of(held, "minutes.pdf")
    paper, page = f"/staff/papers/{address}", f"/staff/papers/{address}/pages/2"
    send(client, f"{paper}/take-down", page, reach="words", page="2", words="the lighting survey", everywhere="yes")
    assert "lighting survey" not in public.get(f"/papers/{address}/pages/2").text
    assert "It was asked for." in public.get(f"/papers/{address}").text
    assert "lighting survey" in client.get(page).text
    number = re.search(r'name="number" value="(\d+)"', client.get(paper).text)
    assert number is not None
    send(client, f"{paper}/show-again", paper, number=number[1])
    assert "lighting survey" in public.get(f"/papers/{address}/pages/2").text


def test_an_item_a_page_a_part_or_all_can_be_taken_down(app: Flask, held: Archive) -> None:
    client, public = signed_in(app, "olive"), browser(app)
    address = address_of(held, "minutes.pdf")
    paper = f"/staff/papers/{address}"
    assert "Harbour Lane" in public.get(f"{MEETING}").text
    send(client, f"{paper}/take-down", paper, reach="item", part="p1", item="0")
    shown = public.get(MEETING).text + public.get(f"/papers/{address}/pages/2").text
    assert "agrees to fund" not in shown
    for fields in ({"reach": "page", "page": "2"}, {"reach": "part", "part": "p1"}, {"reach": "paper"}):
        send(client, f"{paper}/take-down", paper, **fields)
        assert public.get(f"/papers/{address}/pages/2").status_code in (404, 410)
    assert public.get(f"/papers/{address}").status_code == 410
    assert client.get(paper).status_code == 200


def test_a_reason_has_to_be_given(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    paper = f"/staff/papers/{address_of(held, 'minutes.pdf')}"
    answer = send(client, f"{paper}/take-down", paper, reach="paper", reason="  ")
    assert answer.status_code == 400  # type: ignore[attr-defined]


def test_the_audit_log_is_shown_to_officers_and_given_to_administrators(app: Flask, held: Archive) -> None:
    assert signed_in(app, "olive").get("/staff/audit.csv").status_code == 403
    client = signed_in(app, "ada")
    table = client.get("/staff/audit.csv")
    assert table.mimetype == "text/csv"
    assert "log in" in table.text
    assert "add account" in client.get("/staff/audit").text
    for page in ("/staff/sources", "/staff/people", "/staff/papers?q=minutes", "/account/password"):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\a.pdf", "a.pdf"),
        ("<b>.pdf", "_b_.pdf"),
        ("..", "paper"),
        ("", "paper"),
    ],
)
def test_a_file_name_from_outside_is_only_a_name(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept
