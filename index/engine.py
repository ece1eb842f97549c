"""What an engine is: something that keeps index entries and finds them again.

Engines only match and rank. Highlighting, snippets and understanding what was typed are shared by all of them
(`highlight.py`, `query.py`), so that the same query shows the same words on every engine.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from corpus.plugs import find_plugs
from corpus.records import record
from index import engines
from index.entries import IndexEntry
from index.query import Query


class Sort(StrEnum):
    """The orders of results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


FACETS = ("kind", "body", "year", "person", "organisation", "restricted")
LIMIT_SECONDS = 5.0  # for a search, after which it is stopped
NAMED = ("person", "organisation")  # facets whose values are alike when their slugs are: "O’Neil" and "O'Neil"


def facet_values(entry: IndexEntry) -> dict[str, tuple[str, ...]]:
    """Return an entry's values of each facet, in the order of `FACETS`; empty where it has none."""
    return {
        "kind": (entry.kind,),
        "body": (entry.body,) if entry.body else (),
        "year": (f"{entry.date.year:04}",) if entry.date else (),
        "person": entry.people,
        "organisation": entry.organisations,
        "restricted": ("yes",) if entry.restricted else (),
    }


@record
class Filters:
    """What results are limited to; empty tuples and None do not limit.

    ``years`` are four digits; ``least`` and ``most`` are pence, and an entry passes that names a sum between them.
    ``include_restricted`` says that restricted entries may be seen, ``only_restricted`` that no others are wanted.
    """

    bodies: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    organisations: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    include_restricted: bool = False
    only_restricted: bool = False

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The values that each facet is limited to."""
        return {
            "kind": self.kinds,
            "body": self.bodies,
            "year": self.years,
            "person": self.people,
            "organisation": self.organisations,
            "restricted": ("yes",) if self.only_restricted else (),
        }

    def without(self, facet: str) -> "Filters":
        """Return the filters but the one on ``facet``."""
        return {
            "kind": replace(self, kinds=()),
            "body": replace(self, bodies=()),
            "year": replace(self, years=()),
            "person": replace(self, people=()),
            "organisation": replace(self, organisations=()),
            "restricted": replace(self, only_restricted=False),
        }[facet]

    def passes_sum(self, amounts: Iterable[int]) -> bool:
        """Return whether one of an entry's sums lies between the least and the most."""
        if self.least is None and self.most is None:
            return True
        return any((self.least or 0) <= pence and (self.most is None or pence <= self.most) for pence in amounts)


@record
class Hits:
    """A page of results: entry ids with their scores, best first, how many there are in all, and facet counts.

    ``facets`` maps each of `FACETS` to the count of each value over all that match, where a facet's own filter is left
    out of its own counts.
    """

    ids: tuple[str, ...]
    scores: tuple[float, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    partial: bool = False  # a time limit ended the search: what is here is right, more may exist
    cut: tuple[str, ...] = ()  # prefixes that begin so many words that only some were looked for
    count_ahead: Callable[[], None] = field(default=lambda: None, compare=False)  # begins it, where it can go on beside


class Clock:
    """Watches how long a search takes. ``ran_out`` says that what was found is partial: something was left out."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self.ran_out = False

    def is_over(self) -> bool:
        """Return whether the time is over, in which case the asker leaves the rest of its work."""
        self.ran_out = self.ran_out or time.monotonic() > self._until
        return self.ran_out


class Engine(Protocol):
    """A search engine. Each is one file in ``index/engines/`` with the constant ``ENGINE`` (its class).

    Equals by score are newest first, then by id; entries without a date come last when sorted by date. One object may
    be used by many threads; several processes may read a folder while one writes.
    """

    name: str

    def __init__(self, folder: Path) -> None:
        """Open the index kept in ``folder``, making an empty one where there is none."""
        ...

    def add(self, entries: Iterable[IndexEntry]) -> None:
        """Add entries, replacing those with the same id, and make them findable."""
        ...

    def remove(self, papers: Sequence[str]) -> None:
        """Remove every entry of these papers (SHA-256)."""
        ...

    def search(
        self,
        query: Query,
        filters: Filters,
        *,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 10,
        offset: int = 0,
        seconds: float = LIMIT_SECONDS,
    ) -> Hits:
        """Return the entries that match. An empty query matches everything the filters allow.

        After about so many ``seconds`` the search is stopped: what it has found by then is right, and partial.
        """
        ...

    def rebuild(self, entries: Iterable[IndexEntry]) -> None:
        """Build an index of just these entries beside the live one, then swap it in."""
        ...

    def count(self) -> int:
        """Return how many entries there are."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


def find_engines() -> dict[str, type[Engine]]:
    """Return every engine's class by its name."""
    return {engine.name: engine for engine in find_plugs(engines, "ENGINE")}
