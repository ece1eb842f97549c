"""The first page: a search box, what is held, what is new."""

from flask import Blueprint, render_template

from search_app.archive import current_archive
from search_app.audience import current_audience

BLUEPRINT = Blueprint("front", __name__)


@BLUEPRINT.get("/")
def show() -> str:
    """Show the first page."""
    return render_template("front.html", overview=current_archive().overviews.of(current_audience()))
