"""Adding papers: chosen or dropped, one result for each."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from corpus.staff.accounts import Role
from corpus.staff.audit import Act, AuditLog
from ingest.reader import Limits
from search_app.archive import current_archive
from search_app.signing import needs, somebody
from search_app.taking_in import Outcome, take_in

SUBJECT = Blueprint("upload", __name__, url_prefix="/upload")
FILES_MOST = 50


@SUBJECT.get("")
@needs(Role.OFFICER)
def ask() -> str:
    """Show the form."""
    return _page([])


@SUBJECT.post("")
@needs(Role.OFFICER)
def take() -> ResponseReturnValue:
    """Take in the files, and say what became of each: as a page, or to the script as JSON."""
    outcomes = take_in(current_archive(), [one for one in request.files.getlist("papers") if one.filename][:FILES_MOST])
    log = AuditLog(current_archive().store.engine)
    for one in outcomes:
        log.note(Act(at=datetime.now(UTC), who=somebody().name, act="add paper", what=f"{one.file}: {one.status}"))
    if request.accept_mimetypes.best == "application/json":
        return jsonify(outcomes=[asdict(one) for one in outcomes])
    return _page(outcomes)


@SUBJECT.url_value_preprocessor
def allow_large(endpoint: str | None, _values: object) -> None:
    """Let files be larger than what other forms send.

    Said before anything is done with the request: what looks for its CSRF token reads the form, by the limit then set.
    """
    if endpoint == "staff.upload.take":
        limits = Limits()
        request.max_content_length = limits.size_bytes + 1_000_000
        request.max_form_memory_size = 1_000_000


def _page(outcomes: Sequence[Outcome]) -> str:
    return render_template("staff/upload.html", outcomes=outcomes)
