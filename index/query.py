"""What a person typed, as a query: words, "phrases", -without, AND, OR, prefix*. Never an error."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.records import record
from corpus.words import STOP_WORDS, find_stems, fold


@record
class Term:
    """A word, or the words of a phrase, as analysed for the index. ``typed`` is the form to show.

    A ``prefix`` stands for every word that begins with its one word, which is folded, not stemmed. One that is
    ``added`` was not typed: it is another name of what was (see `widening.py`), and counts a little less.
    """

    words: tuple[str, ...]
    phrase: bool = False
    prefix: bool = False
    typed: str = ""
    added: bool = False


@record
class Query:
    """Clauses that must all match, each a choice of terms of which one must; and terms that must not.

    ``typed`` is what the person typed. No clauses and no exclusions: everything matches. With ``any_clause`` one
    matching clause is enough, and entries rank by how many match. ``near`` are phrases that words typed side by side
    make: they need not match, but what holds them ranks higher.
    """

    typed: str
    clauses: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    any_clause: bool = False
    near: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms that are looked for, in the order typed, each once."""
        return tuple(dict.fromkeys(term for clause in self.clauses for term in clause))

    @property
    def added(self) -> tuple[str, ...]:
        """What is looked for besides what was typed, as it is printed."""
        return tuple(dict.fromkeys(term.typed.strip('"') for term in self.terms if term.added))

    @property
    def understood(self) -> str:
        """The query in the words it was run with."""
        clauses = [" OR ".join(term.typed for term in clause if not term.added) for clause in self.clauses]
        joined = (" OR " if self.any_clause else " ").join(clauses)
        also = f"(also: {', '.join(self.added)})" if self.added else ""
        return " ".join(word for word in (joined, *(f"-{term.typed}" for term in self.excluded), also) if word)


_QUOTES = str.maketrans("“”„«»", '"""""')
_PIECE = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')
_MIN_PREFIX = 2
_LONGEST_PHRASE = 10  # words


def parse_query(typed: str) -> Query:
    """Return the query that a person typed.

    Words must all match, `"words in quotes"` as a phrase, `-word` must not, `word*` is any word that begins so, `OR`
    joins its two neighbours into a choice (AND is what happens anyway). Stop words outside quotes do not count where
    there are others. Quotes that are not closed, lone signs and the like are passed over.
    """
    clauses: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    either = False
    runs: list[list[Term]] = [[]]
    for piece in _PIECE.finditer(typed.translate(_QUOTES)):
        if piece["word"] in ("AND", "OR"):
            either = piece["word"] == "OR" and bool(clauses)
            runs.append([])
            continue
        minus, term = _term(piece)
        if term is None:
            continue
        if minus:
            excluded.append(term)
        elif either:
            clauses[-1] += (term,)
        else:
            clauses.append((term,))
        either = False
        if minus or term.prefix or piece["phrase"] is not None:
            runs.append([])
        else:
            runs[-1].append(term)
    return Query(typed=typed, clauses=_without_stop_words(clauses), excluded=tuple(excluded), near=_near(runs))


def year_stem(year: int) -> str:
    """Return what stands for the year of a meeting among the stems of an entry."""
    return f"year:{year:04}"


def loosen(query: Query) -> Query | None:
    """Return the query of which any clause is enough; None where that finds no more."""
    return replace(query, any_clause=True) if len(query.clauses) > 1 and not query.any_clause else None


def _term(piece: re.Match[str]) -> tuple[bool, Term | None]:
    """Return whether a piece is to be left out, and its term; None where it holds no word."""
    if piece["word"] is None:
        words = tuple(find_stems(piece["phrase"]))
        shown = " ".join(piece["phrase"].split())
        return bool(piece["minus"]), Term(words=words, phrase=True, typed=f'"{shown}"') if words else None
    minus, word = piece["word"].startswith("-"), piece["word"].lstrip("-")
    words = tuple(find_stems(word))
    if not words:
        return minus, None
    beginning = fold(word.rstrip("*"))
    if word.endswith("*") and len(words) == 1 and beginning.isalnum() and len(beginning) >= _MIN_PREFIX:
        return minus, Term(words=(beginning,), prefix=True, typed=f"{beginning}*")
    return minus, Term(words=words, phrase=len(words) > 1, typed=word)


def _near(runs: Sequence[Sequence[Term]]) -> tuple[Term, ...]:
    """Return the phrases that words typed side by side make: each two, and the whole where it is longer."""
    found: dict[tuple[str, ...], None] = {}
    for run in runs:
        for one, other in pairwise(run):
            if not (_is_stop_word(one) or _is_stop_word(other)):
                found[one.words + other.words] = None
        if 2 < len(run) <= _LONGEST_PHRASE:
            found[tuple(word for term in run for word in term.words)] = None
    return tuple(Term(words=words, phrase=True, typed=" ".join(words)) for words in found)


def _without_stop_words(clauses: list[tuple[Term, ...]]) -> tuple[tuple[Term, ...], ...]:
    kept = tuple(clause for clause in clauses if not all(_is_stop_word(term) for term in clause))
    return kept or tuple(clauses)


def _is_stop_word(term: Term) -> bool:
    return not term.phrase and not term.prefix and fold(term.typed) in STOP_WORDS
