"""What is to be done after the meeting, and by whom: offers, orders in decisions, "Clerk to write", margin initials.

What a speaker says that others must do is no action: the meeting asks, agrees or undertakes it. Each rule finds the
words that bind ("offered to write"), then reads backwards who is bound, so that no text makes it try for long.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.records import Action, Attendance, Period, Resolution
from ingest.dates import find_dates
from ingest.decisions import Decided
from ingest.names import plain_name
from ingest.paragraphs import Paragraph, Sentence, find_sentences
from ingest.posts import OFFICE_WORD
from ingest.verbs import NOUNS_TOO, VERBS

_ADVERBS = r"(?:(?:also|again|now|then|kindly|very|has|have|had|is|are|further)\s+)*"
OFFERED = re.compile(
    r"\b(?:(?:offered|undertook|agreed|volunteered|promised)\s+to|(?:agreed|said|"
    r"confirmed)\s+(?:that\s+)?(?:he|she|they)\s+would)\s+(?:also\s+)?(?P<verb>[a-z-]+)\b"
)
TO_DO = re.compile(rf"\bto\s+{_ADVERBS}(?P<verb>[a-z-]+)\b")
WILL_DO = re.compile(rf"\b(?:will|would|shall)\s+{_ADVERBS}(?P<verb>[a-z-]+)\b")
ASKED = re.compile(
    r"\b(?:was|were)\s+(?:also\s+|then\s+)?(?:asked|requested|instructed|tasked|authorised)\s+to\s+(?P<verb>[a-z-]+)\b"
)
ORDERED = re.compile(
    r"\b(?:could|should|would|will|shall|must)\s+(?:now\s+|also\s+|again\s+)?(?:be\s+(?:given\s+authority|"
    r"authorised|delegated\s+authority|asked|instructed|requested)\s+to\s+)?(?P<verb>[a-z-]+)\b"
    r"|\b(?:are|is|be|were|was)\s+(?:appointed|authorised|instructed|asked|requested|delegated|"
    r"given\s+delegated\s+authority)\s+to\s+(?P<verb2>[a-z-]+)\b"
)
OBTAINS = re.compile(r"\b(?P<verb>[a-z]+s)\b")
BY_OWNER = re.compile(
    r"\bshould\s+be\s+(?:\w+ly\s+)?[a-z]+ed\s+by\s+(?P<owner>the\s+[A-Z]\w+(?:\s+and\s+the(?:\s+[A-Z]\w+){1,4})"
    r"?)\s+and\s+[a-z]+ed\b"
)
DELEGATED = re.compile(r"^(?:to\s+)?delegates?\s+(?:authority\s+)?to\s+(?=the\s+[A-Z])", re.I)
REQUESTED = re.compile(r"^(?:to\s+)?requests?\s+(?:that\s+)?(?=the\s+[A-Z])", re.I)
TO_MEMBERS = re.compile(
    r"^(?:consider\s+putting|contact|provide|share|send|submit|promote|circulate|feed\s*back|encourage|"
    r"nominate)\b|\band\s+(?:share|send|circulate|provide|promote|disseminate)\b",
    re.I,
)
MEETING_SUBJECT = re.compile(r"\b(?:that|to)\s+(?P<owner>(?:the\s+|Members\s+|members\s+)?[A-Z][^:]{3,90}?)\s*:?\s*$")
LABELLED = re.compile(
    r"^[^\w]*(?:ACTIONS?|Actions?|AP|Action\s+[Pp]oint)\b\s*\d*\s*[|:–—.-]+\s*[|:]?\s*(?P<text>.+)$", re.S
)
EVERYBODY = re.compile(r"^(?:All|ALL|Members)\b")
_TITLED = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councill?ors?|Supt|DI|DCI|PCSO|PC|Sgt|Insp|Prof|Rev|Sir|County|District)\b"
)
_TOKEN = re.compile(r"[\w’'.-]+|[,&/]")
_LINKS = frozenset(("and", "&", ",", "/"))
_SMALL = frozenset(("of", "for"))
_LEADS = frozenset(
    "Also After In At On When If As It This That There Because Before Following And But So Then Perhaps Again F"
    "irstly".split()
)
_NOT_OWNERS = re.compile(
    r"^(?:We|They|He|She|A|An|No|New|Councillors|Members|Residents|People|Bibs|Due|Minutes|Councillor|Anyone|"
    r"Everyone|None|All|What|Which|Who|Another|Any|These|Those|Dates?|Results?|MCC|Item|Items)$|\b(?:Hall|"
    r"Trees|Festival|Meeting|Project|Works?|Road|Fete|Agenda|Plan|Report|Street|Lane|Reference|Strategy|Policy|"
    r"Scheme|Guidance|Framework|Budget|Amendment|Motion|Act|Bill|System|Application|Survey|Playground|Council|"
    r"Programme|Agreement)$"
)
_DOING = VERBS | NOUNS_TOO | frozenset("let try speak get do follow set go find come reply".split())
_NOT_DOING = frozenset("be have not remain become continue stay see like need attend meet".split())
_ORDERS_ALL = re.compile(r"\b(?:should|would|will|shall)\s+[a-z]+\b[^.:]*:$")
_TO_BE_DONE = re.compile(
    r"\b(?:to\s+be\s+\w+ed|to\s+be\s+\w+|should|will|would|to\s+(?:write|contact|ask|report|chase|obtain|speak|"
    r"send|arrange|check|seek))\b|\bto\s+be\s+(?:put|sent)\b",
    re.I,
)
MOST_TOKENS = 12
NEAR_CHARACTERS = 130  # two lines: notes stand a little above or below what they mean


def find_actions(
    paragraphs: Sequence[Paragraph], decided: Sequence[Decided], *, formal: bool, attendance: Sequence[Attendance]
) -> tuple[Action, ...]:
    """Return what one minute leaves someone to do, in reading order; ``formal`` as of `decisions.is_formal`."""
    inside = {place for one in decided for place in range(one.first, one.last + 1) if one.resolution.lead or formal}
    found = [action for one in decided for action in _ordered(one.resolution)]
    present = [plain_name(entry.name) for entry in attendance]
    for place, paragraph in enumerate(paragraphs):
        if place not in inside:
            known = [action.text for action in found]
            previous = paragraphs[place - 1] if place else None
            found += [
                action
                for action in _in_prose(paragraph, previous, formal, present)
                if not any(_overlap(action.text, text) for text in known)
            ]
    return tuple(replace(action, due=find_due(action.text)) for action in found)


def find_due(text: str) -> Period | None:
    """Return the day or span of days by which an action is to be done, where it says "by" a full date; else None."""
    for found in find_dates(text, None):
        if re.search(r"\b(?:by|before)\s+(?:the\s+)?(?:end\s+of\s+)?$", text[: found.start], re.I):
            return found.period
    return None


def _overlap(one: str, other: str) -> bool:
    return one[-40:] in other or other[-40:] in one


def read_owner_before(text: str, at: int) -> tuple[str, int] | None:
    """Return who stands right before ``at``, as printed, and where: "the Clerk", "Cllrs Hale and Noor"; else None."""
    start = max(0, at - 110)
    tokens = list(_TOKEN.finditer(text, start, at))
    while tokens and tokens[-1].group().lower() in {
        "also",
        "again",
        "now",
        "then",
        "kindly",
        "very",
        "has",
        "have",
        "had",
        "is",
        "are",
    }:
        tokens.pop()
    if not tokens or text[tokens[-1].end() : at].strip(" " + "abcdefghijklmnopqrstuvwxyz"):
        return None
    taken: list[re.Match[str]] = []
    for token in reversed(tokens[-MOST_TOKENS:]):
        word = token.group()
        following = taken[-1].group() if taken else ""
        if taken and re.search(r"[.;:!?–—]", text[token.end() : taken[-1].start()]):
            break
        if word[0].isupper() and not (word.endswith(".") and len(word) > 4):
            taken.append(token)
            if word == "The":
                break
        elif taken and word in _LINKS | _SMALL:
            taken.append(token)
        elif taken and word == "the" and following[:1].isupper():
            taken.append(token)
            linked = token.start() > 4 and re.search(r"\b(?:and|&)\s*$", text[: token.start()])
            if not linked:
                break
        else:
            break
    taken.reverse()
    while taken and (taken[0].group() in _LINKS | _SMALL | _LEADS):
        taken.pop(0)
    if not taken:
        return None
    commas = [n for n, token in enumerate(taken) if token.group() == ","]
    if commas and not (_TITLED.match(taken[0].group()) or commas[0] == 1):
        taken = taken[commas[-1] + 1 :]
    begin = taken[0].start()
    return text[begin : taken[-1].end()], begin


def _owner(text: str, at: int) -> tuple[str, int] | None:
    """Return the owner before ``at`` where it can be one: a person, a post, a body; not "Residents" or "The Road"."""
    found = read_owner_before(text, at)
    return found if found and not _NOT_OWNERS.search(found[0]) else None


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
        nested = []
        for inner in resolution.clauses[n + 1 :]:
            if "." not in inner.label:
                break
            nested.append(f"• {inner.text}")
        text = " ".join([clause.text, *nested])
        source = clause.source or resolution.source
        orders = list(_orders_in(clause.text))
        yield from (Action(text=text if nested else words, owner=owner, source=source) for owner, words in orders)
        if not orders and subject and TO_MEMBERS.search(clause.text):
            yield Action(text=text, owner=re.sub(r"^the\s+", "", subject.group("owner")).strip(), source=source)


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
    starts: dict[int, str] = {}
    for pattern in (ORDERED, ASKED):
        for found in pattern.finditer(text):
            verb = found.group("verb") or found.groupdict().get("verb2")
            owner_found = _owner(text, found.start())
            if owner_found and _is_doing(verb):
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
    labelled = LABELLED.match(paragraph.text)
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
            yield Action(text=text, owner=owner, source=paragraph.source(sentence.start, sentence.end))
    for note, mark in paragraph.notes:
        if any(note in sentences[n].text for n in taken):
            continue
        chosen = _beside(sentences, mark, taken)
        if chosen:
            yield Action(text=chosen.text, owner=note, source=paragraph.source(chosen.start, chosen.end))
        elif previous and not taken:
            left = _beside(list(find_sentences(previous.text, previous.body)), len(previous.text), set())
            if left:
                yield Action(text=left.text, owner=note, source=previous.source(left.start, left.end))


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
        if not _is_doing(found.group("verb")) or re.search(r"\bhad\s+(?:kindly\s+)?$", text[: found.start()]):
            continue  # "had offered" tells of what went before
        owner = _owner(text, found.start())
        if owner is None and re.search(r"\band\s*$", text[: found.start()]):
            owner = _subject(text)
        if owner and re.fullmatch(r"She|He|They", owner[0]) is None and _is_ours(owner[0], present):
            return owner[0]
    if re.match(r"^(?:She|He)\s+(?:also\s+|kindly\s+)?(?:offered|undertook|agreed|volunteered)\s+to\b", text):
        return _last_titled(before)
    if formal:
        return None
    for pattern in (TO_DO, ASKED, WILL_DO):
        for found in pattern.finditer(text):
            owner = _owner(text, found.start())
            if owner is None and pattern is WILL_DO and re.search(r"\band\s*$", text[: found.start()]):
                owner = _subject(text)
            if (
                owner
                and _is_doing(found.group("verb"))
                and _begins(text, owner[1], pattern is ASKED)
                and _is_ours(owner[0], present)
            ):
                return owner[0]
    return None


def _subject(text: str) -> tuple[str, int] | None:
    """Return the titled person a sentence begins with: the subject of its later verbs too."""
    found = re.match(
        r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|The)\.?\s+)(?:[A-Z][\w’'-]*\s+){0,2}?[A-Z][\w’'-]+", text
    )
    return (found.group(), 0) if found else None


def _last_titled(text: str) -> str | None:
    names = re.findall(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|PCSO)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}[A-Z][\w’'-]+", text)
    return names[-1] if names else None


def _begins(text: str, at: int, asked: bool) -> bool:
    """Return whether a clause begins at ``at``: at the sentence's start, after a comma, a dash or "and"."""
    before = text[:at]
    return (
        asked
        or not before.strip()
        or re.search(r"(?:[,;:–—)-]|\b(?:and|that|meantime|so|then))\s*$", before) is not None
    )


def _is_ours(owner: str, present: Sequence[str]) -> bool:
    """Return whether an owner is a person or post: titled, an office, someone listed as there, or initials."""
    if _TITLED.match(owner) or (OFFICE_WORD.search(owner) and not owner.isupper()):
        return True
    first = re.split(r"\s*(?:/|&|,|\band\b)\s*", owner)[0]
    if first.upper() == first or re.fullmatch(r"[A-Z]{1,2}[a-z]?[A-Z]{1,2}", first):
        return 2 <= len(first) <= 4 and (not present or any(_spells(first, name) for name in present))
    return any(first.split()[-1] == name.split()[-1] for name in present) or (
        len(first.split()) == 2 and not re.search(r"\b(?:The|Council|Police|Water|Forum|Trust|School)\b", first)
    )


def _spells(initials: str, name: str) -> bool:
    """Return whether initials are those of a name, by its first and last letter: "AHN" of "A Hale Noor"."""
    words = [word for word in re.split(r"[\s.-]+", name) if word]
    return bool(words) and words[0][0] == initials[0] and words[-1][0].upper() in initials[1:].upper()
