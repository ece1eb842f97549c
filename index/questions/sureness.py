"""How likely is it that a stretch of a sentence, or a whole sentence, is the right answer? Learnt from known answers.

Five things tell: how well sentence and stretch fit, how much of what was asked stands in the sentence itself, how much
stands nowhere near, how close the best stretch of another value, or the next sentence, comes, and how far the sentence
is shown before the best of another entry. The weights are those of two logistic regressions (a small ridge penalty), on
390 stretches and on 146 sentences found as answers: to the questions of `tests/questions` that were mended on, and to
408 others about papers not in this repository. Fitted without each set in turn, and with answers less sure than 0.65
withheld, 0.68 of that set's questions are answered right, 0.03 wrong, and 0.04 of those that have no answer; with those
less sure than 0.60, 0.71, 0.04 and 0.04.
"""

from collections.abc import Iterable
from math import exp

from index.questions.bearing import Bearing

TIMELY_ENOUGH = 0.75  # a sentence of another time is not made good by its words
NONE, FIT, INSIDE, FAR, RIVAL, LEAD = -0.68, 6.22, 0.35, -0.49, -3.95, 2.16
SENTENCE, ITS_FIT, ITS_INSIDE, ITS_FAR, ITS_RIVAL, ITS_LEAD = -1.57, 2.38, 1.40, -2.68, -1.33, 2.14
LEAD_MOST = 0.2  # to be further ahead, or further behind, tells no more
RIVAL_LEAST = 0.6  # that nothing else was found does not make what was found likelier


def find_lead(bearing: Bearing, bearings: Iterable[Bearing]) -> float:
    """Return how far the place of a passage is before the first place of another entry; ``bearings`` in their order."""
    entry = bearing.reading.entry.id
    other = next((each.place for each in bearings if each.reading.entry.id != entry), 0.0)
    return max(-LEAD_MOST, min(LEAD_MOST, bearing.place - other))


def sureness(fit: float, bearing: Bearing, rival: float, lead: float) -> float:
    """Return from 0 to 1 how likely a stretch is right; ``fit`` is how well it and its sentence fit.

    ``rival`` is the share of its score that the best stretch of another value has: near 1 it is a toss-up. ``lead`` is
    that of its sentence.
    """
    beside = RIVAL * max(rival, RIVAL_LEAST) + LEAD * lead
    told = NONE + FIT * fit + INSIDE * bearing.inside + FAR * bearing.far + beside
    return min(1.0, bearing.timely / TIMELY_ENOUGH) / (1 + exp(-told))


def sentence_sureness(bearing: Bearing, rival: float, lead: float) -> float:
    """Return from 0 to 1 how likely a whole sentence answers; ``rival`` is the next sentence's share of its rank."""
    beside = ITS_RIVAL * max(rival, RIVAL_LEAST) + ITS_LEAD * lead
    told = SENTENCE + ITS_FIT * bearing.fit + ITS_INSIDE * bearing.inside + ITS_FAR * bearing.far + beside
    return min(1.0, bearing.timely / TIMELY_ENOUGH) / (1 + exp(-told))
