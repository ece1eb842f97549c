"""What forms of decisions share: who, when, why; and what follows from a decision."""

from datetime import UTC, datetime

from flask import request
from werkzeug.exceptions import BadRequest

from corpus.errors import NotFoundError
from corpus.staff.redactions import Decision
from corpus.store import Audience
from corpus.stored import StoredPaper
from search_app.archive import current_archive
from search_app.freshening import freshen
from search_app.signing import somebody

REASON_CHARACTERS_MOST = 500


def decision() -> Decision:
    """Return the decision that a form sends: its reason has to be given. Raises BadRequest."""
    reason = " ".join(request.form.get("reason", "").split())
    if not reason or len(reason) > REASON_CHARACTERS_MOST:
        raise BadRequest("a reason is needed")
    return Decision(by=somebody().name, at=datetime.now(UTC).isoformat(timespec="seconds"), reason=reason)


def kept_paper(address: str) -> StoredPaper:
    """Return a paper with all that is kept of it. Raises NotFoundError."""
    return current_archive().store.paper(address, audience=Audience.KEEPER)


def after_change(*papers: str) -> None:
    """Bring everything up to a change of these papers (SHA-256s)."""
    freshen(current_archive(), papers)


def number_of(name: str) -> int:
    """Return a number that a form sends. Raises NotFoundError where it is none."""
    value = request.form.get(name, "")
    if not value.isdecimal() or len(value) > 9:
        raise NotFoundError(f"{value!r} is no number.")
    return int(value)
