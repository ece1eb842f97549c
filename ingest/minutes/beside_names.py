"""Which post stands beside a name: "Ann Hale (Head of Parks)", "Mr B Noor, Director at Weald Homes, said"."""

import re
from collections.abc import Iterator

from corpus.chairs import CHAIR
from corpus.records import Event, Office, Source
from ingest.entities.names import find_titled_names
from ingest.minutes.attendee import read_stand_in
from ingest.minutes.posts import OFFICE_NOUN, is_post
from ingest.minutes.statements import BODY, NAME, OF_BODY, OFFICE, Meeting, is_person, quote, state_office
from ingest.papers.paragraphs import Paragraph

LEADER_FIRST = re.compile(
    rf"\b[Tt]he\s+(?P<office>Leader|{CHAIR}|Deputy\s+Leader)\s+of\s+the\s+(?P<body>[A-Z][\w’'&-]*(?:\s+(?:of|"
    rf"and|for|the|&|[A-Z][\w’'&-]*)){{0,9}}),\s+(?P<person>{NAME})(?=[,.;]|\s+[a-z])"
)
AS_CHAIR = re.compile(
    rf"\b(?:to|by|with|from)\s+(?P<person>{NAME})\s+as\s+(?:the\s+)?(?P<office>{CHAIR})\s+of\s+{BODY}"
)
NEW_CHAIR = re.compile(
    rf"(?P<person>{NAME})\s+introduced\s+(?:himself|herself|themselves)\s+as\s+(?:the\s+)?(?:new\s+)?(?P<office>{OFFICE}){OF_BODY}"
)
POST_FIRST = re.compile(  # "The Cabinet Member for Housing, Councillor Hale, introduced"
    rf"(?:^|[.;:]\s+|\b[Tt]he\s+|,\s+|\band\s+|\bby\s+)(?P<post>{OFFICE}(?:\s+of\s+(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:(?:and|of|for|the|&)\s+)?"
    rf"[A-Z][\w’'&-]*){{0,5}})?),\s+(?P<person>{NAME})(?=,)"
)
DASHED = re.compile(
    rf"(?P<person>{NAME})\s+[–—-]\s+(?P<post>(?:[A-Z][\w’'&-]*,?\s+(?:(?:and|of|for|the|&)\s+)*){{0,9}}?[A-Z][\w’'&-]*)"
    r"(?=\s+[–—-]\s|\s+\(|\.?$|\s+(?:introduced|presented|gave|provided|updated|spoke)\b)"
)
BRACKETED = re.compile(rf"(?P<person>{NAME})\s*\((?P<post>[^()]*(?:\([^()]*\)[^()]*)*)\)")
APPOSED = re.compile(
    rf"(?P<person>{NAME}),\s+(?:the\s+)?(?P<post>(?:(?:[A-Z][\w’'&-]*|and|of|for|the|at|&|"
    rf"[–-])\s+){{0,8}}?{OFFICE_NOUN}\b(?:\s+(?:[–-]\s+)?(?:of|for|the|at|and|in|to|&|"
    rf"[A-Z][\w’'&-]*|\([A-Z][^()]*\s[^()]*\)(?=\s+[A-Z])),?){{0,10}})(?=\s*(?:[,.;(]|$|\s(?:introduced|presented|gave|was|is|has|had|said|added|"
    rf"explained|updated|outlined|reported|confirmed|provided|attended|advised|spoke|joined|thanked|and)\b))"
)
IN_THE_CHAIR = re.compile(
    rf"(?:^|\n|(?<=\.\s))(?P<person>{NAME})\s+(?:was\s+)?in\s+the\s+(?P<office>Chair)(?=\s*(?:\.|$|\n))"
)
CAPACITY = re.compile(rf"\bin\s+(?:his|her|their)\s+(?:capacity|role)\s+as\s+(?:the\s+)?(?P<office>{OFFICE}){OF_BODY}")


def find_beside_names(paragraph: Paragraph, meeting: Meeting) -> Iterator[Office]:
    """Yield the posts that stand before or after a name, or that somebody speaks in the capacity of."""
    text = paragraph.text
    for pattern in (LEADER_FIRST, AS_CHAIR, NEW_CHAIR, IN_THE_CHAIR):
        for found in pattern.finditer(text):
            if is_person(found.group("person"), found.group("person")):
                body = found.groupdict().get("body")
                yield _holds(found.group("person"), found.group("office"), quote(paragraph, found), meeting, body)
    yield from _in_capacity(paragraph, meeting)
    for found in POST_FIRST.finditer(text):
        if is_person(found.group("person"), text[found.start("person") : found.start("person") + 60]):
            yield _holds(found.group("person"), found.group("post"), quote(paragraph, found), meeting)
    for pattern in (BRACKETED, APPOSED, DASHED):
        for found in pattern.finditer(text):
            post = _without_next_person(found.group("post"), text[found.end() : found.end() + 1])
            named = is_post(post) and is_person(found.group("person"), text[found.start() : found.start() + 60])
            if named and read_stand_in(found.group("post")) is None:
                yield _holds(found.group("person"), post, quote(paragraph, found), meeting)


def _holds(person: str, post: str, said: tuple[Source, str], meeting: Meeting, body: str | None = None) -> Office:
    return state_office(person, post, (Event.HOLDS, meeting), said, body)


def _in_capacity(paragraph: Paragraph, meeting: Meeting) -> Iterator[Office]:
    """Yield the office that the only one whom a sentence names speaks in: "Mr Hale spoke in his capacity as Chair"."""
    for found in CAPACITY.finditer(paragraph.text):
        before = re.split(r"(?<=[a-z)\d]{2})\.\s*", paragraph.text[: found.start()])[-1]
        people = find_titled_names(before)
        if len(people) == 1:
            yield _holds(people[0].text, found.group("office"), quote(paragraph, found), meeting, found.group("body"))


def _without_next_person(post: str, after: str) -> str:
    """Return a post without the next person of a list: "Head of Parks and Jo Noor, Head of Roads" (``after``: ",")."""
    if after == ",":
        post = re.sub(r"\s+and\s+[A-Z][\w’'-]+\s+(?!Group|Party|Board|Services?|Committee)[A-Z][\w’'-]+$", "", post)
    return re.sub(r"\s+and\s+[A-Z][\w’'-]+\s+[A-Z][\w’'-]+,.*$", "", post)
