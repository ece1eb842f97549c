"""Where do dates stand in a text, and which days are meant?

Candidates are found by pattern. Plain English forms are read here, as dateparser needs two milliseconds for each; it
reads the other candidates (abbreviated and two-figure forms). Financial years, quarters, ranges and days without a year
are the field's own and read here too. Bare years and spans of years are no dates.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from corpus.records import Period, record

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DASH = r"\s?[-–—/]\s?"
_MONTH_NAME = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?"
)
_MONTH = rf"(?P<month>{_MONTH_NAME})\.?"
_WEEKDAY = r"\b(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\.?,?\s*"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th))"
_DAY = rf"(?:(?<![\d£$€%./])(?<!\d,)|(?<=\s(?:19|20)\d\d))(?P<day>[0-3]?\d)(?P<ordinal>{_ORDINAL})?"
_LAST = rf"(?:{_DASH}|\s(?:to|until)\s)(?P<last>[0-3]?\d){_ORDINAL}?"
_YEAR = rf"(?P<year>(?:19|20)\d\d)(?!\d(?!\d?\s?{_MONTH_NAME}))"  # run together: "17 July 20198 October"
_LATE_YEAR = rf"(?:,?\s*(?:in\s)?{_YEAR}|\s?[’'‘](?P<short>\d\d)(?!\d))"
_NEXT_YEAR = r"(?P<end>(?:20)?\d\d)(?!\d)"
_QUARTER = r"(?:Q|Qtr\.?\s?|Quarter\s)(?P<quarter>[1-4])"
_DAY_IN_LIST = rf"[0-3]?\d{_ORDINAL}?"
_I = re.IGNORECASE

_DAY_MONTH = re.compile(
    rf"(?=(?-i:[MTWFS])|\d)(?:{_WEEKDAY}(?:the\s)?)?{_DAY}(?:{_LAST})?,?\s*(?:day\s)?(?:of\s*)?{_MONTH}(?![a-z])(?:{_LATE_YEAR})?",
    _I,
)
_MONTH_DAY = re.compile(
    rf"(?=(?-i:[MTWFSJAOND]))(?:{_WEEKDAY})?\b{_MONTH}\s*(?P<day>[0-3]?\d)(?!\d)(?P<ordinal>{_ORDINAL})?(?:{_LAST}(?!\d))?(?:,?\s+{_YEAR})?",
    _I,
)
_MONTH_YEAR = re.compile(
    rf"(?=(?-i:[JFMASOND]))(?<![a-z\d])(?:(?P<first>{_MONTH_NAME})(?:{_DASH}|\sto\s))?{_MONTH},?\s*{_YEAR}(?:{_DASH}{_NEXT_YEAR})?",
    _I,
)
_FINANCIAL = re.compile(rf"(?<![\d£/.-])(?P<year>(?:19|20)\d\d){_DASH}(?P<end>(?:20|19)?\d\d)(?![\d]|[/.-]\d)")
_SHORT_FINANCIAL = re.compile(r"(?<![\d£/.,-])(?P<year>\d\d)/(?P<end>\d\d)(?![\d/]|\s?(?:mph|%|am|pm)\b)")
_QUARTER_YEAR = re.compile(rf"\b{_QUARTER}\s*[,(]?\s*(?:of\s)?(?P<year>(?:19|20)?\d\d){_DASH}{_NEXT_YEAR}", _I)
_YEAR_QUARTER = re.compile(rf"(?<!\d)(?P<year>20\d\d){_DASH}(?P<end>(?:20)?\d\d)\s*[,(-]?\s*{_QUARTER}\b", _I)
_NUMERIC = re.compile(
    r"(?<![\d/.£-])(?P<day>[0-3]?\d)(?P<mark>[/.-])(?P<month>[01]?\d)(?P=mark)(?P<year>(?:20|19)?\d\d)"
    r"(?![\d/]|[.-]\d)"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])")
_DAY_LIST = re.compile(
    rf"(?<![\d£$€%.,/])(?P<days>{_DAY_IN_LIST}(?:\s*,\s*{_DAY_IN_LIST})*)\s*(?:and|&|or)\s*"
    rf"(?={_DAY_IN_LIST}\s*{_MONTH})",
    _I,
)
_FINANCIAL_CUE = re.compile(
    r"\b(?:financial|budget|precept|accounts?|subscription|year|FY|grants?|audit|insurance|for|in|during)\W{0,3}$", _I
)
_PRINTED_YEAR = re.compile(r"(?<![\d/£-])(20\d\d)(?![\d/-])")
_SENTENCE_END = re.compile(r"(?<=[a-z)\d])[.!?]\s+(?=[A-Z(•])|\n\s*\n|\n\s*(?=\d+[.)]\s)")
_SETTINGS = {"DATE_ORDER": "DMY", "PREFER_DAY_OF_MONTH": "first", "REQUIRE_PARTS": ["day", "month", "year"]}


@record
class FoundDate:
    """A date in a text: ``text`` as printed, the days it means, and its offsets."""

    text: str
    period: Period
    start: int
    end: int


def find_dates(text: str, base: date | None = None) -> tuple[FoundDate, ...]:
    """Return the dates in ``text``, in order and without overlap.

    ``base`` is the day of the meeting: a day without a year takes the year its sentence makes plain, else the one that
    brings it nearest to the meeting; without either it is unknown and left out. A month, quarter or financial year is
    the whole of it (April to March); a range of days within a month is one date.
    """
    candidates = sorted(_candidates(text, base), key=lambda found: (found.start, -found.end))
    kept: list[FoundDate] = []
    for found in candidates:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return tuple(kept)


def financial_year(first: int) -> Period:
    """Return the financial year that begins on 1 April of ``first``."""
    return Period(start=date(first, 4, 1), end=date(first + 1, 3, 31))


def _candidates(text: str, base: date | None) -> Iterator[FoundDate]:
    yield from _find_days(text, base)
    for pattern, read in _READINGS:
        for match in pattern.finditer(text):
            period = read(match, base)
            if period:
                yield _found(match, period, match.start())


def _found(match: "re.Match[str]", period: Period, start: int) -> FoundDate:
    text = match.string[start : match.end()].rstrip(" ,.\n")
    return FoundDate(text=" ".join(text.split()), period=period, start=start, end=start + len(text))


# ---- days -------------------------------------------------------------------------------------------------------


def _find_days(text: str, base: date | None) -> Iterator[FoundDate]:
    """Yield full days, then days without a year read by the light of those."""
    open_ended = []
    full: list[FoundDate] = []
    for match in (*_DAY_MONTH.finditer(text), *_MONTH_DAY.finditer(text)):
        if not _is_day(match):
            continue
        year = _year(match)
        if year is None:
            open_ended.append(match)
        else:
            full += _read_days(match, year)
    yield from full
    last: FoundDate | None = None
    for match in sorted(open_ended, key=re.Match.start):
        year = _year_made_plain(match, base, full=full, last=last)
        for found in _read_days(match, year) if year else ():
            last = found
            yield found


def _read_days(match: "re.Match[str]", year: int) -> Iterator[FoundDate]:
    """Yield the day or the range of days of a match; "Scale 7 to 1 April" is no range, and its last is the day."""
    first = _day(year, match["month"], int(match["day"]))
    last = _day(year, match["month"], int(match["last"])) if match["last"] else first
    if first and last and first <= last:
        yield _found(match, Period(start=first, end=last), match.start())
        yield from _earlier_days(match, year)
    elif last and match.re is _DAY_MONTH:
        yield _found(match, Period(start=last, end=last), match.start("last"))


def _is_day(match: "re.Match[str]") -> bool:
    """Tell a day from figures that stand before or after a month by chance: "35% of March", "May 10"."""
    groups = match.groupdict()
    if match.re is _MONTH_DAY and not (groups["year"] or groups["ordinal"] or groups["weekday"]):
        return False
    return groups["month"][0].isupper() and 1 <= int(groups["day"]) <= 31


def _earlier_days(match: "re.Match[str]", year: int) -> Iterator[FoundDate]:
    """Yield the days of "15, 16 and 17 May 2024" that stand before its last."""
    start = max(match.start() - 40, 0)
    for days in _DAY_LIST.finditer(match.string, start, match.end()):
        if days.end() != match.start("day"):
            continue
        for day in re.finditer(rf"\d+{_ORDINAL}?", days["days"]):
            only = _day(year, match["month"], int(re.sub(r"\D", "", day[0])))
            if only:
                at = days.start("days")
                period = Period(start=only, end=only)
                yield FoundDate(text=day[0], period=period, start=at + day.start(), end=at + day.end())


def _year(match: "re.Match[str]") -> int | None:
    groups = match.groupdict()
    if groups.get("short"):
        read = _parse_other(f"{groups['day']} {groups['month']} {groups['short']}")
        return read.year if read else None
    return int(groups["year"]) if groups["year"] else None


def _day(year: int, month: str, day: int) -> date | None:
    try:
        return date(year, _month(month), day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].casefold()))


def _year_made_plain(
    match: "re.Match[str]", base: date | None, *, full: Sequence[FoundDate], last: FoundDate | None
) -> int | None:
    """Return the year that a day without one must mean, or None.

    The weekday tells, if it fits one year near the meeting; else the next full date of the sentence, which it comes
    before; else a year the sentence prints; else the last such day of the sentence, which it comes after (a list of
    meetings); else the meeting, to which it is nearest.
    """
    before, after = _sentence(match)
    near = [base.year - 1, base.year, base.year + 1] if base else []
    weekday = (match["weekday"] or "")[:3].casefold()
    fitting = [year for year in near if (day := _that_day(match, year)) and _WEEKDAYS[day.weekday()] == weekday]
    if len(fitting) == 1:
        return fitting[0]
    follows = [found for found in full if 0 <= found.start - match.end() < len(after)]
    if follows:
        end = follows[0].period.end
        return next((year for year in (end.year, end.year - 1) if (day := _that_day(match, year)) and day <= end), None)
    printed = [*_PRINTED_YEAR.findall(after), *reversed(_PRINTED_YEAR.findall(before))]
    years = [int(year) for year in printed if not near or int(year) in near]
    if years or base is None:
        return years[0] if years else None
    days = [day for year in near if (day := _that_day(match, year))]
    if last and match.start() - last.end < len(before):
        days = [day for day in days if day >= last.period.start][:1] or days
    return min(days, key=lambda day: abs(day - base)).year if days else None


def _that_day(match: "re.Match[str]", year: int) -> date | None:
    return _day(year, match["month"], int(match["day"]))


def _sentence(match: "re.Match[str]") -> tuple[str, str]:
    """Return what stands in the match's sentence (at most 400 characters each way) before it and after it."""
    before = match.string[max(match.start() - 400, 0) : match.start()]
    after = match.string[match.end() : match.end() + 400]
    end = _SENTENCE_END.search(after)
    return _SENTENCE_END.split(before)[-1], after[: end.start()] if end else after


