"""Who spoke? What a question says somebody did by speaking, and whether a sentence tells of it.

Minutes tell it in other words than whoever asks: "queried", "in response to a question from". So the word itself is not
looked for; what counts is that the sentence opens with the speaker.
"""

import re

from corpus.words import STOP_WORDS, find_stems
from index.questions.question import Question
from index.questions.spans import POST_WORDS, Found
from index.questions.thesaurus import speech_stems

ELSEWHERE, OTHER_SPEECH = 0.6, 0.85  # of somebody who is named otherwise, or who spoke to another end
NEAR_WORDS = 4  # of the name, in which what its bearer did is told
ASIDE = re.compile(
    rf"^,?\s*\([^)]*\),?|^,[^,.;]{{3,90}},|^,\s(?:[\w&’'-]+\s){{0,7}}?(?:{POST_WORDS})\b|^,\s[A-Z]{{2,7}}\b"
)  # a name's post or organisation, in brackets or between commas
WHICH_PERSON = re.compile(  # and what that person did
    rf"(?i)\b(?:which|what) (?:[\w'-]+ ){{0,3}}?(?:{POST_WORDS}|detective|doctor|minister|boss|official|speaker|guest|"
    r"expert|person|councillor|member|mayor|sergeant|superintendent|nurse|professor|resident|volunteer|auditor|partner)"
    r"(?= (?:\w+ed|is|was|will|has|had|said|told|gave|spoke|led|leads?|wrote|came|got|put|took|asks?|says?|wants?|"
    r"went|runs?|ran|holds|held|made|saw|thought|felt)\b)"
)
_WHO = re.compile(rf"(?i)(?:\bwho|{WHICH_PERSON.pattern[4:]})\s+(?P<after>(?:[\w'-]+\s+){{1,3}})")
_BEFORE_VERB = frozenset(find_stems("wanted also first then else")) | STOP_WORDS
_ASKED_BY = re.compile(
    r"(?i)\b(?:question|quer(?:y|ies)|comment|request|enquir(?:y|ies))s? (?:\w+ )?(?:from|by) (?:the )?$"
)
_OPENS = re.compile(r"^[\W\d]*(?:[Ii]n (?:response|reply|answer) to [^,]*,\s*|[\w ]{0,30},\s*)?(?:[Tt]he )?$")


def find_speech(question: Question) -> str | None:
    """Return what somebody did by speaking ("asked", "presented", "said"); None where a question asks no such thing."""
    verb = next((stem for stem in _after_who(question) if stem not in _BEFORE_VERB), "")
    return next((name for name, words in speech_stems().items() if verb in words and name != "besides"), None)


def speech_words(question: Question) -> tuple[str, ...]:
    """Return the words of a question that tell of speaking, as typed: sentences tell of it in others."""
    first = (_every_word() | _BEFORE_VERB).intersection(_after_who(question))
    return tuple(each.typed for each in question.sought if first.intersection(each.forms[0][0]))


def _after_who(question: Question) -> list[str]:
    found = _WHO.search(question.typed)
    return find_stems(found["after"]) if found else []


def speaks(found: Found, text: str, speech: str) -> float:
    """Return from 0 to 1 how well a sentence tells of somebody that this person did so: 1 where it opens with the
    name and the deed, or has it asked by that person."""
    asked_by = bool(_ASKED_BY.search(text[: found.start]))
    if asked_by or not _OPENS.match(text[: found.start]):
        return 1.0 if asked_by and speech == "asked" else ELSEWHERE
    after = find_stems(ASIDE.sub("", text[found.end :])[:60])[:NEAR_WORDS]
    if any(stem in speech_stems()[speech] for stem in after):
        return 1.0
    return OTHER_SPEECH if any(stem in _every_word() for stem in after) else ELSEWHERE


def _every_word() -> frozenset[str]:
    return frozenset().union(*speech_stems().values())
