"""Whoosh, the default engine: it keeps the postings and columns; matching and ranking are done on them as arrays.

Whoosh's own collectors take a Python step for every posting of every query. Here a term's postings are read once and
kept while they are in use, and a query is arithmetic on arrays: see `_whoosh_snapshot` and `_arrays`.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from threading import Lock

from whoosh import index as whoosh_index
from whoosh.index import EmptyIndexError, FileIndex, LockError
from whoosh.query import Term as WhooshTerm
from whoosh.writing import CLEAR, IndexWriter

from corpus.errors import SearchError
from index.engine import LIMIT_SECONDS, Clock, Filters, Hits, Sort
from index.engines._arrays import search_arrays
from index.engines._whoosh_fields import fields_of, make_schema
from index.engines._whoosh_postings import Postings
from index.engines._whoosh_snapshot import Snapshot
from index.entries import IndexEntry
from index.query import Query

WAIT_SECONDS = 60.0  # for another process that is writing
_MEMORY_MB = 256
_PROCESSES = 2  # for a rebuild
_SMALL = 3_000  # entries for which a second process is not worth its start


class WhooshEngine:
    """An index in a folder of files. Readers see a write when it is whole."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._index: FileIndex = whoosh_index.open_dir(str(folder))
        except EmptyIndexError:
            self._index = whoosh_index.create_in(str(folder), make_schema())
        except (whoosh_index.IndexVersionError, OSError) as error:
            raise SearchError(f"{folder}: the index cannot be opened ({error}). Run the reindexing command.") from error
        self._snapshot: Snapshot | None = None
        self._generation = -1
        self._lock = Lock()

    def add(self, entries: Iterable[IndexEntry]) -> None:
        """Add entries, replacing those with the same id, and make them findable."""
        added = list(entries)
        with self._writer() as writer:
            with writer.searcher() as held:
                for entry in added:
                    writer.delete_by_term("id", entry.id, searcher=held)
            for entry in added:
                writer.add_document(**fields_of(entry))

    def remove(self, papers: Sequence[str]) -> None:
        """Remove every entry of these papers."""
        with self._writer() as writer:
            for paper in papers:
                writer.delete_by_query(WhooshTerm("paper", paper))

    def rebuild(self, entries: Iterable[IndexEntry]) -> None:
        """Write new segments of just these entries beside the old ones, then swap them in."""
        waiting = iter(entries)
        first = list(islice(waiting, _SMALL + 1))
        options = {"procs": _PROCESSES, "multisegment": True} if len(first) > _SMALL else {}
        writer = self._writer(limitmb=_MEMORY_MB, **options)
        added = 0
        try:
            for entry in chain(first, waiting):
                writer.add_document(**fields_of(entry))
                added += 1
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=CLEAR)
        if self.count() != added:  # Whoosh says nothing when a process of its writer ends early
            raise SearchError(f"only {self.count()} of {added} entries were indexed. Is there memory and disk space?")

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
        """Return the entries that match. Terms that were not read when the time is over are taken to be in none."""
        window, clock = (offset, offset + limit), Clock(seconds)
        return search_arrays(self._current(), query, filters, sort=sort, window=window, clock=clock)

    def count(self) -> int:
        """Return how many entries there are."""
        return self._current().count

    def close(self) -> None:
        """Let go of the files."""
        if self._snapshot:
            self._snapshot.close()
        self._index.close()

    def _writer(self, **options: object) -> IndexWriter:
        try:
            return self._index.writer(timeout=WAIT_SECONDS, delay=0.1, codec=Postings(), **options)
        except LockError as error:
            raise SearchError("the index is being written by another process. Try again when it is done.") from error

    def _current(self) -> Snapshot:
        """Return the index as last written by any process."""
        with self._lock:
            generation = self._index.latest_generation()
            if self._snapshot is None or generation != self._generation:
                known = self._snapshot.parts if self._snapshot else {}
                self._snapshot = Snapshot(self._index.reader(), known)
                self._generation = generation
            return self._snapshot


ENGINE = WhooshEngine
