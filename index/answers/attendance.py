"""Who attended, who sent apologies, was somebody there?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.errors import NotFoundError
from corpus.names import take_apart
from corpus.records import Attendance, Kind, Page, Status
from corpus.slugs import slug
from corpus.stored import MeetingPlace, PartPlace
from index.answer import Draft, Quote
from index.entries import page_url
from index.questions.desk import Desk
from index.questions.passages import find_sentences
from index.questions.question import Question
from index.questions.spans import find_people

_HERE = (Status.PRESENT, Status.IN_ATTENDANCE, Status.SUBSTITUTE)
_ABSENT = (Status.APOLOGIES, Status.ABSENT)
_KEPT_AWAY = {Status.APOLOGIES: "No: sent apologies", Status.ABSENT: "No: listed as absent"}
_SUBSTITUTES = re.compile(
    r"(?i)substitut|deputis|stood in|in (?:his|her|their) place|in (?:the )?place of|instead of|on behalf of"
)
_APOLOGY = re.compile(r"(?i)\bapolog(?:y|ies)\b.*\b(?:absence|received|from|given|sent)\b|\bapologies\s*:")
_NEXT_NUMBER = re.compile(r"(?<=\.)\s+\d{1,3}\.$")  # of the item that follows
_HEADING = re.compile(
    r"(?im)^\W*(?:also )?(?:present|in attendance|apolog(?:y|ies)|substitutes?|absent)\b[^\n:,.;]{0,40}:?"
)
_WAS_THERE = re.compile(
    r"(?i)^(?:was|were|did|had)\b.*"
    r"\b(?:at|attend|come (?:to|along)|go to|there|present|make it|turn up|join|miss|absent)\b"
)
_EVENT = re.compile(  # whose guests no minutes list
    r"(?i)\b(?:conference|session|webinar|workshop|seminar|course|training|launch|event|summit|show|festival)s?\b"
)
_LAST = re.compile(r"(?i)\b(?:last|latest|most recent) meeting\b")
_COUNT = re.compile(r"(?i)\bhow many\b")
SURE = 0.95
NAMES_TOLD = 40
SENTENCE_MOST = 500


class Attended:
    """The meeting's own lists."""

    name = "attendance"

    def bid(self, question: Question) -> float:
        """Bid for attendance and apologies at a time that is named, or the last meeting's."""
        asks = bool(question.cues & {"attended", "apologies"}) or (
            question.person and _WAS_THERE.search(question.typed)
        )
        of_chair = question.post is not None and _SUBSTITUTES.search(question.typed)  # an acting chair is a post's
        if not asks or of_chair or _EVENT.search(question.typed):
            return 0.0
        return 0.95 if question.days or _LAST.search(question.typed) else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return who the minutes of the meeting list."""
        meeting = _meeting(question, desk)
        if meeting is None:
            return Draft(short=None, confidence=0.2, why="no minutes of that meeting are held", quotes=())
        wanted: Sequence[Status] = _ABSENT if "apologies" in question.cues else _HERE
        if _SUBSTITUTES.search(question.typed):
            wanted = (Status.SUBSTITUTE,)
        place = _lists(meeting)
        listed = [one for one in _printed(place) if one.status in wanted]
        said = _said(meeting, _SUBSTITUTES if wanted == (Status.SUBSTITUTE,) else _APOLOGY, desk)
        if question.person and wanted != (Status.SUBSTITUTE,):
            return _was_there(question.person, meeting, place, said, desk)
        if said and wanted is not _HERE:
            return _from_sentence(said, [one.name for one in listed], question.person)
        if not listed:
            return Draft(short=None, confidence=0.4, why="the minutes list nobody so", quotes=())
        names = list(dict.fromkeys(one.name for one in listed))
        counted = f"{len(names)}: " if _COUNT.search(question.typed) else ""
        return Draft(
            short=counted + "; ".join(names[:NAMES_TOLD]),
            confidence=SURE,
            why="the minutes of the meeting list them",
            quotes=_quotes(meeting, place, listed, desk),
        )


def _meeting(question: Question, desk: Desk) -> MeetingPlace | None:
    """Return the meeting of the days asked about whose minutes list anybody; None where there is none, or several."""
    bodies = [slug(body) for body in question.bodies] or ([desk.histories[0].slug] if desk.histories else [])
    found = []
    for body in bodies:
        for held in desk.store.meetings(body=body, audience=desk.audience):
            if question.days is None or question.days.holds(held.date):
                try:
                    meeting = desk.store.meeting(held.slug, held.date, audience=desk.audience)
                except NotFoundError:
                    continue
                if any(_printed(place) for place in meeting.parts):
                    found.append(meeting)
                    if question.days is None:
                        return meeting
    return found[0] if len(found) == 1 else None


def _printed(place: PartPlace) -> tuple[Attendance, ...]:
    """Return the entries that the paper itself prints: what only a site lists has no words here to quote."""
    return tuple(one for one in place.part.attendance if one.source.address is None)


def _lists(meeting: MeetingPlace) -> PartPlace:
    """Return the part with the fullest lists: minutes before an agenda."""
    return max(meeting.parts, key=lambda place: (place.part.kind is Kind.MINUTES, len(_printed(place))))


def _said(meeting: MeetingPlace, pattern: re.Pattern[str], desk: Desk) -> Quote | None:
    """Return the sentence of the minutes that tells who was kept away, or came for another."""
    place = _lists(meeting)
    for page, text in _told(place, desk):
        for sentence in find_sentences(text):
            if pattern.search(sentence) and any(find_people(sentence, frozenset())) and len(sentence) < SENTENCE_MOST:
                told = _NEXT_NUMBER.sub("", sentence)
                return desk.as_printed(_sentence_quote(meeting, place, page, told))
    return None


def _told(place: PartPlace, desk: Desk) -> Iterator[tuple[int, str]]:
    """Yield what the minutes tell, item by item, then what stands on their pages, each with its first page."""
    for item in place.part.items:
        yield item.first_page, " ".join(item.text.split())
    for page in desk.store.pages(place.paper.sha256, audience=desk.audience):
        if place.part.first_page <= page.number <= place.part.last_page:
            yield page.number, " ".join(page.text.split())


def _sentence_quote(meeting: MeetingPlace, place: PartPlace, page: int, sentence: str) -> Quote:
    return Quote(
        quote=sentence,
        file=place.paper.file,
        paper=place.paper.sha256,
        page=page,
        body=meeting.body,
        date=meeting.date,
        number=None,
        url=page_url(place.paper.sha256, page),
    )


def _from_sentence(said: Quote, listed: Sequence[str], person: str | None) -> Draft:
    """Return the names in a sentence that tells of apologies or substitutes, with those that are listed besides."""
    surname = take_apart(person).surname if person else ""
    people = [found for found in find_people(said.quote, frozenset()) if found.value != surname]
    others = [name for name in listed if take_apart(name).surname not in {found.value for found in people}]
    names = dict.fromkeys([*(found.text for found in people), *others])
    return Draft(short="; ".join(names), confidence=SURE, why="the minutes of the meeting say so", quotes=(said,))


def _was_there(person: str, meeting: MeetingPlace, place: PartPlace, said: Quote | None, desk: Desk) -> Draft:
    surname = take_apart(person).surname
    ours = [one for one in _printed(place) if take_apart(one.name).surname == surname]
    named = said is not None and surname in {found.value for found in find_people(said.quote, frozenset())}
    here = any(one.status in _HERE for one in ours)
    if not ours and not named:
        return Draft(short=None, confidence=0.3, why="the minutes do not list the person", quotes=())
    short = "Yes" if here else _KEPT_AWAY.get(ours[0].status, "No") if ours else _KEPT_AWAY[Status.APOLOGIES]
    listed = f" ({ours[0].name}, {ours[0].status.value.replace('_', ' ')})" if ours else ""
    return Draft(
        short=short + listed,
        confidence=SURE,
        why="the minutes of the meeting say so",
        quotes=(said,) if said and named and not here else _quotes(meeting, place, ours, desk),
    )


def _quotes(meeting: MeetingPlace, place: PartPlace, listed: Sequence[Attendance], desk: Desk) -> tuple[Quote, ...]:
    """Return the lists that name people, as each page prints them: its heading, and the names wanted of it."""
    pages = {page.number: page for page in desk.store.pages(place.paper.sha256, audience=desk.audience)}
    numbers = dict.fromkeys(one.source.page for one in listed)
    return tuple(
        _list_quote(meeting, place, page, [one for one in listed if one.source.page == page.number])
        for page in (pages[number] for number in numbers if number in pages)
    )


def _list_quote(meeting: MeetingPlace, place: PartPlace, page: Page, listed: Sequence[Attendance]) -> Quote:
    """Return people of one page's lists: those that stand together as one stretch, "…" for others between them."""
    wanted = {one.source.start for one in listed}
    others = [one.source.start or 0 for one in _printed(place) if one.source.page == page.number]
    stretches: list[tuple[int, int]] = []
    for one in sorted(listed, key=lambda each: each.source.start or 0):
        start, end = one.source.start or 0, one.source.end or 0
        if stretches and not any(stretches[-1][1] <= other < start and other not in wanted for other in others):
            stretches[-1] = stretches[-1][0], max(end, stretches[-1][1])
        else:
            stretches.append((start, end))
    heading = next(reversed(list(_HEADING.finditer(page.text, 0, stretches[0][0]))), None)
    if heading and not page.text[heading.end() : stretches[0][0]].strip(" \n:-–"):
        stretches[0] = heading.start(), stretches[0][1]
    elif heading:
        stretches.insert(0, heading.span())
    start, end = stretches[0][0] if len(stretches) == 1 else stretches[-1][0], stretches[-1][1]
    quote = _sentence_quote(
        meeting, place, page.number, " … ".join(" ".join(page.text[at:to].split()) for at, to in stretches)
    )
    return replace(quote, url=f"{quote.url}?span={start}-{end}", start=start, end=end)


ANSWER = Attended()
