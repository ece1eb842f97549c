"""Which headings, meeting after meeting, are one? Business gathered by its titles, subjects and references to minutes.

Every piece of business ends in one strand; what a strand of one is also part of, `kinship` tells by other evidence.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from corpus.words import find_stems
from corpus.years.business import Business, likeness, topic_words, weigh_words

JOINED = 0.5  # titles as alike as this are one matter
HELD = 0.34  # titles as alike as this are one matter if the subject of the text bears it out
COMMON = 0.12  # a word of more of a body's headings than this hardly tells one from another: "Kent and Medway"
COMMON_WEIGHT = 0.05
COMMONPLACE = 2  # so many common words together tell nothing either
FEW = 4  # in so few headings, a word is never common
PHRASED = 0.34  # and titles as alike as this that have two words side by side in common
SUBJECT = 0.25  # how alike two texts' telling words are, to bear it out
CONTAINED = 0.9  # how sure it is of a title that holds all that a thread's titles share
CONTAINING = 0.15  # however much else it holds
LAPSED = timedelta(days=4 * 366)  # business not heard of for longer starts a thread anew
STANDING = 3  # business of so many meetings is a matter of its own, known by its name
LATELY = 4  # so many of a strand's last titles are held against a new one
SUBJECT_WORDS = 25
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
REFERENCE = re.compile(rf"(?i)\bminutes?\s+(?:no\.?\s*|number\s*)?(\d{{1,4}})\b(?!\s*(?:st|nd|rd|th|{_MONTH}))")

Words = tuple[str, ...]


class Strand:
    """The same business so far: what its titles and texts are about."""

    def __init__(self, business: Business, words: Words, subject: Iterable[str]) -> None:
        self.links: list[tuple[Business, str]] = []
        self.titles: list[Words] = []
        self.subject: Counter[str] = Counter()
        self.core: frozenset[str] = frozenset()
        self.head: str | None = None  # the last word of the core in print: what the thing is
        self.add(business, words, subject, "it begins here")

    @property
    def first(self) -> date:
        """The day it was first met."""
        return self.links[0][0].day

    @property
    def last(self) -> date:
        """The day it was last met."""
        return self.links[-1][0].day

    @property
    def lasts(self) -> bool:
        """Whether more than one meeting dealt with it."""
        return self.first != self.last

    def add(self, business: Business, words: Words, subject: Iterable[str], reason: str) -> None:
        """Let a piece of business go on it. `core` are the words that most of its titles share, if there are two."""
        self.links.append((business, reason))
        self.titles.append(words)
        self.subject.update(subject)
        counts = Counter(word for title in self.titles for word in set(title))
        core = frozenset(word for word, count in counts.items() if count > len(self.titles) / 2)
        self.core = core if len(core) > 1 else frozenset()
        self.head = next((word for word in reversed(words) if word in core), self.head)

    def join(self, business: Business, reason: str) -> None:
        """Let business be told of here that its heading puts elsewhere, in its place by time."""
        if all(business.id != each.id for each, _ in self.links):
            self.links.append((business, reason))
            self.links.sort(key=lambda link: (link[0].day, link[0].item.source.page, link[0].item.source.start or 0))


class _Gathering:
    """The strands so far, with what finds those that a title or a reference may belong to."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.strands: list[Strand] = []
        self._weights = weights
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_number: dict[int, int] = {}  # the strand of the latest minute with a number

    def place(self, business: Business, words: Words, subject: frozenset[str]) -> None:
        """Put a piece of business where it belongs: on a strand, or on one of its own."""
        found = self._best(business, words, subject)
        if found is None:
            at = len(self.strands)
            self.strands.append(Strand(business, words, subject))
        else:
            at, reason = found
            self.strands[at].add(business, words, subject, reason)
        for word in words:
            self._by_word[word].add(at)
        if business.item.number and business.item.number.isdigit():
            self._by_number[int(business.item.number)] = at

    def _best(self, business: Business, words: Words, subject: frozenset[str]) -> tuple[int, str] | None:
        """Return the strand that a piece of business goes on, and why; None where it is new."""
        referred = {
            self._by_number[int(number)]
            for number in REFERENCE.findall(business.item.text)
            if int(number) in self._by_number
        }
        fitting: list[tuple[tuple[float, int, date], int, str]] = []
        for at in sorted(referred.union(*(self._by_word[word] for word in words))):
            strand = self.strands[at]
            if business.day - strand.last > LAPSED:
                self._forget(strand, at)
                continue
            if at in referred and strand.last < business.day:
                verdict: tuple[float, str] | None = (1.0, "its text refers to the earlier minute")
            else:
                verdict = judge(strand, words, subject, self._weights)
            if verdict:
                standing = min(len(strand.links), STANDING)
                fitting.append(((verdict[0], standing, strand.last), at, verdict[1]))
        best = max(fitting, key=lambda each: each[0], default=None)
        return best[1:] if best else None

    def _forget(self, lapsed: Strand, at: int) -> None:
        for word in {word for title in lapsed.titles for word in title}:
            self._by_word[word].discard(at)


