"""Who holds, takes or leaves an office, by what the minutes say: lists, brackets, elections, vacancies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 (a field of the record is named date)

from corpus.records import Attendance, Event, Line, Office, Page, Source, record
from ingest.entities.dates import find_dates
from ingest.entities.names import find_titled_names, plain_name, same_person, surname
from ingest.minutes.owners import read_owner_before
from ingest.minutes.posts import CHAIR, OFFICE_NOUN, is_meeting_office, is_post, read_post
from ingest.papers.headings import Heading
from ingest.papers.paragraphs import Paragraph, find_sentences

_NAME = (
    r"(?<![\w’'-])(?!That\b|The\b|And\b)(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?|Sir|Dame|"
    r"Prof)\.?\s+)*(?:(?:[A-Z][\w’'-]*|[A-Z]\.(?:[A-Z]\.)*)\s+){0,3}[A-Z][\w’'-]+"
)
_OFFICE = (
    rf"(?:(?:{CHAIR})|(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for|&)\s+)?){{0,5}}{OFFICE_NOUN}(?:\s+(?:for|and|"
    rf"&)\s+[A-Z][\w’'&-]*(?:,?\s+(?:(?:and|&)\s+)?[A-Z][\w’'&-]*){{0,6}})?)"
)
_PLAIN_OFFICE = (  # in small letters, where the words around say that it is an office: "be elected chairman"
    r"(?:(?:vice|deputy|co)[\s-]*)?chair(?:man|woman|person)?|(?:internal\s+|external\s+)?auditor|(?:parish\s+|town\s+|deputy\s+)?"
    r"clerk|(?:honorary\s+)?(?:treasurer|secretary)|trustee|(?:[a-z]+\s+)?representative|(?:vice[\s-]*)?president|convenor|convener|"
    r"Vice[\s-]chair(?:man|woman|person)?"
)
_OF = r"(?:\s+(?:of|for|to|at)\s+(?P<body>(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:of|and|for|the|&|[A-Z][\w’'&-]*)){0,9}))?"
ELECTED = re.compile(
    rf"(?P<person>{_NAME})(?:\s*\([^()]*\))?\s+(?:(?:should|would|will|to|has|have|had|is|was|were|are|shall)\s+)*(?:be\s+|"
    rf"been\s+)?(?:\w+ly\s+)?(?P<verb>re-?elected|elected|re-?appointed|appointed|confirmed|"
    rf"co-opted)\s+(?:unopposed\s+)?(?:as\s+)?(?:the\s+|a\s+)?(?P<office>{_OFFICE}|{_PLAIN_OFFICE}){_OF}",
)
SHOULD_BE = re.compile(rf"(?P<person>{_NAME})\s+(?:should|would|will)\s+be\s+(?:the\s+)?(?P<office>{CHAIR}){_OF}")
ELECT = re.compile(
    rf"\b(?P<verb>(?:re-?)?(?:elect|appoint)(?:ed)?)\s+(?P<person>{_NAME})\s+(?:as|to\s+be)\s+(?:the\s+|our\s+|"
    rf"an?\s+)?(?P<office>{_OFFICE}|{_PLAIN_OFFICE}){_OF}"
)
VACANT = re.compile(
    rf"(?:[Rr]ole|[Pp]osition|[Pp]ost|[Oo]ffice)\s+of\s+(?:the\s+)?(?P<office>{_OFFICE})(?:\s+(?:of|for|"
    rf"to)\s+(?P<body>(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:of|and|for|the|&|[A-Z][\w’'&-]*)){{0,9}}))?\s+(?:(?:is|"
    rf"was|remains|remained|has\s+been|had\s+been|being)\s+)(?:\w+ly\s+)?vacant"
)
_BODY_NAMED = r"[Tt]he\s+(?P<body>[A-Z][\w’'&-]*(?:\s+(?:of|and|for|the|&|[A-Z][\w’'&-]*)){0,9})"
LEFT_VACANT = re.compile(
    rf"(?P<person>{_NAME})\s+(?:had|has)\s+left\s+the\s+(?P<office>[Cc]hair)\s+of\s+{_BODY_NAMED},?\s+which\s+"
    r"(?:is|was|remained)\s+(?:now\s+)?vacant"
)
STILL_VACANT = re.compile(r"\b[Tt]he\s+(?:office|post|position|role)\s+(?:remain(?:s|ed)|is|was)\s+(?:still\s+)?vacant")
NO_NAME = re.compile(
    r"\b[Nn]o\s+(?:names?|nominations?|candidates?|volunteers?)\s+(?:had|has|have|was|were)\s+(?:yet\s+)?(?:been\s+)?"
    rf"(?:received|put\s+forward|found)\s+for\s+(?:the\s+)?(?P<office>[Cc]hair)\s+of\s+{_BODY_NAMED}"
)
CHAIRED = re.compile(
    rf"{_BODY_NAMED}(?:,|\s+is|\s+was|\s+which\s+is)\s+(?:currently\s+)?(?P<office>chair)ed\s+by\s+"
    rf"(?:the\s+)?(?P<person>(?:(?:(?:Det|Ch|Chief|Insp|Supt|Superintendent|Inspector|DI|DCI|Sgt)\.?)\s+)*{_NAME})"
    rf"(?P<succeeding>,\s+who\s+(?:has\s+)?succeeded\s+[^.;]{{3,60}}?\s+in\s+(?P<month>[A-Z][a-z]+\s+\d{{4}}))?"
)
RESIGNED = re.compile(
    rf"(?P<person>{_NAME})\s+(?:had|has)\s+(?:resigned|retired|stood\s+down|died|left)\b[^.;]{{0,60}}?\bon\s+"
    rf"(?P<day>\d{{1,2}}\s+[A-Z][a-z]+\s+\d{{4}})\s+and\s+(?:that\s+)?the\s+(?:office|post|position|role)\s+of\s+"
    rf"(?:the\s+)?(?P<office>{_OFFICE})\s+(?:is|was|remained)\s+(?:now\s+)?vacant"
)
_ON_DAY = re.compile(r"\s*,?\s+on\s+(?:\w+day,?\s+)?(?P<day>\d{1,2}\s+[A-Z][a-z]+\s+\d{4})")
DEPARTED = re.compile(
    rf"\bfollowing\s+(?:the\s+)?(?:departure|resignation|retirement|death)\s+of\s+(?P<person>{_NAME})"
)
LEFT = re.compile(
    rf"(?P<person>{_NAME})\s+(?:(?:had|has|was|is)\s+)?(?:\w+ly\s+)?(?:resigned|stepp(?:ed|ing)\s+down|retired|"
    rf"stood\s+down|standing\s+down)\s+(?:as|from\s+(?:the\s+)?(?:role|position|"
    rf"post)\s+of)\s+(?:the\s+|an?\s+)?(?P<office>{_OFFICE}|trustee|governor|clerk|treasurer|secretary){_OF}"
)
AS_CHAIR = re.compile(
    rf"\b(?:to|by|with|from)\s+(?P<person>{_NAME})\s+as\s+(?:the\s+)?(?P<office>{CHAIR})\s+of\s+{_BODY_NAMED}"
)
REMAIN = re.compile(
    r"\s(?:should\s+|would\s+|will\s+)?(?:remain|continue)\s+as\s+(?:the\s+)?(?P<office>[A-Za-z]+?)s?\b(?=[.,;]|$)"
)
SERVED = re.compile(rf"(?P<person>{_NAME})\s+served\s+as\s+(?P<office>{_OFFICE}){_OF}\s+from\s+\d{{4}}\s+to\s+\d{{4}}")
LEADER_FIRST = re.compile(
    rf"\b[Tt]he\s+(?P<office>Leader|{CHAIR}|Deputy\s+Leader)\s+of\s+the\s+(?P<body>[A-Z][\w’'&-]*(?:\s+(?:of|"
    rf"and|for|the|&|[A-Z][\w’'&-]*)){{0,9}}),\s+(?P<person>{_NAME}),"
)
TOOK_UP = re.compile(
    rf"(?P<person>{_NAME})(?:\s*\([^()]*\))?\s+(?:(?:explained|said|reported|confirmed|added|advised)\s+(?:that\s+)?(?:he|she|they)\s+)?"
    rf"(?:had\s+|has\s+|have\s+)?(?:accepted|assumed|taken|took|takes?)\s+(?:(?:up|on|over)\s+)?(?:the\s+)?"
    rf"(?:role|position|post|office)\s+of\s+(?:the\s+)?(?P<office>{_OFFICE}|{_PLAIN_OFFICE}){_OF}"
)
NEW_CHAIR = re.compile(
    rf"(?P<person>{_NAME})\s+introduced\s+(?:himself|herself|themselves)\s+as\s+(?:the\s+)?(?:new\s+)?(?P<office>{_OFFICE}){_OF}"
)
POST_FIRST = re.compile(  # "The Cabinet Member for Housing, Councillor Hale, introduced"
    rf"(?:^|[.;:]\s+|\b[Tt]he\s+|,\s+|\band\s+|\bby\s+)(?P<post>{_OFFICE}(?:\s+of\s+(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:(?:and|of|for|the|&)\s+)?"
    rf"[A-Z][\w’'&-]*){{0,5}})?),\s+(?P<person>{_NAME})(?=,)"
)
DASHED = re.compile(
    rf"(?P<person>{_NAME})\s+[–—-]\s+(?P<post>(?:[A-Z][\w’'&-]*,?\s+(?:(?:and|of|for|the|&)\s+)*){{0,9}}?[A-Z][\w’'&-]*)"
    r"(?=\s+[–—-]\s|\.?$|\s+(?:introduced|presented|gave|provided|updated|spoke)\b)"
)
BRACKETED = re.compile(rf"(?P<person>{_NAME})\s*\((?P<post>[^()]*(?:\([^()]*\)[^()]*)*)\)")
APPOSED = re.compile(
    rf"(?P<person>{_NAME}),\s+(?:the\s+)?(?P<post>(?:(?:[A-Z][\w’'&-]*|and|of|for|the|at|&|"
    rf"[–-])\s+){{0,8}}?{OFFICE_NOUN}\b(?:\s+(?:[–-]\s+)?(?:of|for|the|at|and|in|to|&|"
    rf"[A-Z][\w’'&-]*|\([A-Z][^()]*\s[^()]*\)(?=\s+[A-Z])),?){{0,10}})(?=\s*(?:[,.;(]|$|\s(?:introduced|presented|gave|was|is|has|had|said|added|"
    rf"explained|updated|outlined|reported|confirmed|provided|attended|advised|spoke|joined|thanked|and)\b))"
)
NOMINATED = re.compile(
    rf"\b(?:proposed|nominated)\s+(?:that\s+)?(?P<person>{_NAME})(?=\s*(?:,|\.|\band\b|\bas\b|\bseconded\b|\bfor\b|\bwhich\b|\bthis\b))"
    r"[^.]{0,60}\bseconded\b"
)
REAPPOINTED = re.compile(
    rf"(?P<person>{_NAME})\s+(?:(?:was|be|is)\s+)?(?:\w+ly\s+)?(?P<verb>re-?appointed|appointed|re-?elected|elected)\b"
)
_TITLE_OFFICE = re.compile(
    rf"\b(?:of|for|appoint|reappoint|re-appoint|elect)\s+(?:an?\s+|the\s+)?(?P<office>{_OFFICE})(?:\s+of\s+(?P<body>.+))?$",
    re.I,
)
_EVENTS = {"elect": Event.ELECTED, "appoint": Event.APPOINTED, "co-opt": Event.APPOINTED, "confirm": Event.APPOINTED}
_NOT_OFFICES = re.compile(
    r"^(?:Cllrs?|Councill?ors?|Members?|(?:Parish|Town|Community|Co-opted)\s+Members?|Trustees|.*\bInterest|"
    r"(?:A/|Temporary\s+|Acting\s+)?(?:(?:Detective|Chief|Police|Community\s+Support)\s+)*(?:Superintendent|"
    r"Inspector|Sergeant|Constable))$",
    re.I,
)


FAR_CHARACTERS = 160
ALIKE = 0.66  # two wordings of one person's post share this much of the shorter


@record
class Meeting:
    """What an office named alone is of: the meeting's own body, and its day."""

    body: str | None
    date: Date | None


