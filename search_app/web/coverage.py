"""How much is held, and what is known to be missing?"""

from flask import Blueprint, url_for

from corpus.errors import NotFoundError
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.charts import meeting_grid, plot_coverage
from search_app.shown import Shown, shown_at, table_of
from search_app.years_shapes import coverage_shape

BLUEPRINT = Blueprint("coverage", __name__)


@shown_at(BLUEPRINT, "/coverage")
def coverage() -> Shown:
    """List the bodies with how much is held of each."""
    found = [history.coverage for history in current_archive().years(current_audience()).histories()]
    return Shown(
        template="years/coverages.html",
        shape={"bodies": [coverage_shape(each) for each in found]},
        context={"bodies": found},
    )


@shown_at(BLUEPRINT, "/coverage/<body>", with_table=True)
def of_body(body: str) -> Shown:
    """Show a body's meetings by year, and every gap with the paper that tells of it."""
    history = current_archive().years(current_audience()).history(body)
    if history is None:
        raise NotFoundError(f"nothing is held of a body {body!r}. The list of bodies shows those of which papers are.")
    return Shown(
        template="years/coverage.html",
        shape=coverage_shape(history.coverage),
        context={
            "coverage": history.coverage,
            "history": history,
            "plot": plot_coverage(history.coverage),
            "trail": [{"text": "Coverage", "href": url_for("coverage.coverage")}],
        },
        table=table_of(
            ("Year", "Meeting", "Held"),
            [(row["year"], row["day"], row["held"]) for row in meeting_grid(history.coverage)],
        ),
    )
