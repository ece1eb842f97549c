"""What else is meant by what was typed? Letters and former names, either way, as the papers themselves tell them.

A name of several words is found where its words were typed side by side. Everything that holds the words themselves, or
any other name of the same thing as a phrase, then matches: `domestic homicide review` is also DHR. A year is also all
meetings of that year, and a financial year is also written otherwise: 24/25, 2024/25, 2024/2025. Some words are written
with a hyphen or without: in names ("antisocial behaviour" is ASB too), and by themselves. What is in quotes is taken as
it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from corpus.records import record
from corpus.words import STOP_WORDS, find_stems
from index.query import Query, Term, year_stem

Names = tuple[str, ...]  # the names of one thing
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(19|20)?(\d\d)[/–-](19|20)?(\d\d)")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑]([^\W\d_])")


def _without_hyphens(words: str) -> str:
    return _HYPHEN.sub(lambda found: found[1].casefold(), words)


_EITHER_WAY = {  # as stems, with the hyphen and without
    tuple(find_stems(word)): (find_stems(_without_hyphens(word))[0], word.index("-"))
    for word in (
        "anti-social by-election by-law co-opt co-ordinate counter-terrorism cross-border cyber-bullying "
        "cyber-crime de-escalate e-mail e-petition fly-tip health-care inter-agency multi-agency non-compliance "
        "pre-meeting re-arrange re-elect re-establish re-house re-offend re-open semi-independent sub-committee "
        "sub-group task-force under-represent web-cast well-being work-force work-stream"
    ).split()
}
_TOGETHER = {  # not "may well be" for wellbeing
    joined: (apart, at) for apart, (joined, at) in _EITHER_WAY.items() if STOP_WORDS.isdisjoint(apart)
}


@record
class Thing:
    """What has several names: what to look for under each, by its stems; these without stop words, longest first."""

    terms: Mapping[tuple[str, ...], Term]
    plain: Sequence[tuple[str, ...]]


def widen(query: Query, things: Iterable[Names]) -> Query:
    """Return a query that also finds what it asks for under its other names."""
    clauses = [
        (*clause, *_meetings_of_year(clause), *_years_otherwise(clause), *_hyphened_otherwise(clause))
        for clause in query.clauses
    ]
    words = [clause[0].words if _is_plain(clause) else ("",) for clause in query.clauses]
    for thing in _beginning((word for several in words for word in several), tuple(things)):
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


def _places(words: Sequence[tuple[str, ...]], thing: Thing) -> Iterator[tuple[int, int]]:
    """Yield where a name of a thing is typed: from which clause and before which. The longest names are tried first.

    ``words`` are those of each clause: of one with a hyphen there are several, and a name has all of them or none.
    """
    begins = list(accumulate(map(len, words), initial=0))  # how many words stand before each clause
    typed = tuple(word for several in words for word in several)
    taken: set[int] = set()
    for name in thing.plain:
        for first, start in enumerate(begins[:-1]):
            end = start + len(name)
            if typed[start:end] == name and end in begins and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield first, begins.index(end)


def _is_plain(clause: tuple[Term, ...]) -> bool:
    """Return whether a clause is a word, with or without hyphens: not in quotes, no beginning of a word, no choice."""
    return len(clause) == 1 and not clause[0].prefix and not clause[0].typed.startswith('"')


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


def _hyphened_otherwise(clause: tuple[Term, ...]) -> Iterator[Term]:
    """Yield a word that is written with a hyphen or without in its other form: coordinator, co-ordinator."""
    for term in clause if _is_plain(clause) else ():
        if term.words in _EITHER_WAY:
            yield Term(words=(_EITHER_WAY[term.words][0],), typed=_without_hyphens(term.typed), added=True)
        elif term.words[0] in _TOGETHER and len(term.words) == 1:
            apart, at = _TOGETHER[term.words[0]]
            yield Term(words=apart, phrase=True, typed=f"{term.typed[:at]}-{term.typed[at:]}", added=True)


def _terms(name: str) -> Iterator[Term]:
    """Yield what to look for under a name, if it has any word; where it has a hyphen, also without."""
    for form in dict.fromkeys((name, _without_hyphens(name))):
        stems = tuple(find_stems(form))
        if stems:
            yield Term(words=stems, phrase=len(stems) > 1, typed=f'"{form}"' if len(stems) > 1 else form, added=True)
