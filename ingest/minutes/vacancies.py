"""Which office is vacant, who left it so, and who is said to chair a body."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.chairs import CHAIR
from corpus.records import Event, Office
from ingest.minutes.statements import (
    BODY,
    NAME,
    OFFICE,
    TITLE_OFFICE,
    Meeting,
    is_person,
    quote,
    read_day,
    state_office,
)
from ingest.papers.paragraphs import Paragraph

VACANT = re.compile(
    rf"(?:[Rr]ole|[Pp]osition|[Pp]ost|[Oo]ffice)\s+of\s+(?:the\s+)?(?P<office>{OFFICE})(?:\s+(?:of|for|"
    rf"to)\s+(?P<body>(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:of|and|for|the|&|[A-Z][\w’'&-]*)){{0,9}}))?\s+(?:(?:is|"
    rf"was|remains|remained|has\s+been|had\s+been|being)\s+)(?:\w+ly\s+)?vacant"
)
LEFT_VACANT = re.compile(
    rf"(?P<person>{NAME})\s+(?:had|has)\s+left\s+the\s+(?P<office>[Cc]hair)\s+of\s+{BODY},?\s+which\s+"
    r"(?:is|was|remained)\s+(?:now\s+)?vacant"
)
STILL_VACANT = re.compile(r"\b[Tt]he\s+(?:office|post|position|role)\s+(?:remain(?:s|ed)|is|was)\s+(?:still\s+)?vacant")
NO_NAME = re.compile(
    r"\b[Nn]o\s+(?:names?|nominations?|candidates?|volunteers?)\s+(?:had|has|have|was|were)\s+(?:yet\s+)?(?:been\s+)?"
    rf"(?:received|put\s+forward|found)\s+for\s+(?:the\s+)?(?P<office>[Cc]hair)\s+of\s+{BODY}"
)
CHAIRED = re.compile(
    rf"{BODY}(?:,|\s+is|\s+was|\s+which\s+is)\s+(?:currently\s+)?(?P<office>chair)ed\s+by\s+"
    rf"(?:the\s+)?(?P<person>(?:(?:(?:Det|Ch|Chief|Insp|Supt|Superintendent|Inspector|DI|DCI|Sgt)\.?)\s+)*{NAME})"
    rf"(?P<succeeding>,\s+who\s+(?:has\s+)?succeeded\s+[^.;]{{3,60}}?\s+in\s+(?P<month>[A-Z][a-z]+\s+\d{{4}}))?"
)
RESIGNED = re.compile(
    rf"(?P<person>{NAME})\s+(?:had|has)\s+(?:resigned|retired|stood\s+down|died|left)\b[^.;]{{0,60}}?\bon\s+"
    rf"(?P<day>\d{{1,2}}\s+[A-Z][a-z]+\s+\d{{4}})\s+and\s+(?:that\s+)?the\s+(?:office|post|position|role)\s+of\s+"
    rf"(?:the\s+)?(?P<office>{OFFICE})\s+(?:is|was|remained)\s+(?:now\s+)?vacant"
)
DEPARTED = re.compile(rf"\bfollowing\s+(?:the\s+)?(?:departure|resignation|retirement|death)\s+of\s+(?P<person>{NAME})")
WITHOUT = re.compile(
    rf"{BODY}\s+(?:is|was|remains|remained|has\s+been|had\s+been)\s+(?:\w+ly\s+)?without\s+an?\s+(?P<office>{CHAIR})\b"
)


def find_vacancies(paragraph: Paragraph, meeting: Meeting) -> Iterator[Office]:
    """Yield the offices that are said to be vacant, and whose departure left them so."""
    for found in VACANT.finditer(paragraph.text):
        office, body = found.group("office"), found.group("body")
        yield state_office(None, office, (Event.VACANT, meeting), quote(paragraph, found), body)
        gone = DEPARTED.search(paragraph.text, found.end(), found.end() + 90)
        if gone:
            yield state_office(gone.group("person"), office, (Event.LEFT, meeting), quote(paragraph, gone), body)


def find_chairs(paragraph: Paragraph, title: str, meeting: Meeting) -> Iterator[Office]:
    """Yield who a body is said to be chaired by, who left its chair, and that an office in the title stays vacant."""
    text = paragraph.text
    for found in CHAIRED.finditer(text):
        if not is_person(found.group("person"), text[found.start("person") : found.start("person") + 60]):
            continue
        took = read_day(f"1 {found.group('month')}") if found.group("succeeding") else None
        event = (Event.APPOINTED, replace(meeting, date=took)) if took else (Event.HOLDS, meeting)
        yield state_office(found.group("person"), "Chair", event, quote(paragraph, found), found.group("body"))
    for found in LEFT_VACANT.finditer(text):
        for person, happened in ((found.group("person"), Event.LEFT), (None, Event.VACANT)):
            yield state_office(person, "Chair", (happened, meeting), quote(paragraph, found), found.group("body"))
    for found in WITHOUT.finditer(text):
        event = (Event.VACANT, meeting)
        yield state_office(None, found.group("office"), event, quote(paragraph, found), found.group("body"))
    for found in NO_NAME.finditer(text):
        yield state_office(None, "Chair", (Event.VACANT, meeting), quote(paragraph, found), found.group("body"))
    for found in RESIGNED.finditer(text):
        of = replace(meeting, date=read_day(found.group("day")) or meeting.date)
        event = (Event.LEFT, of)
        yield state_office(found.group("person"), found.group("office"), event, quote(paragraph, found), meeting.body)
    named = TITLE_OFFICE.search(title)
    for found in STILL_VACANT.finditer(text):
        if named is None:
            break
        event = (Event.VACANT, meeting)
        yield state_office(None, named.group("office"), event, quote(paragraph, found), named.group("body"))
