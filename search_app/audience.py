"""Who is asking? The one place that decides; every look into the store from a page passes what it returns."""

from flask import has_request_context, request

from corpus.store import Audience
from search_app.signing import bearer, signed_in

FOR_ALL = ("/exports/", "/oparl/")  # told alike to all: what staff download is what may be passed on
FOR_PROGRAMS = "/api/"  # no cookie changes what programs are told, only a token that they send


def current_audience() -> Audience:
    """Return whom the present request is answered for: staff who signed in see what is restricted.

    Raises Unauthorized for a token that is not in force.
    """
    if not has_request_context() or request.path.startswith(FOR_ALL):
        return Audience.PUBLIC
    known = bearer() if request.path.startswith(FOR_PROGRAMS) else signed_in()
    return Audience.STAFF if known else Audience.PUBLIC
