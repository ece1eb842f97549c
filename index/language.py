"""Which filters did a person write into the query? `kind:resolution person:webb from:2018 to:2020-03 amount:>10000`.

A filter is a known name, a colon and a value, in quotes where it has spaces. Whatever is no filter is left among the
words: nothing typed is an error. Names that are not printed in full ("webb") stand for all that hold those words.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from corpus.records import record
from corpus.words import fold
from index.engine import Filters

FIELDS = ("kind", "body", "person", "organisation", "year", "from", "to", "amount", "restricted")
KINDS = ("resolution", "minute", "agenda_item", "section", "recommendation", "action", "page")
_ALIASES = {"org": "organisation", "item": "agenda_item", "since": "from", "until": "to", "sum": "amount"}
_QUOTES = str.maketrans("“”„«»", '"""""')
_LIMIT = re.compile(
    rf'(?<!\S)(?P<field>{"|".join((*FIELDS, *_ALIASES))}):(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))', re.I
)
_SUM = re.compile(r"£?\s*(?P<figure>\d[\d,]*(?:\.\d{1,2})?)\s*(?P<unit>k|m|million|thousand)?", re.I)
_UNITS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WRITTEN_DAY = re.compile(rf"(?:(\d{{1,2}})\s+)?({'|'.join(_MONTHS)})[a-z]*\s+(\d{{4}})")
_PRINTED_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_NONE = "\x00"  # a name that nothing has

Names = Mapping[str, Iterable[str]]


@record
class Limit:
    """A filter as it was written: its field, its value, and its words in the query."""

    field: str
    value: str
    typed: str


@record
class Typed:
    """A query parted into its words and its filters."""

    words: str
    limits: tuple[Limit, ...] = ()


def parse_typed(typed: str) -> Typed:
    """Return the words and the filters of what a person typed."""
    plain = typed.translate(_QUOTES)
    limits: list[Limit] = []

    def take(found: re.Match[str]) -> str:
        field = found["field"].casefold()
        value = " ".join((found["quoted"] if found["plain"] is None else found["plain"]).split())
        limit = Limit(field=_ALIASES.get(field, field), value=value, typed=found[0])
        if not value or not _READERS[limit.field](value):
            return found[0]
        limits.append(limit)
        return " "

    words = _LIMIT.sub(take, plain)
    return Typed(words=" ".join(words.split()), limits=tuple(limits))


def without(typed: str, limit: Limit) -> str:
    """Return what a person typed without one of its filters."""
    return " ".join(typed.translate(_QUOTES).replace(limit.typed, " ", 1).split())


def limit_filters(
    filters: Filters, limits: Iterable[Limit], names: Callable[[], Names]
) -> tuple[Filters, tuple[str, ...]]:
    """Return filters further limited by those written, and what is to be said of them.

    ``names`` tells which bodies, people and organisations there are: {"body": …, "person": …, "organisation": …}.
    """
    notes = []
    for limit in limits:
        if limit.field in ("body", "person", "organisation"):
            found = _full_names(limit.value, names()[limit.field])
            if not found:
                noun = {"body": "body", "person": "person", "organisation": "organisation"}[limit.field]
                notes.append(f"No {noun} is named “{limit.value}”.")
            filters = _limit_names(filters, limit.field, found or (_NONE,))
        else:
            filters = _limit_values(filters, limit)
    return filters, tuple(notes)


def read_kind(value: str) -> str | None:
    """Return the kind of entry that a word names in the singular or plural; None where it names none."""
    word = fold(value).replace(" ", "_").replace("-", "_")
    word = _ALIASES.get(word.removesuffix("s"), word)
    return next((kind for kind in KINDS if word in (kind, kind + "s")), None)


