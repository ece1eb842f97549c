"""What do the years say that a search needs? Other names of things, how complete the papers are, threads, suggestions.

Read from the derived records, which a search neither makes nor waits for; what was read is remembered for a while.
While they are brought up to date after something was taken down, a search does without.
"""

import re
import time
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from threading import Lock
from typing import Any, TypeVar, cast

from flask import has_request_context, request

from corpus.errors import RefreshingError
from corpus.records import record
from corpus.store import Audience, Store
from corpus.years.derived import Years
from index.catalogue import Catalogue

REMEMBERED_SECONDS = 60.0
SUGGESTED_MOST = 8
_T = TypeVar("_T")


@record
class Completeness:
    """How much is held of the meetings known of: those whose minutes are held, all known, and what is missing."""

    minuted: int
    known: int
    gaps: int


@record
class Suggestion:
    """Something that a person may be looking for, and where it is shown."""

    text: str
    kind: str  # body | person | organisation | post | thread
    query: str


class Suggestions:
    """Suggestions, found by how their words begin."""

    def __init__(self, every: Sequence[Suggestion]) -> None:
        self._every = every
        self._beginnings = sorted(
            (text[at:], at > 0, number)
            for number, text in enumerate(each.text.casefold() for each in every)
            for at in (0, *(space.end() for space in re.finditer(" ", text)))
        )

    def beginning(self, wanted: str) -> list[Suggestion]:
        """Return those that begin with ``wanted``, words in small letters; after them those that hold it further on."""
        found: dict[int, bool] = {}
        for at in range(bisect_left(self._beginnings, (wanted,)), len(self._beginnings)):
            text, further, number = self._beginnings[at]
            if not text.startswith(wanted):
                break
            found[number] = further and found.get(number, True)
        return [self._every[number] for number in sorted(found, key=lambda number: (found[number], number))]


class Background:
    """What is known to each audience."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._known: dict[tuple[str, Audience], tuple[float, object, Any]] = {}
        self._lock = Lock()
        self._years = cache(partial(Years, store))

    def things(self, audience: Audience) -> tuple[tuple[str, ...], ...]:
        """Return the names of each thing that the papers give several."""
        return self.remembered("things", audience, partial(self._things, audience), other=())

    def completeness(self, audience: Audience) -> Completeness | None:
        """Return how complete the papers are; None where that was not looked at yet."""
        return self.remembered("completeness", audience, partial(self._completeness, audience), other=None)

    def threads(self, audience: Audience) -> Mapping[tuple[str, str, str], tuple[str, str]]:
        """Return the thread (its body's slug and its own, and its title) of items: by body slug, day and key."""
        return self.remembered("threads", audience, partial(self._threads, audience), other={})

    def suggest(self, typed: str, audience: Audience) -> tuple[Suggestion, ...]:
        """Return what begins with, or has a word that begins with, what was typed; the first kind of match first."""
        wanted = " ".join(typed.casefold().split())
        if len(wanted) < 2:
            return ()
        read = partial(self._suggestions, audience)
        known = self.remembered("suggestions", audience, read, other=Suggestions(()))
        return tuple(known.beginning(wanted)[:SUGGESTED_MOST])

    def _things(self, audience: Audience) -> tuple[tuple[str, ...], ...]:
        return tuple(entry.names for entry in self._years(audience).glossary())

    def _completeness(self, audience: Audience) -> Completeness | None:
        found = [history.coverage for history in self._years(audience).histories()]
        if not found:
            return None
        return Completeness(
            minuted=sum(len(each.held) for each in found),
            known=sum(len(each.known) for each in found),
            gaps=sum(len(each.gaps) for each in found),
        )

    def _threads(self, audience: Audience) -> dict[tuple[str, str, str], tuple[str, str]]:
        return {
            (link.held_by, link.day.isoformat(), link.key): (f"{thread.body}/{thread.slug}", thread.title)
            for history in self._years(audience).histories()
            for thread in history.threads
            for link in thread.links
        }

    def _suggestions(self, audience: Audience) -> "Suggestions":
        names = self._catalogue.names(include_restricted=audience is Audience.STAFF)
        found = [
            Suggestion(text=name, kind=kind, query=f'{kind}:"{name}"')
            for kind in ("body", "person", "organisation")
            for name in sorted(names[kind], key=lambda name: -names[kind][name])
        ]
        years = self._years(audience)
        posts = dict.fromkeys(held.post.title for held in years.posts())
        threads = dict.fromkeys(thread.title for history in years.histories() for thread in history.threads)
        found += [Suggestion(text=title, kind="post", query=f'"{title.partition(",")[0]}"') for title in posts]
        found += [Suggestion(text=title, kind="thread", query=title) for title in threads]
        return Suggestions(found)

    def remembered(self, what: str, audience: Audience, read: Callable[[], _T], *, other: _T) -> _T:
        """Return what was read, or what is read now; ``other`` while it may not be told. Nothing is remembered then."""
        stamp = self._stamp(audience)
        with self._lock:
            known = self._known.get((what, audience))
            if known is None or known[0] < time.monotonic() or known[1] != stamp:
                try:
                    known = time.monotonic() + REMEMBERED_SECONDS, stamp, read()
                except RefreshingError:
                    return other
                self._known[what, audience] = known
        return cast(_T, known[2])

    def _stamp(self, audience: Audience) -> tuple[int, int, int | None]:
        """Return how far store, index and years are. A request that only reads asks once, and sees one moment."""
        asked: dict[Audience, tuple[int, int, int | None]] = {}
        if has_request_context() and request.method == "GET":
            asked = request.environ.setdefault("matters.stamps", asked)
        if audience not in asked:
            state = self._years(audience).state()
            asked[audience] = self._store.last_change(), self._catalogue.reached(), state.change if state else None
        return asked[audience]


def item_of(url: str) -> tuple[str, str, str] | None:
    """Return the body slug, day and key of an item's own address; None for any other."""
    pieces = url.partition("#")[0].split("/")
    return (pieces[2], pieces[3], pieces[4]) if len(pieces) == 5 and pieces[1] == "meetings" else None
