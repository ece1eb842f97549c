"""How many, and what share? A figure that the papers state."""

import re
from collections.abc import Iterator, Sequence

from corpus.words import STOP_WORDS, find_stems
from index.answer import Draft
from index.answers._reader import read
from index.questions.bearing import Bearing
from index.questions.desk import Desk
from index.questions.passages import holds
from index.questions.predicates import ANOTHERS, find_predicate, is_of_another
from index.questions.question import Question, Sought
from index.questions.spans import Found, find_numbers, find_sums, is_share
from index.questions.thesaurus import synonyms

_VERBS = (
    "were|was|had|have|has|did|are|is|will|would|do|does|can|could|came|took|sent|of|in|at|on|from|for|to|per|by|died|"
    "got|said|went|that|who|with|between|there"
)
_UNIT = re.compile(
    r"(?i)\b(?:how (?:many|long|far|old)|number of|figure for)\s+(?:more\s+|other\s+)?"
    rf"(?P<unit>(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+)(?=\s+(?:\w+ed|{_VERBS})\b|[?.]|$)"
)
_LITERAL = re.compile(r"(?i)\bhow (?:many|long|old|far)\b|\bpercentage|\bproportion|\bper cent|\bshare\b|\bnumber of\b")
_TIMES = re.compile(r"(?i)\b(?:how many|number of) times\b|\bhow often (?:was|were|did|has|have|had)\b")
_AGED = re.compile(r"(?i)\b(?:over|under|aged?|above|below) (?:of )?$")
_SHARE = re.compile(
    r"(?i)\b(?:percentage|proportion|per cent|share|fraction|rate|(?:what|how (?:big|large) an?) (?:part|slice))\b|%"
)
_MEASURES = {"long": "year month week day hour minute", "far": "mile kilometre metre", "old": "year"}
_DURATION = re.compile(r"(?i)\b(?:year|month|week|day|hour|minute)s?$")
_FOLLOWING = re.compile(r"\s([A-Za-z][\w’'-]*)")
_OUT_OF = re.compile(
    r"(?i)\b(?:\d[\d,]*|\w+teen|\w+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?:of|out of)(?: the| all)? $"
)
_NAMED = re.compile(r"\b[A-Z][\w’'-]+ \($")
_FROM = re.compile(r"(?i)\bfrom\s+(?:about |around |some |just )?$")
_DOWN_TO = re.compile(r"(?i)^(?:\s[^\s.;:]+){0,4}?\s(?:down |up )?to\s+(?:\w+ )?\d")
_FORMER = re.compile(r"(?i)\b(?:before|original\w*|previous\w*|used to|formerly|initial\w*|at first)\b")
_AT_FIRST = re.compile(r"(?i)^[^.;,\d]{0,40}\b(?:at (?:the )?(?:start|beginning|outset|first)|originally|initially)\b")
DURATION = 0.2  # that no time was asked for
FORMER = 0.7  # "from 24 hotspots down to 15": the second is how many there are
_AHEAD = re.compile(r"(?i)\bexpected (?:that|to)\b|\banticipated\b|\bhoped\b")
_PAST = re.compile(r"(?i)\b(?:did|was|were|came|had|took)\b")
_PLANNED = re.compile(r"(?i)\b(?:expected|planned|anticipated|hoped|due|going to|to be|would|will)\b")
NEXT_WORDS = 6
OTHERS = 0.7
OLDEST = 110


