"""Who did what? The audit log, to read and to take away; and how the sources of papers stand."""

import csv as csv_format
import io
from datetime import UTC, datetime

from flask import Blueprint, Response, render_template, request

from corpus.staff.accounts import Role
from corpus.staff.audit import AuditLog
from corpus.visits.harvests import Harvests
from corpus.visits.standing import stand
from search_app.archive import current_archive
from search_app.signing import needs

SUBJECT = Blueprint("audit", __name__)
ACTS_A_PAGE = 100
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@SUBJECT.get("/audit")
@needs(Role.OFFICER)
def show() -> str:
    """Show what was done, latest first."""
    page = max(request.args.get("page", 1, type=int), 1)
    acts = AuditLog(current_archive().store.engine).acts(limit=ACTS_A_PAGE + 1, offset=(page - 1) * ACTS_A_PAGE)
    return render_template("staff/audit.html", acts=acts[:ACTS_A_PAGE], page=page, more=len(acts) > ACTS_A_PAGE)


@SUBJECT.get("/audit.csv")
@needs(Role.ADMINISTRATOR)
def csv() -> Response:
    """Give the whole log as a table."""
    written = io.StringIO()
    rows = csv_format.writer(written)
    rows.writerow(("at", "who", "act", "what", "why", "paper"))
    for act in AuditLog(current_archive().store.engine).acts():
        row = (act.at.isoformat(), act.who, act.act, act.what, act.why, act.paper or "")
        rows.writerow([f"'{value}" if value.startswith(_FORMULA) else value for value in row])
    name = {"Content-Disposition": "attachment; filename=audit.csv"}
    return Response("\ufeff" + written.getvalue(), mimetype="text/csv", headers=name)


@SUBJECT.get("/sources")
def sources() -> str:
    """Show how every saved source stands."""
    states = stand(Harvests(current_archive().store.engine))
    return render_template("staff/sources.html", states=states, now=datetime.now(UTC))