def judge(strand: Strand, words: Words, subject: frozenset[str], weights: dict[str, float]) -> tuple[float, str] | None:
    """Return how surely a title goes on a strand, and why; None where it does not."""
    title = max(likeness(words, other, weights) for other in strand.titles[-LATELY:])
    core, own = strand.core, set(words)
    long = len(core) > COMMONPLACE
    telling = long or any(weights[word] > COMMON_WEIGHT for word in core)
    if (core and own < core and strand.head not in own) or not title:
        return None  # "Domestic abuse" is not "Domestic abuse related deaths"
    if telling and ((core <= own and (long or title >= CONTAINING)) or own <= core):
        return max(title, CONTAINED), "the heading names the same subject"
    if title >= JOINED:
        return title, "the titles are alike"
    if title >= PHRASED and any(share_phrase(words, other, weights) for other in strand.titles[-LATELY:]):
        return title, "the headings share a phrase"
    if title >= HELD and _shared(subject, strand) >= SUBJECT:
        return title, "the titles and the subject are alike"
    return None


def share_phrase(one: Words, other: Words, weights: Mapping[str, float]) -> bool:
    """Return whether two words stand side by side in both titles, one of which is not common."""
    shared = set(pairwise(one)).intersection(pairwise(other))
    return any(weights[word] > COMMON_WEIGHT for pair in shared for word in pair)


def _shared(subject: frozenset[str], strand: Strand) -> float:
    """Return the share of a text's telling words that the strand's texts have had."""
    return sum(word in strand.subject for word in subject) / len(subject) if subject else 0.0


def gather(business: Sequence[Business], titles: Mapping[str, str]) -> list[Strand]:
    """Return business, which is in order of time, gathered in strands; ``titles`` by its id, in present names.

    A heading without a word that tells it from others is in none.
    """
    words = {each.id: topic_words(titles[each.id]) for each in business}
    gathering = _Gathering(weigh_headings(words.values()))
    for each, subject in zip(business, _find_subjects(business), strict=True):
        if words[each.id]:
            gathering.place(each, words[each.id], subject)
    return gathering.strands


def weigh_headings(headings: Iterable[Words]) -> dict[str, float]:
    """Return how much each word of headings tells; one that comes every time is not commoner for it."""
    distinct = set(headings)
    counts = Counter(word for heading in distinct for word in set(heading))
    most = max(FEW, COMMON * len(distinct))
    return {word: weight if counts[word] <= most else COMMON_WEIGHT for word, weight in weigh_words(distinct).items()}


def _find_subjects(business: Sequence[Business]) -> Iterator[frozenset[str]]:
    """Yield the words that tell each text from the others: the rarest, those that it uses more than once first."""
    texts = [Counter(find_stems(each.item.text)) for each in business]
    weights = weigh_words(texts)
    for counts in texts:
        told = [
            (-weights[word] * min(count, 3), word)
            for word, count in counts.items()
            if len(word) > 2 and not word[0].isdigit()
        ]
        yield frozenset(word for _, word in sorted(told)[:SUBJECT_WORDS])
