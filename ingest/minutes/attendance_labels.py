"""Which lines head a list of who was there, or was not: "Present", "In attendance", "Apologies were received from"."""

import re
from collections.abc import Sequence

from corpus.records import Line, Status
from ingest.entities.names import FORENAMES, find_titled_names, is_initial

_STOP = r"(?=\s*(?:[:;–—…-]|\bwere\b|\bwas\b|$|\s{2}|\())"
LABELS: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (
        status,
        re.compile(
            rf"(?P<label>{words}){_STOP}(?:\s*\([^()]{{0,40}}\)(?=\s*[:;–—…-]))?\s*"
            r"(?:(?:were|was)(?:\s+(?:also\s+)?(?:received|given|submitted|tendered|recorded|accepted)\s+"
            r"(?:from|by|for|on\s+behalf\s+of))?\s*:?|[:;–—…-][:–—…\s-]*)?\s*",
            re.I,
        ),
    )
    for status, words in (
        (
            Status.PRESENT,
            r"(?:non[\s-]?members\s+)?also\s+present(?:\s+(?:via|by|on)\s+[\w ]{3,20})?(?!\s+in\b)|"
            r"present\s+in\s+the\s+chair",
        ),
        (
            Status.IN_ATTENDANCE,
            r"(?:also\s+|non[\s-]?members\s+)?in\s+attendance(?:\s+(?:virtually|remotely|online|by\s+invitation|at\s+(?:the\s+)?"
            r"(?:request|invitation)\s+of\s+[\w ]+))?|"
            r"(?:supporting|attending|(?-i:[A-Z]{2,5}))\s+officers|(?:officers?|officials?)(?:\s+(?:present|in\s+attendance|attending))?|staff(?:\s+present)?|"
            r"(?:members?\s+of\s+the\s+)?(?:public|press)(?:\s+(?:present|and\s+press))?|guests?|visitors|"
            r"also\s+attending|observers?|speakers?|advisers?|others?\s+(?:present|in\s+attendance|attendees)|invited|by\s+invitation|"
            r"non[\s-]?members|"
            r"(?:other\s+)?(?:members|councillors)\s+(?:also\s+)?(?:attending|present|in\s+attendance)\s+"
            r"(?:in\s+accordance\s+with|under|pursuant\s+to)\s+[A-Z][\w,() ]+",
        ),
        (
            Status.APOLOGIES,
            r"apologies(?:\s+(?:for\s+absence|received|were\s+received\s+from|from|and\s+substitutes))*|"
            r"an\s+apology\b[^:;.]{0,60}?\bfrom(?=\s+(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\b)|regrets|apology",
        ),
        (
            Status.ABSENT,
            r"absent(?:\s+without\s+apolog(?:y|ies))?|not\s+present|"
            r"(?:(?:committee|council|board|panel)\s+)?(?:members|councillors|trustees)\s+absent",
        ),
        (Status.SUBSTITUTE, r"substitutes?(?:\s+members?)?|deputies"),
        (
            Status.PRESENT,
            r"(?:(?:committee|council|board|panel|voting|partnership)\s+)?(?:members?|councillors?|cllrs?|"
            r"trustees|those|attendees)?(?:\s+of\s+the\s+(?:council|committee|board))?\s*present|sederunt|"
            r"(?:(?:committee|council|board|panel)\s+)?(?:members|councillors|cllrs|trustees)\s+(?:in\s+attendance|attending)|"
            r"(?:those\s+)?attending|attendees?|attendance(?:\s+(?:and|&)\s+apologies)?|roll\s+call|virtual|in\s+person",
        ),
    )
)
_WORDS = r"(?:[A-Z][\w&’'/.-]*,?\s+(?:(?:and|of|for|the|from|in|&)\s+)*)"
_GROUPS: tuple[
    tuple[Status, re.Pattern[str]], ...
] = (  # whose people: "Weald Park Staff:", "BOARD STAFF IN ATTENDANCE"
    (
        Status.IN_ATTENDANCE,
        re.compile(
            rf"(?P<who>{_WORDS}{{1,7}})(?i:staff|officers|officials|secretariat|advis[eo]rs|observers|guests|"
            r"visitors|attendees|team|support)\s*:\s*"
        ),
    ),
    (Status.IN_ATTENDANCE, re.compile(rf"(?P<who>{_WORDS}{{1,9}})(?i:(?:also\s+)?in\s+attendance)\s*(?::\s*|$)")),
    (Status.PRESENT, re.compile(rf"(?P<who>{_WORDS}{{1,9}})(?i:present)\s*(?::\s*|$)")),
)
_GROUP_NOUN = re.compile(
    r"\b(?:Staff|Members|Officers|Officials|Councillors|Partners|Representatives|Trustees|Governors|Directors|Team|"
    r"Secretariat|Advis[eo]rs|Observers|Guests|Visitors|Attendees|Support)\b"
)
_BODY = re.compile(  # a body by its last word, or letters
    r"\b(?:Council|Agency|Authority|Partnership|Police|Constabulary|Trust|Service|Association|Commission|Ireland)$|^[A-Z]{3,6}$",
    re.I,
)
GROUP_LINE = re.compile(  # whose people follow, as under the label before: "Leaseholder Representatives"
    r"^(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|&)\s+)?){1,6}(?:Members|Councillors|Trustees|Representatives|Partners|Governors)\s*:?$"
)
_ENDS_LABEL = re.compile(r"[:;–—…-]\s*$|\b(?:were|was|from|by|for|of)\s*:?\s*$")


def told_of(lines: Sequence[Line]) -> frozenset[Status]:
    """Return what lists among ``lines`` tell of people: that they were present, sent apologies, …"""
    return frozenset(found[0] for line in lines if (found := label_at(line.text)))


def is_list_label(text: str) -> bool:
    """Return whether a line heads a list of who was there, or was not, or a group of one."""
    return label_at(text) is not None or GROUP_LINE.match(text) is not None


def label_at(text: str) -> tuple[Status, re.Match[str]] | None:
    for status, pattern in LABELS:
        found = pattern.match(text)
        if found and (found.end() == len(text) or _ENDS_LABEL.search(found.group())):
            return status, found
    for status, pattern in _GROUPS:
        found = pattern.match(text)
        if found and _is_group(found["who"], found.group()):
            return status, found
    return None


def body_of(label: str) -> str | None:
    """Return the body whose people a label heads: "Weald Council" for "Weald Council Officers:"; None for no body."""
    if any(pattern.match(label) for _, pattern in LABELS):
        return None
    found = next(filter(None, (pattern.match(label) for _, pattern in _GROUPS)), None)
    words = re.sub(rf"(?:\s*\b{_GROUP_NOUN.pattern})+$", "", found["who"].strip(), flags=re.I) if found else ""
    named = _BODY.search(words) and (len(words.split()) > 1 or words.isupper())
    return words if named and _is_group(words, label) else None


def _is_group(words: str, label: str) -> bool:
    """Return whether words before "present" are of a group, and not of a person as in "Cllr A Hale present"."""
    first = words.split()[0]
    if first in FORENAMES or is_initial(first) or find_titled_names(words):
        return False
    return words.isupper() or len(words.split()) != 2 or _GROUP_NOUN.search(label) is not None
