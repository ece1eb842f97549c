"""Where do sums of money stand in a text, and how much is each?"""

import re
from collections.abc import Collection
from decimal import Decimal

from corpus.records import Money, record

_SCALES = {
    "k": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000, "mil": 1_000_000,
    "bn": 1_000_000_000, "b": 1_000_000_000, "billion": 1_000_000_000, "tn": 1_000_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
_CURRENCIES = {"£": "GBP", "€": "EUR"}
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE = r"(?:thousand|million|billion|trillion|mil|mn|bn|tn|[mkb])(?![A-Za-z²³])"
_SUM = re.compile(
    rf"(?<![\w£])(?:(?:c|circa|approx)\.?\s?)?(?P<minus>[-−](?=[£€]))?(?P<sign>[£€])\s?(?P<minus2>[-−])?"  # noqa: RUF001
    rf"(?P<figure>{_FIGURE})(?:\s*(?P<scale>{_SCALE}))?",
    re.IGNORECASE,
)
_WORDED = re.compile(rf"(?<![\w£.,])(?P<figure>{_FIGURE})(?:\s*(?P<scale>{_SCALE}))?\s+pounds\b", re.IGNORECASE)
_RANGE_END = re.compile(rf"\s*(?:[-–—]|to|and|or)\s*[£€]?\s?(?P<figure>{_FIGURE})\s*(?P<scale>{_SCALE})", re.IGNORECASE)  # noqa: RUF001
_PENNY = Decimal("0.01")


@record
class FoundAmount:
    """A sum in a text: ``text`` as printed, its value, and its offsets."""

    text: str
    money: Money
    start: int
    end: int


def find_amounts(text: str, *, superscripts: Collection[int] = ()) -> tuple[FoundAmount, ...]:
    """Return the sums of money in ``text``, in order: "£1.6 million", "£315million", "£39,661", "c£2,500", "-£3.2m".

    ``superscripts`` are the offsets of characters printed as superscripts: such a digit is a footnote, not part of the
    figure. "£000s" is a heading, not a sum. "£5-10 million" takes the scale of its second figure.
    """
    figures = "".join(" " if at in superscripts else letter for at, letter in enumerate(text)) if superscripts else text
    matches = sorted((*_SUM.finditer(figures), *_WORDED.finditer(figures)), key=re.Match.start)
    return tuple(_amount(match) for match in matches if not re.fullmatch(r"000+|0+,0+", match["figure"]))


def _amount(match: "re.Match[str]") -> FoundAmount:
    groups = match.groupdict()
    amount = Decimal(groups["figure"].replace(",", "")) * _scale(groups["scale"] or _scale_of_range(match))
    if groups.get("minus") or groups.get("minus2"):
        amount = -amount
    money = Money(amount=amount.quantize(_PENNY), currency=_CURRENCIES[groups.get("sign") or "£"])
    return FoundAmount(text=" ".join(match[0].split()), money=money, start=match.start(), end=match.end())


def _scale(word: str | None) -> int:
    return _SCALES[word.casefold()] if word else 1


def _scale_of_range(match: "re.Match[str]") -> str | None:
    """Return the scale that "£5-10 million" or "£1.2 to £1.5m" gives its first figure; None for other figures."""
    then = _RANGE_END.match(match.string, match.end())
    small = Decimal(match["figure"].replace(",", "")) < 1000
    return then["scale"] if then and small else None
