"""Which sentences of minutes decide, and from which word on: the rules that tell a decision from a discussion."""

import re
from collections.abc import Sequence

from ingest.minutes.movers import find_movers
from ingest.minutes.procedure import (
    AGREED_IT_BE,
    AGREED_WE,
    APOLOGIES_ACCEPTED,
    ASKED,
    BODY_AGREED,
    BODY_DID,
    BY_OTHERS,
    CARRIED,
    CHOSEN_TO_BE,
    DEFERRED,
    ENDING,
    IN_FAVOUR,
    IT_WAS,
    LOST,
    MEMBER_RESOLVED,
    MINUTES_PASSED,
    MOTION,
    MOTION_LOST,
    MOVED_AFTER,
    MOVED_ALONE,
    NO_OBJECTION,
    NO_OTHERS,
    NOT_OURS,
    OBJECTS,
    PASSED,
    PEOPLE,
    RE_ELECTED,
    RECEIVED,
    SHORT_PASSIVE,
    SHORTEST_MOTION,
    SPOKEN,
    TERSE,
    THE_THING,
)
from ingest.papers.paragraphs import Sentence

TOLD = re.compile(r"^(?:[A-Z][\w’'.-]*\s+){1,4}(?:advised|reported|explained|said|stated|informed)\b")
SHORT_ADVERBIAL = 5  # words: kept before a decision
WAS_ELECTED = re.compile(
    r"^[A-Z][^,;.]{2,60}\b(?:was|were)\s+(?:(?:\w+ly|thus|then|therefore)\s+)?(?:re-?)?(?:elected|appointed)\b"
)


def find_prose_decision(sentence: Sentence, formal: bool, following: Sequence[Sentence]) -> int | None:
    """Return where in a sentence of prose its decision begins; None where it decides nothing."""
    text = sentence.text
    movers = find_movers(text)
    carried = bool(following) and CARRIED.match(following[0].text) is not None
    if LOST.search(text) or any(MOTION_LOST.search(sentence.text) for sentence in following[:1]):
        return None
    if movers.proposer and movers.motion is not None:
        if following and (NO_OTHERS.match(following[0].text) or RE_ELECTED.match(following[0].text)):
            return None  # nominated, and then elected
        told = text.startswith(movers.proposer) and len(movers.motion.split()) > SHORTEST_MOTION
        if re.search(r"\b(?:agreed|carried|passed|approved|resolved)\b", text[movers.end :], re.I) or (
            told and movers.seconder and (carried or not formal)
        ):
            before = text[: text.find(movers.proposer)]
            narrates = before.endswith(", ") and len(before.split()) > SHORT_ADVERBIAL
            return len(before) if narrates else 0
        if carried or (not formal and movers.seconder and movers.motion):
            return movers.motion_start
        return None
    if DEFERRED.match(text):
        return 0
    if formal:
        adjourned = re.search(r"\bthe\s+meeting\s+(?:be|was)\s+adjourned\s+(?:until|to)\b", text, re.I)
        done = AGREED_IT_BE.search(text)
        if done and not re.search(r"\b(?:asked|said|reported|explained|previously|had)\b", text[: done.start()]):
            return _start_of_clause(text, done.start())
        return 0 if adjourned or BODY_AGREED.match(text) else None
    return _decides(text, following)


def _decides(text: str, following: Sequence[Sentence]) -> int | None:
    stood = IT_WAS.search(text)
    if stood and not re.search(
        r"\b(?:asked|whether|said|reported|stated|explained)\s+(?:that\s+|if\s+)?$", text[: stood.start()], re.I
    ):
        return _start_of_clause(text, stood.start())
    alone = MEMBER_RESOLVED.search(text)
    if alone and not SPOKEN.search(text[: alone.start()]):
        return _start_of_clause(text, alone.start())
    if _is_backed(text, following) or APOLOGIES_ACCEPTED.match(text):
        return 0
    for pattern in (BODY_DID, IN_FAVOUR):
        found = pattern.search(text)
        pointed_out = found and re.match(
            r"that\b.*\bhad\s", found.group(), re.I
        )  # "it was noted that the Council had …"
        if found and not pointed_out and not SPOKEN.search(text[: found.start()]):
            joined = re.match(r"(?:and|so|;)\s+", found.group())
            return _start_of_clause(text, found.start() + joined.end()) if joined else 0
    if _passes_minutes(text, following) or _passes(text):
        return 0
    motion = MOTION.match(text)
    if motion:
        return motion.start("motion")
    if AGREED_WE.match(text) or RECEIVED.match(text):
        return 0
    unopposed = NO_OTHERS.match(text)
    if unopposed and WAS_ELECTED.match(text[unopposed.end() :]):
        return unopposed.end() if len(unopposed.group().split()) > SHORT_ADVERBIAL else 0
    if MOVED_ALONE.match(text) or MOVED_AFTER.match(text):
        return 0
    short = SHORT_PASSIVE.match(text)
    if short and short.group("head") not in PEOPLE:
        return 0
    if (TERSE.match(text) and not re.match(r"carried\b", text, re.I)) or RE_ELECTED.match(text):
        return 0
    ended = ENDING.search(text)
    if ended and not re.search(r"[–-]\s*Approved", text):
        return 0
    return 0 if NO_OBJECTION.search(text) or OBJECTS.match(text) else None