# ---- months, quarters, years, figures ---------------------------------------------------------------------------


def _read_months(match: "re.Match[str]", base: date | None) -> Period | None:
    """Read "March 2023", "April-June 2024" and "February 2024-25", the month of that financial year."""
    if not match["month"][0].isupper():
        return None
    month, year = _month(match["month"]), int(match["year"])
    if match["end"] and _follows(year, match["end"]) and month < 4:
        year += 1
    first = _month(match["first"]) if match["first"] else month
    if first > month:
        first = month
    return Period(start=date(year, first, 1), end=date(year, month, monthrange(year, month)[1]))


def _read_financial(match: "re.Match[str]", base: date | None) -> Period | None:
    year = int(match["year"])
    return financial_year(year) if _follows(year, match["end"]) else None


def _read_short_financial(match: "re.Match[str]", base: date | None) -> Period | None:
    """Read "14/15" where the word before it speaks of money or years; elsewhere it is a fraction or a number."""
    year = 2000 + int(match["year"])
    if not _follows(year, match["end"]) or (base and abs(year - base.year) > 10):
        return None
    return financial_year(year) if _FINANCIAL_CUE.search(match.string[: match.start()]) else None


def _read_quarter(match: "re.Match[str]", base: date | None) -> Period | None:
    year = int(match["year"]) % 100 + 2000
    if not _follows(year, match["end"]):
        return None
    month = 3 * int(match["quarter"]) + 1
    first = date(year + (month > 12), (month - 1) % 12 + 1, 1)
    last = first.month + 2
    return Period(start=first, end=date(first.year, last, monthrange(first.year, last)[1]))


