"""Who is chosen for an office, takes it up, stays in it or leaves it, as a sentence of the minutes tells."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.chairs import CHAIR
from corpus.records import Event, Office
from ingest.entities.names import find_titled_names, surname
from ingest.minutes.owners import read_owner_before
from ingest.minutes.posts import is_post
from ingest.minutes.statements import (
    NAME,
    OF_BODY,
    OFFICE,
    ON_DAY,
    PLAIN_OFFICE,
    TITLE_OFFICE,
    Meeting,
    event_of,
    is_person,
    quote,
    read_day,
    state_office,
)
from ingest.papers.paragraphs import Paragraph, find_sentences

ELECTED = re.compile(
    rf"(?P<person>{NAME})(?:\s*\([^()]*\))?\s+(?:(?:should|would|will|to|has|have|had|is|was|were|are|shall)\s+)*(?:be\s+|"
    rf"been\s+)?(?:\w+ly\s+)?(?P<verb>re-?elected|elected|re-?appointed|appointed|confirmed|"
    rf"co-opted)\s+(?:unopposed\s+)?(?:as\s+)?(?:the\s+|a\s+)?(?P<office>{OFFICE}|{PLAIN_OFFICE}){OF_BODY}",
)
ELECT = re.compile(
    rf"\b(?P<verb>(?:re-?)?(?:elect|appoint)(?:ed)?)\s+(?P<person>{NAME})\s+(?:as|to\s+be)\s+(?:the\s+|our\s+|"
    rf"an?\s+)?(?P<office>{OFFICE}|{PLAIN_OFFICE}){OF_BODY}"
)
SHOULD_BE = re.compile(rf"(?P<person>{NAME})\s+(?:should|would|will)\s+be\s+(?:the\s+)?(?P<office>{CHAIR}){OF_BODY}")
LEFT = re.compile(
    rf"(?P<person>{NAME})\s+(?:(?:had|has|was|is)\s+)?(?:\w+ly\s+)?(?:resigned|stepp(?:ed|ing)\s+down|retired|"
    rf"stood\s+down|standing\s+down)\s+(?:as|from\s+(?:the\s+)?(?:role|position|"
    rf"post)\s+of)\s+(?:the\s+|an?\s+)?(?P<office>{OFFICE}|trustee|governor|clerk|treasurer|secretary){OF_BODY}"
)
SERVED = re.compile(
    rf"(?P<person>{NAME})\s+served\s+as\s+(?P<office>{OFFICE}){OF_BODY}\s+from\s+\d{{4}}\s+to\s+\d{{4}}"
)
TOOK_UP = re.compile(
    rf"(?P<person>{NAME})(?:\s*\([^()]*\))?\s+(?:(?:explained|said|reported|confirmed|added|advised)\s+(?:that\s+)?(?:he|she|they)\s+)?"
    rf"(?:had\s+|has\s+|have\s+|will\s+(?:be\s+)?)?(?:accepted|assumed|taken|taking|took|takes?)\s+(?:(?:up|on|over)\s+)?"
    rf"(?:the\s+)?(?:role|position|post|office)\s+(?:of|as)\s+(?:the\s+)?(?:new\s+)?(?P<office>{OFFICE}|{PLAIN_OFFICE}){OF_BODY}"
)
REMAIN = re.compile(
    r"\s(?:should\s+|would\s+|will\s+)?(?:remain|continue)\s+as\s+(?:the\s+)?(?P<office>[A-Za-z]+?)s?\b(?=[.,;]|$)"
)
NOMINATED = re.compile(
    rf"\b(?:proposed|nominated)\s+(?:that\s+)?(?P<person>{NAME})(?=\s*(?:,|\.|\band\b|\bas\b|\bseconded\b|\bfor\b|\bwhich\b|\bthis\b))"
    r"[^.]{0,60}\bseconded\b"
)
REAPPOINTED = re.compile(
    rf"(?P<person>{NAME})\s+(?:(?:was|be|is)\s+)?(?:\w+ly\s+)?(?P<verb>re-?appointed|appointed|re-?elected|elected)\b"
)
PROPOSED = (  # of one candidate: "A Hale proposed B Noor as Chair and C Pike seconded"
    re.compile(
        rf"\b(?:propos|nominat)(?:es|ed|ing)\s+(?P<person>{NAME})\s+as\s+(?:the\s+)?"
        rf"(?P<office>{OFFICE}|{PLAIN_OFFICE})\b[^.]*?\bsecond(?:s|ed)\b"
    ),
    re.compile(
        rf"(?P<person>{NAME})\s+(?:was|is)\s+(?:proposed|nominated)\s+as\s+(?:the\s+)?"
        rf"(?P<office>{OFFICE}|{PLAIN_OFFICE})\b[^.]*?\bseconded\b"
    ),
)
HAD_BEEN_NOMINATED = re.compile(
    rf"(?P<person>{NAME})\s+(?:has|had)\s+been\s+nominated\s+as\s+(?:the\s+)?(?P<office>{OFFICE}|{PLAIN_OFFICE}){OF_BODY}"
)
_CAME_TO_NOTHING = re.compile(r"\b(?:declined|withdrew|withdrawn|lost|not\s+carried|defeated|ballot)\b")
FAR_CHARACTERS = 160


def find_chosen(paragraph: Paragraph, title: str, meeting: Meeting) -> Iterator[Office]:
    """Yield the offices that people are chosen for, take up, stay in or leave; ``title`` is the item's."""
    yield from _as_said(paragraph, meeting)
    yield from _of_proposed(paragraph, meeting)
    yield from _of_remaining(paragraph, title, meeting)
    yield from _as_titled(paragraph, title, meeting)


