"""How likely is it that a stretch of a sentence is the right answer? Learnt from questions whose answers are known.

Four things tell: how well sentence and stretch fit, how much of what was asked stands in the sentence itself, how much
stands nowhere near, and how close the best stretch of another value comes. Their weights are those of a logistic
regression on the questions of `tests/questions`; `tests/questions/calibrate.py` fits them again.
"""

from math import exp

from index.questions.reading import Bearing

NONE, FIT, INSIDE, FAR, RIVAL = 0.25, 5.05, 0.37, -3.42, -3.87


def sureness(fit: float, bearing: Bearing, rival: float) -> float:
    """Return from 0 to 1 how likely a stretch is right; ``fit`` is how well it and its sentence fit.

    ``rival`` is the share of its score that the best stretch of another value has: near 1 it is a toss-up.
    """
    told = NONE + FIT * fit + INSIDE * bearing.inside + FAR * bearing.far + RIVAL * rival
    return 1 / (1 + exp(-told))
