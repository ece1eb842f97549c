"""tantivy, for many entries on one machine: a library in Rust. It matches and counts; we rank what it likes best.

tantivy ranks by its own BM25, which knows nothing of kinds, ages or other names. So the `CANDIDATES` that it likes best
are ranked anew by our own formula, the same that every engine uses: among them the order is exactly that of the others.
A page of results beyond them keeps tantivy's order.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import tantivy
from tantivy import Occur, TextAnalyzerBuilder, Tokenizer
from tantivy import Query as Built

from corpus.errors import SearchError
from corpus.slugs import slug
from corpus.words import count_stems, stems_of_prefix
from index.engine import FACETS, LIMIT_SECONDS, NAMED, Clock, Filters, Hits, Sort, facet_values
from index.engines._scoring import Corpus, Stems, day_of, rank
from index.entries import IndexEntry, stems_of
from index.query import Query, Term

CANDIDATES = 200
_FIELDS = ("title", "text")
_HEAP_BYTES = 256_000_000
_THREADS = 2
_TERMS_KEPT = 10_000
_VALUES_MOST = 65_000  # of a facet
_LATEST = 4_000_000  # a day after all others: where the undated stand when the oldest come first
_CLAUSE = 1_000.0  # what a matching clause counts, where any clause is enough
_BIG = (1 << 62) - 1
Clause = tuple[Occur, Built]


class TantivyEngine:
    """An index in a folder of files. Readers see a write when it is whole."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = _schema()
        try:
            self._index = tantivy.Index(self._schema, path=str(folder))
        except ValueError as error:
            raise SearchError(f"{folder}: the index cannot be opened ({error}). Run the reindexing command.") from error
        self._index.register_tokenizer("stems", TextAnalyzerBuilder(Tokenizer.whitespace()).build())
        self._writing = Lock()
        self._folder = folder
        self._written = (0, 0)  # file and moment
        self._state: tuple[dict[str, float], int] | None = None  # mean lengths, newest day
        self._held: dict[Term, int] = {}  # how many entries hold a term

    # ---- writing ---------------------------------------------------------------------------------------------------

    def add(self, entries: Iterable[IndexEntry]) -> None:
        """Add entries, replacing those with the same id, and make them findable."""
        with self._writing:
            writer = self._writer()
            for entry in entries:
                writer.delete_documents_by_term("id", entry.id)
                writer.add_document(_document(entry, self._schema))
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
                for entry in entries:
                    writer.add_document(_document(entry, self._schema))
            except BaseException:
                writer.rollback()
                raise
            self._commit(writer)

    def count(self) -> int:
        """Return how many entries there are."""
        return int(self._searcher().num_docs)

    def close(self) -> None:
        """Let go of what was opened: tantivy does so by itself."""

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
        matching = self._matching(query)
        limits = self._limits(filters)
        built = _all_of([matching, *limits.values()])
        wanted = offset + limit
        by = sort if query.clauses else Sort.NEWEST if sort is Sort.RELEVANCE else sort  # without words all score alike
        total, places = self._places(searcher, built, by, max(CANDIDATES, wanted) if wanted else 1)
        looked_at = 0 if clock.is_over() else CANDIDATES
        ranked = self._ranked(searcher, query, places[:looked_at], sort)
        rest = [(str(searcher.doc(place)["id"][0]), 0.0) for place in places[max(looked_at, offset) : wanted]]
        shown = (ranked[offset:wanted] + rest)[:limit]
        return Hits(
            ids=tuple(key for key, _ in shown),
            scores=tuple(found for _, found in shown),
            total=total,
            facets=self._facets(searcher, matching, limits, clock),
            partial=clock.ran_out,
        )

    def _places(self, searcher: Any, built: Built, sort: Sort, wanted: int) -> tuple[int, list[Any]]:
        """Return how many entries there are, and where the first are, in an order that is near to the one asked for."""
        if sort is Sort.RELEVANCE:
            found = searcher.search(built, wanted)
        else:
            newest = sort is Sort.NEWEST
            order = tantivy.Order.Desc if newest else tantivy.Order.Asc
            found = searcher.search(built, wanted, order_by_field="day" if newest else "day_up", order=order)
        return int(found.count), [place for _, place in found.hits]

    def _ranked(self, searcher: Any, query: Query, places: Sequence[Any], sort: Sort) -> list[tuple[str, float]]:
        """Return entries by id with our own score, in the order asked for."""
        if not places:
            return []
        means, newest = self._look_over(searcher)
        terms = dict.fromkeys((*query.terms, *query.near))
        corpus = Corpus(
            entries=int(searcher.num_docs),
            holding={term: self._holding(searcher, term) for term in terms},
            means=means,
            newest=newest,
        )
        found = []
        for place in places:
            held = searcher.doc(place)
            fields = {name: str(held[name][0]).split() for name in _FIELDS}
            stems = Stems(fields=fields, kind=str(held["kind"][0]), day=int(held["day"][0]))
            found.append((str(held["id"][0]), stems))
        return rank(found, query, corpus, sort=sort)

    def _holding(self, searcher: Any, term: Term) -> int:
        """Return how many entries hold a term, remembered until something is written."""
        held = self._held  # another thread may begin a new one
        if term not in held:
            if len(held) > _TERMS_KEPT:
                held.clear()
            held[term] = int(searcher.search(self._holds(term), 1).count)
        return held[term]

    def _facets(
        self, searcher: Any, matching: Built, limits: dict[str, Built], clock: Clock
    ) -> dict[str, dict[str, int]]:
        """Return the counts of every facet, each without its own limit: those without one are counted in one go."""
        facets: dict[str, dict[str, int]] = {}
        groups = [[name for name in FACETS if name not in limits], *([name] for name in FACETS if name in limits)]
        for names in groups:
            others = [limit for name, limit in limits.items() if name not in names]
            asked = {name: {"terms": {"field": name, "size": _VALUES_MOST}} for name in names}
            answered = searcher.aggregate(_all_of([matching, *others]), asked) if asked and not clock.is_over() else {}
            for name in names:
                counted = answered[name]["buckets"] if name in answered else ()
                facets[name] = {each["key"]: int(each["doc_count"]) for each in counted}
        return facets

    # ---- queries ---------------------------------------------------------------------------------------------------

    def _matching(self, query: Query) -> Built:
        clauses: list[Clause] = []
        for clause in query.clauses:
            choice = _any_of([self._holds(term) for term in clause])
            if query.any_clause:
                choice = _any_of([choice, Built.const_score_query(choice, _CLAUSE)])
            clauses.append((Occur.Should if query.any_clause else Occur.Must, choice))
        if clauses and query.any_clause:
            clauses = [(Occur.Must, Built.boolean_query(clauses))]
        clauses = clauses or [(Occur.Must, Built.all_query())]
        clauses += [(Occur.MustNot, self._holds(term)) for term in query.excluded]
        clauses += [(Occur.Should, self._holds(term)) for term in query.near]
        return Built.boolean_query(clauses)

    def _holds(self, term: Term) -> Built:
        if not term.prefix:
            return _any_of([self._in_field(field, term.words) for field in _FIELDS])
        words = stems_of_prefix(term.words[0])
        short = [self._in_field(field, (word,)) for field in _FIELDS for word in words]
        begins = f"{re.escape(term.words[0])}.*"
        return _any_of([Built.regex_query(self._schema, field, begins) for field in _FIELDS] + short)

    def _in_field(self, field: str, words: tuple[str, ...]) -> Built:
        if len(words) == 1:
            return Built.term_query(self._schema, field, words[0], "freq")
        return Built.phrase_query(self._schema, field, list(words))

    def _limits(self, filters: Filters) -> dict[str, Built]:
        limits = {name: self._one_of(name, wanted) for name, wanted in filters.facets.items() if wanted}
        if filters.since or filters.until:
            first = filters.since.toordinal() if filters.since else 1
            last = filters.until.toordinal() if filters.until else _LATEST - 1
            limits["day"] = self._between("day", first, last)
        if filters.least is not None or filters.most is not None:
            limits["sum"] = self._between("amount", filters.least or 0, _BIG if filters.most is None else filters.most)
        if not filters.include_restricted:
            limits["access"] = self._between("hidden", 0, 0)
        return limits

    def _one_of(self, facet: str, wanted: Iterable[str]) -> Built:
        field, values = (f"{facet}_slug", map(slug, wanted)) if facet in NAMED else (facet, wanted)
        return Built.const_score_query(Built.term_set_query(self._schema, field, sorted(values)), 0.0)

    def _between(self, field: str, first: int, last: int) -> Built:
        kind = tantivy.FieldType.Integer
        return Built.const_score_query(Built.range_query(self._schema, field, kind, first, last), 0.0)

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
            asked: dict[str, Any] = {name: {"avg": {"field": f"{name}_length"}} for name in _FIELDS}
            asked["day"] = {"max": {"field": "day"}}
            answered = searcher.aggregate(Built.all_query(), asked)
            means = {name: float(answered[name]["value"] or 0.0) for name in _FIELDS}
            self._state = means, int(answered["day"]["value"] or 0)
        return self._state

    def _writer(self) -> Any:
        try:
            return self._index.writer(_HEAP_BYTES, _THREADS)
        except ValueError as error:
            raise SearchError("the index is being written by another process. Try again when it is done.") from error

    def _commit(self, writer: Any) -> None:
        writer.commit()
        writer.wait_merging_threads()


