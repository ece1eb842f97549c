"""Putting right what was read, and taking that back."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corpus.errors import NotFoundError
from corpus.packing import plain
from corpus.records import Item, Part, Period
from corpus.staff.accounts import Role
from corpus.staff.adding import read_missed
from corpus.staff.correcting import FIELDS, Correction, spot_of, understand
from corpus.staff.corrections import Corrections
from corpus.staff.redactions import Decision
from corpus.store import Audience
from corpus.stored import StoredPaper
from search_app import wording
from search_app.archive import current_archive
from search_app.signing import needs, somebody
from search_app.web.staff._deciding import after_change, decision, kept_paper, number_of
from search_app.web.staff.papers import trail

SUBJECT = Blueprint("correcting", __name__, url_prefix="/papers/<paper:address>")
VALUE_CHARACTERS_MOST = 20_000


@SUBJECT.get("/correct")
@needs(Role.OFFICER)
def ask(address: str) -> str:
    """Show the fields of one thing that was read, as they were read and as they are told now."""
    return _form(kept_paper(address))


@SUBJECT.post("/correct")
@needs(Role.OFFICER)
def put_right(address: str) -> ResponseReturnValue:
    """Keep the value that the form sends for one field."""
    kept, decided = kept_paper(address), decision()
    field, typed = request.form.get("field", ""), request.form.get("value", "").replace("\r\n", "\n").strip()
    what, spot, held = _asked(kept)
    if field not in FIELDS[what] or len(typed) > VALUE_CHARACTERS_MOST:
        raise NotFoundError(f"{field!r} cannot be put right here.")
    try:
        understand(field, typed)
    except ValueError as error:
        return _form(kept, problem=f"{field_name(field)}: {error}"), 400
    before = as_typed(getattr(held, field, None)) or None
    made = Correction(paper=kept.sha256, spot=spot, field=field, before=before, after=typed or None, made=decided)
    Corrections(current_archive().store.engine).add(made)
    after_change(kept.sha256)
    flash("Corrected.")
    return redirect(url_for("staff.papers.paper", address=address))


@SUBJECT.post("/undo")
@needs(Role.OFFICER)
def undo(address: str) -> ResponseReturnValue:
    """Take a correction back."""
    kept = kept_paper(address)
    given = request.form.get("reason", "").strip()
    decided = decision() if given else _without_reason()
    Corrections(current_archive().store.engine).undo(number_of("number"), decided)
    after_change(kept.sha256)
    flash("The correction was undone.")
    return redirect(url_for("staff.papers.paper", address=address))


FIELD_NAMES = {
    "kind": "Kind",
    "title": "Title",
    "body": "Body",
    "date": "Date (2026-03-18)",
    "restricted": "Restricted (yes or no)",
    "number": "Number",
    "text": "Text",
    "owner": "Owner",
    "due": "Due (2026-03-18, or 2026-03-01/2026-03-31)",
    "name": "Name",
    "merge": "Join to the item before it",
    "split": "Cut in two: the number of the last paragraph that stays, a bar, and the new item’s title (2|Lighting)",
    "remove": "Remove: it is none",
    "add": "Added, as it was missed",
}


@SUBJECT.app_template_filter()
def field_name(field: str) -> str:
    """Return what a form calls a field."""
    return FIELD_NAMES[field]


@SUBJECT.app_template_filter()
def corrected_words(value: str | None, field: str) -> str:
    """Return a correction's value as it is shown."""
    if value is None:
        return "not stated"
    return f"{(missed := read_missed(value)).text} (page {missed.page})" if field == "add" else value


def as_typed(value: Any) -> str:
    """Return a value as a form has it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Period):
        return value.start.isoformat() if value.start == value.end else f"{value.start}/{value.end}"
    return "" if value is None else str(plain(value))


def _form(kept: StoredPaper, problem: str = "") -> str:
    what, _, held = _asked(kept)
    return render_template(
        "staff/correct.html",
        paper=kept,
        what=what,
        fields=[(field, as_typed(getattr(held, field, None))) for field in FIELDS[what]],
        held=held,
        problem=problem,
        asked={name: request.values.get(name, "") for name in ("part", "item", "kind", "order")},
        trail=[
            *trail(),
            {"text": wording.paper_name(kept), "href": url_for("staff.papers.paper", address=kept.address)},
        ],
    )


def _asked(kept: StoredPaper) -> tuple[str, Any, Any]:
    """Return what is to be put right, its place as it was read, and what was read there. Raises NotFoundError."""
    read, _ = current_archive().store.reading(kept.sha256)
    part = next((one for one in read if one.id == request.values.get("part")), None)
    if part is None:
        whole = current_archive().store.paper(kept.sha256, audience=Audience.KEEPER)
        return "paper", spot_of(Part(id="", kind=whole.kind, title="", first_page=0, last_page=0)), whole
    item: Item | None = _member(part.items, "item")
    kind = request.values.get("kind", "")
    if not kind:
        return ("item" if item else "part"), spot_of(part, item), item or part
    if kind not in ("resolution", "recommendation", "action", "attendance"):
        raise NotFoundError(f"nothing of kind {kind!r} can be put right.")
    owner: Any = item if kind in ("resolution", "action") else part
    members = {"resolution": "resolutions", "action": "actions", "attendance": "attendance"}
    held = _member(getattr(owner, members.get(kind, "recommendations"), ()), "order")
    if held is None:
        raise NotFoundError("there is nothing there to put right.")
    return kind, spot_of(part, item, kind, int(request.values["order"])), held


def _member(members: Any, name: str) -> Any:
    typed = request.values.get(name, "")
    return members[int(typed)] if typed.isdecimal() and len(typed) < 6 and int(typed) < len(members) else None


def _without_reason() -> Decision:
    return Decision(by=somebody().name, at=datetime.now(UTC).isoformat(timespec="seconds"), reason="taken back")
