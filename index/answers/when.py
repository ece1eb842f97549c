"""When did something happen, or is it due?"""

import re
from datetime import date

from corpus.words import find_stems
from index.answer import Draft, Quote
from index.questions.bearing import Bearing
from index.questions.days import Days, find_days
from index.questions.desk import Desk
from index.questions.picking import Picked, draft, pick, quote_of
from index.questions.predicates import UNSAID, find_predicate, is_said
from index.questions.question import Question
from index.questions.reading import find_bearings
from index.questions.spans import Found, find_dates
from index.questions.weighing import weigh

_DEADLINE = re.compile(r"(?i)\b(?:by when|deadline|due|by what date|until when|expire|close|end)\b")
_END = re.compile(
    r"(?i)\b(?:end|ended|ends|close|closed|closes|shut|finish|finished|expire|expired|until when|runs? (?:to|until)|"
    r"last (?:until|till))\b"
)
_ENDS = re.compile(
    r"\b(?:end|clos|finish|expir|laps|stop|ceas|run|ran|last)(?:s|e[sd]?|ed|ped|ing|ning)?\b"
    r"|\b(?:until|till|by)\b|\bto (?:\d|the end|[A-Z])"
)
_BEGIN = re.compile(r"(?i)\b(?:begin|began|begun|start(?:ed|s)?|open(?:ed|s)?|commenced?|launch(?:ed)?|from when)\b")
_LAST_DAY = re.compile(r"(?i)\b(?:to|until|till|by|ends?|ended|clos(?:e|es|ed|ing)|and|–|-)\s*(?:on\s+)?(?:the\s+)?$")
_RANGE = re.compile(r"\s*(?:to|until|till|[–-])\s")  # goes on to its last day
_BEGINS = re.compile(r"(?i)\b(?:beg[iau]n\w*|start\w*|launch\w*|commenc\w*|open(?:ed|s)?)\b[^.;]*$")
_ASKS_YEAR = re.compile(r"(?i)\b(?:what|which) year\b")
_MASTHEAD = re.compile(r"\b(?:Classification|Subject|From|By): .*\b(?:To|Subject|Classification): ")
_AHEAD = re.compile(r"(?i)\b(?:to be|will|would|should|must|due|take effect|come into)\b")
_NEXT = re.compile(r"(?i)\bnext (?:partnership |board |committee )?meeting\b|\bmeet next\b")
_OF_MONTH = re.compile(
    r"(?i)\bwhen (?:is|was|will|did|does) the (?:[\w’'-]+ ){0,6}?(?:meeting|meet)\b"
    r"(?! (?:about|on|with|where|which|that)\b)"
)
_DATES = re.compile(r"(?i)\bdates?\b|\bnext meeting\b")
LISTS_READ = 80
OTHER_END = 0.7  # of a stretch of time whose end is asked for
NOT_ASKED = 0.5  # where nothing is asked that a meeting does, its day seldom answers
UNDECIDED = 0.6  # what is left where a decision is asked for and the sentence tells of none
_MONTH_ALONE = re.compile(r"^[A-Z][a-z]+$")
_YEAR_ONLY = re.compile(r"^\d{4}$")
_DONE_THERE = (
    "discuss(?:ed)?|agreed?|approved?|adopt(?:ed)?|endorsed?|decided?|noted?|elected|appointed|reported|raised?|"
    "resolved?|recommend(?:ed)?|accept(?:ed)?|presented|consider(?:ed)?|asked|proposed?|announced?|thanked|tabled"
)
_DECIDING = re.compile(r"(?i)\b(?:agree|approve|adopt|endorse|decide|resolve|accept)d?\b")
_AT_MEETING = re.compile(rf"(?i)\bwhich meeting\b|\bwhen (?:was|were|did) .*\b(?:{_DONE_THERE})\b")