def find_offices(
    attendance: Sequence[Attendance],
    items: Sequence[tuple[str, Sequence[Paragraph]]],
    heading: Heading,
    printed: tuple[Sequence[Line], Sequence[Page]],
) -> tuple[Office, ...]:
    """Return each office the minutes state, once for each person: an election wins over "holds" of the same office.

    ``items`` are the titles and paragraphs of the minutes; ``printed`` the attendance lists and the pages.
    """
    meeting = Meeting(body=heading.body, date=heading.date)
    found = [
        _from_list(replace(entry, office=post), meeting, printed[1])
        for entry in attendance
        if entry.office
        for post in split_posts(entry.office)
    ]
    for title, paragraphs in items:
        for paragraph in paragraphs:
            found += _in_paragraph(paragraph, title, meeting)
    return tuple(_once(found, attendance))


def split_posts(office: str) -> list[str]:
    """Return the posts that one entry gives a person: "Leader, in the Chair" is two, "Head of Roads, NCC" is one."""
    parts = [re.sub(r"^in the (?=chair)", "", part, flags=re.I) for part in re.split(r",\s+", office)]
    return (
        parts if all(is_post(part) for part in parts) and any(is_meeting_office(part) for part in parts) else [office]
    )


def _from_list(entry: Attendance, meeting: Meeting, pages: Sequence[Page]) -> Office:
    page = next((page for page in pages if page.number == entry.source.page), None)
    words = page.text[entry.source.start : entry.source.end] if page else entry.name
    beside = None if is_meeting_office(str(entry.office)) else entry.organisation
    return _office(
        entry.name,
        f"{entry.office}, {beside}" if beside else str(entry.office),
        (Event.HOLDS, meeting),
        (entry.source, " ".join(words.split())),
    )


