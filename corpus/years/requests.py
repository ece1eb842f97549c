"""Who was asked to do what? Requests in the words of minutes, beside the actions that their layout sets apart."""

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date

from corpus.records import Action, Period, Source
from corpus.years.business import Business
from corpus.years.passages import Passage

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof|Supt|Ch Supt|Insp|Sgt|DI|DCI|DCS|PC|Sir|Dame)\.?"
_PERSON = rf"(?:{_TITLE}\s+(?:[A-Z]\.?\s+)*[A-Z][\w’'-]+|[A-Z][a-z’'-]+\s+[A-Z][a-z][\w’'-]+)"
_POST = (
    r"(?:[Tt]he\s+(?:[A-Z][\w’'-]*\s+(?:(?:of|for|and)\s+)*){1,5}|[Tt]he\s+(?:Chair(?:man|woman)?|Clerk|Secretary)\s+"
    r"|(?:[Ee]very|[Aa]ll)\s+(?:members?|partners?)\s+|[Mm]embers\s+|[Pp]artners\s+|[Oo]fficers\s+)"
)
_OWNER = rf"(?P<owner>{_PERSON}(?=\s)|{_POST})\s*"
_DOING = r"(?P<task>to\s+(?!the\b)[a-z]{3,}\b.*)"
ASKED = re.compile(
    rf"(?:(?:\b[Aa]sk(?:ed)?|\b[Rr]equest(?:ed)?|\b[Ii]nstruct(?:ed)?|\b[Tt]asked)\s+{_OWNER}{_DOING}"
    rf"|(?P<owner2>{_PERSON}(?=\s)|{_POST})\s*(?:was|were|be|had\s+been)\s+(?:asked|requested|instructed|tasked)\s+"
    rf"(?P<task2>to\s+(?!the\b)[a-z]{{3,}}\b.*))"
)
_LABEL = re.compile(r"^(?:[•–-]|\(?\w{1,3}[.)]+)\s+")
_SENTENCE = re.compile(r"(?<=[a-z\d)][.;])\s+(?=[A-Z(])")
UNDERTOOK = re.compile(
    rf"(?P<owner>{_PERSON})\s*\([^()]*\)\s+(?:has\s+|had\s+)?(?:agreed|undertook|undertaken|offered|promised)\s+(?P<task>to\s+.*)"
)
WOULD = re.compile(
    rf"(?P<owner>{_PERSON})\s+(?:had\s+)?(?:written\s+to\s+say|said|confirmed|stated)\s+that\s+(?P<task>[^.;]*?\bwould\s+"
    r"(?!(?:be|have|like|welcome|need|not|cost|take|seem)\b)[a-z]{3,}\b[^.;]*\bby\s+(?:the\s+end\s+of\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b[^.;]*)"
)
_PRONOUN = re.compile(
    r"^(?:He|She)\s+would\s+(?P<task>(?:write|ask|send|bring|report|circulate|contact|find|arrange)\b.*)"
)

_MONTHS = [name.casefold() for name in calendar.month_name]
_TO_MEETING = re.compile(
    rf"(?i)\b(?:to|at|for|before|by)\s+(?:the|its|their|our)\s+(?:next\s+)?(?P<month>{'|'.join(_MONTHS[1:])})"
    r"(?:\s+(?P<year>20\d\d))?(?:\s+[A-Z][a-z]+)?\s+meeting\b"
)


def find_meeting_due(text: str, met: date) -> Period | None:
    """Return the month of the meeting to which something is to be brought ("to the October meeting").

    Without a year it is the next such month after ``met``; None for that meeting's own month, as it may be either.
    """
    found = _TO_MEETING.search(text)
    if found is None:
        return None
    month = _MONTHS.index(found["month"].casefold())
    if not found["year"] and month == met.month:
        return None
    year = int(found["year"] or (met.year if month > met.month else met.year + 1))
    return Period(start=date(year, month, 1), end=date(year, month, calendar.monthrange(year, month)[1]))


def find_requests(business: Business, passages: Iterable[Passage]) -> Iterator[Action]:
    """Yield what somebody was asked, or said that they would, do, where the minutes' layout makes no action of it.

    ``passages`` are the paragraphs of the minute.
    """
    for passage in passages:
        at, person = 0, None
        for sentence in _SENTENCE.split(passage.text):
            start = passage.text.find(sentence, at)
            at = start + len(sentence)
            asked, said = ASKED.search(sentence), _PRONOUN.match(sentence)
            named = re.search(_PERSON, sentence)
            if asked and not re.search(r"\b(?:not|again)\b", sentence[: asked.end()][:80]):
                owner = asked["owner"] or asked["owner2"]
            elif said and person:
                owner = person
            elif found := UNDERTOOK.search(sentence) or WOULD.search(sentence):
                owner = found["owner"]
            else:
                person = named[0] if named else person
                continue
            person = named[0] if named else person
            if not _is_action(business, sentence):
                source = passage.evidence
                yield Action(
                    text=_LABEL.sub("", " ".join(sentence.split())),
                    owner=owner.strip(),
                    source=Source(page=source.page, start=source.start, end=source.end),
                )


def _is_action(business: Business, sentence: str) -> bool:
    """Return whether the reading made an action of the same words."""
    words = set(sentence.casefold().split())
    return any(
        len(words & set(action.text.casefold().split())) >= 0.7 * min(len(words), len(action.text.split()))
        for action in business.item.actions
    )
