"""What is to be done after the meeting, and by whom: offers, orders in decisions, "Clerk to write", margin initials.

What a speaker says that others must do is no action: the meeting asks, agrees or undertakes it.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.records import Action, Attendance, Resolution
from ingest.decisions import Decided
from ingest.names import plain_name
from ingest.paragraphs import Paragraph, Sentence, find_sentences
from ingest.verbs import NOUNS_TOO, VERBS

_TITLE = r"(?:(?:County\s+|District\s+|Borough\s+)?(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councill?ors?|Supt|DI|DCI|PCSO|PC|Sgt|Insp|Prof|Rev|Sir)\.?\s+)"
_POST = r"(?:(?:[Tt]he\s+)?(?:(?:Vice[\s-]?|Deputy\s+|Assistant\s+|Parish\s+|Town\s+)*(?:Chair(?:man|woman|person)?|Clerk|Secretary|Treasurer|Leader|Mayor|RFO)|Democratic\s+Services\s+Officer|Monitoring\s+Officer|Head\s+of\s+[A-Z]\w+(?:\s+[A-Z]\w+)*))"
_ONE = rf"(?:{_TITLE}(?:[A-Z][\w’'.-]*\s+){{0,2}}[A-Z][\w’'-]+|{_POST}|[A-Z]{{2,4}}(?:cT|cK|cM)?|(?:[A-Z][a-z’'-]+|[A-Z])\s+[A-Z][\w’'-]+)"
OWNER = rf"(?P<owner>{_ONE}(?:\s*(?:,|/|&|and)\s*(?:{_ONE}|[A-Z][a-z]+(?!\s+[a-z]+ed\b)))*)"
OFFERED = re.compile(rf"\b{OWNER}\s+(?:also\s+|kindly\s+|then\s+|has\s+|have\s+|had\s+|very\s+)*(?:offered|undertook|agreed|volunteered|promised|said\s+(?:that\s+)?(?:he|she|they)\s+would|(?:agreed|confirmed)\s+(?:that\s+)?(?:he|she|they)\s+would)\s+(?:to\s+)?(?P<verb>[a-z-]+)\b")
OFFERED_PRONOUN = re.compile(r"^(?P<owner>She|He|They)\s+(?:also\s+|kindly\s+)?(?:offered|undertook|agreed|volunteered)\s+to\s+(?P<verb>[a-z-]+)\b")
TO_DO = re.compile(rf"(?:^|[,;:–—-]\s+|\.\s+){OWNER}\s+(?:is\s+|are\s+|again\s+|also\s+)*to\s+(?:also\s+|again\s+|now\s+)?(?P<verb>[a-z-]+)\b")
WILL_DO = re.compile(rf"(?:^|[,;:]\s+|\band\s+)(?:(?:In|After|Before|For)\s[^,]{{3,60}},\s+)?{OWNER}\s+(?:[^.;]{{0,60}}?\s+and\s+)?(?:will|would|shall)\s+(?:also\s+|again\s+|now\s+|then\s+)*(?P<verb>[a-z-]+)\b")
ASKED = re.compile(rf"(?:^|[,;]\s+|\band\s+|[a-z]\s+){OWNER}\s+(?:was|were)\s+(?:also\s+|then\s+)?(?:asked|requested|instructed|tasked)\s+(?:to|with)\s+(?P<verb>[a-z-]+)\b")
ORDERED = re.compile(rf"(?:^|\b(?:[Tt]hat|and|but|whereby)\s+|[,;]\s+)(?P<owner>(?:[Tt]he\s+)?(?:{_ONE}|[A-Z]{{2,5}}|[A-Z]\w+(?:\s+(?:and|of|for|&|[A-Z]\w+))*)(?:\s*(?:,|&|and)\s+(?:{_ONE}|[A-Z]\w+))*)\s+(?:could|should|would|will|shall|must)\s+(?:now\s+|also\s+|again\s+)?(?!be\b|have\b|not\b|remain\b)(?P<verb>[a-z-]+)\b")
APPOINTED_TO = re.compile(rf"\b(?P<owner>{_ONE}(?:\s*(?:,|&|and)\s+(?:{_ONE}|[A-Z]\w+(?:\s+[A-Z]\w+)*))*)\s+(?:are|is|be|were|was)\s+(?:appointed|authorised|instructed|asked|requested|delegated)\s+to\s+(?P<verb>[a-z-]+)\b")
BY_OWNER = re.compile(rf"\bshould\s+be\s+(?:\w+ly\s+)?[a-z]+ed\s+by\s+(?P<owner>[Tt]he\s+(?:{_ONE[3:-1]}|[A-Z]\w+)(?:\s+and\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)*)?)\s+and\s+(?P<verb>[a-z]+)\b")
DELEGATED = re.compile(r"^(?:to\s+)?[Dd]elegates?\s+(?:authority\s+)?to\s+(?P<owner>the\s+(?:[A-Z][\w’'&,-]*(?:\s+(?:of|for|and|the)\b)?\s*)+?)(?=\s+(?:the\b|to\b|in\b|for\b|authority\b)|[,;.]|$)")
REQUESTED = re.compile(r"^(?:to\s+)?[Rr]equests?\s+(?:that\s+)?(?P<owner>the\s+(?:[A-Z][\w’'&,-]*(?:\s+(?:of|for|and|the)\b)?\s*)+?)(?=\s+(?:[a-z]+s\b|to\b|calls?\b|should\b))")
TO_MEMBERS = re.compile(r"^(?:Consider\s+putting|Contact|Provide|Share|Send|Submit|Promote|Circulate|Feed\s*back|Encourage|Nominate)\b|\band\s+(?:share|send|circulate|provide|promote|disseminate)\b", re.I)
MEETING_SUBJECT = re.compile(r"\b(?:that|to)\s+(?P<owner>(?:the\s+)?(?:[Mm]embers\s+of\s+)?(?:the\s+)?[A-Z][^:]{3,90}?)\s*:?\s*$")
LABELLED = re.compile(r"^[^\w]*(?:ACTIONS?|Actions?|AP|Action\s+[Pp]oint|ACTION\s+POINT)\s*(?:\d+\s*)?[|:–—.-]*\s*(?:[:|–—-]|(?=[A-Z]{2,4}\b))\s*(?P<text>.+)$", re.S)
LABEL_OWNER = re.compile(rf"^(?:{OWNER}\s*(?:[:–—-]|\bto\b|\bwill\b)|(?P<all>All|ALL|Members)\b)")
DUE = re.compile(r"\bby\s+(?:the\s+)?(?P<when>[^.;,]{3,30})", re.I)
_NOT_VERBS = frozenset("be have not remain become continue stay see like need attend".split())
_NOT_OWNERS = re.compile(r"^(?:It|This|That|The|There|If|When|As|In|At|On|We|They|He|She|A|An|No|New|Members|Planning|Update|Report|Residents|People|Bibs|Due|Minutes)$|\b(?:Hall|Trees|Festival|Meeting|Project|Works?|Road|Fete|Committee|Agenda|Officers?)$")


def find_actions(paragraphs: Sequence[Paragraph], decided: Sequence[Decided], *, formal: bool, attendance: Sequence[Attendance]) -> tuple[Action, ...]:
    """Return what one minute leaves someone to do, in reading order; ``formal`` as of `decisions.is_formal`."""
    inside = {place for one in decided for place in range(one.first, one.last + 1) if one.resolution.lead or formal}
    found = [action for one in decided for action in _ordered(one.resolution)]
    present = " ".join(plain_name(entry.name) for entry in attendance)
    for place, paragraph in enumerate(paragraphs):
        if place in inside:
            continue
        ordered = [action.text for action in found]
        found += [action for action in _in_prose(paragraph, formal, present) if not any(_overlap(action.text, text) for text in ordered)]
    return tuple(found)


def _overlap(one: str, other: str) -> bool:
    return one[-40:] in other or other[-40:] in one


def _ordered(resolution: Resolution) -> Iterator[Action]:
    """Yield the orders in a decision: "that the Clerk should …", "Delegates to the … Officer", requests to members."""
    if resolution.clauses and not _ORDERS_ALL.search(resolution.lead or ""):
        top = [clause for clause in resolution.clauses if "." not in clause.label]
        subject = MEETING_SUBJECT.search(resolution.lead or "")
        for clause in top:
            nested = " ".join(f"• {inner.text}" for inner in resolution.clauses if inner.label.startswith(f"{clause.label}.") and top.count(clause) == 1)
            text = f"{clause.text} {nested}".strip()
            source = clause.source or resolution.source
            orders = list(_orders_in(clause.text))
            yield from (Action(text=words if not nested else text, owner=owner, source=source) for owner, words in orders)
            if not orders and subject and TO_MEMBERS.search(clause.text):
                yield Action(text=text, owner=subject.group("owner").strip(), source=source)
        return
    yield from (Action(text=words, owner=owner, source=resolution.source) for owner, words in _orders_in(resolution.text))


_ORDERS_ALL = re.compile(r"\b(?:should|would|will|shall)\s+[a-z]+\b[^.:]*:$")


def _orders_in(text: str) -> Iterator[tuple[str, str]]:
    for pattern in (DELEGATED, REQUESTED):
        found = pattern.match(text)
        if found:
            yield found.group("owner").strip(), text
            return
    by = BY_OWNER.search(text)
    if by:
        yield by.group("owner"), text
        return
    matches = [found for pattern in (ORDERED, APPOINTED_TO, ASKED) for found in pattern.finditer(text) if _is_owner(found.group("owner")) and _is_verb(found.group("verb"))]
    starts = sorted({found.start("owner"): found for found in matches}.items())
    for n, (start, found) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(text)
        words = re.split(r",?\s+(?:and|but)\s+that\b", text[start:end])[0]
        yield _tidy_owner(found.group("owner")), words.strip(" ,")


def _in_prose(paragraph: Paragraph, formal: bool, present: str) -> Iterator[Action]:
    labelled = LABELLED.match(paragraph.text)
    if labelled:
        owner = LABEL_OWNER.match(labelled.group("text"))
        named = (owner.group("owner") or owner.group("all")) if owner else paragraph.notes[0][0] if paragraph.notes else None
        yield Action(text=labelled.group("text").strip(), owner=_tidy_owner(named) if named else None, source=paragraph.source())
        return
    sentences = list(find_sentences(paragraph.text, paragraph.body))
    taken: set[int] = set()
    for n, sentence in enumerate(sentences):
        before = sentences[n - 1].text if n else ""
        owner = _owner_in(sentence, before, formal, present)
        if owner:
            taken.add(n)
            text = sentence.text if not formal else _offer_clause(sentence.text)
            yield Action(text=text, owner=owner, source=paragraph.source(sentence.start, sentence.end))
    for note, mark in paragraph.notes:
        beside = [n for n, sentence in enumerate(sentences) if sentence.start - 60 <= mark <= sentence.end]
        left = [n for n in beside if n not in taken]
        if beside and left and len(left) == len(beside):
            chosen = sentences[left[-1]]
            yield Action(text=chosen.text, owner=note, source=paragraph.source(chosen.start, chosen.end))


def _offer_clause(text: str) -> str:
    """Return the clause that offers, without an account before it: "It was important … and Mrs Hale offered to …"."""
    found = OFFERED.search(text)
    before = text[: found.start()] if found else ""
    return text[found.start() :] if found and re.search(r"(?:,|\band)\s*$", before) and len(before.split()) > 6 else text


def _owner_in(sentence: Sentence, before: str, formal: bool, present: str) -> str | None:
    """Return who undertakes or is asked something in a sentence; None where nobody does."""
    text = sentence.text
    offered = OFFERED.search(text)
    if offered and _is_verb(offered.group("verb")) and (_is_owner(offered.group("owner"))):
        return _tidy_owner(offered.group("owner"))
    if OFFERED_PRONOUN.match(text):
        names = re.findall(rf"{_TITLE}(?:[A-Z][\w’'.-]*\s+){{0,2}}[A-Z][\w’'-]+", before)
        return names[-1] if names else None
    if formal:
        return None
    for pattern in (TO_DO, ASKED, WILL_DO):
        for found in pattern.finditer(text):
            if _is_verb(found.group("verb")) and _is_owner(found.group("owner")) and (pattern is not WILL_DO or _is_ours(found.group("owner"), present)):
                return _tidy_owner(found.group("owner"))
    return None


def _is_ours(owner: str, present: str) -> bool:
    """Return whether an owner is a person of the meeting: titled, a post, initials of someone, or listed as there."""
    if re.match(_TITLE, owner) or re.match(_POST, owner):
        return True
    initials = {"".join(part[0] for part in re.split(r"[\s.-]+", name) if part) for name in re.findall(r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){1,3}", present)}
    first = re.split(r"\s|/|&|,", owner)[0]
    return first in initials or first.upper() in {name[:1] + name[-1:] for name in initials} or owner.split()[-1] in present.split() or (first.isupper() and _spells(first, present))


def _spells(initials: str, present: str) -> bool:
    """Return whether neighbouring words of ``present`` begin with the letters of ``initials``."""
    letters = "".join(word[0] for word in present.replace("-", " ").split())
    return initials.upper() in letters.upper() and len(initials) > 1


def _is_verb(word: str) -> bool:
    return word in VERBS | NOUNS_TOO or word in {"let", "try", "invite", "reply", "research", "enquire", "look", "speak", "get", "do", "arrange", "follow", "pass", "pay", "set", "go", "help", "start", "draft", "chase", "find", "come", "raise"} and word not in _NOT_VERBS


def _is_owner(owner: str) -> bool:
    return not _NOT_OWNERS.search(owner) and not re.match(r"(?:It|There|This|These|That|Which|Councillors?$|Members?$)\b", owner)


def _tidy_owner(owner: str) -> str:
    return " ".join(owner.split()).strip(" ,.:-")