def _passes_minutes(text: str, following: Sequence[Sentence]) -> bool:
    """Return whether a sentence says that the minutes of a meeting were agreed, not that they are to be."""
    minutes = MINUTES_PASSED.search(text)
    if (
        minutes
        and not SPOKEN.search(text[: minutes.start()])
        and not re.match(r"^(?:to|the\s+(?:chair|clerk))\b.{0,30}\bminutes\b", text[:40], re.I)
    ):
        done = re.search(r"\b(?:was|were|been|agreed|approved)\b", text, re.I) and not re.search(
            r"\b(?:to|will|would|should)\s+be\b", text
        )
        moved = following and re.search(r"\btaken\s+as\s+read\.?$", text) and find_movers(following[0].text).proposer
        return bool(done and not moved)
    return False


def _passes(text: str) -> bool:
    """Return whether a sentence says, near its beginning, that something of this meeting's was agreed."""
    for passed in PASSED.finditer(text):
        before = text[: passed.start()]
        verb = passed.group("verb").lower()
        if (
            verb in {"noted", "confirmed"}
            and re.search(r"\bit\s+$", before, re.I)
            and re.match(r"\s+that\b", text[passed.end() :])
        ):
            continue  # what somebody pointed out
        if re.search(r"\bha(?:s|ve)\s+been\b", passed.group("be"), re.I):
            continue  # what others decided: "it has been agreed to extend the limit", "the grant has been approved"
        if NOT_OURS.search(before) or SPOKEN.search(before) or BY_OTHERS.match(text[passed.end() :]):
            continue
        if verb in {"elected", "appointed", "granted", "noted", "confirmed"} and re.search(
            r"\bhas|have|had\b", passed.group("be")
        ):
            continue
        chosen = re.fullmatch(r"(?:re-?)?(?:elected|appointed)|co-opted", verb)
        if chosen and not (
            RE_ELECTED.match(text)
            or CHOSEN_TO_BE.match(text, passed.start("verb"))
            or re.search(r"\b(?:unanimously|duly)\b", passed.group(), re.I)
        ):
            continue
        if THE_THING.match(text) or before.count(" ") < 14:
            return True
    return False


def _is_backed(text: str, following: Sequence[Sentence]) -> bool:
    """Return whether the line "Proposed by …, seconded by …" that follows a sentence, or the next, belongs to it."""
    if not ASKED.search(text) or re.match(r"^(?:there|no\b|prop)", text, re.I) or TOLD.match(text):
        return False
    for n, sentence in enumerate(following):
        if n and ASKED.search(following[0].text):
            return False
        if find_movers(sentence.text).seconder is not None and len(sentence.text) < 70:
            return True
    return False


def _start_of_clause(text: str, at: int) -> int:
    """Return where the clause that decides begins: an account before it ("A was heard and it was …") is left out."""
    before = text[:at]
    if re.search(r",\s+$", before) and len(before.split()) > 5 and not PASSED.search(before):
        return at
    joined = re.search(r"(?:;\s+|(?:,\s+|\s+)(?:and|but|so)\s+)((?:after|following)\s+[\w ]{3,40}?,?\s+)?$", before)
    if joined and len(before[: joined.start()].split()) > 5 and not PASSED.search(before):
        return joined.start(1) if joined.group(1) else at
    return 0
