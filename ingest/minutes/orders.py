"""Whom does a decision order to do something: "that the Clerk should …", "Delegates to the … Officer", requests?"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

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
    r"\b(?:to|will|would|should|shall)\s+be\s+(?:\w+ly\s+)?(?!signed\b)[a-z]+(?:ed|en|n|t|ade|one)(?:\s+(?:up|out|round|back|on))?\s+by\s+"
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
    r"^(?:[^.;]{0,60}?[:)–—-]\s+)?[Tt]hat,?\s+(?P<owner>[A-Z]{2,4}|(?:the\s+)?[Oo]fficers|(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}?[A-Z][\w’'-]+|the\s+Clerk)"
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
_NOT_DOING = frozenset(
    "be have not remain become continue stay see like need attend meet welcome prefer leave abstain".split()
)
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
        orders = _orders_in(clause.text)
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


def _orders_in(text: str) -> list[tuple[str, str]]:
    """Return whom the words of a decision, or of one clause, order to do something, and the words that say so."""
    opened = DELEGATED.match(text) or REQUESTED.match(text)
    if opened:
        post = _POST.match(text, opened.end())
        return [(post.group(), text)] if post else []
    for find, fits in _RULES:
        found = find(text)
        if found and fits(found):
            return [(found.group("owner").strip(), text[found.start("owner") :] if found.re is THAT_PERSON else text)]
    starts = dict(_ordered_in(text))
    asks = None if starts else ASKS.search(text)
    return [(asks.group("owner").strip(), text)] if asks else _part_by_owner(text, starts)


def _ordered_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield where an owner stands whom a modal or "is asked to" binds, and the owner as printed."""
    for pattern in (ORDERED, ASKED):
        for found in pattern.finditer(text):
            verb = found.group("verb") or found.groupdict().get("verb2")
            owner = find_owner(text, found.start())
            if owner and (is_doing(verb) or (verb not in STATES and is_person_or_post(owner[0]))):
                yield owner[1], owner[0]


def _part_by_owner(text: str, starts: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return every owner of a text with the words from that owner on to the next."""
    places = sorted(starts)
    orders = []
    for place, (start, end) in enumerate(pairwise([*places, len(text)])):
        opening = max((found.end() for found in re.finditer(r"\b(?:that|and|but)\s+", text[:start], re.I)), default=0)
        words = re.split(r",?\s+(?:and|but)\s+that\b", text[start if place else opening : end])[0]
        orders.append((starts[start], words.strip(" ,")))
    return orders


def _always(found: re.Match[str]) -> bool:
    return True


_POST = re.compile(r"the(?:\s+(?:(?:of|for|and|&)\s+(?:the\s+)?)?[A-Z][\w’'&-]*)+")
_RULES: tuple[tuple[Callable[[str], re.Match[str] | None], Callable[[re.Match[str]], bool]], ...] = (
    (BY_OWNER.search, _always),
    (SUBJUNCTIVE.search, lambda found: is_doing(found["verb"]) and OFFICE_WORD.search(found["owner"]) is not None),
    (END_OWNER.search, _always),
    (DELEGATED_TO.search, _always),
    (SMALL_POST_DOES.match, lambda found: found["verb"] in VERBS - STATES),
    (DONE_BY.search, lambda found: is_person_or_post(found["owner"])),
    (THAT_PERSON.match, lambda found: (plain_verb(found["verb"]) or "be") not in STATES),
    (GROUP_DOES.match, _always),
    (TO_DELEGATE.search, _always),
)  # in this order: the first that fits tells
