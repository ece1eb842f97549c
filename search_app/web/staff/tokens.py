"""Tokens for one's own programs: made, shown once, revoked."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden

from corpus.errors import AccountError
from corpus.staff.accounts import Role
from corpus.staff.tokens import LASTS_DAYS, Tokens
from search_app.archive import current_archive
from search_app.signing import somebody
from search_app.web.staff._deciding import number_of

SUBJECT = Blueprint("tokens", __name__, url_prefix="/tokens")


@SUBJECT.get("")
def show() -> str:
    """List one's own tokens; those of all for administrators."""
    return _page()


@SUBJECT.post("")
def make() -> ResponseReturnValue:
    """Make a token and show it, once."""
    days = request.form.get("days", "")
    try:
        _, secret = _tokens().make(
            somebody().name,
            request.form.get("purpose", ""),
            days=int(days) if days.isdecimal() and len(days) < 4 else 0,
            now=datetime.now(UTC),
        )
    except AccountError as error:
        return _page(problem=str(error)), 400
    return _page(secret=secret)


@SUBJECT.post("/revoke")
def revoke() -> ResponseReturnValue:
    """Revoke a token of one's own, or as an administrator any."""
    number, account = number_of("number"), somebody()
    if not account.may(Role.ADMINISTRATOR) and number not in {each.id for each in _tokens().of(account.name)}:
        raise Forbidden
    _tokens().revoke(number, by=account.name, now=datetime.now(UTC))
    flash("The token was revoked.")
    return redirect(url_for(".show"))


def _tokens() -> Tokens:
    return Tokens(current_archive().store.engine)


def _page(secret: str = "", problem: str = "") -> str:
    account = somebody()
    held = _tokens().of(None if account.may(Role.ADMINISTRATOR) else account.name)
    now = datetime.now(UTC)
    return render_template(
        "staff/tokens.html", tokens=held, secret=secret, problem=problem, lasts=LASTS_DAYS, now=now,
        trail=[{"text": "Staff", "href": url_for("staff.desk.show")}],
    )  # fmt: skip
