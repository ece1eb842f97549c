"""Who undertakes, or is asked, to do something in a sentence of minutes: "offered to write", "Clerk to check"?

Each rule finds the words that bind, then reads backwards who is bound, so that no text makes it try for long.
"""

import re
from collections.abc import Sequence

from ingest.minutes.orders import ASKED, STATES, is_doing
from ingest.minutes.owners import find_last_titled, find_owner, find_subject, is_ours, read_owner_before, was_there
from ingest.papers.paragraphs import Sentence

_ADVERBS = r"(?:(?:also|again|now|then|kindly|very|has|have|had|is|are|further)\s+)*"
OFFERED = re.compile(
    r"\b(?:(?:offered|undertook|agreed|volunteered|promised|committed)\s+to|(?:agreed|said|stated|"
    r"confirmed)\s+(?:that\s+)?(?:he|she|they)\s+would)\s+(?:also\s+)?(?:be\s+able\s+to\s+)?(?P<verb>[a-z-]+)\b"
)
TO_DO = re.compile(rf"(?<!\bhad )\bto\s+{_ADVERBS}(?P<verb>[a-z-]+)\b")
WILL_DO = re.compile(rf"\b(?:will|would|shall)\s+{_ADVERBS}(?!take\s+(?:the\s+chair|part)\b)(?P<verb>[a-z-]+)\b")
PROMISED = re.compile(
    r"\b(?:confirmed|said|explained|agreed|advised)\s+that\b[^.;]{0,90}?\band\s+(?:that\s+)?(?:he|she|they)\s+would\s+"
    r"(?P<verb>report|provide|send|circulate|share|liaise|write|contact|arrange|feed|bring)\b"
)
REPLYING = re.compile(  # what people at a formal meeting undertake without the word: "Mr Noor would send details"
    r"(?:[Ii]t\s+was\s+noted\s+(?:that\s+)?)?(?P<subject>(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+(?:[A-Z][\w’'-]*\s+){0,2}[A-Z][\w’'-]+|"
    r"[A-Z][a-z’'-]+\s+[A-Z][\w’'-]+(?:,\s+[A-Z][\w ]{1,40},)?|[Tt]he\s+(?:(?:[A-Z]\w+\s+)?Clerk|Chair\w*|Secretary|"
    r"(?:[A-Z][\w&-]*\s+(?:(?:of|for|and)\s+)?){0,5}?(?:Director|Head|Officer|Manager|Lead|Solicitor|Executive)"
    r"(?:\s+(?:of|for)(?:\s+(?:and\s+)?[A-Z][\w&-]*){1,5})?))\s+(?:would|will)\s+(?:also\s+)?"
    r"(?:send|circulate|update|amend|obtain|liaise|share|forward|email|e-mail|distribute|report\s+back|contact|write\s+to|provide\s+\w+\s+with|"
    r"arrange|invite|follow\s+up|bring\s+\w+\s+back|look\s+into|speak\s+to|feed\s+back)\b"
)
BY_PRONOUN = re.compile(
    r"^(?:She|He)\s+(?:(?:also\s+|kindly\s+)?(?:offered|undertook|agreed|volunteered)|was\s+asked)\s+to\b"
)
PRONOUN = re.compile(r"\band\s+(?:he|she)\s*$")  # "matters were raised and he agreed to look into them"
CLAUSE_START = re.compile(
    r"(?:[,;:–—)-]|\b(?:and|that|meantime|so|then)|\b(?:once|when|if)\s+\w+|\b(?:firstly|secondly|finally|meanwhile))\s*$"
)
MEETING_ASKED = re.compile(  # "Councillors discussed this and asked Mr Noor, the ranger, to find out"
    r"^(?:The\s+)?(?:Members|Councillors|Council|Committee|Board|Panel|Partnership|Trustees|[Mm]eeting)\b[^.;:]{0,80}?\b"
    r"(?:asked|requested|instructed|tasked)\s+(?P<owner>(?:the\s+)?(?:[A-Z][\w’'.-]*\s*){1,4}?)(?:,[^,.]{2,40}?,?)?\s+"
    r"to\s+(?P<verb>[a-z-]+)\b"
)
CHAIR_ASKED = re.compile(  # the chair asks for the meeting; the clerk and the officers are asked by whoever speaks
    r"^(?:(?:The\s+)?(?:Chair(?:man|woman|person)?|Mayor|Leader)\s+(?:also\s+|then\s+)?(?:asked|requested|instructed|tasked)"
    r"\s+(?:that\s+)?(?P<owner>(?:the\s+)?(?:[A-Z][\w’'.-]*\s+(?:of\s+|for\s+|and\s+)?){1,5}?|[Oo]fficers\s+)|"
    r"[^.;:]{2,40}?\b(?:asked|requested)\s+(?:that\s+)?(?P<owner2>the\s+(?:[A-Z]\w+\s+)?Clerk\s+|[Oo]fficers\s+))"
    r"(?:to\s+|should\s+)?(?P<verb>(?!if\b|whether\b|about\b|for\b|who\b|what\b|how\b|and\b|that\b|to\b)[a-z-]+)\b"
)
BY_PERSON = re.compile(  # "This will be taken up by County Councillor Hale", "An update would be emailed round by JN"
    r"\b(?:will|would|to)\s+be\s+[a-z-]+(?:\s+(?:up|round|out|back|on))?\s+by\s+(?P<owner>(?:(?:(?:County|District|Borough|Parish)\s+)?"
    r"(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}?[A-Z][\w’'-]+|the\s+(?:[A-Z]\w+\s+)?(?:Clerk|Chair\w*)|[A-Z]{2,4})(?:\s+and\s+(?:the\s+)?[A-Z]\w+)?)\b"
)
GROUP_WILL = re.compile(  # "A working party will paint it", "The officers also offered to present"
    r"^(?:The|A|An)\s+(?P<owner>(?:[a-z-]+\s+){0,2}?(?:officers?|working\s+(?:party|group)|sub-?committee|team))\s+(?:also\s+)?"
    r"(?:will|would|(?P<offered>offered|undertook|agreed|volunteered)\s+to)\s+(?P<verb>[a-z-]+)\b"
)
MEMBER_ASKED = re.compile(  # "Cllr Hale asked if Cllr Noor would speak to the owner and she agreed to do so"
    r"\basked\s+(?:if|whether)\s+(?P<owner>(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}?[A-Z][\w’'-]+|"
    r"the\s+(?:[A-Z]\w+\s+)?(?:Clerk|Chair\w*))\s+(?:would|could|will|can)\b[^.;]*\b(?:agreed|offered|undertook|said\s+(?:he|she)\s+would)\b"
)
TOLD_THAT = re.compile(r"\b(?:reported|said|advised|explained|stated|noted)\s+that\b")  # of others' doings
FULL_NAME = re.compile(
    r"^([A-Z][a-z]+\s+[A-Z][\w’'-]+)(?:,[^.;,]{3,60},)?\s+(?:advised|reported|said|explained|presented|updated|noted)\b"
)
EARLIER_MEETING = re.compile(r"\b(?:last|previous)\s+meeting[.,]?$", re.I)