def _as_said(paragraph: Paragraph, meeting: Meeting) -> Iterator[Office]:
    text = paragraph.text
    for pattern, event in (
        (ELECTED, None),
        (ELECT, None),
        (SHOULD_BE, Event.ELECTED),
        (LEFT, Event.LEFT),
        (SERVED, Event.LEFT),
        (TOOK_UP, Event.APPOINTED),
        (HAD_BEEN_NOMINATED, Event.APPOINTED),
    ):
        for found in pattern.finditer(text):
            happened = event or event_of(found.group("verb"))
            person = _person_of(found.group("person"), text[max(0, found.start() - FAR_CHARACTERS) : found.start()])
            if person is None:
                continue
            stated = ON_DAY.match(text, found.end())
            of = replace(meeting, date=read_day(stated.group("day")) or meeting.date) if stated else meeting
            yield state_office(
                person, found.group("office"), (happened, of), quote(paragraph, found), found.group("body")
            )


def _of_proposed(paragraph: Paragraph, meeting: Meeting) -> Iterator[Office]:
    """Yield who alone was proposed for an office and seconded: nobody else was, and it did not come to nothing."""
    if _CAME_TO_NOTHING.search(paragraph.text):
        return
    proposed = [found for pattern in PROPOSED for found in pattern.finditer(paragraph.text)]
    for found in proposed:
        office = found.group("office").lower()
        rivals = {surname(other.group("person")) for other in proposed if other.group("office").lower() == office}
        if len(rivals) == 1 and is_person(found.group("person"), found.group("person")):
            event = (Event.ELECTED, meeting)
            yield state_office(found.group("person"), found.group("office"), event, quote(paragraph, found))


def _as_titled(paragraph: Paragraph, title: str, meeting: Meeting) -> Iterator[Office]:
    """Yield who was chosen for the office that the title names ("Election of Chairman"): "Mr Hale was elected."

    Who was only proposed is chosen where nobody else was and the proposal was seconded.
    """
    named = TITLE_OFFICE.search(title)
    if named is None:
        return
    chosen = [done for start in _sentence_starts(paragraph.text) if (done := REAPPOINTED.match(paragraph.text, start))]
    event = event_of(chosen[0].group("verb")) if chosen else Event.ELECTED
    if not chosen and re.match(r"\s*(?:re-?)?(?:elect|appoint|nominat)", title, re.I):
        proposed = list(NOMINATED.finditer(paragraph.text))
        chosen = proposed if len({surname(found.group("person")) for found in proposed}) == 1 else []
    for done in chosen[:1]:
        yield state_office(
            done.group("person"), named.group("office"), (event, meeting), quote(paragraph, done), named.group("body")
        )


def _sentence_starts(text: str) -> list[int]:
    return [sentence.start for sentence in find_sentences(text)]


def _of_remaining(paragraph: Paragraph, title: str, meeting: Meeting) -> Iterator[Office]:
    """Yield the offices that people remain in; the body is the one that the title names: "Trustees of … Charity"."""
    for found in REMAIN.finditer(paragraph.text):
        people = read_owner_before(paragraph.text, found.start())
        if people is None or not is_post(found.group("office")):
            continue
        of = re.match(rf"(?i:{found.group('office')})s?\s+of\s+(?:the\s+)?(?P<body>[A-Z].+)$", title)
        office = found.group("office").capitalize()
        said = (paragraph.source(people[1], found.end()), paragraph.text[people[1] : found.end()])
        for person in re.split(r",\s*|\s+(?:and|&)\s+", people[0]):
            yield state_office(person, office, (Event.HOLDS, meeting), said, of.group("body") if of else None)


def _person_of(name: str, before: str) -> str | None:
    """Return whom an election is of: the name right before it, else the last titled one ("Mr Hale, Lead at X, was")."""
    if is_person(name, name):
        return name
    titled = find_titled_names(before)
    return titled[-1].text if titled else None