def _read_numeric(match: "re.Match[str]", base: date | None) -> Period | None:
    """Read "12/03/2024" and "12.03.24". With full stops and two figures it is no date where lines are so numbered."""
    short = len(match["year"]) == 2
    numbered = rf"^\s*{match['day']}\.{match['month']}\.\d"
    if match["mark"] == "." and short and re.search(numbered, match.string, re.MULTILINE):
        return None
    year = int(match["year"]) + (2000 if short else 0)
    if base and abs(year - base.year) > (12 if short else 60):
        return None
    return _one_day(year, int(match["month"]), int(match["day"]))


def _read_iso(match: "re.Match[str]", base: date | None) -> Period | None:
    return _one_day(int(match["year"]), int(match["month"]), int(match["day"]))


def _one_day(year: int, month: int, day: int) -> Period | None:
    try:
        only = date(year, month, day)
    except ValueError:
        return None
    return Period(start=only, end=only)


def _follows(year: int, end: str) -> bool:
    """Tell whether ``end``, in two or four figures, is the year after ``year``."""
    return int(end) == (year + 1 if len(end) == 4 else (year + 1) % 100)


_READINGS = (
    (_YEAR_QUARTER, _read_quarter),
    (_QUARTER_YEAR, _read_quarter),
    (_MONTH_YEAR, _read_months),
    (_FINANCIAL, _read_financial),
    (_SHORT_FINANCIAL, _read_short_financial),
    (_NUMERIC, _read_numeric),
    (_ISO, _read_iso),
)


@lru_cache(maxsize=4096)
def _parse_other(text: str) -> date | None:
    """Return the day that dateparser reads in ``text``; None where it reads none or only part of one."""
    import dateparser  # it takes a tenth of a second to load, and few papers need it

    read = dateparser.parse(text, languages=["en"], settings=_SETTINGS)
    return read.date() if read else None
