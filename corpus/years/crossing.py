"""Which business of two bodies is one? By what the papers of the one say of the other, and never without it.

Two bodies have to do with each other where business of the one names the other. Only then is one business of both what
is named with that body under its heading, what spends the very sum for the purpose decided, what bears the very
heading. What would fit two matters of a body joins neither.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

from corpus.records import EntityType, Mention, Money, record
from corpus.slugs import slug
from corpus.words import STOP_WORDS, find_stems
from corpus.years.business import Business, mentions_within, topic_words

SOON = timedelta(days=366)  # what one body asks of another, the other deals with in this time
ABOUT = timedelta(days=2 * 366)  # and so near to each other the same heading is the same business
HEADING_WORDS = 2  # a heading says what it is about in so many words at least
# Words of what every body has of its own: one's terms of reference or risk register is not another's.
OWN_PAPERS = frozenset(
    find_stems(
        "terms reference work programme forward plan action actions risk risks register budget account accounts audit "
        "strategy strategic policy policies procedure procedures constitution membership priorities finance financial "
        "chairman's complaints training website data information governance self assessment development day workshop"
    )
)
_SENTENCES = re.compile(r"(?<=[a-z\d)][.;:])\s+|\n")
_CAPITALS = re.compile(r"\b[A-Z][\w'’-]*(?:\s+(?:(?:and|of|for|the|on|&)\s+){0,2}[A-Z][\w'’-]*)+")
_BODIES = frozenset(
    "alliance assembly board cabinet commission committee council executive forum group network panel partnership "
    "subcommittee team".split()
)

Found = tuple[str, str, str]  # a matter, another body's, and why they are one
_T = TypeVar("_T")
Place = tuple[str, str]  # a body's slug and what it gathers business under


@record
class Spending:
    """A sum that business names, with the words of the sentence."""

    money: Money
    words: str


@record
class Account:
    """One piece of business as other bodies' is held against it. `strand` is what its body gathers it under.

    Words are stems with spaces between: all business is kept so, and strings are kept at the least cost.
    """

    strand: str
    day: date
    title: str
    topic: str
    names: tuple[str, ...] = ()  # slugs of the bodies that it names
    said: str = ""  # the words of its heading and text, where it names one
    spending: tuple[Spending, ...] = ()


@record
class Crossing:
    """That a matter of one body (slug) is one of another's too, and why."""

    body: str
    strand: str
    other: str
    other_strand: str
    sizes: tuple[int, int]  # at how many meetings each was
    reason: str


def tell(strand: str, business: Business, mentions: Iterable[Mention]) -> Account:
    """Return what of a piece of business matters to other bodies'."""
    text = f"{business.title}\n{business.item.text}"
    own = slug(business.place.part.body or "")
    names = tuple(sorted({name for name in _named(text) if not own.endswith(name)}))
    return Account(
        strand=strand,
        day=business.day,
        title=_words(business.title),
        topic=" ".join(topic_words(business.title)),
        names=names,
        said=_words(text) if names else "",
        spending=tuple(_spending(business, mentions)),
    )


def _words(text: str) -> str:
    words = (word for word in find_stems(text) if word not in STOP_WORDS and not word[0].isdigit())
    return " ".join(dict.fromkeys(words))


def _named(text: str) -> Iterator[str]:
    for found in _CAPITALS.finditer(text):
        words = slug(found[0].removeprefix("The ")).split("-")
        for n in (n for n, word in enumerate(words, 1) if word in _BODIES and n > 1):
            yield "-".join(words[:n])


def _spending(business: Business, mentions: Iterable[Mention]) -> Iterator[Spending]:
    seen: set[tuple[Money, str]] = set()
    sentences = _SENTENCES.split(business.item.text)
    for mention in mentions_within(business, mentions, EntityType.AMOUNT):
        if isinstance(mention.value, Money):
            for sentence in (each for each in sentences if mention.text in each):
                if (found := (mention.value, _words(sentence))) not in seen:
                    seen.add(found)
                    yield Spending(money=found[0], words=found[1])


# ---- two bodies ----------------------------------------------------------------------------------------------------


def find_crossings(
    one: Sequence[Account],
    other: Sequence[Account],
    bodies: tuple[str, str],
    names: tuple[Iterable[str], Iterable[str]],
) -> tuple[Crossing, ...]:
    """Return which matters of two bodies are one. ``bodies`` are their slugs, ``names`` what means each."""
    ours = frozenset(find_stems(" ".join(bodies).replace("-", " ")))
    mine, theirs = _Side(one, names[0], ours), _Side(other, names[1], ours)
    reasons: dict[tuple[str, str], str] = {}
    for strand, other_strand, why in (
        *mine.finds_in(theirs),
        *((strand, other_strand, why) for other_strand, strand, why in theirs.finds_in(mine)),
        *mine.headed_as(theirs),
    ):
        reasons.setdefault((strand, other_strand), why)
    return tuple(
        Crossing(
            body=bodies[0],
            strand=strand,
            other=bodies[1],
            other_strand=other_strand,
            sizes=(mine.sizes[strand], theirs.sizes[other_strand]),
            reason=why,
        )
        for (strand, other_strand), why in sorted(reasons.items())
    )


