"""Who holds, takes or leaves an office, by what a paper says: lists, brackets, elections, vacancies."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.chairs import CHAIR_NOUN
from corpus.records import Attendance, Event, Line, Office, Page, Status
from ingest.entities.names import same_person
from ingest.minutes.beside_names import find_beside_names
from ingest.minutes.elections import ELECTED, find_chosen
from ingest.minutes.posts import is_meeting_office, is_post
from ingest.minutes.posts_of_bodies import read_post
from ingest.minutes.statements import ON_DAY, Meeting, event_of, quote, read_day, state_office
from ingest.minutes.vacancies import VACANT, find_chairs, find_vacancies
from ingest.papers.headings import Heading
from ingest.papers.paragraphs import Paragraph

_NOT_OFFICES = re.compile(
    r"^(?!(?:Deputy\s+)?Chief\s+Constable$)(?:Cllrs?|Councill?ors?|Members?|(?:Parish|Town|Community|Co-opted|Elected|Appointed|Nominated|Ratepayer)\s+Members?|Trustees|.*\bInterest|"
    r"(?:A/|Temporary\s+|Acting\s+)?(?:(?:Detective|Chief|Police|Community\s+Support)\s+)*(?:Superintendent|"
    r"Inspector|Sergeant|Constable))$",
    re.I,
)
_OF_MEMBERS = (
    re.compile(  # membership, and whom somebody came for, are no offices: "Weald Council Officer", "PRG Member"
        r"(?:.*\b(?:Councils?|Parishes|Association|Society|Trust|Police|Sector)\s+(?:Officer|Representative)|"
        r"(?:Partner|Substitute|[A-Z]{2,6})\s+Member(?:\s+for\b.*)?)$"
    )
)
ALIKE = 0.66  # two wordings of one person's post share this much of the shorter


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
    posts = [replace(entry, office=post) for entry in attendance if entry.office for post in split_posts(entry.office)]
    chairs = [entry for entry in posts if _is_chair(entry)]
    elsewhere = chairs if len({entry.name for entry in chairs}) > 1 else []
    found = [_from_list(entry, meeting, printed[1], elsewhere=entry in elsewhere) for entry in posts]
    for title, paragraphs in items:
        for paragraph in paragraphs:
            found += find_chosen(paragraph, title, meeting)
            found += find_chairs(paragraph, title, meeting)
            found += find_vacancies(paragraph, meeting)
            found += find_beside_names(paragraph, meeting)
    return tuple(_once(found, attendance))


def split_posts(office: str) -> list[str]:
    """Return the posts that one entry gives a person: "Leader, in the Chair" is two, "Head of Roads, NCC" is one."""
    apart = re.split(r"\s+/\s+", office)
    if len(apart) > 1 and all(is_post(part) for part in apart):
        return apart
    first, _, rest = office.partition(", ")
    if is_meeting_office(first) and is_post(rest):
        return [first, *split_posts(rest)]  # "Chair, Head of Roads, NCC"
    parts = [re.sub(r"^in the (?=chair)", "", part, flags=re.I) for part in re.split(r",\s+|\s/\s", office)]
    return (
        parts if all(is_post(part) for part in parts) and any(is_meeting_office(part) for part in parts) else [office]
    )


def _is_chair(entry: Attendance) -> bool:
    """Return whether a list says "Chair" of somebody who came, and which body that person is of."""
    named = re.fullmatch(CHAIR_NOUN, str(entry.office), re.I)
    return named is not None and bool(entry.organisation) and entry.status is Status.PRESENT


def _from_list(entry: Attendance, meeting: Meeting, pages: Sequence[Page], *, elsewhere: bool) -> Office:
    """Return the office an entry states. Of several chairs each is of the body beside the name: a meeting has one."""
    page = next((page for page in pages if page.number == entry.source.page), None)
    words = page.text[entry.source.start : entry.source.end] if page else entry.name
    ours = is_meeting_office(str(entry.office)) and not elsewhere
    beside = None if ours or read_post(str(entry.office)).body else entry.organisation
    return state_office(
        entry.name,
        f"{entry.office}, {beside}" if beside else str(entry.office),
        (Event.HOLDS, meeting),
        (entry.source, " ".join(words.split())),
    )


def find_stated(paragraphs: Sequence[Paragraph], heading: Heading) -> tuple[Office, ...]:
    """Return what the text of a report or strategy states of chairs: who is elected, leads a body, left, or that
    nobody does. A post beside a name is not taken: there it says who speaks."""
    meeting = Meeting(body=heading.body, date=heading.date)
    found: list[Office] = []
    for paragraph in paragraphs:
        found += find_chairs(paragraph, "", meeting)
        for stated in VACANT.finditer(paragraph.text):
            body = stated.group("body")
            found.append(
                state_office(None, stated.group("office"), (Event.VACANT, meeting), quote(paragraph, stated), body)
            )
        for stated in ELECTED.finditer(paragraph.text):
            on = ON_DAY.match(paragraph.text, stated.end())
            if on and stated.group("body"):
                event = (
                    event_of(stated.group("verb")),
                    replace(meeting, date=read_day(on.group("day")) or meeting.date),
                )
                said = quote(paragraph, stated)
                found.append(
                    state_office(stated.group("person"), stated.group("office"), event, said, stated.group("body"))
                )
    return tuple(found)


def _once(found: Sequence[Office], attendance: Sequence[Attendance]) -> list[Office]:
    kept: list[Office] = []
    for office in found:
        if _NOT_OFFICES.match(office.office) or _OF_MEMBERS.match(office.office) or not office.office[:1].isalpha():
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
