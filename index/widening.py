"""What else is meant by what was typed? Letters and former names, either way, as the papers themselves tell them.

A name of several words is found where its words were typed side by side. Everything that holds the words themselves, or
any other name of the same thing as a phrase, then matches: `domestic homicide review` is also DHR. A year is also all
meetings of that year. What is in quotes is taken as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.words import STOP_WORDS, find_stems
from index.query import Query, Term, year_stem

Names = Sequence[str]  # the names of one thing
_YEAR = re.compile(r"(?:19|20)\d\d")


def widen(query: Query, things: Iterable[Names]) -> Query:
    """Return a query that also finds what it asks for under its other names."""
    clauses = [clause + tuple(_meetings_of_year(clause)) for clause in query.clauses]
    for names in things:
        terms = {term.words: term for name in names for term in _terms(name)}
        for first, last in _places(query, tuple(terms)):
            stated = {word for clause in query.clauses[first:last] for term in clause for word in term.words}
            added = [term for stems, term in terms.items() if not stated.issuperset(stems)]
            for at in range(first, last):
                clauses[at] += tuple(term for term in added if term not in clauses[at])
    return replace(query, clauses=tuple(clauses))


def _places(query: Query, names: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield where one of ``names`` is typed: from which clause and before which. The longest names are tried first."""
    words = [clause[0].words[0] if _is_word(clause) else None for clause in query.clauses]
    taken: set[int] = set()
    plain = {tuple(word for word in name if word not in STOP_WORDS) for name in names}
    for name in sorted(plain, key=len, reverse=True):
        for first in range(len(words) - len(name) + 1) if name else ():
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


def _terms(name: str) -> Iterator[Term]:
    """Yield what to look for under a name, if it has any word."""
    stems = tuple(find_stems(name))
    if stems:
        yield Term(words=stems, phrase=len(stems) > 1, typed=f'"{name}"' if len(stems) > 1 else name, added=True)
