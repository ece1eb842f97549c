"""Where answers look things up: the records, what follows from them, and the index, as one audience sees them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from corpus.records import Kind, Page, Part, Table, record
from corpus.slugs import slug
from corpus.store import Store
from corpus.stored import StoredPaper
from corpus.visibility import Audience
from corpus.words import find_stems
from corpus.years.derived import Years
from corpus.years.history import History, StaffWords
from corpus.years.people import Person
from corpus.years.postings import PostHistory
from index.catalogue import Catalogue
from index.engine import Filters
from index.entries import IndexEntry, page_url
from index.query import Query, Term
from index.questions.naming import find_names
from index.questions.passages import Reading, read_entry
from index.questions.printed import Printed, find_printed, stretch
from index.questions.question import Analyst
from index.questions.thesaurus import Stems
from index.ranking import rarity

if TYPE_CHECKING:
    from index.answer import Quote

RUNS_KEPT = 128  # of pages
TITLES_KEPT = 512
FAINT = 0.72  # of the best hit's score: an entry found with less is not read
STRETCH_MOST = 1500  # characters of a decision that is quoted whole
AT_ONCE = 16  # pages that are fetched together
READINGS_KEPT = 20_000
SHORT_REPORT_PAGES = 4


@record
class _Held:
    """What is remembered until the store, or what staff decided, changes."""

    stands: tuple[int, StaffWords]
    analyst: Analyst
    histories: tuple[History, ...]
    posts: tuple[PostHistory, ...]
    people: tuple[Person, ...]
    parts: dict[tuple[str, str], Part]
    papers: dict[str, StoredPaper]


class Desk:
    """The place to answer from. May be kept between questions; what it remembers goes when the store changes, or what
    staff decided."""

    def __init__(
        self, store: Store, catalogue: Catalogue, years: Years, *, audience: Audience, today: Callable[[], date]
    ) -> None:
        self.store = store
        self.catalogue = catalogue
        self.audience = audience
        self._years = years
        self._today = today
        self.latest: tuple[object, tuple[Any, ...]] | None = (
            None  # the last question's passages: it asks for them twice
        )
        self._held: _Held | None = None
        self._pages = lru_cache(maxsize=RUNS_KEPT)(self._read_pages)
        self._reading = lru_cache(maxsize=READINGS_KEPT)(self._read)
        self._stems = lru_cache(maxsize=TITLES_KEPT)(lambda text: frozenset(find_stems(text)))
        self._rarity: dict[Stems, float] = {}

    # ---- what is known ---------------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The day that "now" means."""
        return self._today()

    @property
    def analyst(self) -> Analyst:
        """What understands questions, knowing the names in the papers. Where a question begins: what changed in the
        store since the last is brought in here, and only here."""
        return self._renewed().analyst

    @property
    def histories(self) -> tuple[History, ...]:
        """Every body's history, the body with most meetings first."""
        return self._known().histories

    @property
    def posts(self) -> tuple[PostHistory, ...]:
        """Every post."""
        return self._known().posts

    @property
    def people(self) -> tuple[Person, ...]:
        """Every person."""
        return self._known().people

    @property
    def papers(self) -> dict[str, StoredPaper]:
        """Every paper that may be seen, by SHA-256."""
        return self._known().papers

    def history(self, body: str) -> History | None:
        """Return the history of the body of this name."""
        return next((each for each in self.histories if each.slug == slug(body)), None)

    def known_people(self) -> frozenset[str]:
        """Return the names of people as they may be printed, in small letters."""
        return frozenset(form.casefold() for person in self.people for form in person.forms)

    # ---- looking for passages --------------------------------------------------------------------------------------

    def find(
        self, clauses: tuple[tuple[Stems, ...], ...], *, limit: int, filters: Filters | None = None
    ) -> list[Reading]:
        """Return the entries that hold most of the clauses, each a choice of words or phrases, taken apart."""
        return [reading for reading, _ in self.find_scored(clauses, limit=limit, filters=filters)]

    def find_scored(
        self, clauses: tuple[tuple[Stems, ...], ...], *, limit: int, filters: Filters | None = None
    ) -> list[tuple[Reading, float]]:
        """Return the entries that hold most of the clauses, each with its share of the best one's score."""
        query = Query(
            typed="",
            clauses=tuple(
                tuple(Term(words=words, phrase=len(words) > 1, typed=" ".join(words)) for words in choice)
                for choice in clauses
            ),
            any_clause=len(clauses) > 1,
        )
        found = self.catalogue.run(query, filters or self.filters(), limit=limit)
        best = max((score for _, score in found.hits), default=0.0) or 1.0
        return [(self._reading(entry), score / best) for entry, score in found.hits if score >= FAINT * best]

    def filters(self, since: date | None = None, until: date | None = None) -> Filters:
        """Return what the audience may see, of these days."""
        return Filters(since=since, until=until, include_restricted=self.audience is Audience.STAFF)

    def rarity(self, words: Stems) -> float:
        """Return how telling a word or phrase is, from 0: the rarer the more. 0 entries with it tell most."""
        if words not in self._rarity:
            self.measure([words])
        return self._rarity[words]

    def measure(self, several: Iterable[Stems]) -> None:
        """Learn how telling several words or phrases are, all at once."""
        new = [words for words in dict.fromkeys(several) if words not in self._rarity]
        asked = (Query(typed="", clauses=((Term(words=words, phrase=len(words) > 1),),)) for words in new if words)
        totals = iter(self.catalogue.totals(asked, self.filters()) if any(new) else ())
        entries = self.catalogue.count()
        self._rarity |= {words: rarity(entries, next(totals) if words else 0) for words in new}

    def is_known(self, words: Stems) -> bool:
        """Return whether any paper has the word or phrase."""
        return self.rarity(words) < self.rarity(()) - 1e-9

    def quote(self, entry: IndexEntry, words: str, *, near: bool = False, holding: str = "") -> "Quote":
        """Return words of an entry as a quotation, as its pages print them, with its place; without one where they
        are not found. ``holding`` are those that matter most, where no page has all of them."""
        from index.answer import Quote

        pages = tuple(self._pages_of(entry))
        title = pages[0].text.find(entry.title) if pages else -1
        return self._printed(
            Quote(
                quote=words,
                file=entry.file,
                paper=entry.paper,
                page=entry.page,
                body=entry.body,
                date=entry.date,
                number=entry.number,
                url=page_url(entry.paper, entry.page),
                title=entry.title,
                near=near,
                kind=entry.kind,
            ),
            find_printed(words, pages, after=max(title, 0), holding=holding),
        )

    def quote_stretch(self, entry: IndexEntry, sentences: Sequence[str], *, holding: str) -> "Quote":
        """Return sentences of an entry that follow on each other as one quotation, with the labels that the page
        prints between them; of those that go on over the page, what stands with ``holding``, one of them."""
        held, told = self.quote(entry, holding), [self.quote(entry, sentence) for sentence in sentences]
        there = [each for each in told if each.page == held.page and each.start is not None and each.end is not None]
        page = self._page(entry.paper, held.page)
        if page is None or not there:
            return held
        start, end = min(each.start or 0 for each in there), max(each.end or 0 for each in there)
        cut = told[0].page < held.page, told[-1].page > held.page
        return self._printed(held, stretch(page, start, end, cut=cut)) if end - start <= STRETCH_MOST else held

    def as_printed(self, quote: "Quote") -> "Quote":
        """Return a quotation in the words that stand at its place; as it is where it has none.

        What a list says of somebody is kept in words of our own ("Present: A Hale (Chair)").
        """
        found = find_printed(quote.quote, self._from_page(quote.paper, quote.page), after=quote.start or 0)
        page = self._page(quote.paper, quote.page)
        if page and quote.start is not None and quote.end is not None and not _begins_at(found, quote):
            words = " ".join(page.text[quote.start : quote.end].split())
            return replace(quote, quote=words) if words else quote
        return self._printed(quote, found)

    # ---- within ----------------------------------------------------------------------------------------------------

    def _printed(self, quote: "Quote", found: Printed | None) -> "Quote":
        if found is None:
            return quote
        url = f"{page_url(quote.paper, found.page)}?span={found.start}-{found.end}"
        return replace(quote, quote=found.words, page=found.page, url=url, start=found.start, end=found.end)

    def _known(self) -> _Held:
        return self._held or self._renewed()

    def _renewed(self) -> _Held:
        stands = self.store.last_change(), self._years.ruled()
        if self._held is None or self._held.stands != stands:
            self._years.catch_up(today=self.today)
            self.latest = None
            self._pages.cache_clear()
            self._reading.cache_clear()
            self._rarity.clear()
            self._held = self._learn(stands)
        return self._held

    def _learn(self, stands: tuple[int, StaffWords]) -> _Held:
        places = list(self.store.parts(audience=self.audience))
        histories = sorted(self._years.histories(), key=lambda each: (-len(each.coverage.known), each.slug))
        people = self._years.people()
        printed = {slug(place.part.body): place.part.body for place in places if place.part.body}
        return _Held(
            stands=stands,
            analyst=Analyst(find_names(histories, people, self._years, printed)),
            histories=tuple(histories),
            posts=self._years.posts(),
            people=people,
            parts={(place.paper.sha256, place.part.id): place.part for place in places},
            papers={place.paper.sha256: place.paper for place in places},
        )

    def _read(self, entry: IndexEntry) -> Reading:
        with_tables = entry.kind in ("section", "minute", "page")
        part = self._known().parts.get((entry.paper, entry.id.split(":")[1]))
        title = (part.title or "") if part else ""
        return read_entry(entry, self._tables_of(entry) if with_tables else (), self._report_of(entry), title=title)

    def _report_of(self, entry: IndexEntry) -> frozenset[str]:
        """Return the words of the report that an entry is a section of; none where it is long, or no report."""
        part = self._known().parts.get((entry.paper, entry.id.split(":")[1]))
        if part is None or part.kind is not Kind.REPORT or part.last_page - part.first_page >= SHORT_REPORT_PAGES:
            return frozenset()
        return self._stems(" ".join((part.title, *(f"{each.title} {each.text}" for each in part.sections))))

    def _tables_of(self, entry: IndexEntry) -> Iterator[Table]:
        for page in self._pages_of(entry):
            yield from page.tables

    def _pages_of(self, entry: IndexEntry) -> Iterator[Page]:
        """Yield the pages that an entry stands on."""
        for number in range(entry.page, self._last_page(entry) + 1):
            page = self._page(entry.paper, number)
            if page is None:
                return
            yield page

    def _from_page(self, paper: str, number: int) -> Iterator[Page]:
        """Yield a page and the next."""
        yield from (page for page in (self._page(paper, number), self._page(paper, number + 1)) if page)

    def _page(self, paper: str, number: int) -> Page | None:
        return self._pages(paper, number // AT_ONCE).get(number)

    def _last_page(self, entry: IndexEntry) -> int:
        _, part_id, key = entry.id.split(":", 2)
        part = self._known().parts.get((entry.paper, part_id))
        if part is None:
            return entry.page
        if entry.kind == "section" and key[1:].isdigit():
            return part.sections[int(key[1:]) - 1].last_page
        if part.kind in (Kind.MINUTES, Kind.AGENDA):
            ends = [item.last_page for item in part.items if item.title == entry.title and item.last_page >= entry.page]
            return min(ends, default=entry.page)
        return entry.page if entry.kind == "page" else min(entry.page + 1, part.last_page)

    def _read_pages(self, paper: str, run: int) -> dict[int, Page]:
        """Return a run of a paper's pages by number: neighbours are asked for together."""
        held, first = self.papers.get(paper), run * AT_ONCE
        pages = self.store.bare_pages(held, first, first + AT_ONCE - 1, audience=self.audience) if held else ()
        return {page.number: page for page in pages}


def _begins_at(found: Printed | None, quote: "Quote") -> bool:
    """Return whether words were found whole, or from the place of the quotation on: not a few of them elsewhere."""
    if found is None:
        return False
    return not found.is_cut or (found.page == quote.page and found.start == quote.start)
