"""Which words answer the query? The same for every engine: spans in a text, a snippet around them, boxes on a page."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from corpus.records import Page, Word, record
from index.analysis import STOP_WORDS, Token, find_tokens, stems_of_prefix
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


@record
class Box:
    """A rectangle on a page, in points from its top left."""

    x0: float
    top: float
    x1: float
    bottom: float


SNIPPET_LENGTH = 240
_LEAD = 60  # characters shown before the first word that answers


def find_spans(text: str, query: Query) -> tuple[Span, ...]:
    """Return the words and phrases of ``text`` that answer the query, in order, none overlapping."""
    tokens = list(find_tokens(text))
    found = sorted({span for term in query.terms for span in _spans_of(term, tokens)})
    spans: list[Span] = []
    for start, end in found:
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


def find_boxes(page: Page, query: Query) -> tuple[Box, ...]:
    """Return a box around each word of a page that answers the query, words next to each other on a line in one."""
    words = sorted((word for line in page.lines for word in line.words), key=lambda word: word.start)
    ends = [word.end for word in words]
    boxes: list[Box] = []
    for span in find_spans(page.text, query):
        covered = []
        for word in words[bisect_left(ends, span.start + 1) :]:
            if word.start >= span.end:
                break
            covered.append(word)
        boxes += _join_boxes(covered)
    return tuple(boxes)


def _spans_of(term: Term, tokens: Sequence[Token]) -> Iterable[tuple[int, int]]:
    if term.prefix:
        short = stems_of_prefix(term.words[0])
        for token in tokens:
            if token.stem.startswith(term.words[0]) or token.stem in short:
                yield token.start, token.end
        return
    length = len(term.words)
    for at in range(len(tokens) - length + 1):
        if tokens[at].stem == term.words[0] and all(
            tokens[at + ahead].stem == word for ahead, word in enumerate(term.words)
        ):
            yield tokens[at].start, tokens[at + length - 1].end


def _best_start(text: str, spans: Sequence[Span], length: int) -> int:
    """Return where the extract begins: at the start of a word, or of the text."""
    best, most = 0, 0
    for span in spans:
        start = max(0, span.start - _LEAD)
        shown = {
            text[each.start : each.end].casefold()
            for each in spans
            if start <= each.start and each.end <= start + length
        }
        worth = sum(1 if word in STOP_WORDS else 3 for word in shown)
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


def _join_boxes(words: Sequence[Word]) -> Iterable[Box]:
    """Yield one box for each run of words on one line."""
    box: Box | None = None
    for word in words:
        if box and word.top < box.bottom and word.bottom > box.top and word.x0 >= box.x0:
            box = Box(
                x0=box.x0, top=min(box.top, word.top), x1=max(box.x1, word.x1), bottom=max(box.bottom, word.bottom)
            )
            continue
        if box:
            yield box
        box = Box(x0=word.x0, top=word.top, x1=word.x1, bottom=word.bottom)
    if box:
        yield box