class Count:
    """Numbers with their units, read from sentences and tables."""

    name = "number"

    def bid(self, question: Question) -> float:
        """Bid for "how many" and "what percentage"."""
        return 0.88 if "many" in question.cues else 0.85 if _TIMES.search(question.typed) else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the number whose unit is the one asked for."""
        unit = _unit_of(question.typed)
        share = bool(_SHARE.search(question.typed))
        asks_former = bool(_FORMER.search(question.typed))
        names = [each for each in question.sought if each.name]
        predicate = find_predicate(question)

        def judge(found: Found, bearing: Bearing) -> float:
            if found.text.startswith("£"):
                return 0.4 if share else 1.0
            percent = is_share(found)
            if percent != share:
                return 0.35 if share and not percent else 0.4
            if unit and _DURATION.search(found.text) and not unit & set(find_stems(found.text)):
                return DURATION  # "10 years", "16 Days": no count of people
            text = bearing.passage.text
            if found.value == "one" or _is_age(found, text) or _is_anothers(found, bearing, names):
                return 0.5
            if not asks_former and _FROM.search(text[: found.start]) and _DOWN_TO.match(text[found.end :]):
                return FORMER
            if not asks_former and _AT_FIRST.match(text[found.end :]):
                return FORMER
            if is_of_another(found, find_numbers(text), predicate, bearing):
                return ANOTHERS
            if _OUT_OF.search(text[: found.start]):
                return 0.6  # "214 of 260 wards": the first is the answer
            if _AHEAD.search(text) and _PAST.search(question.typed) and not _PLANNED.search(question.typed):
                return FORMER  # "150 are expected to come" is not how many came
            if share or not unit:
                return 1.0
            after = (find_stems(found.text)[1:] + find_stems(text[found.end :]))[:NEXT_WORDS]
            before = find_stems(text[: found.start])[-3:]
            if bearing.passage.row:
                after += [stem for heading in bearing.passage.row.headings for stem in find_stems(heading)] + before
            if unit & set(after[:2]):
                return 1.0
            if unit & set(after):
                return 0.95 if not _others_between(unit, after) else OTHERS
            if unit & set(find_stems(text[: found.start])) and not _has_own_unit(found, text):
                return 0.85  # "There were 34 places; 61 were needed."
            return 0.6

        find = find_numbers if _LITERAL.search(question.typed) else _numbers_and_sums
        return read(question, desk, find, judge, why="the figure stands with the words asked for")


def _is_anothers(found: Found, bearing: Bearing, names: Sequence[Sought]) -> bool:
    """Return whether a number in brackets after a name, "Swale (2,850)", is asked for of a name not in the sentence."""
    passage = bearing.passage
    if passage.row or not _NAMED.search(passage.text[: found.start]):
        return False
    return any(not any(holds(passage.stems, form) for form, _ in each.forms) for each in names)


def _others_between(unit: frozenset[str], after: Sequence[str]) -> bool:
    """Return whether another number has the unit: in "412 residents in 14 wards" 14, not in "9 of 14 wards"."""
    first = next((at for at, stem in enumerate(after) if stem in unit), 0)
    return after[:1] != ["of"] and any(stem[0].isdigit() for stem in after[:first])


def _has_own_unit(found: Found, text: str) -> bool:
    """Return whether a number counts what follows it: in "one officer for four wards" four are no officers."""
    following = _FOLLOWING.match(text[found.end :])
    return (
        following is not None and following[1].casefold() not in _VERBS.split("|") and not following[1].endswith("ed")
    )


def _is_age(found: Found, text: str) -> bool:
    return found.text.isdigit() and int(found.text) <= OLDEST and bool(_AGED.search(text[: found.start]))


def _numbers_and_sums(text: str) -> Iterator[Found]:
    yield from find_numbers(text)
    yield from find_sums(text)


def _unit_of(typed: str) -> frozenset[str]:
    """Return the stems that may follow the number asked for: the last word of what is counted, and its like."""
    found = _UNIT.search(typed)
    if not found:
        return frozenset()
    if _TIMES.search(typed):
        return frozenset(find_stems("times occasions year month week"))
    for word, measures in _MEASURES.items():
        if re.search(rf"(?i)\bhow {word}\b", typed):
            return frozenset(find_stems(measures))
    stems = [stem for stem in find_stems(found["unit"]) if stem not in STOP_WORDS]
    return frozenset(stems) | {other[0] for stem in stems[-1:] for other in synonyms().get((stem,), ())}


ANSWER = Count()
