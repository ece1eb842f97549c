"""Which searches does a browser keep, and what was new at its last visit? All of it stands in a cookie of theirs.

The service keeps nothing of who saved what. What the cookie says is input like any other: it may be anybody's.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from corpus.records import record

SAVED_MOST = 20
COOKIE_CHARACTERS_MOST = 3_800  # browsers keep 4,096 of a cookie with its name
VISIT_SECONDS = 30 * 60  # pages looked at within this time are one visit
LASTS_SECONDS = 400 * 86_400  # what browsers keep at most


@record
class SavedSearch:
    """A search, as the query of its address. What came in after ``seen`` is new; ``visited`` is the latest visit.

    Both are seconds since 1970.
    """

    search: str
    seen: int
    visited: int


def read_saved(cookie: str) -> tuple[SavedSearch, ...]:
    """Return the searches that a cookie keeps; none where it is none of ours."""
    try:
        packed = urlsafe_b64decode(cookie.encode("ascii"))
        return msgspec.json.decode(packed, type=tuple[SavedSearch, ...])[:SAVED_MOST]
    except (ValueError, msgspec.DecodeError):
        return ()


def write_saved(saved: Iterable[SavedSearch]) -> str | None:
    """Return the searches as a cookie; None where they are more than it can hold."""
    kept = tuple(saved)
    cookie = urlsafe_b64encode(msgspec.json.encode(kept)).decode("ascii")
    return cookie if len(kept) <= SAVED_MOST and len(cookie) <= COOKIE_CHARACTERS_MOST else None


def save(saved: Iterable[SavedSearch], search: str, now: int) -> tuple[SavedSearch, ...]:
    """Return the searches with another: what is there already is not new. One that is kept stays as it is."""
    kept = tuple(saved)
    known = any(each.search == search for each in kept)
    return kept if known else (*kept, SavedSearch(search=search, seen=now, visited=now))


def visit(saved: SavedSearch, now: int) -> SavedSearch:
    """Return a search as it is looked at now: what came in since the visit before this one is new."""
    again = now - saved.visited > VISIT_SECONDS
    return replace(saved, seen=saved.visited if again else saved.seen, visited=now)
