"""What staff do: one file a subject, all behind one door."""

import sys

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from corpus.plugs import find_plugs
from search_app.signing import signed_in

BLUEPRINT = Blueprint("staff", __name__, url_prefix="/staff")


@BLUEPRINT.before_request
def door() -> ResponseReturnValue | None:
    """Let nobody in who has not signed in."""
    if signed_in():
        return None
    asked = request.full_path.rstrip("?") if request.method == "GET" else ""
    return redirect(url_for("account.ask", next=request.script_root + asked if asked else None))


for _subject in find_plugs(sys.modules[__name__], "SUBJECT"):
    BLUEPRINT.register_blueprint(_subject)
