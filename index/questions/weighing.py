"""Which words of a question count, and how much? A word counts by how rare it is in the papers held.

What is easily said otherwise counts half; what says little counts little; a thing is as rare as its commonest name.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.records import record
from index.questions.desk import Desk
from index.questions.passages import holds
from index.questions.question import LIGHT, Question, Sought
from index.questions.thesaurus import Stems

LEAST = 0.3  # the weight of a word that every entry has
LIGHT_MOST = 2.0  # the rarity of a light word that no paper has says nothing
LOOSE, LOOSE_MOST = 0.5, 3.0  # the weight of a word that is easily said otherwise, before and at most its rarity


@record
class Weighed:
    """A word of the question with its weight."""

    sought: Sought
    weight: float


def weigh(question: Question, desk: Desk, *, without: Iterable[str] = ()) -> tuple[Weighed, ...]:
    """Return the question's words with their weights; ``without`` are words, as typed, that do not count."""
    skipped = {word.casefold() for word in without}
    weighed = []
    desk.measure(form for sought in question.sought for form, _ in sought.forms)
    asked = {sought.forms[0][0] for sought in question.sought}  # no other word stands for one that is asked itself
    for sought in question.sought:
        if sought.typed.casefold() in skipped:
            continue
        own, *others = sought.forms
        forms = (own, *(each for each in others if each[0] not in asked))
        known = tuple(each for each in forms if desk.is_known(each[0])) or forms[:1]
        weight = min(desk.rarity(form) for form, _ in known)  # a thing is as rare as its commonest name
        sought = replace(sought, forms=known)
        weighed.append(Weighed(sought=sought, weight=_light(weight) if sought.light else _worth(sought, weight)))
    return tuple(weighed)


def _worth(sought: Sought, weight: float) -> float:
    return max(LOOSE * min(weight, LOOSE_MOST) if sought.loose else weight, LEAST)


def _light(weight: float) -> float:
    return LIGHT * min(max(weight, LEAST), LIGHT_MOST)


def adjacent(weighed: Sequence[Weighed], stems: Sequence[str]) -> float:
    """Return the share of the question's neighbouring words that are neighbours in the passage too."""
    return share_of_neighbours(find_pairs(weighed), stems)


def find_pairs(weighed: Sequence[Weighed]) -> list[Stems]:
    """Return the words of a question that stand beside each other, two by two; those that say little left out."""
    words = [each.sought.forms[0][0] for each in weighed if not each.sought.light]
    return [one + other for one, other in itertools.pairwise(words)]


def share_of_neighbours(pairs: Sequence[Stems], stems: Sequence[str]) -> float:
    """Return how many of some pairs of words, as a share, stand so in a passage."""
    return sum(pair[-1] in stems and holds(stems, pair) for pair in pairs) / len(pairs) if pairs else 0.0
