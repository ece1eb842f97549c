"""Who signs a paper, and as what? A name with the holder's office beside it or on the line below."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.records import Event, Line, Office, Source
from ingest.headings import find_bodies
from ingest.names import plain_name

_NAME = r"(?:(?:[A-Z][\w’'-]+|[A-Z]\.?|de|van)\s+){1,4}[A-Z][\w’'-]+(?:,?\s+[A-Z]{2,4})*"
_OFFICE = (
    r"(?:(?:acting|interim|deputy|vice|assistant|parish|town|city|county|general|proper|monitoring|responsible|financial|"
    r"corporate|strategic|democratic|services?|committee|cabinet|chief|head|of|and|&|independent)[ -])*"
    r"(?:chair(?:man|woman|person)?|leader|cabinet member|executive|mayor|director|commissioner|clerk|counsel|officer|"
    r"solicitor|secretary|treasurer|manager|head|lead)\b"
)
_BELOW = re.compile(rf"^(?P<office>{_OFFICE})(?P<rest>[^@\d]*)", re.IGNORECASE)
_BESIDE = re.compile(rf"^(?P<name>{_NAME})\s*(?:[-–—,]|\()\s*(?P<office>(?i:{_OFFICE}))(?P<rest>[^@\d\-–—)]*)")
_WORDS = 14  # a line under a name that is longer is no office
_OF_THE_BODY = re.compile(r"^(?:(?:parish|town|city|county|council)\s+)*clerk\b|^(?:vice[- ])?chair", re.IGNORECASE)


def find_signatures(lines: Sequence[Line], *, body: str | None, day: date | None = None) -> tuple[Office, ...]:
    """Return the offices that signatures among ``lines`` state, in reading order, each once.

    A clerk or chair without a named body is that of ``body``; of what body another office is stays unknown.
    """
    found: dict[tuple[str | None, str], Office] = {}
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        for office in _read(line, below, body, day):
            found.setdefault((office.person, office.office), office)
    return tuple(found.values())


def _read(line: Line, below: Line | None, body: str | None, day: date | None) -> Iterator[Office]:
    text = line.text.strip()
    if beside := _BESIDE.match(text):
        posts = [(beside["name"], beside["office"] + beside["rest"])]
    elif (
        below
        and re.fullmatch(_NAME, text)
        and len(below.text.split()) <= _WORDS
        and (under := _BELOW.match(below.text))
    ):
        posts = [(text, post) for post in _split_posts(under["office"] + under["rest"])]
    else:
        return
    for name, words in posts:
        office, own = split_post(words)
        yield Office(
            person=plain_name(name),
            office=office,
            body=own or (body if _OF_THE_BODY.match(office) else None),
            event=Event.HOLDS,
            date=day,
            source=Source(page=line.page, start=line.start, end=line.end),
            text=f"{text} {below.text}" if below and not beside else text,
        )


def _split_posts(words: str) -> list[str]:
    """Return the posts printed one after the other on a line: "Chair Arden Partnership Cabinet Member Roads"."""
    starts = [
        found.start() for found in re.finditer(r"\b(?:Chair(?:man|woman|person)?|Leader|Cabinet Member)\b", words)
    ]
    if not starts or starts[0]:
        starts = [0, *starts]
    return [words[start:end].strip(" ,&") for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]


def split_post(words: str) -> tuple[str, str | None]:
    """Return the office and the body of a post as printed: "Chair of the Arden Board" is "Chair", "Arden Board"."""
    words = " ".join(words.split()).strip(" ,.–-")
    bodies = find_bodies(re.sub(rf"^{_OFFICE}\W*(?:of |for )?(?:the )?", "", words, flags=re.IGNORECASE))
    if bodies and words.endswith(bodies[-1]) and len(bodies[-1].split()) > 1:
        office = re.sub(r"[\s,–-]+(?:of|for)?\s*(?:the)?\s*$", "", words[: -len(bodies[-1])], flags=re.IGNORECASE)
        return office or words, bodies[-1]
    return words, None
