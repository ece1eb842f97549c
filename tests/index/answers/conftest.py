"""A desk with a few entries on it, searched by nothing but the words: what kinds of question are tested on."""

from collections.abc import Callable, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.years.chronicle import Evidence
from index.answer import Draft, Quote, find_answerers
from index.entries import IndexEntry
from index.questions.passages import Reading, read_entry
from index.questions.question import Analyst, Names
from index.ranking import rarity

TODAY = date(2026, 5, 1)
BODY = "Farshire Safety Partnership"
Asked = Callable[..., Draft | None]


class SmallDesk:
    """Answers what `Desk` answers, from the entries it was given."""

    today = TODAY
    latest = None

    def __init__(self, entries: Sequence[IndexEntry], people: Sequence[str] = (), **known: Any) -> None:
        self.readings = [read_entry(entry) for entry in entries]
        self.people = people
        self.histories: tuple[Any, ...] = known.get("histories", ())
        self.posts: tuple[Any, ...] = known.get("posts", ())
        names = Names(bodies={BODY.casefold(): (BODY,)}, people={name.casefold(): name for name in people}, also={})
        self.analyst = Analyst(names)

    def as_printed(self, quote: Quote) -> Quote:
        return quote

    def known_people(self) -> frozenset[str]:
        return frozenset(name.casefold() for name in self.people)

    def filters(self, since: date | None = None, until: date | None = None) -> Any:
        return SimpleNamespace(since=since, until=until, kinds=(), include_restricted=False)

    def find(self, clauses: Any, *, limit: int, filters: Any = None) -> list[Reading]:
        kinds = getattr(filters, "kinds", ())
        held = [each for each in self.readings if not kinds or each.entry.kind in kinds]
        if filters and filters.since:
            held = [each for each in held if each.entry.date and each.entry.date >= filters.since]
        if filters and filters.until:
            held = [each for each in held if each.entry.date and each.entry.date <= filters.until]
        return [each for each in held if any(set(form) <= each.whole for choice in clauses for form in choice)][:limit]

    def find_scored(self, clauses: Any, *, limit: int, filters: Any = None) -> list[tuple[Reading, float]]:
        return [(each, 1.0) for each in self.find(clauses, limit=limit, filters=filters)]

    def rarity(self, words: tuple[str, ...]) -> float:
        holding = sum(bool(words) and set(words) <= each.whole for each in self.readings)
        return rarity(len(self.readings), holding)

    def measure(self, several: Any) -> None:
        """Nothing to learn beforehand."""

    def is_known(self, words: tuple[str, ...]) -> bool:
        return self.rarity(words) < self.rarity(()) - 1e-9

    def quote_stretch(self, entry: IndexEntry, sentences: Sequence[str], *, holding: str) -> Quote:
        return self.quote(entry, " ".join(sentences), holding=holding)

    def quote(self, entry: IndexEntry, words: str, *, near: bool = False, holding: str = "") -> Quote:
        return Quote(
            quote=words,
            file=entry.file,
            paper=entry.paper,
            page=entry.page,
            body=entry.body,
            date=entry.date,
            number=entry.number,
            url=entry.url,
            near=near,
        )


def entry(text: str, *, title: str = "", kind: str = "minute", day: date | None = date(2024, 3, 5)) -> IndexEntry:
    """Return an entry of a paper of its own."""
    key = f"{abs(hash((title, text, day))):064d}"
    return IndexEntry(
        id=f"{key}:p1:i1",
        kind=kind,
        paper=key,
        file=f"{day or 'undated'}.pdf",
        page=1,
        title=title,
        text=text,
        number="7",
        body=BODY,
        date=day,
        paper_kind="minutes",
        people=(),
        restricted=False,
        url="/papers/x",
    )


def evidence(words: str, day: date) -> Evidence:
    """Return words of a paper of a day."""
    return Evidence(quote=words, paper="0" * 64, file="minutes.pdf", page=2, start=None, end=None, day=day, number="4")


@pytest.fixture
def asked() -> Asked:
    """Ask a kind of question, by its name, what it makes of a question over some entries."""

    def ask(kind: str, question: str, *entries: IndexEntry, **known: Any) -> Draft | None:
        desk = SmallDesk(entries, **known)
        answerer = next(each for each in find_answerers() if each.name == kind)
        understood = desk.analyst.understand(question, today=TODAY)
        assert answerer.bid(understood) > 0
        return answerer.answer(understood, desk)  # type: ignore[arg-type]

    return ask
