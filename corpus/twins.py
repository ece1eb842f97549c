"""When do two places hold the same text? A report by itself and its copy in a pack, whatever each is called.

A text is known by a sketch: the smallest of the hashes of all its runs of five words (bottom-k: Broder, "On the
resemblance and containment of documents", 1997). The share of them that two sketches have in common is the share of
their runs that two texts do, to within about 0.06. Sketches are made when a paper is read, of words alone: running
heads, page numbers, line ends and punctuation are nothing to them.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from corpus.records import Kind, Part
from corpus.slugs import slug
from corpus.stored import PartPlace

SKETCH = 64  # hashes kept: 32 bits each
RUN = 5  # words
FEWEST_RUNS = 40  # a shorter text has too few words of its own to be told by
SAME = 0.75  # of the runs in common: from here two texts are one; reports on one form share far less
UNLIKE = 0.2  # below, two texts of one title are two: "Appendix A" and "Appendix A"
LOOKED_UP = 12  # of the smallest hashes: two texts that are one share one of them but for once in many millions
CROWDED = 200  # texts that share one hash: it is a form's, and tells nothing
_WORD = re.compile(r"[^\W_]+")
TOLD_BY_TEXT = (Kind.REPORT, Kind.STRATEGY, Kind.OTHER)


def sketch_text(text: str) -> tuple[int, ...]:
    """Return the sketch of a text; empty for one that is too short to be told by its words."""
    words = _WORD.findall(text.casefold())
    if len(words) < RUN + FEWEST_RUNS:
        return ()
    known = {word: zlib.crc32(word.encode()) for word in set(words)}
    hashed = np.fromiter((known[word] for word in words), np.uint64, len(words))
    runs = np.zeros(len(words) - RUN + 1, np.uint64)
    for at in range(RUN):
        runs = _mix(runs + hashed[at : at + len(runs)])
    smallest = np.unique(runs >> np.uint64(32))[:SKETCH]
    return tuple(int(each) for each in smallest) if len(np.unique(runs)) >= FEWEST_RUNS else ()


def _mix(numbers: "np.typing.NDArray[np.uint64]") -> "np.typing.NDArray[np.uint64]":
    """Return numbers stirred so that each bit of theirs reaches all others: the steps of splitmix64."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def resemblance(first: Sequence[int], second: Sequence[int]) -> float:
    """Return the share of runs of words that two texts have in common, from 0 to 1, by their sketches (not empty)."""
    one, other = set(first), set(second)
    smallest = sorted(one | other)[:SKETCH]
    return sum(each in one and each in other for each in smallest) / len(smallest)


def is_same_text(first: Part, second: Part) -> bool:
    """Return whether two parts are one text by their words; False where either is too short to tell."""
    return bool(first.sketch and second.sketch) and resemblance(first.sketch, second.sketch) >= SAME


def is_unlike(first: Part, second: Part) -> bool:
    """Return whether two parts are two texts by their words; False where either is too short to tell."""
    return bool(first.sketch and second.sketch) and resemblance(first.sketch, second.sketch) < UNLIKE


def picked_first(place: PartPlace) -> tuple[bool, bool, bool, bool, float, str]:
    """Return the order in which one of several places of a text is taken for it: one that is known to be of a meeting,
    open, read as what it is, a paper by itself, the latest."""
    part, paper = place.part, place.paper
    undated = part.date is None or part.body is None
    alone = paper.kind is part.kind
    return undated, part.restricted, part.kind is Kind.OTHER, not alone, -paper.ingested_at.timestamp(), paper.sha256


class Twins:
    """Which reports stand in several papers. Linear: a part is compared with those that share a smallest hash."""

    def __init__(self, places: Iterable[PartPlace]) -> None:
        self._places = [place for place in places if place.part.kind in TOLD_BY_TEXT and place.part.sketch]
        self._by_hash: Mapping[int, list[PartPlace]] = _by_smallest(self._places)

    def of(self, place: PartPlace) -> tuple[PartPlace, ...]:
        """Return the other places of a part's text at the same meeting, or of which it is not known at which."""
        if place.part.kind not in TOLD_BY_TEXT or not place.part.sketch:
            return ()
        near = {
            (other.paper.sha256, other.part.id): other
            for each in place.part.sketch[:LOOKED_UP]
            for other in self._by_hash.get(each, ())
        }
        near.pop((place.paper.sha256, place.part.id), None)
        return tuple(
            other for other in near.values() if _may_be_one(place, other) and is_same_text(place.part, other.part)
        )


def _by_smallest(places: Iterable[PartPlace]) -> Mapping[int, list[PartPlace]]:
    found: dict[int, list[PartPlace]] = defaultdict(list)
    for place in places:
        for each in place.part.sketch[:LOOKED_UP]:
            found[each].append(place)
    return {each: held for each, held in found.items() if len(held) <= CROWDED}


def _may_be_one(first: PartPlace, second: PartPlace) -> bool:
    """Return whether two places may be of one meeting: a report that is brought twice is two matters of business."""
    one, other = first.part, second.part
    same_day = one.date is None or other.date is None or one.date == other.date
    same_body = one.body is None or other.body is None or slug(one.body) == slug(other.body)
    return same_day and same_body and first.paper.sha256 != second.paper.sha256
