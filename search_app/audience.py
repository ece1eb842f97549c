"""Who is asking? The one place that decides; every look into the store from a page passes what it returns."""

from corpus.store import Audience


def current_audience() -> Audience:
    """Return whom the present request is answered for. Nobody can sign in yet: all are the public."""
    return Audience.PUBLIC
