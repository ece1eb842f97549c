"""Which links are doubtful? Steps of matters, least sure first, for somebody to look at; and those taken back."""

from flask import Blueprint, render_template, url_for

from corpus.records import record
from corpus.staff.staff_words import Decision, Verdict
from corpus.store import Audience
from corpus.years.history import History
from corpus.years.matters import Matter, Step
from search_app.archive import current_archive
from search_app.shown import page_of

SUBJECT = Blueprint("links", __name__, url_prefix="/links")
DOUBTFUL = 0.9  # below which one in a few was wrong when it was tried out
SHOWN_MOST = 50


@record
class Doubtful:
    """A step that is taken to be of a matter."""

    body: str
    matter: Matter
    step: Step


@SUBJECT.get("")
def show() -> str:
    """Show the doubtful links, and those that were taken back."""
    found = sorted(doubtful(), key=lambda each: each.step.sureness or 0.0)
    decisions = reversed(current_archive().staff_book.decisions())
    return render_template(
        "staff/links.html",
        doubtful=found[:SHOWN_MOST],
        total=len(found),
        undone=[each for each in decisions if each.kind is Verdict.UNLINK],
        page_of=page_of,
        page_of_matter=page_of_matter,
        trail=[{"text": "Staff", "href": url_for("staff.desk.show")}],
    )


def doubtful() -> list[Doubtful]:
    """Return the steps that are not sure, of matters that nobody ruled on."""
    histories: list[History] = list(current_archive().years(Audience.STAFF).histories())
    return [
        Doubtful(body=history.body, matter=matter, step=step)
        for history in histories
        for matter in history.matters
        if matter.ruling is None
        for step in matter.steps[1:]
        if step.sureness is not None and step.sureness < DOUBTFUL
    ]


def page_of_matter(of: Matter | Decision) -> str:
    """Return the address of a matter's page."""
    name = of.id if isinstance(of, Matter) else of.one
    body, day, rest = name.split("/", 2)
    return url_for("matters.matters") + f"/{body}/{day}/{rest}"
