"""Subscribers confirm first, are told of each wording once, and end it with one click."""

import smtplib
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from corpus.schema import connect_database
from index.engine import Filters
from search_app import create_app
from search_app.archive import Archive
from search_app.commands.notify import notify
from search_app.subscriptions import LETTERS_AN_HOUR, Subscriptions


@pytest.fixture
def outbox(monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """Letters handed in, in place of a mail server."""
    taken: list[EmailMessage] = []

    class Server:
        def __init__(self, *_: object, **__: object) -> None: ...
        def __enter__(self) -> "Server":
            return self

        def __exit__(self, *_: object) -> None: ...
        def has_extn(self, _: str) -> bool:
            return False

        def send_message(self, letter: EmailMessage) -> None:
            taken.append(letter)

    monkeypatch.setattr(smtplib, "SMTP", Server)
    monkeypatch.setenv("MATTERS_SMTP", "smtp://localhost:25")
    monkeypatch.setenv("MATTERS_MAIL_FROM", "papers@example.org")
    return taken


@pytest.fixture
def app(archive: Archive) -> Flask:
    made = create_app(archive=archive)
    made.config["WTF_CSRF_ENABLED"] = False
    return made


def link_in(letter: EmailMessage, part: str) -> str:
    return next(word for word in letter.get_content().split() if part in word).partition("http://localhost")[2]


def test_nothing_is_kept_before_the_address_is_confirmed(app: Flask, archive: Archive, outbox: list[Any]) -> None:
    client = app.test_client()
    assert client.post("/tell", data={"q": "lighting", "email": "ann@example.org"}).status_code == 200
    subscriptions = Subscriptions(archive.store.engine, str(app.secret_key))
    assert subscriptions.all() == ()
    (letter,) = outbox
    link = link_in(letter, "/tell/confirm/")
    assert client.get(link).status_code == 200
    assert subscriptions.all() == ()
    assert client.post(link).status_code == 200
    (subscription,) = subscriptions.all()
    assert (subscription.email, subscription.search) == ("ann@example.org", "q=lighting")
    found = [entry for entry, _ in archive.catalogue.search("lighting", Filters(), limit=100).hits]
    assert subscriptions.untold(subscription, found) == ()
    assert client.post(f"/tell/stop/{subscriptions.token_to_stop(subscription)}").status_code == 200
    assert subscriptions.all() == ()


def test_each_result_is_told_once(app: Flask, archive: Archive, outbox: list[Any]) -> None:
    subscriptions = Subscriptions(archive.store.engine, str(app.secret_key))
    subscription = subscriptions.confirm("ben@example.org", "q=lighting&kind=resolution", [])
    try:
        arguments = ["--data", str(archive.settings.data)]
        assert CliRunner().invoke(notify, arguments, catch_exceptions=False).output == "1 of 1 letters sent\n"
        assert CliRunner().invoke(notify, arguments, catch_exceptions=False).output == "0 of 0 letters sent\n"
        (letter,) = outbox
        assert "1 new" in letter["Subject"]
        assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert "minute 152 (first), page 2 of minutes.pdf" in letter.get_content()
        assert "RESOLVED" in letter.get_content()
    finally:
        subscriptions.stop(subscriptions.token_to_stop(subscription))


@pytest.mark.parametrize("typed", ["", "ann", "ann@x", "a@b.org\nBcc: c@d.org", "<a@b.org>"])
def test_an_address_that_is_none_gets_no_letter(app: Flask, outbox: list[Any], typed: str) -> None:
    assert app.test_client().post("/tell", data={"q": "lighting", "email": typed}).status_code == 400
    assert outbox == []


def test_a_foreign_token_does_nothing(app: Flask, outbox: list[Any]) -> None:
    client = app.test_client()
    assert client.post("/tell/stop/1.forged").status_code == 404
    assert client.post("/tell/confirm/forged").status_code == 404


def test_without_a_mail_server_nothing_is_offered(client: FlaskClient) -> None:
    assert client.get("/tell?q=lighting").status_code == 404
    assert "/tell" not in client.get("/search?q=lighting").text


def test_nobody_can_have_an_address_flooded(app: Flask, archive: Archive, outbox: list[Any]) -> None:
    client = app.test_client()
    answers = [
        client.post("/tell", data={"q": "lighting", "email": email}).status_code
        for email in ("cat@example.org", "Cat@example.org", "cat@example.org", "cat@example.org", "dan@example.org")
    ]
    assert answers == [200, 200, 200, 429, 200]
    assert len(outbox) == 4


def test_letters_may_be_asked_for_again_the_next_day_but_not_too_many_at_once(tmp_path: Path) -> None:
    subscriptions = Subscriptions(connect_database(f"sqlite:///{tmp_path / 'store.db'}"), "key")
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert [subscriptions.may_ask("ann@example.org", now) for _ in range(4)] == [True, True, True, False]
    assert subscriptions.may_ask("ann@example.org", now + timedelta(days=1, minutes=1))
    others = [subscriptions.may_ask(f"{n}@example.org", now + timedelta(days=3)) for n in range(LETTERS_AN_HOUR + 1)]
    assert others == [True] * LETTERS_AN_HOUR + [False]
