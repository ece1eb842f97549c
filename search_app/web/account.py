"""Signing in and out, and changing one's password."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corpus.errors import AccountError
from corpus.staff.accounts import Role
from search_app.signing import accounts, needs, sign_in, sign_out, signed_in, somebody

BLUEPRINT = Blueprint("account", __name__, url_prefix="/account")
WRONG = "The name or the password is wrong."


@BLUEPRINT.get("/sign-in")
def ask() -> ResponseReturnValue:
    """Show the form, or go on where somebody is signed in already."""
    if signed_in():
        return redirect(own_address(request.args.get("next", "")))
    return render_template("account/sign_in.html", after=request.args.get("next", ""))


@BLUEPRINT.post("/sign-in")
def begin() -> ResponseReturnValue:
    """Sign in. What was wrong is not told: a name without an account looks like a wrong password."""
    name, password = request.form.get("name", ""), request.form.get("password", "")
    after = request.form.get("next", "")
    try:
        account = accounts().sign_in(name, password, request.remote_addr or "", now=datetime.now(UTC))
        problem = "" if account else WRONG
    except AccountError as error:
        account, problem = None, str(error)
    if account is None:
        return render_template("account/sign_in.html", after=after, problem=problem, name=name[:64]), 403
    sign_in(account)
    return redirect(own_address(after))


@BLUEPRINT.post("/sign-out")
def end() -> ResponseReturnValue:
    """Sign out."""
    sign_out()
    return redirect(url_for("front.show"))


@BLUEPRINT.route("/password", methods=["GET", "POST"])
@needs(Role.READER)
def password() -> ResponseReturnValue:
    """Change one's own password, which the old one is asked for; other sessions end."""
    problem = ""
    if request.method == "POST":
        name, now = somebody().name, datetime.now(UTC)
        try:
            if accounts().sign_in(name, request.form.get("old", ""), request.remote_addr or "", now=now) is None:
                raise AccountError("The password you have now is another.")
            accounts().change_password(name, request.form.get("new", ""), by=name, now=now)
        except AccountError as error:
            problem = str(error)
        else:
            sign_in(accounts().find(name))
            return redirect(url_for("staff.desk.show"))
    return render_template("account/password.html", problem=problem), 400 if problem else 200


def own_address(asked: str) -> str:
    """Return an address of ours that was asked for; the staff pages' first for any other."""
    split = urlsplit(asked)
    ours = asked.startswith("/") and not (split.scheme or split.netloc or asked[1:2] in ("/", "\\"))
    return asked if ours and "\\" not in asked and asked.isprintable() else url_for("staff.desk.show")
