"""What does a question say was done, by somebody ("Who wrote …?") or to something ("How many places were needed?")?
And does a sentence say so of the figure that stands in it?

"34 places; 61 were needed" has two figures for places, and only the second is of those needed.
"""

import re
from collections.abc import Iterable, Sequence

from corpus.records import record
from corpus.words import find_tokens
from index.questions.bearing import Bearing
from index.questions.question import Question, Sought
from index.questions.spans import Found

UNSAID = 0.7  # what is left where a sentence says nothing of what was done
ANOTHERS = 0.7  # and where another figure of the sentence is of what was done
_PREDICATE = re.compile(
    r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+|left\s+|still\s+|not\s+)?(?P<verb>[a-z]+(?:ed|[td]|en|wn))\b"
)
_INVERTED = re.compile(
    r"(?i)\b(?:when|day|date|month|year) (?:was|were|is|are|will|did) .*?\b(?P<verb>[a-z]+(?:ed|ght|lt|wn))"
    r"(?=\s+(?:in|by|for|at|to|of|from|on|with|until|before|after|during|as|through)\b|\s*\?|\s*$)"
)
_DID = re.compile(r"(?i)\bwho\s+(?:else\s+|first\s+)?(?P<verb>[a-z]+(?:ed|te|ought|sked|ads?|ed))\b")
_DID_WHAT = re.compile(
    r"(?i:\b(?:when|day|date|month|year)) did\s+(?:the\s+)?(?:[\w'-]+\s+){1,6}?"
    r"(?P<verb>(?!last|end|start|begin|open|close)[a-z]+)"  # said in many ways
    r"(?=\s+(?:the|an?|its|their|his|her|to|in|on|for|with|at|by|from|into|about|[A-Z][\w'-]+)\b|\s*\?|\s*$)"
)
_BREAK = re.compile(r"[;:]|\b(?:and|but|while|whereas)\b")


@record
class Predicate:
    """What was done to the thing asked about, by the stems that may tell it: none where the question tells nothing
    done. ``own`` are those of the question's word itself; ``light`` marks what says little ("held", "given") and is
    said in many ways."""

    stems: frozenset[str]
    own: frozenset[str]
    light: bool


def find_predicate(question: Question) -> Predicate:
    """Return what a question says was done: "needed" in "How many places were needed?"."""
    told = [
        *_DID_WHAT.finditer(question.typed),
        *_PREDICATE.finditer(question.typed),
        *_INVERTED.finditer(question.typed),
    ]
    verb = told[-1]["verb"] if told else ""
    return _predicate([each for each in question.sought if each.typed == verb])


def find_deed(question: Question) -> Predicate:
    """Return what a question says somebody did: "wrote" in "Who wrote the report?"."""
    did = _DID.search(question.typed)
    return _predicate([each for each in question.sought if did and each.typed == did["verb"]])


def _predicate(told: Sequence[Sought]) -> Predicate:
    return Predicate(
        stems=frozenset(form[-1] for each in told for form, _ in each.forms),
        own=frozenset(each.forms[0][0][-1] for each in told),
        light=any(each.light for each in told),
    )


def is_said(predicate: Predicate, bearing: Bearing) -> bool:
    """Return whether a passage, or what leads to it, says what was done; any does where nothing was."""
    told, passage = predicate.stems, bearing.passage
    return not told or not told.isdisjoint(passage.stems) or not predicate.own.isdisjoint(passage.lead)


def is_of_another(found: Found, figures: Iterable[Found], predicate: Predicate, bearing: Bearing) -> bool:
    """Return whether a figure is parted from what was done where another figure of the same sentence is not."""
    text = bearing.passage.text
    if bearing.passage.row or predicate.stems.isdisjoint(bearing.passage.stems):
        return False
    said = [(token.start, token.end) for token in find_tokens(text) if token.stem in predicate.stems]

    def is_parted(one: Found) -> bool:
        between = (text[one.end : start] if start >= one.end else text[end : one.start] for start, end in said)
        return all(_BREAK.search(words) or re.search(r"\d", words) for words in between)

    return is_parted(found) and any(not is_parted(other) for other in figures if other.start != found.start)
