"""Which bodies meet?"""

from flask import Blueprint, render_template

from search_app.archive import current_archive
from search_app.audience import current_audience

BLUEPRINT = Blueprint("bodies", __name__)


@BLUEPRINT.get("/bodies")
def show() -> str:
    """List the bodies with how many meetings are held of each."""
    return render_template("bodies.html", bodies=current_archive().store.bodies(audience=current_audience()))
