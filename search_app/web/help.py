"""How does one search, and where does all this come from?"""

from flask import Blueprint, render_template

BLUEPRINT = Blueprint("help", __name__)


@BLUEPRINT.get("/help")
def show() -> str:
    """Show the help page."""
    return render_template("help.html")
