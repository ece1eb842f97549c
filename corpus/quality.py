"""How well was each paper read, and which rules left doubts? Pure: from the papers as held and the files that failed.

What is rated while a paper is read stands in its parts (`Part.confidence`, `Part.doubts`). What only shows when papers
are put side by side is added here: items of an agenda that the minutes of the same meeting do not answer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import prod

from corpus.records import Doubt, Kind, Part, record
from corpus.slugs import slug
from corpus.stored import Failure, StoredPaper

WELL_READ = 0.8  # a paper is well read from here on
UNREAD_RULE = "could not be read"
UNRATED_RULE = "read before readings were rated"
UNANSWERED_RULE = "agenda items without a minute"
UNANSWERED_WEIGHT = 0.15
MOST_UNANSWERED = 0.5  # share of the items: over it, the agenda is numbered in another way than the minutes tell
PLACES = 2
# Doubts that what stands beside a paper may settle: the same words as where they are raised.
NO_ATTENDANCE = "no attendance found"
NO_BODY = "no body found"
NO_DATE = "no date found"
LEFT_OUT = "numbers left out"
TWICE = "numbers used twice"


@record
class Rated:
    """A paper, or a file that is none, and how sure its reading is: 0 where it was not read, None where not rated."""

    file: str
    address: str | None
    confidence: float | None
    doubts: tuple[Doubt, ...]

    @property
    def is_well_read(self) -> bool:
        """Whether nobody need look at it."""
        return self.confidence is not None and self.confidence >= WELL_READ

    @property
    def is_unread(self) -> bool:
        """Whether nothing was read of it."""
        return self.confidence == 0.0


@record
class Quality:
    """How well the papers of a corpus are read, least sure first, and how many papers each rule left in doubt."""

    rated: tuple[Rated, ...]
    reasons: Mapping[str, int]

    @property
    def well_read(self) -> int:
        """How many papers nobody need look at."""
        return sum(one.is_well_read for one in self.rated)

    @property
    def unread(self) -> int:
        """How many files nothing was read of."""
        return sum(one.is_unread for one in self.rated)

    @property
    def doubtful(self) -> int:
        """How many were read with doubts."""
        return len(self.rated) - self.well_read - self.unread


def rate_corpus(papers: Iterable[StoredPaper], failures: Iterable[Failure] = ()) -> Quality:
    """Return how well the papers were read. ``failures`` are the files that could not be."""
    held = tuple(papers)
    answered = _answered_refs(held)
    rated = [rate_paper(paper, answered) for paper in held]
    for failure in failures:
        doubt = Doubt(rule=UNREAD_RULE, weight=1.0, detail=failure.reason)
        rated.append(Rated(file=failure.file, address=None, confidence=0.0, doubts=(doubt,)))
    rated.sort(key=lambda one: (-1.0 if one.confidence is None else one.confidence, one.file))
    counts = Counter(rule for one in rated for rule in {doubt.rule for doubt in one.doubts})
    return Quality(rated=tuple(rated), reasons=dict(counts.most_common()))


_Refs = Mapping[tuple[str, date], frozenset[str]]


def rate_paper(paper: StoredPaper, answered: _Refs | None = None) -> Rated:
    """Return how well a paper was read: as sure as its parts are, each by its pages.

    ``answered`` are the agenda numbers that the minutes of each meeting give.
    """
    doubts = [doubt for part in paper.parts for doubt in part.doubts]
    sure = _mean(paper.parts)
    if sure is None:
        doubts.append(Doubt(rule=UNRATED_RULE, weight=0.0))
    across = [doubt for part in paper.parts for doubt in _unanswered(part, answered or {})]
    confidence = None if sure is None else round(sure * prod(1 - doubt.weight for doubt in across), PLACES)
    return Rated(file=paper.file, address=paper.address, confidence=confidence, doubts=(*doubts, *across))


def _mean(parts: Sequence[Part]) -> float | None:
    """Return how sure the parts are, each counted by its pages; None where none was rated."""
    weighed = [(part.confidence, part.last_page - part.first_page + 1) for part in parts if part.confidence is not None]
    return sum(sure * pages for sure, pages in weighed) / sum(pages for _, pages in weighed) if weighed else None


def _answered_refs(papers: Iterable[StoredPaper]) -> _Refs:
    """Return the agenda numbers that the minutes of each meeting give to their items."""
    refs: dict[tuple[str, date], set[str]] = defaultdict(set)
    for part in (part for paper in papers for part in paper.parts):
        if part.kind is Kind.MINUTES and part.body and part.date:
            refs[slug(part.body), part.date].update(item.agenda_ref for item in part.items if item.agenda_ref)
    return {meeting: frozenset(found) for meeting, found in refs.items() if found}


def _unanswered(part: Part, answered: _Refs) -> Iterable[Doubt]:
    """Yield the doubt that an agenda leaves whose items the minutes of its meeting do not all answer."""
    if part.kind is not Kind.AGENDA or not part.body or not part.date:
        return
    refs = answered.get((slug(part.body), part.date))
    numbered = [item for item in part.items if item.number and not item.restricted]
    left = [item for item in numbered if refs and item.number not in refs]
    if left and len(left) <= MOST_UNANSWERED * len(numbered):
        told = ", ".join(item.number or "" for item in left)
        yield Doubt(rule=UNANSWERED_RULE, weight=UNANSWERED_WEIGHT, page=left[0].first_page, detail=told)