def offer_clause(text: str) -> str:
    """Return the clause that offers, without an account before it: "It was important … and Mrs Hale offered to …"."""
    found = OFFERED.search(text)
    owner = read_owner_before(text, found.start()) if found else None
    before = text[: owner[1]] if owner else ""
    return text[len(before) :] if re.search(r"(?:,|\band)\s*$", before) and len(before.split()) > 6 else text


def find_undertaker(sentence: Sentence, before: str, formal: bool, present: Sequence[str]) -> str | None:
    """Return who undertakes or is asked something in a sentence; None where nobody does."""
    text = sentence.text
    offering = _find_offering(text, before, present)
    if offering:
        return offering
    if BY_PRONOUN.match(text):
        return _meant_by_pronoun(text, before, present)
    asked = _find_asked(text, formal)
    if asked:
        return asked
    if formal:
        return _find_replying(text)
    if EARLIER_MEETING.search(before):
        return None
    done = BY_PERSON.search(text)
    if done and is_ours(done.group("owner"), present):
        return done.group("owner")
    return _find_bound(text, present)


def _find_offering(text: str, before: str, present: Sequence[str]) -> str | None:
    """Return who offers, undertakes or agrees to do something, also where a pronoun or "and" stands for the name."""
    for found in OFFERED.finditer(text):
        told = re.search(r"\b(?:had|has|have)\s+(?:kindly\s+)?$", text[: found.start()])  # what went before
        volunteers = re.match(r"(?:offered|volunteered)\s+to\s+be\b", found.group())
        if told or not (volunteers or is_doing(found.group("verb"))):
            continue
        owner = find_owner(text, found.start())
        if owner is None and re.search(r"\b(?:and|but)\s*$", text[: found.start()]):
            owner = find_subject(text) or _first_known(text, present)
        meant = find_last_titled(f"{before} {text[: found.start()]}") if PRONOUN.search(text[: found.start()]) else None
        if meant and was_there(meant, present):
            return meant
        if owner and is_ours(owner[0], present) and was_there(owner[0], present):
            return owner[0]
    return None


