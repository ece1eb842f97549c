"""Which months, quarters and financial years are meant, and which days in figures: "March 2023", "Q2 2024-25", "14/15"?

Financial years run from April to March. A pair of years is one only where the second follows the first.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from corpus.records import Period

_MONTHS = "january february march april may june july august september october november december".split()
DASH = r"\s?[-–—/]\s?"
MONTH_NAME = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?"
)
MONTH = rf"(?P<month>{MONTH_NAME})\.?"
YEAR = rf"(?P<year>(?:19|20)\d\d)(?!\d(?!\d?\s?{MONTH_NAME}))"  # run together: "17 July 20198 October"
_I = re.IGNORECASE
_NEXT_YEAR = r"(?P<end>(?:20)?\d\d)(?!\d)"
_QUARTER = r"(?:Q|Qtr\.?\s?|Quarter\s)(?P<quarter>[1-4])"
_MONTH_YEAR = re.compile(
    rf"(?=(?-i:[JFMASOND]))(?<![a-z\d])(?:(?P<first>{MONTH_NAME})(?:{DASH}|\sto\s))?{MONTH},?\s*{YEAR}(?:{DASH}{_NEXT_YEAR})?",
    _I,
)
_FINANCIAL = re.compile(rf"(?<![\d£/.-])(?P<year>(?:19|20)\d\d){DASH}(?P<end>(?:20|19)?\d\d)(?![\d]|[/.-]\d)")
_SHORT_FINANCIAL = re.compile(r"(?<![\d£/.,-])(?P<year>\d\d)/(?P<end>\d\d)(?![\d/]|\s?(?:mph|%|am|pm)\b)")
_QUARTER_YEAR = re.compile(rf"\b{_QUARTER}\s*[,(]?\s*(?:of\s)?(?P<year>(?:19|20)?\d\d){DASH}{_NEXT_YEAR}", _I)
_YEAR_QUARTER = re.compile(rf"(?<!\d)(?P<year>20\d\d){DASH}(?P<end>(?:20)?\d\d)\s*[,(-]?\s*{_QUARTER}\b", _I)
_NUMERIC = re.compile(
    r"(?<![\d/.£-])(?P<day>[0-3]?\d)(?P<mark>[/.-])(?P<month>[01]?\d)(?P=mark)(?P<year>(?:20|19)?\d\d)"
    r"(?![\d/]|[.-]\d)"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])")
_FINANCIAL_CUE = re.compile(
    r"\b(?:financial|budget|precept|accounts?|subscription|year|FY|grants?|audit|insurance|for|in|during)\W{0,3}$", _I
)


def find_periods(text: str, base: date | None) -> Iterator[tuple["re.Match[str]", Period]]:
    """Yield the months, quarters, financial years and days in figures that ``text`` names, each by its match; a quarter
    comes before the year that stands in it.

    ``base`` is the day of the meeting: two figures of a year are read by the light of it.
    """
    for pattern, read in _READINGS:
        for match in pattern.finditer(text):
            if period := read(match, base):
                yield match, period


def financial_year(first: int) -> Period:
    """Return the financial year that begins on 1 April of ``first``."""
    return Period(start=date(first, 4, 1), end=date(first + 1, 3, 31))


def month_number(name: str) -> int:
    """Return the number of a month by its name, in full or short."""
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].casefold()))


def _read_months(match: "re.Match[str]", base: date | None) -> Period | None:
    """Read "March 2023", "April-June 2024" and "February 2024-25", the month of that financial year."""
    if not match["month"][0].isupper():
        return None
    month, year = month_number(match["month"]), int(match["year"])
    if match["end"] and _follows(year, match["end"]) and month < 4:
        year += 1
    first = month_number(match["first"]) if match["first"] else month
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
