"""Which days does a question ask about? Days, months, years, financial years, and "since", "before", "between"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.records import record

_NAMES = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _NAMES)
_DAY = re.compile(
    rf"(?i)\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\.?,?\s+(\d{{4}})\b|\b(\d{{4}})-(\d{{2}})-(\d{{2}})\b"
)
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MONTH_YEAR = re.compile(rf"(?i)\b({_MONTH})\.?,?\s+(?:of\s+)?(\d{{4}})\b")
_FINANCIAL = re.compile(r"\b(20\d{2}|19\d{2})\s?[/–-]\s?((?:20)?\d{2})\b(?![/-]\d)")
_YEAR = re.compile(r"(?<![\d/–-])(19[5-9]\d|20[0-4]\d)\b(?!\s?[/–-]\s?\d)")
_MONTHS = re.compile(rf"(?i)\b({_MONTH})\.?\s+(?:and|to|until|[-–])\s+({_MONTH})\.?,?\s+(\d{{4}})\b")
_SEASON = re.compile(r"(?i)\b(spring|summer|autumn|winter)\s+(?:of\s+)?(\d{4})\b")
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 12)}
_SINCE = re.compile(r"(?i)\b(?:since|from|after)\s+(?:\w+\s+){0,2}$")
_UNTIL = re.compile(r"(?i)\b(?:until|till|before|up to|to|and|through)\s+(?:\w+\s+){0,2}$")
_LAST = re.compile(r"(?i)\b(?:last|past)\s+(\d+|two|three|four|five|six|ten)\s+years\b")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


@record
class Days:
    """The time that a question is about; None is open. ``financial`` names a financial year as ("2016", "17").

    ``spans`` are the stretches of the question that tell it. ``exact``: one day, one month, one year, not "since".
    """

    since: date | None
    until: date | None
    spans: tuple[tuple[int, int], ...] = ()
    financial: tuple[str, str] | None = None
    exact: bool = True

    def holds(self, day: date | None) -> bool:
        """Return whether a day lies in the time asked about."""
        return (
            day is not None and (self.since is None or day >= self.since) and (self.until is None or day <= self.until)
        )


def find_days(text: str, today: date, since: str = "", until: str = "") -> Days | None:
    """Return the time a question asks about; None where it names none. ``since`` and ``until`` are typed ISO days."""
    typed = _iso(since), _iso(until)
    if any(typed):
        inside = find_days(text, today)
        return Days(since=typed[0], until=typed[1], spans=inside.spans if inside else ())
    found = list(_stretches(text))
    if not found:
        last = _LAST.search(text)
        if last is None:
            return None
        count = _COUNTS.get(last[1].casefold()) or int(last[1])
        return Days(since=today - timedelta(days=366 * count), until=today, spans=(last.span(),), exact=False)
    spans = tuple(span for span, *_ in found)
    (start, _), first, last_day, financial = found[0]
    if len(found) > 1 and re.search(r"(?i)\b(?:between|from)\b[^,]*$", text[: found[0][0][0]]):
        return Days(since=first, until=found[-1][2], spans=spans, exact=False)
    before = text[:start]
    if re.search(r"(?i)\bsince\s+(?:\w+\s+){0,2}$", before) or (
        re.search(r"(?i)\bfrom\s+$", before) and "onward" in text
    ):
        return Days(since=first, until=None, spans=spans, exact=False)
    if re.search(r"(?i)\bafter\s+(?:\w+\s+){0,1}$", before) and financial is None:
        return Days(since=last_day + timedelta(days=1), until=None, spans=spans, exact=False)
    if re.search(r"(?i)\bbefore\s+(?:\w+\s+){0,1}$", before):
        return Days(since=None, until=first - timedelta(days=1), spans=spans, exact=False)
    return Days(since=first, until=last_day, spans=spans, financial=financial)


_Stretch = tuple[tuple[int, int], date, date, tuple[str, str] | None]


def _stretches(text: str) -> Iterator[_Stretch]:
    """Yield the times named, in order, none within another."""
    taken: list[_Stretch] = []
    for pattern, read in (
        (_DAY, _day),
        (_NUMERIC, _numeric),
        (_FINANCIAL, _financial),
        (_MONTHS, _months),
        (_MONTH_YEAR, _month),
        (_SEASON, _season),
        (_YEAR, _year),
    ):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for (a, b), *_ in taken):
                continue
            try:
                first, last, financial = read(match)
            except ValueError:
                continue
            taken.append((match.span(), first, last, financial))
    yield from sorted(taken, key=lambda each: each[0])


_Read = tuple[date, date, tuple[str, str] | None]


def _day(match: re.Match[str]) -> _Read:
    if match[4]:
        day = date(int(match[4]), int(match[5]), int(match[6]))
    else:
        day = date(int(match[3]), _number(match[2]), int(match[1]))
    return day, day, None


def _numeric(match: re.Match[str]) -> _Read:
    day = date(int(match[3]), int(match[2]), int(match[1]))
    return day, day, None


def _financial(match: re.Match[str]) -> _Read:
    first, second = int(match[1]), int(match[2][-2:])
    if second != (first + 1) % 100:  # "2014-17" names a plan
        raise ValueError(match.group())
    return date(first, 4, 1), date(first + 1, 3, 31), (match[1], match[2][-2:])


def _month(match: re.Match[str]) -> _Read:
    year, month = int(match[2]), _number(match[1])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), None


def _months(match: re.Match[str]) -> _Read:
    year, last = int(match[3]), _number(match[2])
    return date(year, _number(match[1]), 1), date(year, last, monthrange(year, last)[1]), None


def _season(match: re.Match[str]) -> _Read:
    year, (first, last) = int(match[2]), _SEASONS[match[1].casefold()]
    return date(year, first, 1), date(year, last, monthrange(year, last)[1]), None


def _year(match: re.Match[str]) -> _Read:
    return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31), None


def _number(name: str) -> int:
    return next(n for n, month in enumerate(_NAMES, 1) if month.startswith(name.casefold()[:3]))


def _iso(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError:
        return None
