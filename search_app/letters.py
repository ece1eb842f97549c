"""How are letters sent? By SMTP, as MATTERS_SMTP and MATTERS_MAIL_FROM say; where they say nothing, none are sent.

MATTERS_SMTP       smtp://user:password@host:587 (STARTTLS where the server offers it), smtps://… (TLS from the start)
MATTERS_MAIL_FROM  the address that letters come from
"""

import os
import smtplib
import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

from corpus.errors import SettingsError
from corpus.records import record

TIMEOUT_SECONDS = 30
# An address that is gone, a letter that is not wanted there, letters of an alphabet that the server does not know.
_REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPNotSupportedError)


@record
class Post:
    """Where letters are handed in, and whom they are from."""

    address: str
    sender: str


def read_post(environment: Mapping[str, str] = os.environ) -> Post | None:
    """Return how letters are sent; None where none are. Raises SettingsError."""
    address, sender = environment.get("MATTERS_SMTP", ""), environment.get("MATTERS_MAIL_FROM", "")
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise SettingsError("MATTERS_SMTP is no address such as smtp://host:25 or smtps://user:password@host.")
    if "@" not in sender:
        raise SettingsError("MATTERS_MAIL_FROM is missing: the address that letters come from.")
    return Post(address=address, sender=sender)


def write_letter(post: Post, to: str, subject: str, text: str, *, stop: str | None = None) -> EmailMessage:
    """Return a letter; ``stop`` is the address at which one click ends further ones (RFC 8058)."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = post.sender, to, " ".join(subject.split())
    letter["Date"], letter["Message-ID"] = formatdate(), make_msgid(domain=post.sender.rpartition("@")[2])
    letter["Auto-Submitted"] = "auto-generated"
    if stop:
        letter["List-Unsubscribe"] = f"<{stop}>"
        letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    letter.set_content(text)
    return letter


def send(post: Post, letters: Iterable[EmailMessage]) -> Iterator[EmailMessage]:
    """Hand letters in, and yield each that was taken. Raises SettingsError where the server cannot be used.

    One that is refused hinders none of the others.
    """
    try:
        with _connect(post) as server:
            for letter in letters:
                try:
                    server.send_message(letter)
                except _REFUSED:
                    continue
                yield letter
    except (OSError, smtplib.SMTPException) as error:
        raise SettingsError(f"letters cannot be sent ({error}). Check MATTERS_SMTP.") from error


@contextmanager
def _connect(post: Post) -> Iterator[smtplib.SMTP]:
    parts = urlsplit(post.address)
    safe = ssl.create_default_context()
    host = str(parts.hostname)
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_SECONDS, context=safe)
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT_SECONDS)
    with server:
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=safe)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        yield server