class When:
    """Days and years, read from sentences; the day of the meeting where a sentence of its minutes tells of it."""

    name = "when"

    def bid(self, question: Question) -> float:
        """Bid for "when" and "which year"."""
        return 0.9 if "when" in question.cues else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the date that stands nearest to what was asked, or the day of the meeting that did it."""
        if _NEXT.search(question.typed):
            return _next_meeting(question, desk)
        body = next((each.body for each in desk.histories if not question.bodies or each.body in question.bodies), "")
        if question.days and _OF_MONTH.search(question.typed) and _asks_nothing_else(question, body):
            return _meeting_of(question.days, body, desk)
        bearings = find_bearings(question, desk)
        weighed = weigh(question, desk)
        deadline = bool(_DEADLINE.search(question.typed))
        asks_year = bool(_ASKS_YEAR.search(question.typed))
        predicate = find_predicate(question)
        asks_end, asks_begin = bool(_END.search(question.typed)), bool(_BEGIN.search(question.typed))
        meeting = bool(_AT_MEETING.search(question.typed)) and not _AHEAD.search(question.typed)

        def judge(found: Found, bearing: Bearing) -> float:
            before = bearing.passage.text[max(0, found.start - 12) : found.start]
            before_far = bearing.passage.text[max(0, found.start - 60) : found.start]
            kind = 0.75 if _YEAR_ONLY.match(found.text) else 0.6 if re.match(r"\d{4}[/–-]", found.text) else 1.0
            kind = 1.0 if kind == 0.75 and (asks_year or (asks_end and _LAST_DAY.search(before_far))) else kind
            kind *= OTHER_END if _MONTH_ALONE.match(found.text) else 1.0
            kind *= OTHER_END if _MASTHEAD.search(bearing.passage.text) else 1.0
            due = bool(re.search(r"(?i)\b(?:by|before|until|until the|on)\s*(?:the\s*)?$", before))
            begins = bool(_RANGE.match(bearing.passage.text[found.end :]) or _BEGINS.search(before_far))
            kind *= OTHER_END if asks_end and (begins or not _ENDS.search(bearing.passage.text)) else 1.0
            kind *= OTHER_END if asks_begin and not begins and _LAST_DAY.search(before_far) else 1.0
            kind *= 1.0 if predicate.light or is_said(predicate, bearing) else UNSAID
            return kind * (0.9 if deadline and not due else 1.0) * (0.85 if meeting else 1.0)

        picked = pick(question, desk, bearings, weighed, find_dates, judge)
        picked += list(_meeting_days(bearings, meeting, decided=bool(_DECIDING.search(question.typed))))
        picked.sort(key=lambda each: -each.score)
        return draft(desk, picked, bearings, why="the date stands with the words asked for", exclusive=False)


def _meeting_days(bearings: list[Bearing], asked: bool, *, decided: bool) -> list[Picked]:
    """Return the days of the meetings whose minutes tell of what was asked; ``decided``: of its being decided."""
    picked = []
    for bearing in bearings[:20]:
        entry = bearing.reading.entry
        if entry.date is None or entry.kind not in ("minute", "resolution", "action"):
            continue
        text = f"{entry.date.day} {entry.date:%B %Y}"
        worth = (1.0 if bearing.passage.decides else 0.95) if asked else NOT_ASKED
        if decided and not bearing.passage.decides and not _DECIDING.search(bearing.passage.text):
            worth *= UNDECIDED
        found = Found(text=text, start=0, end=0, value=text.casefold())
        picked.append(Picked(found=found, bearing=bearing, score=bearing.rank * worth, sure=bearing.fit * worth))
    return picked


def _next_meeting(question: Question, desk: Desk) -> Draft | None:
    """Return the first announced day after the time asked about, or after the last meeting held, from the papers'
    own lists of dates."""
    days = question.days
    held = next((each.coverage for each in desk.histories if not question.bodies or each.body in question.bodies), None)
    from_day = (days.until or days.since if days else None) or (held.last if held else None)
    if held is None or from_day is None:
        return None
    announced = _announced(held.body, desk)
    told = [(day, each) for day, each in announced if day > from_day >= (each.reading.entry.date or date.max)]
    if not told:
        return None
    first = min(day for day, _ in told)
    bearing = max((each for day, each in told if day == first), key=lambda each: each.reading.entry.date or first)
    return _told_day(first, "the papers announce it", quote_of(desk, bearing))


def _asks_nothing_else(question: Question, body: str) -> bool:
    """Return whether a question names nothing but a body and its meeting."""
    named = frozenset(find_stems(body))
    return all(each.light or named.issuperset(each.forms[0][0]) for each in question.sought)


def _meeting_of(days: Days, body: str, desk: Desk) -> Draft | None:
    """Return the day of the one meeting of a month: held, as its own papers say, or else announced."""
    inside = desk.filters(days.since, days.until)
    papers = desk.find(((("meet",), ("minut",), ("agenda",)),), limit=LISTS_READ, filters=inside)
    own = {each.entry.date: each.entry for each in papers if each.entry.body == body and each.passages}
    told = {day: each for day, each in _announced(body, desk) if days.holds(day)}
    if len(own) == 1:
        ((day, entry),) = own.items()
        if day is not None:
            return _told_day(day, "the meeting's own papers bear it", desk.quote(entry, entry.title))
    if own or len(told) != 1:
        return None
    ((day, bearing),) = told.items()
    return _told_day(day, "the papers announce it", quote_of(desk, bearing))


def _announced(body: str, desk: Desk) -> list[tuple[date, Bearing]]:
    """Return the days in a body's own lists of meetings to come."""
    told = []
    for reading in desk.find(((("date",), ("next", "meet")), (("futur", "meet"), ("next", "meet"))), limit=LISTS_READ):
        entry = reading.entry
        if entry.date is None or not _DATES.search(entry.title) or entry.body != body:
            continue
        for passage in reading.passages:
            for found in find_dates(passage.text):
                day = find_days(found.text, entry.date)
                if day and day.since and day.since == day.until and day.since > entry.date:
                    bearing = Bearing(reading=reading, passage=passage, fit=0.9, covered=1.0, timely=1.0, rank=1.0)
                    told.append((day.since, bearing))
    return told


def _told_day(day: date, why: str, quote: Quote) -> Draft:
    return Draft(short=f"{day.day} {day:%B %Y}", confidence=0.9, why=why, quotes=(quote,))


ANSWER = When()
