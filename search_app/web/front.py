"""The first page: a search box, what is held, what is new, what is open, what is missing."""

from datetime import date

from flask import Blueprint, render_template

from corpus.errors import RefreshingError, StoreError
from corpus.records import record
from corpus.years.coverage import Coverage
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.listing import current_listing
from search_app.rows import ActionRow
from search_app.web.matters import OPEN

BLUEPRINT = Blueprint("front", __name__)
OPEN_SHOWN = 5
BODIES_SHOWN = 5


@record
class Glance:
    """What the years tell at a glance: the open matters, overdue first, then the latest; and what is held of bodies."""

    open: tuple[ActionRow, ...]
    overdue: int
    coverage: tuple[Coverage, ...]


@BLUEPRINT.get("/")
def show() -> str:
    """Show the first page."""
    return render_template(
        "front.html",
        overview=current_archive().overviews.of(current_audience()),
        glance=look(),
        open_shown=OPEN_SHOWN,
        bodies_shown=BODIES_SHOWN,
    )


def look() -> Glance | None:
    """Return what the years tell; None where that is not known yet, or is made anew."""
    listing = current_listing()
    try:
        rows = [row for row in listing.actions if row.state in OPEN]
        coverage = sorted(listing.coverage, key=lambda each: (-len(each.known), each.slug))
    except (RefreshingError, StoreError):
        return None
    rows.sort(key=lambda row: (OPEN.index(row.state), -(row.matter.raised or date.min).toordinal(), row.id))
    overdue = sum(row.state is OPEN[0] for row in rows)
    return Glance(open=tuple(rows), overdue=overdue, coverage=tuple(coverage))
