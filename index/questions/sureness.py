"""How likely is it that a stretch of a sentence, or a whole sentence, is the right answer? Learnt from known answers.

Four things tell: how well sentence and stretch fit, how much of what was asked stands in the sentence itself, how much
stands nowhere near, and how close the best stretch of another value, or the next sentence, comes. The weights are those
of two logistic regressions (a small ridge penalty), on 320 stretches and on 103 sentences given as answers: to the
questions of `tests/questions`, and to 284 others about papers not in this repository. Fitted without each set in
turn, they order that set's right before its wrong answers with an AUC of 0.92 and of 0.86.
"""

from math import exp

from index.questions.reading import Bearing

TIMELY_ENOUGH = 0.75  # a sentence of another time is not made good by its words
NONE, FIT, INSIDE, FAR, RIVAL = -2.96, 6.81, 1.42, -1.81, -2.72
SENTENCE, ITS_FIT, ITS_INSIDE, ITS_FAR, ITS_RIVAL = 0.21, 5.73, 1.28, -4.81, -5.86


def sureness(fit: float, bearing: Bearing, rival: float) -> float:
    """Return from 0 to 1 how likely a stretch is right; ``fit`` is how well it and its sentence fit.

    ``rival`` is the share of its score that the best stretch of another value has: near 1 it is a toss-up.
    """
    told = NONE + FIT * fit + INSIDE * bearing.inside + FAR * bearing.far + RIVAL * rival
    return min(1.0, bearing.timely / TIMELY_ENOUGH) / (1 + exp(-told))


def sentence_sureness(bearing: Bearing, rival: float) -> float:
    """Return from 0 to 1 how likely a whole sentence answers; ``rival`` is the next sentence's share of its rank."""
    told = SENTENCE + ITS_FIT * bearing.fit + ITS_INSIDE * bearing.inside + ITS_FAR * bearing.far + ITS_RIVAL * rival
    return min(1.0, bearing.timely / TIMELY_ENOUGH) / (1 + exp(-told))
