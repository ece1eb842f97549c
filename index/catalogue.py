"""The index as the rest of the house uses it: an engine and the entries it finds, kept in step with the store.

A folder holds numbered builds, each with the engine's files and the entries, and the file `current` that names the one
in use, with the engine that made it ("2.7.whoosh"). A rebuild makes the next build beside it and then changes that one
word, so that searching never stops and a build that did not end is never used. One of another form is passed over: the
next catching up builds anew.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from threading import Lock

from whoosh.util.filelock import FileLock, try_for

from corpus.errors import RefreshingError, SearchError
from corpus.records import record
from corpus.store import Store
from index.engine import Engine, Filters, Hits, Sort, find_engines
from index.entries import IndexEntry
from index.gathering import Gatherer
from index.language import Limit, limit_filters, parse_typed
from index.query import Query, loosen, parse_query
from index.shelf import Shelf
from index.spelling import Vocabulary, respell
from index.widening import Names, widen

WAIT_SECONDS = 120.0  # for another process that is writing
FORM = 3  # of what is kept; to be raised when the analysis, the entries or an engine's fields change
_CURRENT = "current"

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


@record
class _Build:
    """One build of the index."""

    name: str
    engine: Engine
    shelf: Shelf

    def close(self) -> None:
        self.engine.close()
        self.shelf.close()


class Catalogue:
    """The index kept in ``folder``. May be shared by threads; several processes may search while one writes."""

    def __init__(self, store: Store, folder: Path, *, engine: str = "whoosh") -> None:
        """Open the index, making an empty one where there is none. Raises SearchError for an unknown engine."""
        self._engines = find_engines()
        self._store = store
        self._folder = folder
        self._engine = self._known(engine)
        self._build: _Build | None = None
        self._known_words: tuple[tuple[str, int], Vocabulary] | None = None
        self._opening = Lock()
        self._turn = Lock()  # to write

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
    ) -> Found:
        """Return what a person's words find, from the hit at ``offset`` on. Nothing typed finds all.

        Filters may be written among the words (see `language.py`). ``things`` are the names of each thing that has
        several: who asks for one finds the others too; None looks only for what was typed. Where no entry has all the
        words, those with any are found.
        ``resolutions`` says that those recorded under the minutes found are wanted too.
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

    def count(self) -> int:
        """Return how many entries there are."""
        return self._current().engine.count()

    def is_current(self) -> bool:
        """Return whether the index holds what the store holds."""
        return self.reached() == self._store.last_change()

    def reached(self) -> int:
        """Return the store's change that the index has come to."""
        return self._current().shelf.reached()

    # ---- writing ---------------------------------------------------------------------------------------------------

    def catch_up(self) -> int:
        """Bring in what changed in the store since the last time, and return how many papers were looked at."""
        with self._writing():
            build = self._current()
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
        name = self._known(engine) if engine else None
        with self._writing():
            return self._rebuild(name)

    def close(self) -> None:
        """Let go of files and connections."""
        with self._opening:
            if self._build:
                self._build.close()
            self._build = None

    def _words(self) -> Vocabulary:
        """Return the words of the corpus, remembered until the index changes."""
        build = self._readable()
        state = build.name, build.shelf.reached()
        if self._known_words is None or self._known_words[0] != state:
            self._known_words = state, Vocabulary(build.shelf.words())
        return self._known_words[1]

    # ---- builds ----------------------------------------------------------------------------------------------------

    def _current(self) -> _Build:
        """Return the build in use, which another process may have swapped in since the last time."""
        with self._opening:
            name = self._current_name()
            if self._build is None or self._build.name != name:
                self._build = self._open(name)  # searches that still use the former one keep it open until they end
            return self._build

    def _readable(self) -> _Build:
        """Return the build in use. Raises RefreshingError while it may tell what was hidden since it was brought up."""
        build = self._current()
        if self._store.hidden_since(build.shelf.reached()):
            raise RefreshingError("the search")
        return build

    def _known(self, engine: str) -> str:
        if engine not in self._engines:
            known = ", ".join(sorted(self._engines))
            raise SearchError(f"there is no search engine {engine!r}. Choose one of: {known}.")
        return engine

    def _current_name(self) -> str:
        try:
            name = (self._folder / _CURRENT).read_text().strip()
        except FileNotFoundError:
            name = ""
        known = name.startswith(f"{FORM}.") and name.split(".")[-1] in self._engines
        return name if known else f"{FORM}.0.{self._engine}"

    def _next_name(self, engine: str | None = None) -> str:
        """Return a name that no build has; the folder of one that did not end is cleared."""
        name = f"{FORM}.{int(self._current_name().split('.')[1]) + 1}.{engine or self._engine}"
        shutil.rmtree(self._folder / name, ignore_errors=True)
        return name

    def _open(self, name: str) -> _Build:
        folder = self._folder / name
        folder.mkdir(parents=True, exist_ok=True)
        engine = self._engines[name.split(".")[-1]]
        build = _Build(name=name, engine=engine(folder / engine.name), shelf=Shelf(folder))
        if build.shelf.reached() and not build.engine.count():  # an engine that keeps no files, or has lost them
            build.engine.rebuild(build.shelf.all())
        return build

    def _rebuild(self, engine: str | None = None) -> int:
        reached = self._store.last_change()
        build = self._open(self._next_name(engine))
        try:
            build.shelf.change(without=(), entries=Gatherer(self._store).everything(), reached=reached)
            build.engine.rebuild(build.shelf.all())
        except BaseException:
            build.close()
            raise
        self._swap_in(build)
        return build.engine.count()

    def _swap_in(self, build: _Build) -> None:
        former = self._current_name()  # may still be read elsewhere
        new = self._folder / f"{_CURRENT}.new"
        new.write_text(build.name)
        new.replace(self._folder / _CURRENT)
        with self._opening:
            self._build = build
        for older in self._folder.iterdir():
            if older.is_dir() and older.name not in (former, build.name):
                shutil.rmtree(older, ignore_errors=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the one right to write, also against other processes. Searching goes on meanwhile."""
        with self._turn:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(str(self._folder / "lock"))
            if not try_for(lock.acquire, timeout=WAIT_SECONDS, delay=0.1):
                raise SearchError("the index is being written by another process. Try again when it is done.")
            try:
                yield
            finally:
                lock.release()


def _found(build: _Build, query: Query, hits: Hits) -> Found:
    entries = build.shelf.fetch(hits.ids)
    return Found(
        query=query,
        hits=tuple((entries[key], score) for key, score in zip(hits.ids, hits.scores, strict=True) if key in entries),
        total=hits.total,
        facets=hits.facets,
        partial=hits.partial,
        cut=hits.cut,
    )


def _names(build: _Build, filters: Filters) -> Counts:
    everything = Filters(include_restricted=filters.include_restricted)
    return build.engine.search(Query(typed=""), everything, limit=0).facets
