"""The index as the rest of the house uses it: an engine and the entries it finds, kept in step with the store."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path

from corpus.errors import RefreshingError
from corpus.records import record
from corpus.store import Store
from index.builds import Build, Builds
from index.engine import Filters, Hits, Sort
from index.entries import IndexEntry
from index.gathering import Gatherer
from index.language import Limit, limit_filters, parse_typed
from index.query import Query, loosen, parse_query
from index.spelling import Vocabulary, respell
from index.widening import Names, widen

Counts = Mapping[str, Mapping[str, int]]  # of the values of facets


@record
class Found:
    """A page of results. ``query`` is the one that was run: with ``any_clause`` where no entry had all words."""

    query: Query
    hits: tuple[tuple[IndexEntry, float], ...]  # each with its score, best first
    total: int
    facets: Counts
    filters: Filters = Filters()  # those in use: given, and written in the query
    limits: tuple[Limit, ...] = ()  # filters that were written in the query
    notes: tuple[str, ...] = ()  # what is to be said of them
    resolutions: Mapping[str, tuple[IndexEntry, ...]] = field(default_factory=dict)  # under each minute, by its id
    partial: bool = False
    cut: tuple[str, ...] = ()


class Catalogue:
    """The index kept in ``folder``. May be shared by threads; several processes may search while one writes."""

    def __init__(self, store: Store, folder: Path, *, engine: str = "whoosh") -> None:
        """Open the index, making an empty one where there is none. Raises SearchError for an unknown engine."""
        self._store = store
        self._builds = Builds(folder, engine)
        self._known_words: tuple[tuple[str, int], Vocabulary] | None = None

    # ---- searching -------------------------------------------------------------------------------------------------

    def search(
        self,
        typed: str,
        filters: Filters,
        *,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 10,
        offset: int = 0,
        things: Iterable[Names] | None = (),
        resolutions: bool = False,
        counted: bool = False,
    ) -> Found:
        """Return what a person's words find, from the hit at ``offset`` on. Nothing typed finds all.

        Filters may be written among the words (see `language.py`). ``things`` are the names of each thing that has
        several: who asks for one finds the others too; None looks only for what was typed. Where no entry has all the
        words, those with any are found.
        ``resolutions`` says that those recorded under the minutes found are wanted too, ``counted`` that the counts of
        facets are: an engine that can counts them meanwhile.
        """
        build, asked = self._readable(), parse_typed(typed)
        filters, notes = limit_filters(filters, asked.limits, lambda: _names(build, filters))
        query = parse_query(asked.words) if things is None else widen(parse_query(asked.words), things)
        hits = build.engine.search(query, filters, sort=sort, limit=limit, offset=offset)
        looser = loosen(query)
        if not hits.total and looser:
            loose_hits = build.engine.search(looser, filters, sort=sort, limit=limit, offset=offset)
            if loose_hits.total:
                query, hits = looser, loose_hits
        if counted:
            hits.count_ahead()
        found = replace(_found(build, query, hits), filters=filters, limits=asked.limits, notes=notes)
        minutes = [entry.id for entry, _ in found.hits if entry.kind == "minute"] if resolutions else []
        return replace(found, resolutions=build.shelf.under(minutes))

    def respell(self, typed: str, filters: Filters, *, than: int, things: Iterable[Names] | None = ()) -> str | None:
        """Return what a person may have meant by ``typed``, where it finds more ``than`` so many; else None."""
        asked = parse_typed(typed)
        better = respell(parse_query(asked.words), self._words())
        if better is None:
            return None
        whole = " ".join((better, *(limit.typed for limit in asked.limits)))
        found = self.search(whole, filters, limit=0, things=things)
        return whole if found.total > than and not found.query.any_clause else None

    def names(self, *, include_restricted: bool = False) -> Counts:
        """Return the bodies, people and organisations that entries name, each with how many do."""
        return _names(self._readable(), Filters(include_restricted=include_restricted))

    def run(self, query: Query, filters: Filters, *, limit: int) -> Found:
        """Return what a query finds as it is, best first: for those who make their queries themselves."""
        build = self._readable()
        hits = build.engine.search(query, filters, limit=limit)
        return _found(build, query, hits)

    def totals(self, queries: Iterable[Query], filters: Filters) -> tuple[int, ...]:
        """Return how many entries each of some queries finds: at one go, for those who weigh many words."""
        engine = self._readable().engine
        return tuple(engine.search(query, filters, limit=0).total for query in queries)

    def count(self) -> int:
        """Return how many entries there are."""
        return self._builds.current().engine.count()

    def is_current(self) -> bool:
        """Return whether the index holds what the store holds."""
        return self.reached() == self._store.last_change()

    def reached(self) -> int:
        """Return the store's change that the index has come to."""
        return self._builds.current().shelf.reached()

    # ---- writing ---------------------------------------------------------------------------------------------------

    def catch_up(self) -> int:
        """Bring in what changed in the store since the last time, and return how many papers were looked at."""
        with self._builds.writing():
            build = self._builds.current()
            reached = build.shelf.reached()
            changes = self._store.changes(reached)
            if not changes:
                return 0
            if not reached:
                self._rebuild()
                return len({sha256 for _, _, sha256 in changes})
            gatherer = Gatherer(self._store)
            papers, out = gatherer.affected({sha256 for _, _, sha256 in changes})
            entries = [entry for paper in papers.values() for entry in gatherer.entries(paper)]
            build.engine.remove(sorted(out))
            build.engine.add(entries)
            build.shelf.change(without=out, entries=entries, reached=changes[-1][0])
            return len(papers)

    def rebuild(self, *, engine: str | None = None) -> int:
        """Build the index anew from the store beside the one in use, swap it in, and return its count of entries.

        Who searches meanwhile, in any process, finds by the former build until the new one is whole; from then on by
        ``engine``, where another than before is named. Raises SearchError for an unknown engine.
        """
        name = self._builds.known(engine) if engine else None
        with self._builds.writing():
            return self._rebuild(name)

    def close(self) -> None:
        """Let go of files and connections."""
        self._builds.close()

    def _rebuild(self, engine: str | None = None) -> int:
        reached = self._store.last_change()
        build = self._builds.begin(engine)
        try:
            build.shelf.change(without=(), entries=Gatherer(self._store).everything(), reached=reached)
            build.engine.rebuild(build.shelf.all())
        except BaseException:
            build.close()
            raise
        self._builds.use(build)
        return build.engine.count()

    # ---- within ----------------------------------------------------------------------------------------------------

    def _words(self) -> Vocabulary:
        """Return the words of the corpus, remembered until the index changes."""
        build = self._readable()
        state = build.name, build.shelf.reached()
        if self._known_words is None or self._known_words[0] != state:
            self._known_words = state, Vocabulary(build.shelf.words())
        return self._known_words[1]

    def _readable(self) -> Build:
        """Return the build in use. Raises RefreshingError while it may tell what was hidden since it was brought up."""
        build = self._builds.current()
        if self._store.hidden_since(build.shelf.reached()):
            raise RefreshingError("the search")
        return build


def _found(build: Build, query: Query, hits: Hits) -> Found:
    entries = build.shelf.fetch(hits.ids)
    return Found(
        query=query,
        hits=tuple((entries[key], score) for key, score in zip(hits.ids, hits.scores, strict=True) if key in entries),
        total=hits.total,
        facets=hits.facets,
        partial=hits.partial,
        cut=hits.cut,
    )


def _names(build: Build, filters: Filters) -> Counts:
    everything = Filters(include_restricted=filters.include_restricted)
    return build.engine.search(Query(typed=""), everything, limit=0).facets
