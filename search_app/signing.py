"""Who is signed in? Sessions of staff: how they begin, how long they last, what they may do."""

import os
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from flask import Flask, Response, current_app, g, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager, current_user, login_user, logout_user
from flask_wtf.csrf import CSRFProtect
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from corpus.errors import NotFoundError, SettingsError
from corpus.staff.accounts import Account, Accounts, Role
from corpus.staff.tokens import Tokens
from search_app.archive import current_archive
from search_app.config import KEY_FILE

LASTS_SECONDS = 8 * 3600  # a session, at most
IDLE_SECONDS = 30 * 60  # and without a word
KEY_BYTES_LEAST = 32

_P = ParamSpec("_P")
_T = TypeVar("_T")


class SignedIn:
    """The account that a request comes from, as Flask-Login wants it."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        """Return what a session knows the account by: it ends when the password is changed."""
        return f"{self.account.name} {self.account.mark}"


class _Sessions(SecureCookieSessionInterface):
    """Cookies that are sent back only over TLS, where the page came over TLS."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def add_signing(app: Flask, data: Path) -> None:
    """Let people sign in to ``app``; ``data`` is the folder where a key is kept if the settings name none."""
    app.secret_key = read_key(data)
    app.session_interface = _Sessions()
    app.config.update(
        SESSION_COOKIE_NAME="matters",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=LASTS_SECONDS,
    )
    manager = LoginManager(app)
    manager.user_loader(_find_user)
    CSRFProtect(app)
    app.jinja_env.globals["signed_in"] = signed_in
    app.after_request(_keep_to_oneself)


def read_key(data: Path) -> str:
    """Return what cookies are signed with: MATTERS_SECRET_KEY, or MATTERS_SECRET_KEY_FILE's content.

    Where there is neither, a key is made once and kept in ``data``, readable by nobody else. Raises SettingsError.
    """
    given, named = os.environ.get("MATTERS_SECRET_KEY", ""), os.environ.get("MATTERS_SECRET_KEY_FILE")
    try:
        key = given or (Path(named) if named else _own_key(data)).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the key that signs cookies cannot be read or kept ({error}). Check its file.") from error
    if len(key) < KEY_BYTES_LEAST:
        raise SettingsError(
            f"the key that signs cookies is shorter than {KEY_BYTES_LEAST} characters. Make a longer one."
        )
    return key


def _own_key(data: Path) -> Path:
    file = data / KEY_FILE
    if not file.is_file():
        data.mkdir(parents=True, exist_ok=True)
        made = data / f".{KEY_FILE}.{os.getpid()}.{secrets.token_hex(4)}"
        made.touch(mode=0o600)
        made.write_text(secrets.token_hex(KEY_BYTES_LEAST), encoding="ascii")
        try:
            os.link(made, file)  # the first of several processes makes it, whole; the others find it
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return file


def accounts() -> Accounts:
    """Return the accounts of the present application."""
    if "accounts" not in current_app.extensions:
        current_app.extensions["accounts"] = Accounts(current_archive().store.engine)
    known: Accounts = current_app.extensions["accounts"]
    return known


def sign_in(account: Account) -> None:
    """Begin a session of an account. Nothing of what the browser sent before stays in it."""
    session.clear()
    session["since"] = session["seen"] = int(time.time())
    login_user(SignedIn(account))


def sign_out() -> None:
    """End the session."""
    logout_user()
    session.clear()


def signed_in() -> Account | None:
    """Return the account that the present request comes from; None for the public."""
    user = current_user._get_current_object() if current_user else None
    return user.account if isinstance(user, SignedIn) else None


def bearer() -> Account | None:
    """Return the account whose token a program sent with the present request; None where none was sent.

    Raises Unauthorized for a token that is not in force: a program is not to take less than it asked for as all.
    """
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.casefold() != "bearer":
        return None
    if "bearer" not in g:
        token = Tokens(current_archive().store.engine).find(secret.strip(), now=datetime.now(UTC))
        g.bearer = _account_of(token.owner) if token else None
    account: Account | None = g.bearer
    if account is None:
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer", {"error": "invalid_token"}))
    return account


def _account_of(name: str) -> Account | None:
    """Return the account of a name; None where it is gone or disabled."""
    try:
        account = accounts().find(name)
    except NotFoundError:
        return None
    return None if account.disabled else account


def somebody() -> Account:
    """Return the account that the present request comes from. Raises Unauthorized for the public."""
    account = signed_in()
    if account is None:
        raise Unauthorized
    return account


def needs(role: Role) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Let a view be called only by accounts that have ``role``."""

    def guard(view: Callable[_P, _T]) -> Callable[_P, _T]:
        @wraps(view)
        def guarded(*args: _P.args, **options: _P.kwargs) -> _T:
            if not somebody().may(role):
                raise Forbidden
            return view(*args, **options)

        return guarded

    return guard


def _find_user(known: str) -> SignedIn | None:
    now = int(time.time())
    since, seen = session.get("since", 0), session.get("seen", 0)
    if now - since > LASTS_SECONDS or now - seen > IDLE_SECONDS:
        return None
    name, _, mark = known.partition(" ")
    account = _account_of(name)
    if account is None or account.mark != mark:
        return None
    if now - seen > IDLE_SECONDS // 30:
        session["seen"] = now
    return SignedIn(account)


def _keep_to_oneself(response: Response) -> Response:
    """Let nothing that staff see be kept by browsers or proxies."""
    if request.endpoint != "static" and (signed_in() or g.get("bearer")):
        response.headers["Cache-Control"] = "no-store"
    return response
