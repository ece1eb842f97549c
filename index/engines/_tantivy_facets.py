"""How are facets counted with tantivy? By itself in other threads, or from the rows where all of them were read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from itertools import chain
from typing import Any

from tantivy import Query as Built

from index.engine import FACETS
from index.engines._counts import Beside
from index.engines._tantivy_queries import Clause, Clauses
from index.engines._tantivy_rows import Row

_VALUES_MOST = 65_000  # of a facet


class Facets:
    """Counts the facets of what matches, each without its own limit: those that have none at one go.

    tantivy counts in other threads, which need not wait for Python. ``counted`` are those that it need not count.
    """

    def __init__(self, searcher: Any, matching: Clauses, limits: Mapping[str, Clause], threads: Executor) -> None:
        self._searcher, self._matching, self._limits = searcher, matching, limits
        self.free = tuple(name for name in FACETS if name not in limits)
        self._together = {name: (name,) if name in limits else self.free for name in FACETS}
        self._asked = Beside(threads, self._ask)
        self.counted: Mapping[str, Mapping[str, int]] = {}

    def begin(self) -> None:
        """Begin to count what was not counted yet."""
        self._asked.begin(names for name, names in self._together.items() if name not in self.counted)

    def count(self, name: str) -> Mapping[str, int]:
        """Return how many entries have each value of a facet."""
        return self.counted[name] if name in self.counted else self._asked.result(self._together[name])[name]

    def _ask(self, names: Sequence[str]) -> dict[str, dict[str, int]]:
        others = [limit for name, limit in self._limits.items() if name not in names]
        asked = {name: {"terms": {"field": name, "size": _VALUES_MOST}} for name in names}
        answered = self._searcher.aggregate(Built.boolean_query([*self._matching, *others]), asked)
        return {name: {each["key"]: int(each["doc_count"]) for each in answered[name]["buckets"]} for name in names}


def count_rows(rows: Sequence[Row], names: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return the counts of some facets over these entries."""
    return {
        name: dict(Counter(chain.from_iterable(set(row.facets[at]) for row in rows)))
        for at, name in enumerate(FACETS)
        if name in names
    }
