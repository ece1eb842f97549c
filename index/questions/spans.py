"""Which stretches of a sentence are of the wanted kind: sums, dates, counts with their units, people?"""

import re
from collections.abc import Iterator

from corpus.chairs import CHAIR_NOUN
from corpus.records import record

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
SUM = re.compile(
    r"[£€](?!000s?\b)\s?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?(?:million|billion|thousand|bn|m|k)\b)?(?:\s(?:a|per)\s(?:year|month|week|day|annum|hour|head))?"
)
DATE = re.compile(
    rf"""(?x)(?:\b|(?<=[a-z]))(?:
    (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?
      (?:\d{{1,2}}(?:st|nd|rd|th)?\s?(?:–|-|to|and)\s?)?  # "15 – 22 December": all of it
      \d{{1,2}}(?:(?:st|nd|rd|th)\s*|\s+)(?:of\s+)?{_MONTH}\b(?:,?\s+\d{{4}})?
    | (?:(?:by|the|at)\s+)*(?:(?:end|beginning|start|middle)\s+of\s+)?{_MONTH}\s+\d{{4}}
    | (?:the\s+)?(?:end|beginning|start)\s+of\s+{_MONTH}\b
    | (?:(?:early|late)\s+)?(?:spring|summer|autumn|winter)(?:\s+of)?\s+\d{{4}}
    | \d{{4}}[/–-]\d{{2}}(?!\d)
    | (?:19|20)\d{{2}}\b(?!\s*[-–/]\s*\d)
    | (?:in|by|until|from|since|of)\s+(?:{_MONTHS})\b(?!\s+\d)
    )"""
)
TIME = re.compile(r"\b\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|noon)\b")
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen half"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = re.compile(
    rf"""(?xi)(?<![\w£€./,-])(?:
    \d{{1,3}}\s?[-–]\s?\d{{1,3}}(?![\d/–-]) | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)? | \d+(?:\.\d+)?
    | (?:{_TENS})-(?:one|two|three|four|five|six|seven|eight|nine)
    | (?:a|one|two|three|four|five|six|seven|eight|nine|ten)
      [\s-]+(?:hundred|thousand|in\s+(?:three|four|five|six|ten)|thirds?|quarters?)
    | (?:{"|".join(_WORDS.split())})(?!-(?!year|month|week|day|hour|minute)\w)
    )(?:\s?%|\s?per\s?cent\b|\s(?:years?|months?|weeks?|days?|hours?|minutes?|miles?)\b|\s(?:million|billion|thousand|hundred)\b)?(?![\w£/:]|\.\d|,\d)"""
)
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Supt|Chief\s+Supt|Superintendent|Chief\s+Superintendent|Insp|Inspector|"
    r"Chief\s+Inspector|DI|DCI|DS|PC|PCSO|Sgt|Sergeant|ACC|DCC|CC|T/\w+|A/\w+|Sir|Dame|Lord|Lady|Professor|Prof|Reverend|Rev)\.?"
    r"(?:\s(?:[A-Z]\.?\s?)*(?:(?:van|de|von|der)\s)?[A-Z][\w’'-]+){1,3}"
    r"|\b(?:Mr|Mrs|Ms|Cllr)(?=[A-Z][a-z])[A-Z][\w’'-]+"  # the space is lost in some files
)
POST_WORDS = (
    "Manager|Officer|Director|Head|Chair|Vice-Chair|Chief|Lead|Leader|Co-?ordinator|Commissioner|Inspector|"
    "Superintendent|Constable|Adviser|Advisor|Secretary|Clerk|Treasurer|Consultant|Cabinet Member|Co-Chair"
)
NAMED_WITH_POST = re.compile(
    r"\b[A-Z][a-z’'-]+\s(?:[A-Z]\.?\s)?[A-Z][\w’'-]+(?=(?:,\s|\s\()(?:[\w&’'-]+,?\s){0,7}?"
    rf"(?:{POST_WORDS})\b)"
)
_UNIT = r"(?:day|week|fortnight|month|quarter|term|year|annum|meeting)"
_FEW = r"(?:two|three|four|five|six|nine|ten|twelve|eighteen|\d{1,2})"
RHYTHM = re.compile(
    rf"(?i)\b(?:(?:(?:once|twice|{_FEW} times) )(?:a|an|per|each|every|in (?:each|every)) (?:{_FEW} )?{_UNIT}s?"
    rf"|every (?:other |second |{_FEW} |single )?{_UNIT}s?|each {_UNIT}"
    rf"|{_FEW}[ -](?:monthly|weekly)|(?:half|bi|tri)-?\s?(?:yearly|annual(?:ly)?|monthly|weekly)"
    r"|daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annually|an annual (?:update|report|review|basis))\b"
)
_SPEAKER = re.compile(  # "Ann Hale, NHS said that": a name that opens a sentence, and what its bearer did by speaking
    r"^\W*(?P<name>[A-Z][a-z’'-]+(?:\s[A-Z]\.?)?\s(?!Police|Council|Members?|Board|Group|Team|Service|Partnership)"
    r"[A-Z][\w’'-]+)(?:,\s[^,.;]{2,60}?,?|\s\([^)]*\))?\s"
    r"(?:said|asked|told|explained|informed|advised|reported|noted|addressed|introduced|presented|outlined|gave|provided|"
    r"updated|queried|questioned|raised|suggested|proposed|seconded|nominated|thanked|confirmed|added|highlighted|agreed|"
    r"offered|commented|stated|clarified|responded|welcomed|spoke|undertook)\b"
)
_GLUED = re.compile(r"^(?:Mr|Mrs|Ms|Cllr)(?=[A-Z][a-z])")
OFFICE = re.compile(
    rf"\b(?:[Tt]he\s)(?:Vice-?\s?|Deputy\s)?(?:{CHAIR_NOUN}|Leader of the Council|Clerk|Mayor|Leader)\b"
    r"|\b(?:[A-Z][\w’'-]+\s(?:and\s)?){1,4}(?:Commissioner|Officer|Director|Manager|Secretary|Constable|Minister)\b"
)
_ORGANISATION = re.compile(r"\b[A-Z][\w’'&-]+(?:\s(?:(?:and|of|the|for|&)\s){0,2}[A-Z][\w’'&-]+)+|\b[A-Z]{3,}\b")
_PLACE = re.compile(r"(?<=[\w,;:(] )[A-Z][a-z’'-]+(?:(?:\s&\s|\s|-)[A-Z][a-z’'-]+)*|(?<=\()[A-Z][a-z’'-]+")
_BARE = re.compile(r"^(?:19|20)\d{2}$")
_PART = re.compile(r"(?i)%$|\bcent$|\sin\s|\b(?:half|thirds?|quarters?)$")
_REFERENCE = re.compile(
    r"(?i)\b(?:section|paragraph|para|minute|item|page|number|no|appendix|table|figure|phase|part|act)\.?\s*$"
)


