"""Did a person mean another word? Only words of the corpus itself are offered, the commonest of the nearest."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from corpus.words import STOP_WORDS, fold, stem
from index.query import Query

SHORTEST = 4  # letters of a word that is looked at
COMMONER = 100  # times, that a word must be than one which is there
_NEAREST = 50


class Vocabulary:
    """The words of a corpus, made ready once. ``words`` has the number of entries that hold each."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self.words = words
        self.most = max(words.values(), default=0)
        self.by_stem: Counter[str] = Counter()
        self.by_shape: dict[tuple[int, str], list[str]] = defaultdict(list)  # by length and first letter
        for word, count in words.items():
            self.by_stem[stem(word)] += count
            self.by_shape[len(word), word[0]].append(word)


def respell(query: Query, vocabulary: Vocabulary) -> str | None:
    """Return what was typed with each unknown word replaced by the nearest known one; None where none is.

    A word in quotes counts too. The first letter is taken to be right, or to have changed places with the second. What
    is there but rare is replaced only by a word that is near and a hundred times as common. What is in no entry may be
    two words: "antisocial" is "anti-social" where the papers write that.
    """
    respelt = query.typed
    for term in (*query.terms, *query.excluded):
        for typed in [] if term.added or term.prefix else term.typed.strip('"').split():
            better = _nearest(fold(typed), vocabulary)
            if better:
                respelt = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", better, respelt, count=1)
    return respelt if respelt != query.typed else None


def _nearest(typed: str, vocabulary: Vocabulary) -> str | None:
    if len(typed) < SHORTEST or not typed.isalpha() or typed in STOP_WORDS:
        return None
    held = vocabulary.by_stem[stem(typed)]
    if held * COMMONER >= vocabulary.most:
        return None  # no word is so much commoner
    far = 1 if len(typed) < 6 else 2
    shapes = ((size, first) for size in range(len(typed) - far, len(typed) + far + 1) for first in set(typed[:2]))
    words = [word for shape in shapes for word in vocabulary.by_shape.get(shape, ())]
    near = extract(typed, words, scorer=OSA.distance, score_cutoff=far, limit=_NEAREST)
    counts = vocabulary.words
    found = [
        (distance, -counts[word], word) for word, distance, _ in near if distance and counts[word] > COMMONER * held
    ]
    if found or held:
        return min(found)[2] if found else None
    return _parted(typed, counts)


def _parted(typed: str, counts: Mapping[str, int]) -> str | None:
    """Return a word as two words of the corpus, the commonest that it can be parted into; None where there are none."""
    cuts = range(SHORTEST, len(typed) - SHORTEST + 1)
    pairs = [(typed[:cut], typed[cut:]) for cut in cuts if typed[:cut] in counts and typed[cut:] in counts]
    return "-".join(max(pairs, key=lambda pair: min(map(counts.__getitem__, pair)))) if pairs else None
