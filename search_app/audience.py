"""Who is asking? The one place that decides; every look into the store from a page passes what it returns."""

from flask import has_request_context, request

from corpus.store import Audience
from search_app.signing import signed_in

FOR_ALL = ("/api/", "/exports/", "/oparl/")  # told alike to all: no cookie changes what programs are given


def current_audience() -> Audience:
    """Return whom the present request is answered for: staff who signed in see what is restricted."""
    if has_request_context() and not request.path.startswith(FOR_ALL) and signed_in():
        return Audience.STAFF
    return Audience.PUBLIC
