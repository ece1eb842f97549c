"""How well does an entry answer a query? BM25F, the same for every engine that leaves the ranking to us.

Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004. Every function takes
numbers or arrays of numbers.
"""

from collections.abc import Mapping
from math import log
from typing import Any

SATURATION = 1.2
LENGTH_SHARE = 0.75  # how much of a field's length counts
FIELD_WEIGHTS: Mapping[str, float] = {"title": 2.0, "text": 1.0}
KIND_WEIGHTS: Mapping[str, float] = {"resolution": 1.2, "recommendation": 1.05, "page": 0.9}
ADDED_WEIGHT = 0.8  # of another name of what was typed
NEAR_WEIGHT = 0.5  # of words that stand side by side as they were typed
NEWER_SHARE = 0.1  # what the newest meeting of all gains over an old one
NEWER_YEARS = 5.0  # in which half of that is gone
DIGITS = 9  # kept of a score, so that sums in another order do not part equals


def rarity(entries: int, matching: int) -> float:
    """Return the weight of a term that ``matching`` of ``entries`` hold."""
    return log(1 + (entries - matching + 0.5) / (matching + 0.5))


def frequency(count: Any, length: Any, mean_length: float, field: str) -> Any:
    """Return how often a field holds a term, for its length, in the field's weight."""
    return FIELD_WEIGHTS[field] * count / (1 - LENGTH_SHARE + LENGTH_SHARE * length / (mean_length or 1.0))


def saturate(frequencies: Any) -> Any:
    """Return what a term's frequency over all fields counts: the tenth occurrence adds less than the second."""
    return frequencies / (SATURATION + frequencies)


def newness(days_before: Any) -> Any:
    """Return the weight of an entry for its age: days before the newest entry of all; infinite where undated."""
    return 1 + NEWER_SHARE * 0.5 ** (days_before / (365.25 * NEWER_YEARS))


def final_score(summed: Any, kind_weight: Any, clauses_matched: Any, *, any_clause: bool) -> Any:
    """Return an entry's score; where any clause was enough, the number of those that match decides first."""
    score = summed * kind_weight
    return clauses_matched + score / (1 + score) if any_clause else score
