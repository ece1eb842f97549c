"""Who may be whom? Names that may be one person's, for somebody to decide; decisions made, which can be undone."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import islice

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from corpus.records import record
from corpus.staff.accounts import Role
from corpus.staff.audit import Act, AuditLog
from corpus.staff.staff_words import Decision, Verdict
from corpus.store import Audience
from corpus.years.figures import Figure
from search_app.archive import current_archive
from search_app.signing import needs, somebody
from search_app.web.staff._deciding import decision, number_of

SUBJECT = Blueprint("people", __name__, url_prefix="/people")
PAIRS_MOST = 50


@record
class Pair:
    """Two names that may be one person's, where each was last seen, and why it is not known."""

    one: Figure
    other: Figure
    reason: str


@SUBJECT.get("")
def show() -> str:
    """Show the pairs that nobody decided yet, and the decisions."""
    decisions = reversed(current_archive().staff_book.decisions())
    return render_template("staff/people.html", pairs=list(islice(_pairs(), PAIRS_MOST)), decisions=list(decisions))


@SUBJECT.post("")
@needs(Role.OFFICER)
def decide() -> ResponseReturnValue:
    """Keep a decision: one person, two, or a step of a matter that is none."""
    archive, sides = current_archive(), (request.form.get("one", ""), request.form.get("other", ""))
    if request.form.get("verdict") not in set(Verdict) or not all("/" in side and len(side) < 500 for side in sides):
        raise BadRequest
    verdict = Verdict(request.form["verdict"])
    if verdict in (Verdict.CLOSE, Verdict.REOPEN):
        decision()  # raises where no reason is given: it is shown to the public
    made = archive.staff_book.decide(
        verdict, sides, by=somebody().name, now=datetime.now(UTC), reason=request.form.get("reason", "")[:500]
    )
    _heed(made, f"{verdict}: {sides[0]}, {sides[1]}")
    return _back()


@SUBJECT.post("/undo")
@needs(Role.OFFICER)
def undo() -> ResponseReturnValue:
    """Take a decision back."""
    undone = current_archive().staff_book.undo(number_of("number"), by=somebody().name, now=datetime.now(UTC))
    _heed(undone, f"undo {undone.kind}: {undone.one}, {undone.other}")
    return _back()


def _back() -> ResponseReturnValue:
    """Go to where the decision was made."""
    return redirect(url_for("staff.links.show" if request.form.get("back") == "links" else ".show"))


def _heed(decision: Decision, what: str) -> None:
    archive, now = current_archive(), datetime.now(UTC)
    act = Act(at=now, who=somebody().name, act="decide on people", what=what, why=decision.reason)
    AuditLog(archive.store.engine).note(act)
    for audience in (Audience.PUBLIC, Audience.STAFF):
        archive.years(audience).heed(decision.bodies, decision.surnames, today=date.today())
    flash("Kept.")


def _pairs() -> "list[Pair]":
    years = current_archive().years(Audience.STAFF)
    pairs: list[Pair] = []
    for namesakes in years.namesakes():
        if not namesakes.possible:
            continue
        known: Mapping[str, Figure] = {
            figure.id: figure for person in namesakes.people for figure in years.figures(person)
        }
        pairs += [
            Pair(one=known[match.one], other=known[match.other], reason=match.reason)
            for match in namesakes.possible
            if match.one in known and match.other in known
        ]
        if len(pairs) >= PAIRS_MOST:
            break
    return pairs
