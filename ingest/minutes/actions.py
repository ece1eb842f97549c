"""What is to be done after the meeting, and by whom: offers, orders in decisions, "Clerk to write", margin initials.

What a speaker says that others must do is no action: the meeting asks, agrees or undertakes it. Each rule finds the
words that bind ("offered to write"), then reads backwards who is bound, so that no text makes it try for long.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 (records have a field named date)

from corpus.records import Action, Attendance, Clause, Period, Resolution
from ingest.entities.dates import find_dates
from ingest.entities.names import plain_name
from ingest.minutes.decisions import Decided
from ingest.minutes.owners import (
    find_last_titled,
    find_owner,
    find_subject,
    is_ours,
    is_person_or_post,
    read_owner_before,
    was_there,
)
from ingest.minutes.posts import OFFICE_WORD
from ingest.minutes.verbs import NOUNS_TOO, VERBS, find_verbs
from ingest.papers.paragraphs import Paragraph, Sentence, find_sentences

_ADVERBS = r"(?:(?:also|again|now|then|kindly|very|has|have|had|is|are|further)\s+)*"
OFFERED = re.compile(
    r"\b(?:(?:offered|undertook|agreed|volunteered|promised|committed)\s+to|(?:agreed|said|stated|"
    r"confirmed)\s+(?:that\s+)?(?:he|she|they)\s+would)\s+(?:also\s+)?(?:be\s+able\s+to\s+)?(?P<verb>[a-z-]+)\b"
)
TO_DO = re.compile(rf"\bto\s+{_ADVERBS}(?P<verb>[a-z-]+)\b")
WILL_DO = re.compile(rf"\b(?:will|would|shall)\s+{_ADVERBS}(?P<verb>[a-z-]+)\b")
PROMISED = re.compile(
    r"\b(?:confirmed|said|explained|agreed|advised)\s+that\b[^.;]{0,90}?\band\s+(?:that\s+)?(?:he|she|they)\s+would\s+"
    r"(?P<verb>report|provide|send|circulate|share|liaise|write|contact|arrange|feed|bring)\b"
)
REPLYING = re.compile(  # what people at a formal meeting undertake without the word: "Mr Noor would send details"
    r"(?P<subject>(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+(?:[A-Z][\w’'-]*\s+){0,2}[A-Z][\w’'-]+|"
    r"[A-Z][a-z’'-]+\s+[A-Z][\w’'-]+|The\s+(?:Clerk|Chair\w*|Secretary|"
    r"(?:[A-Z][\w&-]*\s+(?:(?:of|for|and)\s+)?){0,5}?(?:Director|Head|Officer|Manager|Lead|Solicitor|Executive)"
    r"(?:\s+(?:of|for)(?:\s+(?:and\s+)?[A-Z][\w&-]*){1,5})?))\s+(?:would|will)\s+(?:also\s+)?"
    r"(?:send|circulate|liaise|share|forward|email|e-mail|distribute|report\s+back|contact|write\s+to|provide\s+\w+\s+with|"
    r"arrange|invite|follow\s+up|look\s+into|speak\s+to|feed\s+back)\b"
)
ASKED = re.compile(
    r"\b(?:was|were)\s+(?:also\s+|then\s+)?(?:asked|requested|instructed|tasked|authorised)\s+to\s+(?P<verb>[a-z-]+)\b"
)
BY_PRONOUN = re.compile(
    r"^(?:She|He)\s+(?:(?:also\s+|kindly\s+)?(?:offered|undertook|agreed|volunteered)|was\s+asked)\s+to\b"
)
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
ORDERED = re.compile(
    r"\b(?:could|should|would|will|shall|must)\s+(?:now\s+|also\s+|again\s+)?(?:be\s+(?:given\s+authority|"
    r"authorised|delegated\s+authority|asked|instructed|requested)\s+to\s+)?(?P<verb>[a-z-]+)\b"
    r"|\b(?:are|is|be|were|was)\s+(?:appointed|authorised|instructed|asked|requested|delegated|"
    r"given\s+delegated\s+authority)\s+to\s+(?P<verb2>[a-z-]+)\b"
)
SUBJUNCTIVE = re.compile(  # "That the Chair write to the Minister"
    r"\b[Tt]hat\s+(?P<owner>the\s+(?:[A-Z][\w&-]*\s+(?:(?:of|for|and)\s+)?){1,6})(?P<verb>[a-z-]+)\b(?!\s+be\b)"
)
BY_OWNER = re.compile(
    r"\bshould\s+be\s+(?:\w+ly\s+)?[a-z]+ed\s+by\s+(?P<owner>the\s+[A-Z]\w+(?:\s+and\s+the(?:\s+[A-Z]\w+){1,4})"
    r"?)\s+and\s+[a-z]+ed\b"
)
TO_DELEGATE = re.compile(
    r"\b(?:authority|power)\s+(?:be|is|was)\s+(?:hereby\s+)?(?:delegated|given|granted)\s+to\s+"
    r"(?P<owner>the(?:\s+(?:(?:of|for|and|&)\s+(?:the\s+)?)?[A-Z][\w’'&-]*)+)[^.;]{0,160}?\bto\s+[a-z]+"
)
THAT_PERSON = re.compile(  # "That HR contact the school", "That Cllr Hale to write"
    r"^(?:[^.;]{0,60}?[:)]\s+)?[Tt]hat\s+(?P<owner>[A-Z]{2,4}|(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}?[A-Z][\w’'-]+|the\s+Clerk)"
    r"\s+(?:(?:to|will|would|should)\s+)?(?:also\s+)?(?P<verb>[a-z-]+)\b"
)
BY_PERSON = re.compile(  # "This will be taken up by County Councillor Hale", "An update would be emailed round by JN"
    r"\b(?:will|would|to)\s+be\s+[a-z-]+(?:\s+(?:up|round|out|back|on))?\s+by\s+(?P<owner>(?:(?:County|District|Borough|Parish)\s+)?"
    r"(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}?[A-Z][\w’'-]+|the\s+(?:[A-Z]\w+\s+)?(?:Clerk|Chair\w*)|[A-Z]{2,4})\b"
)
GROUP_WILL = re.compile(  # "A working party will paint it", "The officers also offered to present"
    r"^(?:The|A|An)\s+(?P<owner>(?:[a-z-]+\s+){0,2}?(?:officers?|working\s+(?:party|group)|sub-?committee|team))\s+(?:also\s+)?"
    r"(?:will|would|(?P<offered>offered|undertook|agreed|volunteered)\s+to)\s+(?P<verb>[a-z-]+)\b"
)
MEMBER_ASKED = re.compile(  # "Cllr Hale asked if Cllr Noor would speak to the owner and she agreed to do so"
    r"\basked\s+(?:if|whether)\s+(?P<owner>(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}?[A-Z][\w’'-]+|"
    r"the\s+(?:[A-Z]\w+\s+)?(?:Clerk|Chair\w*))\s+(?:would|could|will|can)\b[^.;]*\b(?:agreed|offered|undertook|said\s+(?:he|she)\s+would)\b"
)
OWNER_TO_ACT = re.compile(r"^(?P<owner>[A-Z][\w’']*(?:[ /&][A-Z][\w’']*){0,3})\s+to\s+(?:action|follow\s+up)\.?$")
GROUP_DOES = re.compile(
    r"^(?:[^.;]{0,60}?[:)]\s+)?[Tt]hat\s+(?P<owner>the\s+(?:[A-Z][\w&-]*\s+){1,5}?(?:Group|Team|Party|Panel|Sub-?[Cc]ommittee))\s+(?:look|report|prepare|"
    r"review|investigate|draft|develop|produce|provide|write|arrange|organise|obtain|meet)\b"
)
DELEGATED = re.compile(r"^(?:to\s+)?delegates?\s+(?:authority\s+)?to\s+(?=the\s+[A-Z])", re.I)
REQUESTED = re.compile(r"^(?:to\s+)?requests?\s+(?:that\s+)?(?=the\s+[A-Z])", re.I)
TO_MEMBERS = re.compile(
    r"^(?:consider\s+putting|contact|provide|share|send|submit|promote|circulate|feed\s*back|encourage|"
    r"nominate|(?:continue\s+to\s+)?ensure)\b|\band\s+(?:share|send|circulate|provide|promote|disseminate)\b",
    re.I,
)
MEETING_SUBJECT = re.compile(r"\b(?:that|to)\s+(?P<owner>(?:the\s+|Members\s+|members\s+)?[A-Z][^:]{3,90}?)\s*:?\s*$")
LABELLED = re.compile(
    r"^[^\w]*(?:ACTIONS?|Actions?|AP|Action\s+[Pp]oint)\b\s*\d*\s*[|:–—.-]+\s*[|:]?\s*(?P<text>.+)$", re.S
)
OWNER_ALONE = re.compile(  # initials, names or a post, and no more
    r"^(?:the\s+)?[A-Z][\w’'-]*\.?(?:\s*(?:[/&,]|\s(?:of|for|and|the)\b)?\s*[A-Z][\w’'-]*\.?){0,6}$"
)
BODY_OWNER = re.compile(r"^(?:the\s+)?(?:[A-Z]{2,4}$|(?:\w+\s+)*(?:Council|Committee|Board|Panel|Group)$)")
EVERYBODY = re.compile(r"^(?:All|ALL|Members)\b")
EARLIER_MEETING = re.compile(r"\b(?:last|previous)\s+meeting[.,]?$", re.I)
_DOING = (
    VERBS
    | NOUNS_TOO
    | frozenset("let try speak get do follow set go find come reply e-mail email phone ring lead draft".split())
)
_STATES = frozenset("be have not remain become continue stay see need prefer welcome like get hold receive".split())
_NOT_DOING = frozenset("be have not remain become continue stay see like need attend meet welcome prefer".split())
_ORDERS_ALL = re.compile(r"\b(?:should|would|will|shall)\s+[a-z]+\b[^.:]*:$")
_TO_BE_DONE = re.compile(
    r"\b(?:to\s+be\s+\w+ed|to\s+be\s+\w+|should|will|would|to\s+(?:write|contact|ask|report|chase|obtain|speak|"
    r"send|arrange|check|seek))\b|\bto\s+be\s+(?:put|sent)\b",
    re.I,
)
NEAR_CHARACTERS = 130  # two lines: notes stand a little above or below what they mean


def find_actions(
    paragraphs: Sequence[Paragraph],
    decided: Sequence[Decided],
    *,
    formal: bool,
    attendance: Sequence[Attendance],
    met: Date | None = None,
) -> tuple[Action, ...]:
    """Return what one minute leaves someone to do, in reading order; ``formal`` as of `decisions.is_formal`.

    ``met`` is the day of the meeting, which gives a day without a year its year.
    """
    inside = {place for one in decided for place in range(one.first, one.last + 1) if one.resolution.lead}
    own = " ".join(one.resolution.text for one in decided) if formal else ""
    found = [_noted(action, paragraphs[one.first]) for one in decided for action in _ordered(one.resolution)]
    present = [plain_name(entry.name) for entry in attendance]
    for place, paragraph in enumerate(paragraphs):
        if place not in inside:
            known = [action.text for action in found]
            previous = paragraphs[place - 1] if place else None
            labelled = _labelled_above(paragraph, previous, found)
            if labelled:
                found = [action for action in found if not _overlap(action.text, labelled.text)] + [labelled]
                continue
            found += [
                action
                for action in _in_prose(paragraph, previous, formal, present)
                if action.text[-40:] not in own and not any(_overlap(action.text, text) for text in known)
            ]
    return tuple(replace(action, due=find_due(action.text, met)) for action in found)


def _labelled_above(paragraph: Paragraph, previous: Paragraph | None, found: Sequence[Action]) -> Action | None:
    """Return what the paragraph above a line "Action: Director of Finance" leaves its owner to do; else None."""
    labelled = LABELLED.match(paragraph.words)
    told = list(find_sentences(previous.text, previous.body)) if previous else []
    if not (previous and told and labelled and OWNER_ALONE.match(labelled.group("text"))):
        return None
    bound = [s for s in told if any(_overlap(action.text, s.text) for action in found) or _TO_BE_DONE.search(s.text)]
    chosen = (bound or told)[-1]
    source = previous.source(chosen.start, chosen.end)
    return Action(text=chosen.text, owner=labelled.group("text").strip(" ."), source=source)


def _noted(action: Action, paragraph: Paragraph) -> Action:
    """Return an action that binds a body with the owner that the initials beside it in the margin name instead."""
    if not action.owner or not BODY_OWNER.match(action.owner) or not paragraph.notes:
        return action
    sentences = [s for s in find_sentences(paragraph.text, paragraph.body) if action.text[:40] in s.text]
    near = [
        note
        for note, mark in paragraph.notes
        for sentence in sentences
        if sentence.start - NEAR_CHARACTERS <= mark <= sentence.end + NEAR_CHARACTERS
    ]
    return replace(action, owner=", ".join(dict.fromkeys(near))) if near else action


def find_due(text: str, met: Date | None = None) -> Period | None:
    """Return the day or span of days by which an action is to be done, where it says "by" a date; else None.

    ``met``, the day of the meeting, gives a day without a year its year.
    """
    for found in find_dates(text, met):
        if re.search(r"\b(?:by|before)\s+(?:the\s+)?(?:end\s+of\s+)?$", text[: found.start], re.I):
            return found.period
    return None


def _overlap(one: str, other: str) -> bool:
    return one[-40:] in other or other[-40:] in one


def _is_doing(verb: str | None) -> bool:
    return verb is not None and verb in _DOING and verb not in _NOT_DOING


def _ordered(resolution: Resolution) -> Iterator[Action]:
    """Yield the orders in a decision: "that the Clerk should …", "Delegates to the … Officer", requests to members."""
    if not resolution.clauses or _ORDERS_ALL.search(resolution.lead or ""):
        yield from (
            Action(text=words, owner=owner, source=resolution.source) for owner, words in _orders_in(resolution.text)
        )
        return
    subject = MEETING_SUBJECT.search(resolution.lead or "")
    for n, clause in enumerate(resolution.clauses):
        if "." in clause.label:
            continue
        nested = [f"• {inner.text}" for inner in _listed_under(resolution.clauses, n)]
        text = " ".join([clause.text, *nested])
        source = clause.source or resolution.source
        orders = list(_orders_in(clause.text))
        yield from (Action(text=text if nested else words, owner=owner, source=source) for owner, words in orders)
        if not orders and subject and TO_MEMBERS.search(clause.text):
            yield Action(text=text, owner=re.sub(r"^the\s+", "", subject.group("owner")).strip(), source=source)


def _listed_under(clauses: Sequence[Clause], at: int) -> list[Clause]:
    """Return the clauses within a clause: nested ones, and after "… with any:" those that do not decide themselves."""
    opened = clauses[at].text.endswith(":")
    inner: list[Clause] = []
    for clause in clauses[at + 1 :]:
        if "." not in clause.label and not (opened and clause.label == "•" and not find_verbs(clause.text)):
            break
        inner.append(clause)
    return inner


def _orders_in(text: str) -> Iterator[tuple[str, str]]:
    for pattern in (DELEGATED, REQUESTED):
        found = pattern.match(text)
        if found:
            owner = re.match(r"the(?:\s+(?:(?:of|for|and|&)\s+(?:the\s+)?)?[A-Z][\w’'&-]*)+", text[found.end() :])
            if owner:
                yield owner.group(), text
            return
    by = BY_OWNER.search(text)
    if by:
        yield by.group("owner"), text
        return
    ordered = SUBJUNCTIVE.search(text)
    if ordered and _is_doing(ordered.group("verb")) and OFFICE_WORD.search(ordered.group("owner")):
        yield ordered.group("owner").strip(), text
        return
    person = THAT_PERSON.match(text)
    if person and person.group("verb") in VERBS:
        yield person.group("owner"), text[person.start("owner") :]
        return
    group = GROUP_DOES.match(text)
    if group:
        yield group.group("owner"), text
        return
    delegated = TO_DELEGATE.search(text)
    if delegated:
        yield delegated.group("owner"), text
        return
    starts: dict[int, str] = {}
    for pattern in (ORDERED, ASKED):
        for found in pattern.finditer(text):
            verb = found.group("verb") or found.groupdict().get("verb2")
            owner_found = find_owner(text, found.start())
            if owner_found and (_is_doing(verb) or (verb not in _STATES and is_person_or_post(owner_found[0]))):
                starts.setdefault(owner_found[1], owner_found[0])
    for place, (start, name) in enumerate(sorted(starts.items())):
        end = sorted(starts)[place + 1] if place + 1 < len(starts) else len(text)
        begin = max((found.end() for found in re.finditer(r"\b(?:that|and|but)\s+", text[:start], re.I)), default=0)
        begin = start if place else begin
        words = re.split(r",?\s+(?:and|but)\s+that\b", text[begin:end])[0]
        yield name, words.strip(" ,")


def _in_prose(
    paragraph: Paragraph, previous: Paragraph | None, formal: bool, present: Sequence[str]
) -> Iterator[Action]:
    labelled = LABELLED.match(paragraph.words)
    if labelled:
        text = labelled.group("text").strip()
        yield Action(
            text=text,
            owner=_label_owner(text) or (paragraph.notes[0][0] if paragraph.notes else None),
            source=paragraph.source(),
        )
        return
    sentences = list(find_sentences(paragraph.text, paragraph.body))
    taken: set[int] = set()
    for n, sentence in enumerate(sentences):
        owner = _owner_in(sentence, sentences[n - 1].text if n else "", formal, present)
        if owner:
            taken.add(n)
            text = _offer_clause(sentence.text) if formal else sentence.text.split(";")[0]
            if OWNER_TO_ACT.match(text) and n:
                text = f"{sentences[n - 1].text} {text}"
            yield Action(text=text, owner=owner, source=paragraph.source(sentence.start, sentence.end))
    beside: dict[int, list[str]] = {}
    for note, mark in paragraph.notes:
        if any(note in sentences[n].text for n in taken):
            continue
        chosen = _beside(sentences, mark, taken)
        if chosen:
            beside.setdefault(sentences.index(chosen), []).append(note)
        elif previous and not taken:
            left = _beside(list(find_sentences(previous.text, previous.body)), len(previous.text), set())
            if left:
                yield Action(text=left.text, owner=note, source=previous.source(left.start, left.end))
    for n, notes in beside.items():
        source = paragraph.source(sentences[n].start, sentences[n].end)
        yield Action(text=sentences[n].text, owner=", ".join(notes), source=source)


def _beside(sentences: Sequence[Sentence], mark: int, taken: set[int]) -> Sentence | None:
    """Return the sentence that says what is to be done, of those printed beside or just around the line at ``mark``."""
    near = [
        (n, s)
        for n, s in enumerate(sentences)
        if s.end >= mark - NEAR_CHARACTERS and s.start <= mark + NEAR_CHARACTERS and n not in taken
    ]
    due = [sentence for _, sentence in near if _TO_BE_DONE.search(sentence.text)]
    return due[-1] if due else None


def _label_owner(text: str) -> str | None:
    """Return who a labelled action ("Action: NO/BM to look …", "ACTION – Clerk") binds; None where it does not say."""
    if EVERYBODY.match(text):
        return text.split()[0]
    for pattern in (TO_DO, WILL_DO):
        for found in pattern.finditer(text[:120]):
            owner = read_owner_before(text, found.start())
            if owner and owner[1] == 0:
                return owner[0]
    first = re.match(r"^((?:[A-Z][\w’'.]*[\s/&,]*){1,4}?)\s*(?:[:–—-]|$)", text)
    return first.group(1).strip() if first else None


def _offer_clause(text: str) -> str:
    """Return the clause that offers, without an account before it: "It was important … and Mrs Hale offered to …"."""
    found = OFFERED.search(text)
    owner = read_owner_before(text, found.start()) if found else None
    before = text[: owner[1]] if owner else ""
    return text[len(before) :] if re.search(r"(?:,|\band)\s*$", before) and len(before.split()) > 6 else text


def _owner_in(sentence: Sentence, before: str, formal: bool, present: Sequence[str]) -> str | None:
    """Return who undertakes or is asked something in a sentence; None where nobody does."""
    text = sentence.text
    for found in OFFERED.finditer(text):
        told = re.search(r"\b(?:had|has|have)\s+(?:kindly\s+)?$", text[: found.start()])  # what went before
        volunteers = re.match(r"(?:offered|volunteered)\s+to\s+be\b", found.group())
        if told or not (volunteers or _is_doing(found.group("verb"))):
            continue
        owner = find_owner(text, found.start())
        if owner is None and re.search(r"\band\s*$", text[: found.start()]):
            owner = find_subject(text)
        if owner and is_ours(owner[0], present) and was_there(owner[0], present):
            return owner[0]
    if BY_PRONOUN.match(text):
        post = re.match(r"(?:The\s+)?(?:Clerk|Chair\w*|Secretary|Treasurer)\b", before)
        named = post.group() if post and "asked" in text else find_last_titled(before)
        return named if named and was_there(named, present) else None
    member, group = MEMBER_ASKED.search(text), GROUP_WILL.match(text)
    if member:
        return member.group("owner")
    if group and _is_doing(group.group("verb")) and (group.group("offered") or not formal):
        return group.group("owner")
    asked = MEETING_ASKED.match(text)
    if asked and _is_doing(asked.group("verb")):
        return asked.group("owner").strip()
    asked = CHAIR_ASKED.match(text)
    if asked and asked.group("verb") not in _STATES:
        return (asked.group("owner") or asked.group("owner2")).strip()
    if formal:
        promised, replying = PROMISED.search(text), REPLYING.match(text)
        subject = find_subject(text) if promised else None
        return subject[0] if subject else replying.group("subject") if replying else None
    if EARLIER_MEETING.search(before):
        return None
    done = BY_PERSON.search(text)
    if done and is_ours(done.group("owner"), present):
        return done.group("owner")
    for pattern in (TO_DO, ASKED, WILL_DO):
        for found in pattern.finditer(text):
            owner = find_owner(text, found.start())
            if owner is None and pattern is WILL_DO and re.search(r"\band\s*$", text[: found.start()]):
                owner = find_subject(text)
            if (
                owner
                and _is_doing(found.group("verb"))
                and _begins(text, owner[1], pattern is ASKED)
                and is_ours(owner[0], present)
            ):
                return owner[0]
    return None


def _begins(text: str, at: int, asked: bool) -> bool:
    """Return whether a clause begins at ``at``: at the sentence's start, after a comma, a dash or "and"."""
    before = text[:at]
    return asked or not before.strip() or CLAUSE_START.search(before) is not None
