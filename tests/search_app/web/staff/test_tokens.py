"""What programs that send a token are told, and who may make and revoke one."""

import re

from flask import Flask
from flask.testing import FlaskClient

from corpus.staff.accounts import Accounts
from corpus.staff.audit import AuditLog
from corpus.staff.redactions import Decision, Reach, Redaction, Redactions
from corpus.staff.tokens import Tokens
from search_app.archive import Archive
from search_app.freshening import freshen
from tests.search_app.conftest import browser
from tests.search_app.web.staff.test_staff import NOW, address_of, app, held, send, signed_in, token

__all__ = ["app", "held"]  # fixtures
SECRET = re.compile(r"matters_[\w-]{43}")


def make(client: FlaskClient) -> str:
    """Make a token on the page; return what it shows."""
    answer = send(client, "/staff/tokens", "/staff/tokens", purpose="nightly copy", days="30")
    found = SECRET.findall(answer.text)  # type: ignore[attr-defined]
    assert len(found) == 1
    return str(found[0])


def ask(app: Flask, address: str, secret: str) -> object:
    return browser(app).get(address, headers={"Authorization": f"Bearer {secret}"})


def test_a_token_is_shown_once_and_tells_what_its_owner_may_see(app: Flask, held: Archive) -> None:
    client, paper = signed_in(app, "rita"), address_of(held, "pack.pdf")
    secret = make(client)
    assert secret not in client.get("/staff/tokens").text
    page = f"/api/v1/papers/{paper}/pages/3"
    assert browser(app).get(page).status_code == 404
    told = ask(app, page, secret)
    assert "florins" in told.text
    assert told.headers["Cache-Control"] == "no-store"
    assert "Authorization" in told.headers["Vary"]
    rows = ask(app, f"/api/v1/papers/{paper}", secret).json["parts"]
    assert len(rows) == len(browser(app).get(f"/api/v1/papers/{paper}").json["parts"]) + 1
    assert "last used" in client.get("/staff/tokens").text


def test_pages_exports_and_cookies_are_not_changed_by_it(app: Flask, held: Archive) -> None:
    client, paper = signed_in(app, "rita"), address_of(held, "pack.pdf")
    secret = make(client)
    for address in (f"/papers/{paper}/pages/3", f"/oparl/v1.1/file/{paper}"):
        assert ask(app, address, secret).status_code == 404
    assert "florins" not in ask(app, "/exports/everything.json", secret).text
    assert client.get(f"/api/v1/papers/{paper}/pages/3").status_code == 404  # signed in, but no token


def test_one_that_is_wrong_revoked_or_of_a_disabled_account_is_turned_away(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    first, second = make(client), make(client)
    number = re.search(r'name="number" value="(\d+)"', client.get("/staff/tokens").text)
    assert number is not None
    send(client, "/staff/tokens/revoke", "/staff/tokens", number=number[1])
    Accounts(held.store.engine).disable("olive", by="root", now=NOW)
    for secret in (first, second, "matters_" + "x" * 43, ""):
        answer = ask(app, "/api/v1/papers", secret)
        assert answer.status_code == 401
        assert answer.mimetype == "application/problem+json"
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    acts = [act.act for act in AuditLog(held.store.engine).acts()]
    assert acts.count("make token") == 2
    assert acts.count("revoke token") == 1


def test_nobody_revokes_the_token_of_another_but_administrators(app: Flask, held: Archive) -> None:
    make(signed_in(app, "olive"))
    (made,) = Tokens(held.store.engine).of("olive")
    for name, status in (("rita", 403), ("ada", 302)):
        client = signed_in(app, name)
        form = {"csrf_token": token(client, "/staff/tokens"), "number": made.id}
        assert client.post("/staff/tokens/revoke", data=form).status_code == status


def test_what_was_taken_down_is_told_to_no_token(app: Flask, held: Archive) -> None:
    secret, paper = make(signed_in(app, "olive")), address_of(held, "minutes.pdf")
    kept = held.store.paper(paper)
    why = Decision(by="olive", at="2026-03-01T12:00:00+00:00", reason="It named somebody.")
    Redactions(held.store.engine).add([Redaction(paper=kept.sha256, reach=Reach.PAPER, made=why)])
    freshen(held)
    assert ask(app, f"/api/v1/papers/{paper}", secret).status_code == 410
    assert paper not in ask(app, "/api/v1/papers", secret).text
