"""Which business of two bodies is one? By what the papers of the one say of the other, and never without it.

Two bodies have to do with each other where business of the one names the other. Only then is one business of both what
is named with that body under its heading, what spends the very sum for the purpose decided, what bears the very
heading. What would fit two matters of a body joins neither.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from corpus.records import EntityType, Mention, Money, record
from corpus.slugs import slug
from corpus.words import STOP_WORDS, find_stems
from corpus.years.business import Business, mentions_within, topic_words

SOON = timedelta(days=366)  # what one body asks of another, the other deals with in this time
ABOUT = timedelta(days=2 * 366)  # and so near to each other the same heading is the same business
HEADING_WORDS = 2  # a heading says what it is about in so many words at least
_SENTENCES = re.compile(r"(?<=[a-z\d)][.;:])\s+|\n")
_CAPITALS = re.compile(r"\b[A-Z][\w'’-]*(?:\s+(?:(?:and|of|for|the|on|&)\s+){0,2}[A-Z][\w'’-]*)+")
_BODIES = frozenset(
    "alliance assembly board cabinet commission committee council executive forum group network panel partnership "
    "subcommittee team".split()
)

Place = tuple[str, str]  # a body's slug and what it gathers business under


@record
class Spending:
    """A sum that business names, with the words of the sentence."""

    money: Money
    words: tuple[str, ...]


@record
class Account:
    """One piece of business as other bodies' is held against it. `strand` is what its body gathers it under."""

    strand: str
    day: date
    title: tuple[str, ...]
    topic: tuple[str, ...]
    names: tuple[str, ...] = ()  # slugs of the bodies that it names
    said: tuple[str, ...] = ()  # the words of its heading and text, where it names one
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
        topic=topic_words(business.title),
        names=names,
        said=_words(text) if names else (),
        spending=tuple(_spending(business, mentions)),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in find_stems(text) if word not in STOP_WORDS and not word[0].isdigit()))


def _named(text: str) -> Iterator[str]:
    for found in _CAPITALS.finditer(text):
        words = slug(found[0].removeprefix("The ")).split("-")
        for n in (n for n, word in enumerate(words, 1) if word in _BODIES and n > 1):
            yield "-".join(words[:n])


def _spending(business: Business, mentions: Iterable[Mention]) -> Iterator[Spending]:
    seen: set[tuple[Money, tuple[str, ...]]] = set()
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
    there = _found(one, other, frozenset(names[1]))
    back = [(mine, theirs, why) for theirs, mine, why in _found(other, one, frozenset(names[0]))]
    reasons: dict[tuple[str, str], str] = {}
    for mine, theirs, why in (*there, *back, *_same_heading(one, other)):
        reasons.setdefault((mine, theirs), why)
    mine_at, theirs_at = _sizes(one), _sizes(other)
    return tuple(
        Crossing(
            body=bodies[0],
            strand=mine,
            other=bodies[1],
            other_strand=theirs,
            sizes=(mine_at[mine], theirs_at[theirs]),
            reason=why,
        )
        for (mine, theirs), why in sorted(reasons.items())
    )


def _sizes(told: Iterable[Account]) -> Counter[str]:
    return Counter(strand for strand, _ in {(each.strand, each.day) for each in told})


def _found(
    one: Sequence[Account], other: Sequence[Account], others_names: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the matters of ``one`` that name the other body and have business there, which ones, and why."""
    naming: dict[str, list[Account]] = defaultdict(list)
    for each in one:
        if not others_names.isdisjoint(each.names):
            naming[each.strand].append(each)
    for strand, named in naming.items():
        for mine in named:
            yield from (
                (strand, theirs, "it and another body's minute speak of one matter") for theirs in _its(mine, other)
            )
    spent: dict[Money, list[tuple[Account, Spending]]] = defaultdict(list)
    for mine in (each for each in one if each.strand in naming):
        for spending in mine.spending:
            spent[spending.money].append((mine, spending))
    for theirs in other:
        for its in theirs.spending:
            for mine, spending in spent.get(its.money, ()):
                if abs(theirs.day - mine.day) <= SOON and _same_purpose(mine, spending, theirs, its):
                    yield mine.strand, theirs.strand, "it names the same sum for the same purpose"


def _its(mine: Account, other: Iterable[Account]) -> set[str]:
    """Return the one matter of the other body that business names all the words of, and shares some in its heading
    with; none where it names several: that is a report of the body's work."""
    heading, said = set(mine.topic), set(mine.said)
    found = {
        each.strand
        for each in other
        if len(each.topic) >= HEADING_WORDS
        and abs(each.day - mine.day) <= SOON
        and said.issuperset(each.topic)
        and not heading.isdisjoint(each.topic)
    }
    return found if len(found) == 1 else set()


def _same_purpose(mine: Account, spending: Spending, theirs: Account, its: Spending) -> bool:
    """Return whether the sentence about a sum names what the other body's heading is about, either way round."""
    return any(
        title and 2 * len(set(title).intersection(words)) >= len(title)
        for title, words in ((theirs.title, spending.words), (mine.title, its.words))
    )


def _same_heading(one: Sequence[Account], other: Sequence[Account]) -> Iterator[tuple[str, str, str]]:
    headed: dict[frozenset[str], list[Account]] = defaultdict(list)
    for each in one:
        if len(each.topic) >= HEADING_WORDS:
            headed[frozenset(each.topic)].append(each)
    for theirs in other:
        for mine in headed.get(frozenset(theirs.topic), ()):
            if abs(theirs.day - mine.day) <= ABOUT:
                yield mine.strand, theirs.strand, "another body dealt with it under the same heading"


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