@record
class Found:
    """A stretch of a text, and what makes it one with others that say the same."""

    text: str
    start: int
    end: int
    value: str


def find_sums(text: str) -> Iterator[Found]:
    """Yield the sums of money in ``text``."""
    for match in SUM.finditer(text):
        yield _found(match, re.sub(r"[\s,]|\.00$", "", match.group()).casefold())


def find_dates(text: str) -> Iterator[Found]:
    """Yield the days, months, years and seasons in ``text``."""
    for match in DATE.finditer(text):
        words = re.sub(r"^(?:in|by|until|from|since|of|at|the)\s+", "", match.group(), flags=re.I)
        start = match.end() - len(words)
        yield Found(text=words, start=start, end=match.end(), value=re.sub(r"\W+", " ", words).casefold())


def find_numbers(text: str) -> Iterator[Found]:
    """Yield the counts and percentages in ``text``: no sums of money, dates, or numbers of paragraphs."""
    dates = [match.span() for match in DATE.finditer(text)] + [match.span() for match in TIME.finditer(text)]
    for match in NUMBER.finditer(text):
        plain = match.group().strip()
        if any(start <= match.start() < end for start, end in dates) or _BARE.match(plain):
            continue
        if _REFERENCE.search(text[: match.start()]) or (match.start() < 2 and re.match(r"[.)]", text[match.end() :])):
            continue
        yield _found(match, plain.casefold().replace(",", "").replace(" per cent", "%").replace(" %", "%"))


def find_rhythms(text: str) -> Iterator[Found]:
    """Yield how often something is done, as ``text`` says it: "quarterly", "every six months", "twice a year"."""
    for match in RHYTHM.finditer(text):
        yield _found(match, match.group().casefold())


def is_share(found: Found) -> bool:
    """Return whether a number is a part of a whole: "87%", "one in five", "a third"."""
    return bool(_PART.search(found.text))


def find_organisations(text: str) -> Iterator[Found]:
    """Yield the names in ``text`` that are not of people: runs of capitals, with the small words between them."""
    people = [match.span() for match in TITLED.finditer(text)]
    for match in _ORGANISATION.finditer(text):
        if not any(start <= match.start() < end for start, end in people):
            yield _found(match, match.group().casefold())


def find_places(text: str) -> Iterator[Found]:
    """Yield the names in ``text`` that may be of places: words in capitals but for the first."""
    for match in _PLACE.finditer(text):
        yield _found(match, match.group().casefold())


def find_people(text: str, known: frozenset[str]) -> Iterator[Found]:
    """Yield the people named in ``text``: after a title, or in a form that the papers' lists know."""
    taken: list[tuple[int, int]] = []
    for match in TITLED.finditer(text):
        taken.append(match.span())
        yield _found(match, _GLUED.sub("", match.group().split()[-1]).casefold())
    for match in NAMED_WITH_POST.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            taken.append(match.span())
            yield _found(match, match.group().split()[-1].casefold())
    speaker = _SPEAKER.match(text)
    if speaker and not any(start < speaker.end("name") for start, _ in taken):
        taken.append(speaker.span("name"))
        name = speaker["name"]
        yield Found(text=name, start=speaker.start("name"), end=speaker.end("name"), value=name.split()[-1].casefold())
    for match in re.finditer(r"\b[A-Z][\w’'-]+(?:\s(?:[A-Z]\.?\s)*[A-Z][\w’'-]+)+", text):
        inside = any(start <= match.start() < end for start, end in taken)
        if not inside and match.group().casefold() in known:
            yield _found(match, match.group().split()[-1].casefold())


def find_offices(text: str) -> Iterator[Found]:
    """Yield who is named by an office alone: "the Vice-Chairman", "the Police and Crime Commissioner"."""
    for match in OFFICE.finditer(text):
        yield _found(match, match.group().casefold().removeprefix("the "))


def _found(match: re.Match[str], value: str) -> Found:
    return Found(text=match.group().strip(), start=match.start(), end=match.end(), value=value)
