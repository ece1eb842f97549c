"""What every statement of an office is made of: a name, an office, a body; and the record that tells it."""

import re
from datetime import date as Date  # noqa: N812 (a field of the record is named date)

from corpus.chairs import CHAIR
from corpus.records import Event, Office, Source, record
from ingest.entities.dates import find_dates
from ingest.entities.names import find_titled_names, plain_name, read_name
from ingest.minutes.posts import OFFICE_NOUN, is_meeting_office
from ingest.minutes.posts_of_bodies import Post, read_post
from ingest.papers.paragraphs import Paragraph

NAME = (
    r"(?<![\w’'-])(?!That\b|The\b|And\b)(?:(?:[A-Z]/)?(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?|Sir|Dame|"
    r"Prof|Supt|Insp|Sgt)\.?\s+)*(?:(?:[A-Z][\w’'-]*|[A-Z]\.(?:[A-Z]\.)*)\s+){0,3}[A-Z][\w’'-]+"
)
OFFICE = (
    rf"(?:(?:{CHAIR})|(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for|&)\s+)?){{0,5}}{OFFICE_NOUN}(?:/(?:[A-Z]\w+\s+)?{OFFICE_NOUN})?(?:\s+(?:for|and|"
    rf"&)\s+[A-Z][\w’'&-]*(?:,?\s+(?:(?:and|&)\s+)?[A-Z][\w’'&-]*){{0,6}})?)"
)
PLAIN_OFFICE = (  # in small letters, where the words around say that it is an office: "be elected chairman"
    r"(?:(?:vice|deputy|co)[\s-]*)?chair(?:man|woman|person)?|(?:internal\s+|external\s+)?auditor|(?:parish\s+|town\s+|deputy\s+)?"
    r"clerk|(?:honorary\s+)?(?:treasurer|secretary)|trustee|(?:[a-z]+\s+)?representative|(?:vice[\s-]*)?president|convenor|convener|"
    r"Vice[\s-]chair(?:man|woman|person)?"
)
OF_BODY = (
    r"(?:\s+(?:of|for|to|at)\s+(?P<body>(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:of|and|for|the|&|[A-Z][\w’'&-]*)){0,9}))?"
)
BODY = r"[Tt]he\s+(?P<body>[A-Z][\w’'&-]*(?:\s+(?:of|and|for|the|&|[A-Z][\w’'&-]*)){0,9})"
TITLE_OFFICE = re.compile(
    rf"\b(?:of|for|appoint|reappoint|re-appoint|elect)\s+(?:an?\s+|the\s+)?(?P<office>{OFFICE})(?:\s+of\s+(?P<body>.+))?$",
    re.I,
)
ON_DAY = re.compile(r"\s*,?\s+on\s+(?:\w+day,?\s+)?(?P<day>\d{1,2}\s+[A-Z][a-z]+\s+\d{4})")
_VAGUE = re.compile(
    r"(?:the\s+)?(?:Council|Board|Committee|Panel|Partnership|Forum|Authority|Group|Trust|Cabinet|Meeting)",
    re.I,
)
_LETTERS_FIRST = re.compile(r"(?P<letters>[A-Z]{3,6})\s+(?P<office>[A-Z].+)")
_EVENTS = {"elect": Event.ELECTED, "appoint": Event.APPOINTED, "co-opt": Event.APPOINTED, "confirm": Event.APPOINTED}


@record
class Meeting:
    """What an office named alone is of: the meeting's own body, and its day."""

    body: str | None
    date: Date | None


def state_office(
    person: str | None, post: str, event: tuple[Event, Meeting], said: tuple[Source, str], body: str | None = None
) -> Office:
    read = _of_meeting(read_post(post), event[1].body)
    named = re.sub(r"(?:\s+(?:of|and|for|the|&))+$", "", body) if body else read.body
    if named and _VAGUE.fullmatch(named):
        named = event[1].body or named  # "Chair of the Panel": of the panel that meets
    own = event[1].body if not named and (is_meeting_office(read.office) or event[0] is not Event.HOLDS) else None
    return Office(
        person=plain_name(person) if person else None,
        office=read.office[:1].upper() + read.office[1:]
        if read.office.islower() and " " not in read.office
        else read.office,
        body=re.sub(r"^the\s+", "", named) if named else own,
        event=event[0],
        date=event[1].date,
        source=said[0],
        text=said[1],
    )


def _of_meeting(post: Post, meeting: str | None) -> Post:
    """Return a post without the letters that open it and the meeting's body: "ICB Chief Nurse" at "the Weald ICB"."""
    opened = _LETTERS_FIRST.match(post.office)
    if post.body or not opened or not meeting or opened["letters"] not in meeting.split():
        return post
    return Post(office=opened["office"], body=opened["letters"])


def quote(paragraph: Paragraph, found: re.Match[str]) -> tuple[Source, str]:
    return paragraph.source(found.start(), found.end()), found.group()


def event_of(verb: str) -> Event:
    return next(event for stem, event in _EVENTS.items() if stem in verb.lower())


def read_day(text: str) -> Date | None:
    return next((found.period.start for found in find_dates(text, None)), None)


def is_person(name: str, text: str) -> bool:
    """Return whether what stands before a post is a person: titled, or a forename and a surname and no organisation."""
    if any(found.start == 0 for found in find_titled_names(text)):
        return True
    words = plain_name(name).split()
    if read_name(plain_name(name)) != plain_name(name):
        return False
    return 2 <= len(words) <= 3 and not re.search(
        r"\b(?:Council|Councillor|Police|Partnership|Committee|Board|Team|Group|Panel|The|Kent|Act|Service|"
        r"Commissioner|Strategy|Plan|Health|Report)\b",
        name,
    )
