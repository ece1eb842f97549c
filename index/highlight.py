"""Which words answer the query? The same for every engine: spans in a text, and a snippet around them."""

from collections.abc import Iterator, Sequence

from corpus.records import record
from corpus.words import STOP_WORDS, Tokens, stems_of_prefix
from index.query import Query, Term


@record
class Span:
    """A stretch of a text: ``text[start:end]``."""

    start: int
    end: int


@record
class Snippet:
    """An extract with the spans of it that answer the query; "…" stands where words were left out."""

    text: str
    spans: tuple[Span, ...]

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The extract cut at its spans: (words, whether they answer the query), in order, nothing left out."""
        cut, at = [], 0
        for span in self.spans:
            cut += [(self.text[at : span.start], False), (self.text[span.start : span.end], True)]
            at = span.end
        return tuple(piece for piece in [*cut, (self.text[at:], False)] if piece[0])


SNIPPET_LENGTH = 240
_LEAD = 60  # characters shown before the first word that answers


def find_spans(text: str, query: Query) -> tuple[Span, ...]:
    """Return the words and phrases of ``text`` that answer the query, in order, none overlapping."""
    tokens = Tokens(text)
    found = sorted({place for term in query.terms for place in _places_of(term, tokens.stems)})
    places = tokens.places({number for ends in found for number in ends}) if found else {}
    spans: list[Span] = []
    for first, last in found:
        start, end = places[first][0], places[last][1]
        if spans and start <= spans[-1].end:
            spans[-1] = Span(start=spans[-1].start, end=max(end, spans[-1].end))
        else:
            spans.append(Span(start=start, end=end))
    return tuple(spans)


def make_snippet(text: str, query: Query, *, length: int = SNIPPET_LENGTH) -> Snippet:
    """Return the extract of about ``length`` characters that holds the most different words of the query.

    Without any it is the beginning. Line breaks and runs of spaces become one space.
    """
    plain = " ".join(text.split())
    spans = find_spans(plain, query)
    start = _best_start(plain, spans, length)
    end = _word_end(plain, start + length)
    before, after = ("…" if start else ""), ("…" if end < len(plain) else "")
    moved = len(before) - start
    return Snippet(
        text=before + plain[start:end].rstrip() + after,
        spans=tuple(
            Span(start=span.start + moved, end=min(span.end, end) + moved)
            for span in spans
            if start <= span.start < end
        ),
    )


def _places_of(term: Term, stems: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the stems that are a term, each time that it stands there."""
    first, *more = term.words
    if term.prefix:
        short = stems_of_prefix(first)
        yield from ((at, at) for at, stem in enumerate(stems) if stem.startswith(first) or stem in short)
        return
    at = -1
    for _ in range(stems.count(first)):
        at = stems.index(first, at + 1)
        if not more or stems[at + 1 : at + 1 + len(more)] == more:
            yield at, at + len(more)


def _best_start(text: str, spans: Sequence[Span], length: int) -> int:
    """Return where the extract begins: at the start of a word, or of the text."""
    words = [text[span.start : span.end].casefold() for span in spans]
    best = most = first = last = 0
    for span in spans:
        start = max(0, span.start - _LEAD)
        while spans[first].start < start:
            first += 1
        while last < len(spans) and spans[last].end <= start + length:
            last += 1
        worth = sum(1 if word in STOP_WORDS else 3 for word in set(words[first:last]))
        if worth > most:
            best, most = start, worth
    if len(text) <= length or best == 0:
        return 0
    best = min(best, len(text) - length)
    return text.find(" ", best) + 1 if not text[best - 1].isspace() else best


def _word_end(text: str, end: int) -> int:
    """Return ``end``, moved back so that no word is cut."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", 0, end + 1)
    return space if space > 0 else end
