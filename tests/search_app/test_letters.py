"""How letters are written and handed in."""

import smtplib
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import ClassVar

import pytest

from corpus.errors import SettingsError
from search_app.letters import Post, read_post, send, write_letter

POST = Post(address="smtp://localhost:2525", sender="papers@wenshire.example")


class Server:
    """A mail server that takes what is not for somebody whose name tells why it is refused."""

    refusals: ClassVar[dict[str, smtplib.SMTPException]] = {
        "gone@example.org": smtplib.SMTPRecipientsRefused({"gone@example.org": (550, b"no such box")}),
        "full@example.org": smtplib.SMTPDataError(552, b"too much"),
        "äöü@example.org": smtplib.SMTPNotSupportedError("SMTPUTF8 not supported"),
        "last@example.org": smtplib.SMTPServerDisconnected("gone away"),
    }

    def __init__(self, *_: object, **__: object) -> None: ...
    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None: ...
    def has_extn(self, _: str) -> bool:
        return False

    def send_message(self, letter: EmailMessage) -> None:
        if refusal := self.refusals.get(letter["To"]):
            raise refusal


def letters(*addresses: str) -> list[EmailMessage]:
    return [write_letter(POST, address, "New", "One new.") for address in addresses]


def test_a_letter_says_when_it_was_written_what_it_is_called_and_how_to_end_others() -> None:
    letter = write_letter(
        POST, "ann@example.org", "2 new\nBcc: all@example.org", "Two.", stop="https://x.example/stop/1"
    )
    assert letter["Subject"] == "2 new Bcc: all@example.org"
    assert parsedate_to_datetime(letter["Date"]).year >= 2026
    assert letter["Message-ID"].endswith("@wenshire.example>")
    assert letter["List-Unsubscribe"] == "<https://x.example/stop/1>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_letter_that_is_refused_hinders_none_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtplib, "SMTP", Server)
    handed = letters("ann@example.org", "gone@example.org", "full@example.org", "äöü@example.org", "ben@example.org")
    assert [letter["To"] for letter in send(POST, handed)] == ["ann@example.org", "ben@example.org"]


def test_a_server_that_goes_away_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtplib, "SMTP", Server)
    with pytest.raises(SettingsError, match="Check MATTERS_SMTP"):
        list(send(POST, letters("last@example.org")))


@pytest.mark.parametrize(
    "settings",
    [
        {"MATTERS_SMTP": "localhost:25", "MATTERS_MAIL_FROM": "a@b.example"},
        {"MATTERS_SMTP": "smtp://", "MATTERS_MAIL_FROM": "a@b.example"},
        {"MATTERS_SMTP": "smtp://localhost"},
    ],
)
def test_settings_that_cannot_work_are_refused(settings: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="MATTERS_"):
        read_post(settings)


def test_without_settings_no_letters_are_sent() -> None:
    assert read_post({}) is None
