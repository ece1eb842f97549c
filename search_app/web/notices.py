"""What the service says of itself: accessibility, where the papers come from and under which terms, corrections."""

from flask import Blueprint, render_template

from corpus.errors import NotFoundError
from corpus.records import record
from corpus.staff.corrections import Corrections
from corpus.staff.redactions import Redactions
from corpus.stored import StoredPaper
from corpus.visits.harvests import Harvests
from corpus.visits.standing import stand
from search_app.archive import current_archive
from search_app.audience import current_audience

BLUEPRINT = Blueprint("notices", __name__)
SHOWN_MOST = 200


@record
class Told:
    """A correction or a redaction as it is told to the public: never what was said before, which may be taken down."""

    day: str
    what: str
    reason: str
    paper: StoredPaper


@BLUEPRINT.get("/accessibility")
def accessibility() -> str:
    """Show the accessibility statement."""
    return render_template("notices/accessibility.html")


@BLUEPRINT.get("/sources")
def sources() -> str:
    """Show where the papers come from and under which terms."""
    states = stand(Harvests(current_archive().store.engine))
    return render_template("notices/sources.html", states=states)


@BLUEPRINT.get("/corrections")
def corrections() -> str:
    """Show what was put right and what was taken down, in papers that may be seen, latest first."""
    engine = current_archive().store.engine
    told = [
        Told(day=each.made.at[:10], what=f"{each.field} corrected", reason=each.made.reason, paper=paper)
        for each in Corrections(engine).of()[:SHOWN_MOST]
        if not each.undone and (paper := _seen(each.paper))
    ]
    told += [
        Told(day=each.made.at[:10], what=f"{each.reach} taken down", reason=each.made.reason, paper=paper)
        for each in Redactions(engine).all()[:SHOWN_MOST]
        if not each.lifted and (paper := _seen(each.paper))
    ]
    return render_template("notices/corrections.html", told=sorted(told, key=lambda one: one.day, reverse=True))


def _seen(sha256: str) -> StoredPaper | None:
    try:
        return current_archive().store.paper(sha256, audience=current_audience())
    except NotFoundError:
        return None