def read_day(value: str, *, last: bool = False) -> date | None:
    """Return a day, or the first (or ``last``) of a month or year; None for what is none.

    They are written as 2020, 2020-03, March 2020, 2020-03-18, 18/3/2020 or 18 March 2020.
    """
    text = value.strip().casefold()
    pieces: tuple[str | None, ...] = ()
    if found := _DAY.fullmatch(text):
        pieces = found.groups()
    elif found := _WRITTEN_DAY.fullmatch(text):
        pieces = found[3], str(_MONTHS.index(found[2][:3]) + 1), found[1]
    elif found := _PRINTED_DAY.fullmatch(text):
        pieces = found[3], found[2], found[1]
    if not pieces or not pieces[0] or int(pieces[0]) == 0:
        return None
    year, month = int(pieces[0]), int(pieces[1] or (12 if last else 1))
    if not 1 <= month <= 12:
        return None
    longest = monthrange(year, month)[1]
    day = int(pieces[2] or (longest if last else 1))
    return date(year, month, day) if 1 <= day <= longest else None


def read_pence(value: str) -> int | None:
    """Return a sum in pence: "£39,661", "10000", "1.5m"; None where it is none."""
    found = _SUM.fullmatch(value.strip())
    if not found:
        return None
    try:
        pounds = Decimal(found["figure"].replace(",", ""))
    except InvalidOperation:
        return None
    pence = int(pounds * 100 * _UNITS.get((found["unit"] or "").casefold(), 1))
    return pence if pence < 1 << 62 else None


def read_sums(value: str) -> tuple[int | None, int | None] | None:
    """Return the least and the most pence of ">10000", "<5000", "10000-20000" or "£39,661"; None where it is none."""
    text = value.strip()
    if text[:1] in "<>" and text:
        pence = read_pence(text[1:].removeprefix("="))
        if pence is None:
            return None
        inclusive = text[1:2] == "="
        return (pence + (not inclusive), None) if text[0] == ">" else (None, max(pence - (not inclusive), 0))
    ends = [read_pence(end) for end in re.split(r"\s*(?:-|–|\.\.|to)\s*", text, maxsplit=1)]
    if None in ends:
        return None
    return ends[0], ends[-1]


def _limit_names(filters: Filters, field: str, found: tuple[str, ...]) -> Filters:
    """Return filters limited to names; where some are set already, to those that are both."""
    attribute = {"body": "bodies", "person": "people", "organisation": "organisations"}[field]
    held: tuple[str, ...] = getattr(filters, attribute)
    kept = tuple(name for name in held if name in found) or (_NONE,) if held else found
    if field == "body":
        return replace(filters, bodies=kept)
    return replace(filters, people=kept) if field == "person" else replace(filters, organisations=kept)


def _limit_values(filters: Filters, limit: Limit) -> Filters:
    value = limit.value
    if limit.field == "kind":
        kind = read_kind(value) or _NONE
        return replace(filters, kinds=(*filters.kinds, kind))
    if limit.field == "year":
        return replace(filters, years=(*filters.years, value))
    if limit.field == "from":
        return replace(filters, since=max(filter(None, (filters.since, read_day(value)))))
    if limit.field == "to":
        return replace(filters, until=min(filter(None, (filters.until, read_day(value, last=True)))))
    if limit.field == "restricted":
        return replace(filters, only_restricted=True)
    least, most = read_sums(value) or (None, None)
    return replace(
        filters,
        least=max((each for each in (filters.least, least) if each is not None), default=None),
        most=min((each for each in (filters.most, most) if each is not None), default=None),
    )


def _full_names(value: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that hold all the words of ``value``; those alone that are it in full where there are any."""
    wanted = _words(value)
    held = [name for name in names if wanted <= _words(name)]
    return tuple(name for name in held if wanted == _words(name)) or tuple(sorted(held))


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", name))


_READERS: Mapping[str, Callable[[str], object]] = {
    "kind": read_kind,
    "body": _words,
    "person": _words,
    "organisation": _words,
    "year": re.compile(r"\d{4}").fullmatch,
    "from": read_day,
    "to": read_day,
    "amount": read_sums,
    "restricted": re.compile(r"(?i)yes").fullmatch,
}
