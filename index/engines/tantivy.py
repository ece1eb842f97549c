"""tantivy, for many entries on one machine: a library in Rust. It matches and counts; we rank what it likes best.

tantivy ranks by its own BM25, which knows nothing of kinds, ages or other names. So the `CANDIDATES` that it likes best
are ranked anew by our own formula, the same that every engine uses: among them the order is exactly that of the others.
A page of results beyond them keeps tantivy's order.
What they are ranked by stands in rows beside tantivy's own files (`_tantivy_rows.py`).
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

import tantivy
from tantivy import Query as Built
from tantivy import TextAnalyzerBuilder, Tokenizer

from corpus.errors import SearchError
from index.engine import FACETS, LIMIT_SECONDS, Clock, Filters, Hits, Sort
from index.engines._counts import Counts
from index.engines._scoring import Corpus, rank
from index.engines._tantivy_facets import Facets, count_rows
from index.engines._tantivy_fields import TEXT_FIELDS, make_document, make_schema
from index.engines._tantivy_queries import Builder
from index.engines._tantivy_rows import Row, Rows, make_row
from index.entries import IndexEntry
from index.query import Query, Term

CANDIDATES = 200
_HEAP_BYTES = 256_000_000
_THREADS = 1  # is quicker than we are with the stems, and leaves one segment, which is searched quicker than two
_TERMS_KEPT = 10_000
_COUNTING = 2  # threads that count, beside those that search


class TantivyEngine:
    """An index in a folder of files. Readers see a write when it is whole."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = make_schema()
        self._build = Builder(self._schema)
        try:
            self._index = tantivy.Index(self._schema, path=str(folder))
        except ValueError as error:
            raise SearchError(f"{folder}: the index cannot be opened ({error}). Run the reindexing command.") from error
        self._index.register_tokenizer("stems", TextAnalyzerBuilder(Tokenizer.whitespace()).build())
        self._rows = Rows(folder / "rows.jsonl")
        self._writing = Lock()
        self._folder = folder
        self._written = (0, 0)  # file and moment
        self._state: tuple[dict[str, float], int] | None = None  # mean lengths, newest day
        self._held: dict[Term, int] = {}  # how many entries hold a term
        self._threads = ThreadPoolExecutor(_COUNTING, thread_name_prefix="counting")

    # ---- writing ---------------------------------------------------------------------------------------------------

    def add(self, entries: Iterable[IndexEntry]) -> None:
        """Add entries, replacing those with the same id, and make them findable."""
        with self._writing:
            added, writer = list(entries), self._writer()
            for entry in added:
                writer.delete_documents_by_term("id", entry.id)
            self._put(writer, added)
            self._commit(writer)

    def remove(self, papers: Sequence[str]) -> None:
        """Remove every entry of these papers."""
        with self._writing:
            writer = self._writer()
            for paper in papers:
                writer.delete_documents_by_term("paper", paper)
            self._commit(writer)

    def rebuild(self, entries: Iterable[IndexEntry]) -> None:
        """Write just these entries and swap them in: nobody sees them before they are all there."""
        with self._writing:
            writer = self._writer()
            try:
                writer.delete_all_documents()
                self._put(writer, entries)
            except BaseException:
                writer.rollback()
                raise
            self._commit(writer)

    def count(self) -> int:
        """Return how many entries there are."""
        return int(self._searcher().num_docs)

    def close(self) -> None:
        """Let go of the threads; tantivy lets go of its files by itself."""
        self._threads.shutdown(wait=False)

    # ---- searching -------------------------------------------------------------------------------------------------

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
        """Return the entries that match. tantivy cannot be stopped: what was to be done after it is left out."""
        clock = Clock(seconds)
        searcher = self._searcher()
        matching, limits = self._build.matching(query), self._build.limits(filters)
        wanted = offset + limit
        by = sort if query.clauses else Sort.NEWEST if sort is Sort.RELEVANCE else sort  # without words all score alike
        liked = self._build.liked(query) if wanted else []
        sought = Built.boolean_query([*matching, *limits.values(), *liked])
        total, places = self._places(searcher, sought, by, max(CANDIDATES, wanted) if wanted else 1)
        looked_at = CANDIDATES if wanted and not clock.is_over() else 0
        rows = self._rows.read(places[:looked_at])
        ranked = self._ranked(searcher, query, rows, sort)
        rest = self._rows.read(places[max(looked_at, offset) : wanted])
        shown = (ranked[offset:wanted] + [(row.id, 0.0) for row in rest])[:limit]
        facets = Facets(searcher, matching, limits, self._threads)
        if clock.is_over():
            facets.counted = {name: {} for name in FACETS}
        elif len(rows) == total:
            facets.counted = count_rows(rows, facets.free)
        return Hits(
            ids=tuple(key for key, _ in shown),
            scores=tuple(found for _, found in shown),
            total=total,
            partial=clock.is_over(),
            facets=Counts(FACETS, facets.count),
            count_ahead=facets.begin,
        )

    def _places(self, searcher: Any, built: Built, sort: Sort, wanted: int) -> tuple[int, list[int]]:
        """Return how many entries there are, and where the rows of the first begin, near to the order asked for."""
        if sort is Sort.RELEVANCE:
            found = searcher.search(built, wanted)
        else:
            newest = sort is Sort.NEWEST
            order = tantivy.Order.Desc if newest else tantivy.Order.Asc
            found = searcher.search(built, wanted, order_by_field="day" if newest else "day_up", order=order)
        return int(found.count), searcher.fast_field_values("at", [place for _, place in found.hits])

    def _ranked(self, searcher: Any, query: Query, rows: Sequence[Row], sort: Sort) -> list[tuple[str, float]]:
        """Return entries by id with our own score, in the order asked for."""
        if not rows:
            return []
        means, newest = self._look_over(searcher)
        terms = dict.fromkeys((*query.terms, *query.near))
        corpus = Corpus(
            entries=int(searcher.num_docs),
            holding={term: self._holding(searcher, term) for term in terms},
            means=means,
            newest=newest,
        )
        return rank(rows, query, corpus, sort=sort)

    def _holding(self, searcher: Any, term: Term) -> int:
        """Return how many entries hold a term, remembered until something is written."""
        held = self._held  # another thread may begin a new one
        if term not in held:
            if len(held) > _TERMS_KEPT:
                held.clear()
            held[term] = int(searcher.search(self._build.holds(term), 1).count)
        return held[term]

    # ---- within ----------------------------------------------------------------------------------------------------

    def _searcher(self) -> Any:
        """Return the index as last written by any process, and forget what was remembered of it before."""
        file = (self._folder / "meta.json").stat()
        written = file.st_ino, file.st_mtime_ns
        if written != self._written:
            self._index.reload()
            self._written, self._state, self._held = written, None, {}
        return self._index.searcher()

    def _look_over(self, searcher: Any) -> tuple[dict[str, float], int]:
        """Return the mean lengths of the fields and the newest day, remembered until something is written."""
        if self._state is None:
            asked: dict[str, Any] = {name: {"avg": {"field": f"{name}_length"}} for name in TEXT_FIELDS}
            asked["day"] = {"max": {"field": "day"}}
            answered = searcher.aggregate(Built.all_query(), asked)
            means = {name: float(answered[name]["value"] or 0.0) for name in TEXT_FIELDS}
            self._state = means, int(answered["day"]["value"] or 0)
        return self._state

    def _writer(self) -> Any:
        try:
            return self._index.writer(_HEAP_BYTES, _THREADS)
        except ValueError as error:
            raise SearchError("the index is being written by another process. Try again when it is done.") from error

    def _put(self, writer: Any, entries: Iterable[IndexEntry]) -> None:
        with self._rows.adding() as keep:
            for entry in entries:
                row = make_row(entry)
                writer.add_json(make_document(entry, row, keep(row)))

    def _commit(self, writer: Any) -> None:
        writer.commit()
        writer.wait_merging_threads()


ENGINE = TantivyEngine
