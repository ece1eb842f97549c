"""Be told by e-mail of what a search newly finds: ask, confirm, stop."""

import os
import re
from datetime import UTC, datetime
from urllib.parse import parse_qsl

from flask import Blueprint, abort, current_app, render_template, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from index.engine import Sort
from search_app.archive import current_archive
from search_app.asking import Asked, read_asked
from search_app.finding import find
from search_app.letters import Post, read_post, send, write_letter
from search_app.subscriptions import Subscriptions

BLUEPRINT = Blueprint("telling", __name__, url_prefix="/tell")
KNOWN_MOST = 10_000
EMAIL = re.compile(r"[^\s@<>,;\"]{1,64}@[^\s@<>,;\"]+\.[^\s@<>,;\"]{2,}")


@BLUEPRINT.get("")
def ask() -> str:
    """Show the form."""
    _post()
    return render_template("search/tell.html", asked=read_asked(request.args), problem=None, sent_to=None)


@BLUEPRINT.post("")
def begin() -> ResponseReturnValue:
    """Send a letter to the address typed, to see that its owner wants this."""
    post, asked = _post(), read_asked(request.form)
    email = request.form.get("email", "").strip()
    if not EMAIL.fullmatch(email) or len(email) > 254:
        problem = "Enter an e-mail address, like name@example.org"
        return render_template("search/tell.html", asked=asked, problem=problem, sent_to=None), 400
    if not _subscriptions().may_ask(email, datetime.now(UTC)):
        problem = "Too many letters were asked for. Look in the inbox for one, or try again tomorrow"
        return render_template("search/tell.html", asked=asked, problem=problem, sent_to=None), 429
    token = _subscriptions().token_to_confirm(email, query_of(asked))
    text = render_template(
        "search/confirm.txt", asked=asked, link=url_for("telling.confirm", token=token, _external=True)
    )
    subject = f"{current_archive().settings.name}: confirm your e-mail address"
    if not list(send(post, [write_letter(post, email, subject, text)])):
        problem = "No letter could be sent to this address. Check it, or enter another"
        return render_template("search/tell.html", asked=asked, problem=problem, sent_to=None), 400
    return render_template("search/tell.html", asked=asked, problem=None, sent_to=email)


@BLUEPRINT.get("/confirm/<token>")
def confirm(token: str) -> str:
    """Ask once more: programs that look at links in letters must not confirm them."""
    found = _subscriptions().read_confirmed(token) or abort(404)
    return render_template("search/told.html", token=token, asked=read_query(found[1]), state="confirm")


@BLUEPRINT.post("/confirm/<token>")
def confirmed(token: str) -> str:
    """Begin to tell: from now on, of what is not found yet."""
    email, search = _subscriptions().read_confirmed(token) or abort(404)
    asked = read_query(search)
    found = find(current_archive(), asked.q, asked.filters, sort=Sort.NEWEST, limit=KNOWN_MOST, exact=asked.exact)
    _subscriptions().confirm(email, search, [hit.entry for hit in found.hits])
    return render_template("search/told.html", token=token, asked=asked, state="confirmed")


@BLUEPRINT.get("/stop/<token>")
def stop(token: str) -> str:
    """Ask once more."""
    return render_template("search/told.html", token=token, asked=None, state="stop")


@BLUEPRINT.post("/stop/<token>")
def stopped(token: str) -> str:
    """End a subscription, by the button on its page or by a mail program's one click (RFC 8058)."""
    if not _subscriptions().stop(token):
        abort(404)
    return render_template("search/told.html", token=token, asked=None, state="stopped")


@BLUEPRINT.record_once
def _let_mail_programs_in(state: BlueprintSetupState) -> None:
    """Let the one click of a mail program through, which has no token of a form of ours: its own is proof enough."""
    state.app.extensions["csrf"].exempt(stopped)


@BLUEPRINT.app_context_processor
def _offer() -> dict[str, bool]:
    return {"mail": bool(os.environ.get("MATTERS_SMTP"))}


def query_of(asked: Asked) -> str:
    """Return a search as the query of an address, without its page."""
    return asked.link(page=1).partition("?")[2]


def read_query(query: str) -> Asked:
    """Return the search of an address's query."""
    return read_asked(MultiDict(parse_qsl(query)))


def _post() -> Post:
    return read_post() or abort(404)


def _subscriptions() -> Subscriptions:
    return Subscriptions(current_archive().store.engine, str(current_app.secret_key))