class _Side:
    """One of two bodies: its business in order of time, and where in it a heading or a sum stands."""

    def __init__(self, told: Sequence[Account], names: Iterable[str], passed_over: frozenset[str]) -> None:
        self.told = _Days((each.day, each) for each in told)
        self.names = frozenset(names)
        self.sizes = Counter(strand for strand, _ in {(each.strand, each.day) for each in told})
        self._passed_over = OWN_PAPERS | passed_over
        spending: dict[Money, list[tuple[date, tuple[Account, Spending]]]] = defaultdict(list)
        headed: dict[frozenset[str], list[tuple[date, Account]]] = defaultdict(list)
        for each in told:
            if self.tells(each):
                headed[frozenset(each.topic.split())].append((each.day, each))
            for sum_ in each.spending:
                spending[sum_.money].append((each.day, (each, sum_)))
        self.spending = {money: _Days(found) for money, found in spending.items()}
        self.headed = {topic: _Days(found) for topic, found in headed.items()}

    def tells(self, account: Account) -> bool:
        """Return whether a heading says what it is about, beside the bodies' names and what every body has."""
        return len(set(account.topic.split()) - self._passed_over) >= HEADING_WORDS

    def finds_in(self, other: "_Side") -> Iterator[Found]:
        """Yield the matters that name the other body and have business there, which, and why."""
        naming = [each for each in self.told.all if not other.names.isdisjoint(each.names)]
        for mine in naming:
            for strand in _its(mine, filter(other.tells, other.told.near(mine.day, SOON))):
                yield mine.strand, strand, "it and another body's minute speak of one matter"
        strands = {each.strand for each in naming}
        for mine in (each for each in self.told.all if each.strand in strands):
            for spent in (each for each in mine.spending if each.money in other.spending):
                for theirs, its in other.spending[spent.money].near(mine.day, SOON):
                    if _same_purpose(mine, spent, theirs, its):
                        yield mine.strand, theirs.strand, "it names the same sum for the same purpose"

    def headed_as(self, other: "_Side") -> Iterator[Found]:
        """Yield the matters that bear a heading of the other body's business of about that time."""
        for topic, here in self.headed.items():
            for mine in here.all if topic in other.headed else ():
                for theirs in other.headed[topic].near(mine.day, ABOUT):
                    yield mine.strand, theirs.strand, "another body dealt with it under the same heading"


class _Days(Generic[_T]):
    """Things of a day each, found by how near they are to another."""

    def __init__(self, dated: Iterable[tuple[date, _T]]) -> None:
        ordered = sorted(dated, key=lambda each: each[0])
        self._days = [day for day, _ in ordered]
        self.all = [thing for _, thing in ordered]

    def near(self, day: date, span: timedelta) -> list[_T]:
        """Return the things not more than ``span`` from a day, in order."""
        return self.all[bisect_left(self._days, day - span) : bisect_right(self._days, day + span)]


def _its(mine: Account, theirs: Iterable[Account]) -> set[str]:
    """Return the one matter of the other body that business names all the words of, and shares some in its heading
    with; none where it names several: that is a report of the body's work."""
    heading, said = set(mine.topic.split()), set(mine.said.split())
    found: set[str] = set()
    for each in theirs:
        topic = each.topic.split()
        if said.issuperset(topic) and not heading.isdisjoint(topic):
            found.add(each.strand)
    return found if len(found) == 1 else set()


def _same_purpose(mine: Account, spending: Spending, theirs: Account, its: Spending) -> bool:
    """Return whether the sentence about a sum names what the other body's heading is about, either way round."""
    return any(
        title and 2 * len(set(title.split()).intersection(words.split())) >= len(title.split())
        for title, words in ((theirs.title, spending.words), (mine.title, its.words))
    )


def find_related(named: Mapping[str, Iterable[str]], meant: Callable[[str], str]) -> set[tuple[str, str]]:
    """Return the pairs of bodies of which one names the other, each pair in order; ``named`` the names by body."""
    pairs = ((body, meant(name)) for body, names in named.items() for name in names)
    return {(min(pair), max(pair)) for pair in pairs if pair[1] in named and pair[0] != pair[1]}


# ---- what becomes of them ------------------------------------------------------------------------------------------


def choose_homes(crossings: Iterable[Crossing]) -> dict[Place, tuple[Place, str]]:
    """Return under which other body's matter a matter is told of, and why.

    The lesser goes to the greater. What might go to two, or to one that itself goes elsewhere, stays.
    """
    homes: dict[Place, dict[Place, str]] = defaultdict(dict)
    for each in crossings:
        ends = ((each.sizes[0], each.body, each.strand), (each.sizes[1], each.other, each.other_strand))
        lesser, greater = ((body, strand) for _, body, strand in sorted(ends))
        homes[lesser][greater] = each.reason
    return {
        lesser: next(iter(greater.items()))
        for lesser, greater in homes.items()
        if len(greater) == 1 and not homes.keys() & greater.keys()
    }