def _office(
    person: str | None, post: str, event: tuple[Event, Meeting], said: tuple[Source, str], body: str | None = None
) -> Office:
    read = read_post(post)
    named = re.sub(r"(?:\s+(?:of|and|for|the|&))+$", "", body) if body else read.body
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


def _in_paragraph(paragraph: Paragraph, title: str, meeting: Meeting) -> Iterator[Office]:
    text = paragraph.text
    for pattern, event in (
        (ELECTED, None),
        (ELECT, None),
        (SHOULD_BE, Event.ELECTED),
        (LEFT, Event.LEFT),
        (SERVED, Event.LEFT),
        (LEADER_FIRST, Event.HOLDS),
        (AS_CHAIR, Event.HOLDS),
        (TOOK_UP, Event.APPOINTED),
        (NEW_CHAIR, Event.HOLDS),
    ):
        for found in pattern.finditer(text):
            happened = event or _event(found.group("verb"))
            person = _person_of(found.group("person"), text[max(0, found.start() - FAR_CHARACTERS) : found.start()])
            if person is None:
                continue
            stated = _ON_DAY.match(text, found.end())
            of = replace(meeting, date=_day(stated.group("day")) or meeting.date) if stated else meeting
            yield _office(person, found.group("office"), (happened, of), _said(paragraph, found), found.group("body"))
    yield from _of_chairs(paragraph, title, meeting)
    yield from _of_remaining(paragraph, title, meeting)
    for found in VACANT.finditer(text):
        yield _office(
            None, found.group("office"), (Event.VACANT, meeting), _said(paragraph, found), found.group("body")
        )
        gone = DEPARTED.search(text, found.end(), found.end() + 90)
        if gone:
            yield _office(
                gone.group("person"),
                found.group("office"),
                (Event.LEFT, meeting),
                _said(paragraph, gone),
                found.group("body"),
            )
    for found in POST_FIRST.finditer(text):
        if _is_person(found.group("person"), text[found.start("person") : found.start("person") + 60]):
            yield _office(found.group("person"), found.group("post"), (Event.HOLDS, meeting), _said(paragraph, found))
    for pattern in (BRACKETED, APPOSED, DASHED):
        for found in pattern.finditer(text):
            post = found.group("post")
            if text[found.end() : found.end() + 1] == ",":
                post = re.sub(
                    r"\s+and\s+[A-Z][\w’'-]+\s+(?!Group|Party|Board|Services?|Committee)[A-Z][\w’'-]+$", "", post
                )
            post = re.sub(r"\s+and\s+[A-Z][\w’'-]+\s+[A-Z][\w’'-]+,.*$", "", post)
            if is_post(post) and _is_person(found.group("person"), text[found.start() : found.start() + 60]):
                yield _office(found.group("person"), post, (Event.HOLDS, meeting), _said(paragraph, found))
    yield from _as_titled(paragraph, title, meeting)


