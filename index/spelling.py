"""Did a person mean another word? Only words of the corpus itself are offered, the commonest of the nearest."""

from collections.abc import Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from corpus.words import STOP_WORDS, fold, stem
from index.query import Query

SHORTEST = 4  # letters of a word that is looked at
COMMONER = 100  # times, that a word must be than one which is there
_NEAREST = 50


def respell(query: Query, words: Mapping[str, int]) -> str | None:
    """Return what was typed with each unknown word replaced by the nearest known one; None where none is.

    ``words`` are those of the corpus with the number of entries that hold each. A word in quotes counts too. One that
    is there but rare is replaced only by one that is near and a hundred times as common.
    """
    known: dict[str, int] = {}
    for word, count in words.items():
        key = stem(word)
        known[key] = known.get(key, 0) + count
    respelt = query.typed
    for term in (*query.terms, *query.excluded):
        for typed in [] if term.added or term.prefix else term.typed.strip('"').split():
            better = _nearest(fold(typed), known, words)
            if better:
                respelt = respelt.replace(typed, better, 1)
    return respelt if respelt != query.typed else None


def _nearest(typed: str, known: Mapping[str, int], words: Mapping[str, int]) -> str | None:
    if len(typed) < SHORTEST or not typed.isalpha() or typed in STOP_WORDS:
        return None
    held = known.get(stem(typed), 0)
    far = 1 if len(typed) < 6 else 2
    near = extract(typed, words.keys(), scorer=OSA.distance, score_cutoff=far, limit=_NEAREST)
    found = [(distance, -words[word], word) for word, distance, _ in near if distance and words[word] > COMMONER * held]
    return min(found)[2] if found else None
