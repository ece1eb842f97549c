"""What was to be done, and what came of it?"""

from datetime import date

from flask import Blueprint, request, url_for

from corpus.errors import NotFoundError
from corpus.years.history import History
from corpus.years.matters import Matter, State
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.shown import Shown, shown_at
from search_app.years_shapes import matter_shape

BLUEPRINT = Blueprint("matters", __name__)
OPEN = (State.OVERDUE, State.OPEN)
ORDER = (State.OVERDUE, State.OPEN, State.SILENT, State.DONE, State.DROPPED)
Row = tuple[Matter, State, History]


@shown_at(BLUEPRINT, "/matters")
def matters() -> Shown:
    """List the open matters, overdue first, then the oldest; with "all", those that were closed or lost too."""
    rows = all_matters()
    body, owner = request.args.get("body", ""), request.args.get("owner", "")
    every = request.args.get("all") == "yes"
    kept = [
        row
        for row in rows
        if (every or row[1] in OPEN) and body in ("", row[2].slug) and owner in ("", row[0].owner or "")
    ]
    kept.sort(key=lambda row: (ORDER.index(row[1]), row[0].raised))
    among = [row for row in rows if every or row[1] in OPEN]
    return Shown(
        template="years/matters.html",
        shape={"matters": [matter_shape(matter, state) for matter, state, _ in kept]},
        context={
            "rows": kept,
            "bodies": sorted({(row[2].slug, row[2].body) for row in rows}),
            "owners": sorted({row[0].owner for row in among if row[0].owner}),
            "body": body,
            "owner": owner,
            "every": every,
            "counts": {state: sum(row[1] is state for row in rows) for state in ORDER},
            "today": date.today(),
        },
    )


@shown_at(BLUEPRINT, "/matters/<body>/<day:day>/<path:rest>")
def matter(body: str, day: date, rest: str) -> Shown:
    """Show a matter: each step with its page and the reason for the link."""
    address = f"{body}/{day.isoformat()}/{rest}"
    row = next((row for row in all_matters(body) if row[0].id == address), None)
    if row is None:
        raise NotFoundError(f"no matter {address!r} is known. The list of matters shows those that are.")
    return Shown(
        template="years/matter.html",
        shape=matter_shape(row[0], row[1]),
        context={
            "matter": row[0],
            "state": row[1],
            "history": row[2],
            "trail": [{"text": "Matters", "href": url_for("matters.matters")}],
        },
    )


def all_matters(body: str | None = None) -> list[Row]:
    """Return every matter with its state and its body's history; those of one body where it is named."""
    years = current_archive().years(current_audience())
    histories = list(years.histories()) if body is None else [each for each in [years.history(body)] if each]
    today = date.today()
    return [
        (each, each.state(today, last_sitting=history.coverage.last or each.raised), history)
        for history in histories
        for each in history.matters
    ]