def _schema() -> Any:
    made = tantivy.SchemaBuilder()
    for name in _FIELDS:
        made.add_text_field(name, stored=True, tokenizer_name="stems", index_option="position")
        made.add_integer_field(f"{name}_length", fast=True)
    for name in ("id", "paper"):
        made.add_text_field(name, stored=name == "id", tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        made.add_text_field(name, stored=name == "kind", fast=True, tokenizer_name="raw", index_option="basic")
    for name in NAMED:
        made.add_text_field(f"{name}_slug", tokenizer_name="raw", index_option="basic")
    for name in ("day", "day_up", "amount", "hidden"):
        made.add_integer_field(name, stored=name == "day", indexed=True, fast=True)
    return made.build()


def _document(entry: IndexEntry, schema: Any) -> Any:
    stems, day = stems_of(entry), day_of(entry.date)
    facets = facet_values(entry)
    return tantivy.Document.from_dict(
        {
            "id": entry.id,
            "paper": entry.paper,
            **stems,
            **{f"{name}_length": count_stems(found) for name, found in stems.items()},
            **{name: list(values) for name, values in facets.items()},
            **{f"{name}_slug": [slug(value) for value in facets[name]] for name in NAMED},
            "day": day,
            "day_up": day or _LATEST,
            "hidden": int(entry.restricted),
            "amount": list(entry.amounts),
        },
        schema,
    )


def _all_of(built: Sequence[Built]) -> Built:
    return Built.boolean_query([(Occur.Must, each) for each in built])


def _any_of(built: Sequence[Built]) -> Built:
    return built[0] if len(built) == 1 else Built.boolean_query([(Occur.Should, each) for each in built])


ENGINE = TantivyEngine