def _meant_by_pronoun(text: str, before: str, present: Sequence[str]) -> str | None:
    """Return whom "She offered to" or "He was asked to" means, by the sentence before."""
    post = re.match(r"(?:The\s+)?(?:Clerk|Chair\w*|Secretary|Treasurer)\b", before)
    told = FULL_NAME.match(before)
    named = post.group() if post and "asked" in text else find_last_titled(before) or (told.group(1) if told else None)
    return named if named and was_there(named, present) else None


def _find_asked(text: str, formal: bool) -> str | None:
    """Return whom the meeting, its chair or a member asks, who agrees; or the group that is to do something."""
    member, group = MEMBER_ASKED.search(text), GROUP_WILL.match(text)
    if member:
        return member.group("owner")
    if group and is_doing(group.group("verb")) and (group.group("offered") or not formal):
        return group.group("owner")
    asked = MEETING_ASKED.match(text)
    if asked and is_doing(asked.group("verb")):
        return asked.group("owner").strip()
    asked = CHAIR_ASKED.match(text)
    if asked and asked.group("verb") not in STATES:
        return (asked.group("owner") or asked.group("owner2")).strip()
    return None


def _find_replying(text: str) -> str | None:
    """Return who at a formal meeting says, without the word, what he or she will do."""
    promised, replying = PROMISED.search(text), REPLYING.match(text)
    subject = find_subject(text) if promised else None
    return subject[0] if subject else replying.group("subject").split(",")[0] if replying else None


def _find_bound(text: str, present: Sequence[str]) -> str | None:
    """Return who is to do something by the plain words of notes: "Clerk to check", "Mrs Hale will ask"."""
    for pattern in (TO_DO, ASKED, WILL_DO):
        for found in pattern.finditer(text):
            owner = find_owner(text, found.start())
            joined = re.search(r"\band\s*$", text[: found.start()]) and not TOLD_THAT.search(text[: found.start()])
            if owner is None and pattern is WILL_DO and joined:
                owner = find_subject(text)
            if (
                owner
                and is_doing(found.group("verb"))
                and _begins(text, owner[1], pattern is ASKED)
                and is_ours(owner[0], present)
            ):
                return owner[0]
    return None


def _first_known(text: str, present: Sequence[str]) -> tuple[str, int] | None:
    """Return the first word of a sentence where it is the given name of someone present: "Ann … but agreed to send"."""
    first = text.split()[0] if text else ""
    return (first, 0) if first in {name.split()[0] for name in present} else None


def _begins(text: str, at: int, asked: bool) -> bool:
    """Return whether a clause begins at ``at``: at the sentence's start, after a comma, a dash or "and"."""
    before = text[:at]
    return asked or not before.strip() or CLAUSE_START.search(before) is not None
