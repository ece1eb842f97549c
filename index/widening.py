"""What else is meant by what was typed? Letters and former names, either way, as the papers themselves tell them.

A name of several words is found where its words were typed side by side. Everything that holds the words themselves, or
any other name of the same thing as a phrase, then matches: `domestic homicide review` is also DHR. A year is also all
meetings of that year, and a financial year is also written otherwise: 24/25, 2024/25, 2024/2025. What is in quotes is
taken as it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.records import record
from corpus.words import STOP_WORDS, find_stems
from index.query import Query, Term, year_stem

Names = tuple[str, ...]  # the names of one thing
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(19|20)?(\d\d)[/–-](19|20)?(\d\d)")


@record
class Thing:
    """What has several names: what to look for under each, by its stems; these without stop words, longest first."""

    terms: Mapping[tuple[str, ...], Term]
    plain: Sequence[tuple[str, ...]]


def widen(query: Query, things: Iterable[Names]) -> Query:
    """Return a query that also finds what it asks for under its other names."""
    clauses = [(*clause, *_meetings_of_year(clause), *_years_otherwise(clause)) for clause in query.clauses]
    words = [clause[0].words[0] if _is_word(clause) else "" for clause in query.clauses]
    for thing in _beginning(words, tuple(things)):
        for first, last in _places(words, thing):
            stated = {word for clause in query.clauses[first:last] for term in clause for word in term.words}
            added = [term for stems, term in thing.terms.items() if not STOP_WORDS.union(stated).issuperset(stems)]
            for at in range(first, last):
                clauses[at] += tuple(term for term in added if term not in clauses[at])
    return replace(query, clauses=tuple(clauses))


def _beginning(words: Iterable[str], things: tuple[Names, ...]) -> Iterator[Thing]:
    """Yield the things of which a name begins with any of some words, in their order."""
    known, by_first = _prepared(things)
    return (known[number] for number in sorted({number for word in words for number in by_first.get(word, ())}))


@lru_cache(maxsize=8)  # for each audience the present ones, and those before
def _prepared(things: tuple[Names, ...]) -> tuple[Sequence[Thing], Mapping[str, Sequence[int]]]:
    """Return the things, and the numbers of those of which a name begins with a word."""
    known, by_first = [], defaultdict(list)
    for number, names in enumerate(things):
        terms = {term.words: term for name in names for term in _terms(name)}
        plain = {tuple(word for word in words if word not in STOP_WORDS) for words in terms} - {()}
        known.append(Thing(terms=terms, plain=sorted(plain, key=lambda name: (-len(name), name))))
        for first in {name[0] for name in plain}:
            by_first[first].append(number)
    return known, by_first


def _places(words: Sequence[str], thing: Thing) -> Iterator[tuple[int, int]]:
    """Yield where a name of a thing is typed: from which word and before which. The longest names are tried first."""
    taken: set[int] = set()
    for name in thing.plain:
        for first in range(len(words) - len(name) + 1):
            span = range(first, first + len(name))
            if tuple(words[at] for at in span) == name and taken.isdisjoint(span):
                taken.update(span)
                yield first, first + len(name)


def _is_word(clause: tuple[Term, ...]) -> bool:
    return len(clause) == 1 and not clause[0].phrase and not clause[0].prefix


def _meetings_of_year(clause: tuple[Term, ...]) -> Iterator[Term]:
    for term in clause:
        if _YEAR.fullmatch(term.typed):
            yield Term(words=(year_stem(int(term.typed)),), typed=f"meetings of {term.typed}", added=True)


def _years_otherwise(clause: tuple[Term, ...]) -> Iterator[Term]:
    """Yield the other forms of a financial year, in full; "24/25" may be something else, and is not looked for."""
    for term in clause:
        found = _YEARS.fullmatch(term.typed)
        if found:
            first = int((found[1] or "20") + found[2])
            same = str(first + 1).endswith((found[3] or "") + found[4])
            for last in (f"{(first + 1) % 100:02}", str(first + 1)) if same else ():
                if term.words != (str(first), last):
                    yield Term(words=(str(first), last), phrase=True, typed=f'"{first}/{last}"', added=True)


def _terms(name: str) -> Iterator[Term]:
    """Yield what to look for under a name, if it has any word."""
    stems = tuple(find_stems(name))
    if stems:
        yield Term(words=stems, phrase=len(stems) > 1, typed=f'"{name}"' if len(stems) > 1 else name, added=True)
