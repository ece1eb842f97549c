"""What a person typed, as a query: words, "phrases", -without, AND, OR. Whatever is typed is a search, never an error."""

from corpus.records import record


@record
class Term:
    """A word, or the words of a phrase, as analysed for the index."""

    words: tuple[str, ...]
    phrase: bool = False
    prefix: bool = False


@record
class Query:
    """Clauses that must all match, each a choice of terms of which one must; and terms that must not.

    ``typed`` is what the person typed. No clauses and no exclusions: everything matches.
    """

    typed: str
    clauses: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
