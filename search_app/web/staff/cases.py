"""Requests for information: what was asked, by when to reply, what the papers say, and the evidence to send.

What goes into a pack is what the public may see, whoever is signed in: it is sent to the public.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corpus.errors import NotFoundError
from corpus.records import record
from corpus.staff.accounts import Role
from corpus.staff.audit import Act, AuditLog
from corpus.staff.cases import QUESTIONS_MOST, Case, Cases, Request
from corpus.visibility import Audience
from index.answer import Answer
from index.language import read_day
from search_app import answering
from search_app.archive import current_archive
from search_app.casework import WORDINGS, Pack, find_writers, make_pack, reply_due
from search_app.cuttings import cut_all
from search_app.signing import needs, somebody

SUBJECT = Blueprint("cases", __name__, url_prefix="/cases")
REFERENCE_CHARACTERS_MOST = 60
NOTES_CHARACTERS_MOST = 10_000
SOON_DAYS = 5


@record
class Listed:
    """A case in the list: by when a reply is due, and how many days are left to it."""

    case: Case
    due: date
    left: int

    @property
    def standing(self) -> str:
        """How it stands: closed, overdue, soon, or open."""
        if self.case.closed_at is not None:
            return "closed"
        return "overdue" if self.left < 0 else "soon" if self.left <= SOON_DAYS else "open"


@record
class Problem:
    """What is wrong with a form that was sent, and the field that it is about."""

    words: str
    field: str


@SUBJECT.get("")
def show() -> str:
    """Show the cases, those due first at the top, and the form for a new one."""
    return _list({}, None)


@SUBJECT.post("")
@needs(Role.OFFICER)
def begin() -> ResponseReturnValue:
    """Keep a new request."""
    asked = read_form()
    if isinstance(asked, Problem):
        return _list(request.form.to_dict(), asked), 400
    made = kept().open(asked, by=somebody().name, now=_now())
    return redirect(url_for(".case", number=made.id))


@SUBJECT.get("/<int:number>")
def case(number: int) -> str:
    """Show a case with what the papers say to each of its questions."""
    return _page(kept().case(number), {}, None)


@SUBJECT.post("/<int:number>")
@needs(Role.OFFICER)
def change(number: int) -> ResponseReturnValue:
    """Write a case anew."""
    asked = read_form()
    if isinstance(asked, Problem):
        return _page(kept().case(number), request.form.to_dict(), asked), 400
    kept().change(number, asked, by=somebody().name, now=_now())
    flash("Kept.")
    return redirect(url_for(".case", number=number))


@SUBJECT.post("/<int:number>/close")
@needs(Role.OFFICER)
def close(number: int) -> ResponseReturnValue:
    """Say that a case was answered."""
    kept().close(number, by=somebody().name, now=_now())
    return redirect(url_for(".show"))


@SUBJECT.post("/<int:number>/reopen")
@needs(Role.OFFICER)
def reopen(number: int) -> ResponseReturnValue:
    """Say that a case is open again."""
    kept().reopen(number, by=somebody().name, now=_now())
    return redirect(url_for(".case", number=number))


@SUBJECT.get("/<int:number>/pack<suffix>")
@needs(Role.OFFICER)
def pack(number: int, suffix: str) -> Response:
    """Give the evidence pack of a case as a file."""
    held, writer = kept().case(number), find_writers().get(suffix)
    if writer is None:
        raise NotFoundError(f"there is no pack as {suffix!r}.")
    content = writer(_pack(held))
    act = Act(at=_now(), who=somebody().name, act="take evidence", what=f"{held.request.reference}, as {suffix}")
    AuditLog(current_archive().store.engine).note(act)
    name = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in held.request.reference)
    disposition = f"attachment; filename=evidence-{name.lower()}{suffix}"
    return Response(content, mimetype=writer.media_type, headers={"Content-Disposition": disposition})


def kept() -> Cases:
    """Return the cases of the present application."""
    if "cases" not in current_app.extensions:
        current_app.extensions["cases"] = Cases(current_archive().store.engine)
    known: Cases = current_app.extensions["cases"]
    return known


def read_form() -> Request | Problem:
    """Return the request that a form sends, or what is wrong with it."""
    reference = " ".join(request.form.get("reference", "").split())
    received = read_day(request.form.get("received", ""))
    lines = (" ".join(line.split()) for line in request.form.get("questions", "").splitlines())
    questions = tuple(dict.fromkeys(line[: answering.QUESTION_CHARACTERS_MOST] for line in lines if line))
    if not 0 < len(reference) <= REFERENCE_CHARACTERS_MOST:
        return Problem(words=f"Write a reference of up to {REFERENCE_CHARACTERS_MOST} characters", field="reference")
    if received is None or received > _now().date():
        words = "Write the day the request came, such as 18 March 2025: no later than today"
        return Problem(words=words, field="received")
    if not 0 < len(questions) <= QUESTIONS_MOST:
        words = f"Write between 1 and {QUESTIONS_MOST} questions, each on a line of its own"
        return Problem(words=words, field="questions")
    known = {heading for heading, _ in WORDINGS}
    chosen = tuple(heading for heading in request.form.getlist("wording") if heading in known)
    notes = request.form.get("notes", "")[:NOTES_CHARACTERS_MOST]
    return Request(reference=reference, received=received, questions=questions, notes=notes, wordings=chosen)


def listed(cases: Sequence[Case], today: date) -> list[Listed]:
    """Return cases as they are listed on a day."""
    dues = [reply_due(case.request.received) for case in cases]
    return [Listed(case=case, due=due, left=(due - today).days) for case, due in zip(cases, dues, strict=True)]


def _list(form: dict[str, str], problem: Problem | None) -> str:
    return render_template(
        "staff/cases.html",
        cases=listed(kept().all(), _now().date()),
        wordings=WORDINGS,
        form=form,
        chosen=(),
        problem=problem,
    )


def _page(held: Case, form: dict[str, str], problem: Problem | None) -> str:
    asked = held.request
    return render_template(
        "staff/case.html",
        case=held,
        pack=_pack(held, pictures=False),
        place_words=answering.place_words,
        standing=listed([held], _now().date())[0],
        formats=sorted(find_writers()),
        wordings=WORDINGS,
        form=form
        or {
            "reference": asked.reference,
            "received": asked.received.isoformat(),
            "questions": "\n".join(asked.questions),
            "notes": asked.notes,
        },
        chosen=asked.wordings,
        problem=problem,
    )


def _pack(held: Case, *, pictures: bool = True) -> Pack:
    """Return the pack of a case as the papers stand today."""
    archive, asked = current_archive(), held.request
    answers: list[Answer] = [answering.answer(archive, question, Audience.PUBLIC) for question in asked.questions]
    return make_pack(
        answers,
        reference=asked.reference,
        holder=archive.settings.name,
        made=_now().date(),
        received=asked.received,
        wordings=[each for each in WORDINGS if each[0] in asked.wordings] or WORDINGS,
        pictures=cut_all(archive, answers, Audience.PUBLIC) if pictures else None,
        address=archive.settings.address,
    )


def _now() -> datetime:
    return datetime.now(UTC)