def _as_titled(paragraph: Paragraph, title: str, meeting: Meeting) -> Iterator[Office]:
    """Yield who was chosen for the office that the title names ("Election of Chairman"): "Mr Hale was elected."

    Who was only proposed is chosen where nobody else was and the proposal was seconded.
    """
    named = _TITLE_OFFICE.search(title)
    if named is None:
        return
    chosen = [done for start in _sentence_starts(paragraph.text) if (done := REAPPOINTED.match(paragraph.text, start))]
    event = _event(chosen[0].group("verb")) if chosen else Event.ELECTED
    if not chosen and re.match(r"\s*(?:re-?)?(?:elect|appoint|nominat)", title, re.I):
        proposed = list(NOMINATED.finditer(paragraph.text))
        chosen = proposed if len({surname(found.group("person")) for found in proposed}) == 1 else []
    for done in chosen[:1]:
        yield _office(
            done.group("person"), named.group("office"), (event, meeting), _said(paragraph, done), named.group("body")
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
            yield _office(person, office, (Event.HOLDS, meeting), said, of.group("body") if of else None)


def _of_chairs(paragraph: Paragraph, title: str, meeting: Meeting) -> Iterator[Office]:
    """Yield who a body is said to be chaired by, who left its chair, and that an office in the title stays vacant."""
    text = paragraph.text
    for found in CHAIRED.finditer(text):
        if not _is_person(found.group("person"), text[found.start("person") : found.start("person") + 60]):
            continue
        took = _day(f"1 {found.group('month')}") if found.group("succeeding") else None
        event = (Event.APPOINTED, replace(meeting, date=took)) if took else (Event.HOLDS, meeting)
        yield _office(found.group("person"), "Chair", event, _said(paragraph, found), found.group("body"))
    for found in LEFT_VACANT.finditer(text):
        for person, happened in ((found.group("person"), Event.LEFT), (None, Event.VACANT)):
            yield _office(person, "Chair", (happened, meeting), _said(paragraph, found), found.group("body"))
    for found in NO_NAME.finditer(text):
        yield _office(None, "Chair", (Event.VACANT, meeting), _said(paragraph, found), found.group("body"))
    for found in RESIGNED.finditer(text):
        of = replace(meeting, date=_day(found.group("day")) or meeting.date)
        event = (Event.LEFT, of)
        yield _office(found.group("person"), found.group("office"), event, _said(paragraph, found), meeting.body)
    named = _TITLE_OFFICE.search(title)
    for found in STILL_VACANT.finditer(text):
        if named is None:
            break
        event = (Event.VACANT, meeting)
        yield _office(None, named.group("office"), event, _said(paragraph, found), named.group("body"))


def find_stated(paragraphs: Sequence[Paragraph], heading: Heading) -> tuple[Office, ...]:
    """Return what the text of a report or strategy states of chairs: who is elected, leads a body, left, or that
    nobody does. A post beside a name is not taken: there it says who speaks."""
    meeting = Meeting(body=heading.body, date=heading.date)
    found: list[Office] = []
    for paragraph in paragraphs:
        found += _of_chairs(paragraph, "", meeting)
        for stated in VACANT.finditer(paragraph.text):
            body = stated.group("body")
            found.append(_office(None, stated.group("office"), (Event.VACANT, meeting), _said(paragraph, stated), body))
        for stated in ELECTED.finditer(paragraph.text):
            on = _ON_DAY.match(paragraph.text, stated.end())
            if on and stated.group("body"):
                event = (_event(stated.group("verb")), replace(meeting, date=_day(on.group("day")) or meeting.date))
                said = _said(paragraph, stated)
                found.append(_office(stated.group("person"), stated.group("office"), event, said, stated.group("body")))
    return tuple(found)


def _day(text: str) -> Date | None:
    return next((found.period.start for found in find_dates(text, None)), None)


def _person_of(name: str, before: str) -> str | None:
    """Return whom an election is of: the name right before it, else the last titled one ("Mr Hale, Lead at X, was")."""
    if _is_person(name, name):
        return name
    titled = find_titled_names(before)
    return titled[-1].text if titled else None


def _said(paragraph: Paragraph, found: re.Match[str]) -> tuple[Source, str]:
    return paragraph.source(found.start(), found.end()), found.group()


def _event(verb: str) -> Event:
    return next(event for stem, event in _EVENTS.items() if stem in verb.lower())


def _is_person(name: str, text: str) -> bool:
    """Return whether what stands before a post is a person: titled, or a forename and a surname and no organisation."""
    if any(found.start == 0 for found in find_titled_names(text)):
        return True
    words = plain_name(name).split()
    return 2 <= len(words) <= 3 and not re.search(
        r"\b(?:Council|Councillor|Police|Partnership|Committee|Board|Team|Group|Panel|The|Kent|Act|Service|"
        r"Commissioner|Strategy|Plan|Health|Report)\b",
        name,
    )


def _once(found: Sequence[Office], attendance: Sequence[Attendance]) -> list[Office]:
    kept: list[Office] = []
    for office in found:
        if _NOT_OFFICES.match(office.office) or not office.office[:1].isalpha():
            continue
        same = next((n for n, other in enumerate(kept) if _same(other, office)), None)
        if same is None:
            kept.append(office)
        elif kept[same].event is Event.HOLDS and office.event is not Event.HOLDS:
            kept[same] = office
    return kept


def _same(one: Office, other: Office) -> bool:
    """Return whether two statements are of one person in one office (two vacancies: of one office)."""
    words = [
        re.sub(r"[\s-]+", " ", re.sub(r"(?<=chair)(?:man|woman|person)\b", "", office.office.lower())).split()
        for office in (one, other)
    ]
    shared = len(set(words[0]) & set(words[1])) / min(len(set(words[0])), len(set(words[1])))
    alike = words[0] == words[1] or (
        shared >= ALIKE and min(len(words[0]), len(words[1])) > 1 and one.body == other.body
    )
    if not alike:
        return False
    if one.person is None or other.person is None:
        return one.person is other.person and one.body == other.body
    return same_person(one.person, other.person)
