"""How do fetched papers come into the store? The way files from disk do, within the same limits, with their address."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from corpus.records import Paper, record
from corpus.stored import Failure, Saved
from ingest.fetching.arrivals import Arrival
from ingest.run import Keep, Shelf, ingest_paths


class Fate(StrEnum):
    """What became of a fetched paper."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    UNREADABLE = "unreadable"


@record
class Taken:
    """What became of a fetched paper; ``reason`` one clause where it could not be read."""

    fate: Fate
    reason: str | None = None


Take = Callable[[Sequence[Arrival]], Sequence[Taken]]


def take_into(store: Shelf, vault: Keep, *, workers: int | None = None) -> Take:
    """Return the function that reads fetched papers into a store and says what became of each, in their order."""

    def take(arrivals: Sequence[Arrival]) -> Sequence[Taken]:
        shelf = _Addressed(store, arrivals)
        ingest_paths([arrival.path for arrival in arrivals], store=shelf, vault=vault, workers=workers)
        return tuple(shelf.taken(arrival) for arrival in arrivals)

    return take


class _Addressed:
    """The store, told of each paper's address in place of the file it waited in."""

    def __init__(self, store: Shelf, arrivals: Sequence[Arrival]) -> None:
        self._store = store
        self._addresses: Mapping[str, str] = {arrival.sha256: arrival.address for arrival in arrivals}
        self._paths: Mapping[str, str] = {str(arrival.path.absolute()): arrival.address for arrival in arrivals}
        self._saved: dict[str, deque[str]] = {}
        self._failed: dict[str, str] = {}

    def has_paper(self, sha256: str) -> bool:
        held = self._store.has_paper(sha256)
        if held:
            self._saved.setdefault(sha256, deque()).append(Fate.UNCHANGED)
        return held

    def save_paper(
        self, paper: Paper, *, now: datetime, source_address: str | None = None, reread: bool = False
    ) -> Saved:
        address = self._addresses.get(paper.sha256, source_address)
        saved = self._store.save_paper(paper, now=now, source_address=address, reread=reread)
        self._saved.setdefault(paper.sha256, deque()).append(saved.status)
        return saved

    def save_failure(self, failure: Failure) -> None:
        address = self._paths.get(failure.path, failure.path)
        self._failed[address] = failure.reason
        self._store.save_failure(replace(failure, path=address))

    def forget_failure(self, path: str) -> None:
        self._store.forget_failure(self._paths.get(path, path))

    def failures(self) -> tuple[Failure, ...]:
        """Return none: what waits here is not a folder whose missing files mean anything."""
        return ()

    def taken(self, arrival: Arrival) -> Taken:
        """Return what became of a paper. Two addresses with the same bytes are told in the order they were read."""
        if arrival.address in self._failed:
            return Taken(fate=Fate.UNREADABLE, reason=self._failed[arrival.address])
        fates = self._saved.get(arrival.sha256)
        return Taken(fate=Fate(fates.popleft()) if fates else Fate.UNCHANGED)
