"""Whom does a decision order to do something: "that the Clerk should …", "Delegates to the … Officer", requests?"""

import re
from collections.abc import Iterator, Sequence

from corpus.records import Action, Clause, Resolution
from ingest.minutes.owners import find_owner, is_person_or_post
from ingest.minutes.posts import OFFICE_WORD
from ingest.minutes.verb_forms import NOUNS_TOO, VERBS, plain_verb
from ingest.minutes.verbs import find_verbs

ASKED = re.compile(
    r"\b(?:was|were)\s+(?:also\s+|then\s+)?(?:asked|requested|instructed|tasked|authorised)\s+to\s+(?P<verb>[a-z-]+)\b"
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
DONE_BY = re.compile(  # "Draft template to be circulated by Committee Secretary"
    r"\b(?:to|will|would|should|shall)\s+be\s+(?:\w+ly\s+)?[a-z]+(?:ed|en|n|t|ade|one)(?:\s+(?:up|out|round|back|on))?\s+by\s+"
    r"(?P<owner>(?:the\s+)?(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+|and\s+)?[A-Z][\w’'-]*){0,4})"
)
END_OWNER = re.compile(  # "… agree a joint approach – AV to action"
    r"\s[–—-]\s+(?P<owner>[A-Z]{2,4}(?:\s*[&/,]\s*[A-Z]{2,4})*|(?:The\s+)?Clerk|Chair(?:man)?)\s+to\s+[a-z]+[^.;]{0,60}\.?$"
)
DELEGATED_TO = re.compile(  # "the council delegated the choice of a contractor to the Clerk"
    r"\bdelegated\s+(?!authority\b)[^.;]{3,90}?\s+to\s+(?P<owner>the(?:\s+(?:(?:of|for|and|&)\s+(?:the\s+)?)?[A-Z][\w’'&-]*)+)"
)
SMALL_POST_DOES = re.compile(  # "(b) the project officer report progress to the next meeting"
    r"^(?:[Tt]hat\s+)?(?P<owner>the\s+(?:[a-z]+\s+){0,4}?(?:officers?|clerk|manager|director|secretary|treasurer))\s+(?P<verb>[a-z]+)\b"
)
BY_OWNER = re.compile(
    r"\bshould\s+be\s+(?:\w+ly\s+)?[a-z]+ed\s+by\s+(?P<owner>the\s+[A-Z]\w+(?:\s+and\s+the(?:\s+[A-Z]\w+){1,4})"
    r"?)\s+and\s+[a-z]+ed\b"
)
TO_DELEGATE = re.compile(
    r"\b(?:authority|power)\s+(?:be|is|was)\s+(?:hereby\s+)?(?:delegated|given|granted)\s+to\s+"
    r"(?P<owner>the(?:\s+(?:(?:of|for|and|&)\s+(?:the\s+)?)?[A-Z][\w’'&-]*)+)[^.;]{0,160}?\bto\s+[a-z]+"
)
THAT_PERSON = re.compile(  # "That HR contact the school", "That Cllr Hale to write", "That officers draft a report"
    r"^(?:[^.;]{0,60}?[:)–—-]\s+)?[Tt]hat\s+(?P<owner>[A-Z]{2,4}|(?:the\s+)?[Oo]fficers|(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}?[A-Z][\w’'-]+|the\s+Clerk)"
    r"\s+(?:(?:to|will|would|should)\s+)?(?:also\s+)?(?P<verb>[a-z-]+)\b"
)
GROUP_DOES = re.compile(
    r"^(?:[^.;]{0,60}?[:)]\s+)?[Tt]hat\s+(?P<owner>the\s+(?:[A-Z][\w&-]*\s+){1,5}?(?:Group|Team|Party|Panel|Sub-?[Cc]ommittee))\s+(?:look|report|prepare|"
    r"review|investigate|draft|develop|produce|provide|write|arrange|organise|obtain|meet)\b"
)
ASKS = re.compile(  # "to ask the Clerk to obtain quotes", "that the Council request Ms Noor to write"
    r"(?:^|\b(?:to|and|would|[Tt]hat\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+){1,6})\s*)(?:also\s+)?(?:ask|request|instruct)s?\s+"
    r"(?P<owner>(?:the|all|every|each)?\s*(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Supt|Insp)\.?\s+)?"
    r"(?:(?:[A-Z][\w’'&.-]*|officers?|members?|partners?|councillors?)\s+(?:(?:of|for|and|&)\s+(?:the\s+)?)?){1,7}?)"
    r"to\s+(?!be\b)(?P<verb>[a-z-]+)\b"
)
DELEGATED = re.compile(r"^(?:to\s+)?delegates?\s+(?:authority\s+)?to\s+(?=the\s+[A-Z])", re.I)
REQUESTED = re.compile(r"^(?:to\s+)?requests?\s+(?:that\s+)?(?=the\s+[A-Z])", re.I)
TO_MEMBERS = re.compile(
    r"^(?:consider\s+putting|contact|provide|share|send|submit|promote|circulate|feed\s*back|encourage|"
    r"nominate|(?:continue\s+to\s+)?ensure)\b|\band\s+(?:share|send|circulate|provide|promote|disseminate)\b",
    re.I,
)
MEETING_SUBJECT = re.compile(r"\b(?:that|to)\s+(?P<owner>(?:the\s+|Members\s+|members\s+)?[A-Z][^:]{3,90}?)\s*:?\s*$")
_DOING = (
    VERBS
    | NOUNS_TOO
    | frozenset("let try speak get do follow set go find come reply e-mail email phone ring lead draft".split())
)
STATES = frozenset("be have not remain become continue stay see need prefer welcome like get hold receive".split())
_NOT_DOING = frozenset("be have not remain become continue stay see like need attend meet welcome prefer".split())
_ORDERS_ALL = re.compile(r"\b(?:should|would|will|shall)\s+[a-z]+\b[^.:]*:$")


def is_doing(verb: str | None) -> bool:
    return verb is not None and verb in _DOING and verb not in _NOT_DOING


def find_orders(resolution: Resolution) -> Iterator[Action]:
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
    if ordered and is_doing(ordered.group("verb")) and OFFICE_WORD.search(ordered.group("owner")):
        yield ordered.group("owner").strip(), text
        return
    for pattern in (END_OWNER, DELEGATED_TO):
        named = pattern.search(text)
        if named:
            yield named.group("owner"), text
            return
    small = SMALL_POST_DOES.match(text)
    if small and small.group("verb") in VERBS - STATES:
        yield small.group("owner"), text
        return
    done = DONE_BY.search(text)
    if done and is_person_or_post(done.group("owner")):
        yield done.group("owner"), text
        return
    person = THAT_PERSON.match(text)
    verb = plain_verb(person.group("verb")) if person else None
    if person and verb and verb not in STATES:
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
            if owner_found and (is_doing(verb) or (verb not in STATES and is_person_or_post(owner_found[0]))):
                starts.setdefault(owner_found[1], owner_found[0])
    asks = ASKS.search(text)
    if asks and not starts:
        yield asks.group("owner").strip(), text
    for place, (start, name) in enumerate(sorted(starts.items())):
        end = sorted(starts)[place + 1] if place + 1 < len(starts) else len(text)
        begin = max((found.end() for found in re.finditer(r"\b(?:that|and|but)\s+", text[:start], re.I)), default=0)
        begin = start if place else begin
        words = re.split(r",?\s+(?:and|but)\s+that\b", text[begin:end])[0]
        yield name, words.strip(" ,")
