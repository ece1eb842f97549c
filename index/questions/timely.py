"""How well is a sentence of the time that a question asks about? By the days it names, its heading's, its paper's."""

import re
from datetime import date
from functools import lru_cache

from index.questions.days import Days, find_days
from index.questions.passages import Passage, Reading, holds

AHEAD_DAYS = 150  # and those of spring of the year that begins in April
_NEXT_YEAR = re.compile(r"(?i)\b(?:new|next|coming|upcoming|following|forthcoming) (?:financial )?year\b")
SOON_DAYS = 200  # papers tell of the months before them
TEXTS_KEPT = 50_000  # sentences whose days are remembered
UNKNOWN = 0.6  # of a sentence that no day is known of
Dated = tuple[frozenset[tuple[str, str]], frozenset[str]]  # financial years ("2024", "25"), and years
_FINANCIAL = re.compile(r"\b(20\d{2})\s?[/–-]\s?(?:20)?(\d{2})\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b(?!\s?[/–-]\s?\d)")
_MAY_TELL = re.compile(r"\d{4}|(?i:\b(?:last|past)\b)")  # most sentences tell no day: they need not be read for one
_ANY = date(2000, 1, 1)
_COMPARED = re.compile(
    r"(?i)\b(?:than|compared (?:with|to)|against)\s+(?:[\w,.£%]+\s+){0,2}(?:in|for)?\s*(?:19|20)\d{2}(?:[/–-]\d{2})?"
)


@lru_cache(maxsize=TEXTS_KEPT)
def dated(text: str) -> Dated:
    """Return the financial years and the years that a text names."""
    return frozenset((m[1], m[2]) for m in _FINANCIAL.finditer(text) if (int(m[2]) - int(m[1])) % 100 == 1), frozenset(
        _YEAR.findall(text)
    )


def timeliness(days: Days | None, passage: Passage, reading: Reading, title: Dated) -> float:
    """Return from 0 to 1 how well a passage is of the days asked about; ``title`` is what its heading names."""
    if days is None:
        return 1.0
    headings = " ".join(passage.row.headings) if passage.row else ""
    told = dated(_COMPARED.sub("", f"{passage.text} {headings}"))
    if days.financial:
        return _of_financial_year(days, days.financial, passage, reading, (told, title))
    return _of_days(days, passage, reading, (told, title))


def _of_financial_year(
    days: Days, asked: tuple[str, str], passage: Passage, reading: Reading, named: tuple[Dated, Dated]
) -> float:
    (financial, years), title = named
    if asked in financial or (not financial and holds(passage.lead, asked)):
        return 1.0
    if asked in title[0]:
        return 0.95 if not financial else 0.8
    if days.exact and asked[0] in years and len(years) == 1 and not financial:
        return 0.7
    held = days.holds(reading.entry.date)
    if days.since and reading.entry.date and 0 < (days.since - reading.entry.date).days <= AHEAD_DAYS and not financial:
        return 0.95 if _NEXT_YEAR.search(passage.text) else UNKNOWN
    return (0.8 if not financial and not title[0] else 0.5) if held else 0.3


def _of_days(days: Days, passage: Passage, reading: Reading, named: tuple[Dated, Dated]) -> float:
    (financial, years), title = named
    held, asked = days.holds(reading.entry.date), _years_of(days)
    told = _told_days(passage.text, reading.entry.date or days.since or days.until or _ANY)
    if told and told.since and told.until and days.holds(told.since) and days.holds(told.until):
        return 1.0
    if asked & years:
        return 1.0 if not _is_day(days) or held else 0.75
    if held:
        return 0.9 if years and not passage.decides else 1.0
    if (not _is_day(days) and not asked.isdisjoint(passage.lead)) or (
        reading.entry.date is None and asked & reading.years
    ):
        return 0.95
    if any(year[0] in asked for year in financial | title[0]) or asked & title[1]:
        return 0.8
    if _is_soon_after(days, reading.entry.date) and not years and not financial:
        return 0.95 if _names_month(days, passage) else 0.75
    if reading.entry.date is None and not (years or financial or title[1] or reading.years):
        return UNKNOWN
    return 0.3


def _told_days(text: str, today: date) -> Days | None:
    return _read_days(text, today) if _MAY_TELL.search(text) else None


@lru_cache(maxsize=TEXTS_KEPT)
def _read_days(text: str, today: date) -> Days | None:
    return find_days(text, today)


def _is_soon_after(days: Days, held: date | None) -> bool:
    return held is not None and days.until is not None and 0 < (held - days.until).days <= SOON_DAYS


def _names_month(days: Days, passage: Passage) -> bool:
    return days.until is not None and f"{days.until:%B}" in passage.text


def _years_of(days: Days) -> frozenset[str]:
    if days.since is None or days.until is None:
        return frozenset()
    return frozenset(str(year) for year in range(days.since.year, min(days.until.year, days.since.year + 30) + 1))


def _is_day(days: Days) -> bool:
    return days.since is not None and days.until is not None and (days.until - days.since).days < 40
