"""Who did something: proposed, presented, asked, wrote, leads?"""

import re
from collections.abc import Iterator
from datetime import date

from corpus.words import STOP_WORDS, find_stems
from index.answer import Draft
from index.answers._reader import read
from index.questions.bearing import Bearing
from index.questions.desk import Desk
from index.questions.picking import Finder
from index.questions.predicates import find_deed, is_said
from index.questions.question import Question
from index.questions.spans import OFFICE, Found, find_offices, find_organisations, find_people, find_places
from index.questions.speech import ASIDE, WHICH_PERSON, find_speech, speaks, speech_words

_ORGANISATION = re.compile(
    r"(?i)\b(?:which|what) (?:organisation|body|council|company|agency|partner|department|service|authority|"
    r"board|charity|force|trust|team|group)\b"
)
_PLACE = re.compile(r"(?i)\b(?:which|what) (?:district|area|borough|town|city|village|ward|county|place|parish)\b")
_MOST = re.compile(r"(?i)\b(?:most|highest|greatest|biggest|largest|worst|sharpest|steepest)\b")
_LEAST = re.compile(r"(?i)\b(?:fewest|lowest|least|smallest)\b")
_GONE = re.compile(r"(?i)\b(?:departure|resignation|retirement|death|absence) of (?:the )?$")
_LEFT = re.compile(r"(?i)\bwho (?:has |had )?(?:died|left|retired|resigned|departed)\b")
_BY = re.compile(r"\w(?:ed|en|un|ne) by (?:the )?$")  # "managed by the …"
_PASSIVE = re.compile(r"(?i)\b(?:by|to|from)\s*$")
UNDONE = 0.6  # where the sentence does not tell of what was done: who is near it need not have done it
_NOW = re.compile(r"(?i)\bwho (?:is|are|leads|heads|runs|chairs|manages|owns|oversees|looks)\b")
NOW_DAYS, LONG_AGO = 1500, 0.8  # who does something now is not told by papers of years ago
OFFICE_ONLY = 0.9  # a name says more than an office
_GIVEN_TO = re.compile(r"(?i)\bto whom\b|\bwhom\b|\bwho was\b.*\b(?:asked|thanked|elected|appointed|nominated|named)\b")
_TELLS = re.compile(  # "informed Members that he had written"
    r"^[^.;]{1,90}? that (?:he|she|they) (?:(?:had|has|have|would|will|was|were|is|are)\s+){0,3}(?P<deed>\w+)"
)
_VERB_AFTER = re.compile(
    r"^,?\s*(?:\([^)]*\),?\s*)?(?:and\s|had\s|has\s|was\s|would\s|will\s|is\s|also\s|then\s)*\w+(?:ed|s|t|ook|ave|aid|ote|ade|d)\b"
)


class Who:
    """People, read from sentences and tables."""

    name = "who"

    def bid(self, question: Question) -> float:
        """Bid for "who" where no post or list of attendance is asked for."""
        return 0.7 if "who" in question.cues or WHICH_PERSON.search(question.typed) else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the person who stands nearest to what was asked."""
        asked = {name.casefold().split()[-1] for name in (question.person,) if name}
        verbs = {stem for each in question.sought[:2] for form, _ in each.forms for stem in form} - STOP_WORDS
        receives = bool(_GIVEN_TO.search(question.typed))
        asks_now = question.days is None and bool(question.now or _NOW.search(question.typed))
        deed, speech = find_deed(question), find_speech(question)

        def judge(found: Found, bearing: Bearing) -> float:
            return judge_deed(found, bearing) * (LONG_AGO if asks_now and _is_old(bearing, desk.today) else 1.0)

        def judge_deed(found: Found, bearing: Bearing) -> float:
            if speech and not receives and not bearing.passage.row:
                return 0.0 if found.value in asked else speaks(found, bearing.passage.text, speech)
            return judge_name(found, bearing) * (
                1.0 if bearing.passage.row or deed.light or is_said(deed, bearing) else UNDONE
            )

        def judge_name(found: Found, bearing: Bearing) -> float:
            if found.value in asked:
                return 0.0
            if _LEFT.search(question.typed) and _GONE.search(bearing.passage.text[: found.start]):
                return 1.0
            if OFFICE.fullmatch(found.text):
                return OFFICE_ONLY * _acts(found, bearing, verbs, receives=receives)
            return _acts(found, bearing, verbs, receives=receives)

        def judge_place(found: Found, bearing: Bearing) -> float:
            return _is_utmost(found, bearing, superlative)

        known = desk.known_people()

        def find_anybody(text: str) -> Iterator[Found]:
            yield from find_people(text, known)
            yield from find_offices(text)
            if speech is None:
                yield from (each for each in find_organisations(text) if _BY.search(text[: each.start]))

        find: Finder = find_anybody
        superlative = next((words for words in (_MOST, _LEAST) if words.search(question.typed)), None)
        if _PLACE.search(question.typed):
            why = "the place is named with the words asked for"
            return read(question, desk, find_places, judge_place, why=why, exclusive=False)
        if _ORGANISATION.search(question.typed):
            find = find_organisations
        return read(
            question,
            desk,
            find,
            judge,
            why="the person is named with the words asked for",
            exclusive=False,
            without=speech_words(question) if speech else (),
        )


def _is_old(bearing: Bearing, today: date) -> bool:
    held = bearing.reading.entry.date
    return held is not None and (today - held).days > NOW_DAYS


def _is_utmost(found: Found, bearing: Bearing, superlative: re.Pattern[str] | None) -> float:
    """Return from 0 to 1 how well a place fits one asked for as the most or the least: the first named after that."""
    if superlative is None or bearing.passage.row:
        return 0.9
    text = bearing.passage.text
    said = superlative.search(text)
    if said is None or found.start < said.end():
        return 0.6
    return (
        1.0 if next((each.start for each in find_places(text) if each.start > said.end()), -1) == found.start else 0.6
    )


def _acts(found: Found, bearing: Bearing, verbs: set[str] | frozenset[str], *, receives: bool) -> float:
    """Return from 0 to 1 how well a name stands where who did it would: before the verb, or after "by"."""
    if bearing.passage.row:
        return 0.95
    text = bearing.passage.text
    if _GONE.search(text[: found.start]):
        return 0.5
    after = find_stems(ASIDE.sub("", text[found.end :])[:60])
    if not receives and set(after[:3]) & verbs:
        return 1.0
    by = find_stems(re.sub(r"\bthe\s*$", "", text[max(0, found.start - 40) : found.start]))[-3:]
    if by[-1:] == ["by"] and set(by) & verbs:
        return 1.0
    told = _TELLS.match(text[found.end :])
    if not receives and told and set(find_stems(told["deed"])) & verbs:
        return 1.0
    acts = bool(_VERB_AFTER.match(text[found.end :]) or _PASSIVE.search(text[: found.start]))
    return 0.78 if acts != receives else 0.72


ANSWER = Who()
