"""What waits to be looked at? Files that could not be read, doubtful papers, mistakes reported, corrections lost."""

from collections.abc import Sequence
from pathlib import Path

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corpus.staff.accounts import Role
from corpus.staff.correcting import Correction
from corpus.staff.mistakes import Mistakes
from corpus.store import Audience
from corpus.stored import Failure, StoredPaper
from search_app.archive import current_archive
from search_app.freshening import freshen
from search_app.rereading import find_doubtful, reread
from search_app.signing import needs
from search_app.taking_in import Outcome, discard, retry
from search_app.web.staff._deciding import kept_paper, number_of
from search_app.wording import number, plural

SUBJECT = Blueprint("desk", __name__)
DOUBTFUL_SHOWN = 100


@SUBJECT.get("/")
def show() -> str:
    """Show what waits."""
    store, doubtful = current_archive().store, find_doubtful(current_archive())
    return render_template(
        "staff/desk.html",
        failures=store.failures(),
        doubtful=doubtful[:DOUBTFUL_SHOWN],
        doubts=len(doubtful),
        mistakes=Mistakes(store.engine).open(),
        lost=lost(),
    )


@SUBJECT.post("/retry")
@needs(Role.OFFICER)
def again() -> ResponseReturnValue:
    """Read a file, or all that could not be read, again."""
    asked = request.form.get("path", "")
    failures = [failure for failure in current_archive().store.failures() if asked in ("", failure.path)]
    flash(became_words(retry(current_archive(), failures)))
    return redirect(url_for(".show"))


@SUBJECT.post("/reread")
@needs(Role.OFFICER)
def read_anew() -> ResponseReturnValue:
    """Read a paper that is held anew from its kept file."""
    paper = kept_paper(request.form.get("paper", ""))
    report = reread(current_archive(), [paper], workers=1)
    freshen(current_archive())
    became = "could not be read: what was read before stays" if report.failed else "was read again"
    flash(f"{paper.file} {became}.")
    return redirect(url_for(".show"))


@SUBJECT.post("/discard")
@needs(Role.OFFICER)
def forget() -> ResponseReturnValue:
    """Forget a file that could not be read."""
    path = request.form.get("path", "")
    known: list[Failure] = [one for one in current_archive().store.failures() if one.path == path]
    for failure in known:
        discard(current_archive(), failure)
    return redirect(url_for(".show"))


@SUBJECT.post("/mistakes")
@needs(Role.OFFICER)
def settle() -> ResponseReturnValue:
    """Put away a mistake that was reported."""
    Mistakes(current_archive().store.engine).settle(number_of("number"))
    return redirect(url_for(".show"))


def became_words(outcomes: Sequence[Outcome]) -> str:
    """Return what became of files that were read again, as a sentence."""
    failed = [each for each in outcomes if each.status == "failed"]
    if len(outcomes) != 1:
        read = plural(len(outcomes) - len(failed), "file was", "files were")
        return f"{read} read; {number(len(failed))} could still not be read."
    (one,) = outcomes
    return f"{one.file} could still not be read: {one.reason}" if failed else f"{one.file} was read."


def lost() -> list[tuple[StoredPaper, Correction]]:
    """Return the corrections whose place a later reading no longer has, with their papers."""
    store = current_archive().store
    return [
        (store.paper(sha256, audience=Audience.KEEPER), each)
        for sha256 in store.corrected_papers()
        for each in store.reading(sha256)[1].lost
    ]


def is_uploaded(failure: Failure) -> bool:
    """Return whether a file that could not be read is kept here, so that it can be read again."""
    return Path(failure.path).is_file()


SUBJECT.add_app_template_filter(is_uploaded)
