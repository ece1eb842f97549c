"""Where do dates stand in a text, and which days are meant?

Candidates are found by pattern. Plain English forms are read here, as dateparser needs two milliseconds for each; it
reads the other candidates (abbreviated and two-figure forms). Ranges and days without a year are the field's
own and read here too; months, quarters and financial years in `periods`. Bare years and spans of years are no dates.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from corpus.records import Period, record
from ingest.entities.periods import DASH, MONTH, YEAR, find_periods, month_number

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"\b(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\.?,?\s*"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th))"
_DAY = rf"(?:(?<![\d£$€%./])(?<!\d,)|(?<=\s(?:19|20)\d\d))(?P<day>[0-3]?\d)(?P<ordinal>{_ORDINAL})?"
_LAST = rf"(?:{DASH}|\s(?:to|until)\s)(?P<last>[0-3]?\d){_ORDINAL}?"
_LATE_YEAR = rf"(?:,?\s*(?:in\s)?{YEAR}|\s?[’'‘](?P<short>\d\d)(?!\d))"
_DAY_IN_LIST = rf"[0-3]?\d{_ORDINAL}?"
_I = re.IGNORECASE

_DAY_MONTH = re.compile(
    rf"(?=(?-i:[MTWFS])|\d)(?:{_WEEKDAY}(?:the\s)?)?{_DAY}(?:{_LAST})?,?\s*(?:day\s)?(?:of\s*)?{MONTH}(?![a-z])(?:{_LATE_YEAR})?",
    _I,
)
_MONTH_DAY = re.compile(
    rf"(?=(?-i:[MTWFSJAOND]))(?:{_WEEKDAY})?\b{MONTH}\s*(?P<day>[0-3]?\d)(?!\d)(?P<ordinal>{_ORDINAL})?(?:{_LAST}(?!\d))?(?:,?\s+{YEAR})?",
    _I,
)
_DAY_LIST = re.compile(
    rf"(?<![\d£$€%.,/])(?P<days>{_DAY_IN_LIST}(?:\s*,\s*{_DAY_IN_LIST})*)\s*(?:and|&|or)\s*"
    rf"(?={_DAY_IN_LIST}\s*{MONTH})",
    _I,
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


def _candidates(text: str, base: date | None) -> Iterator[FoundDate]:
    yield from _find_days(text, base)
    for match, period in find_periods(text, base):
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
        return date(year, month_number(month), day)
    except ValueError:
        return None


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


@lru_cache(maxsize=4096)
def _parse_other(text: str) -> date | None:
    """Return the day that dateparser reads in ``text``; None where it reads none or only part of one."""
    import dateparser  # it takes a tenth of a second to load, and few papers need it

    read = dateparser.parse(text, languages=["en"], settings=_SETTINGS)
    return read.date() if read else None
