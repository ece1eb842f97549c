"""Where do sums of money stand in a text, and how much is each?"""

import re
from decimal import Decimal

from corpus.records import Money, record

_THOUSAND, _MILLION, _BILLION = 10**3, 10**6, 10**9
_SCALES = {
    **dict.fromkeys(("k", "thousand"), _THOUSAND),
    **dict.fromkeys(("m", "mn", "mil", "million"), _MILLION),
    **dict.fromkeys(("b", "bn", "billion"), _BILLION),
    **dict.fromkeys(("tn", "trillion"), _THOUSAND * _BILLION),
}
_CURRENCIES = {"£": "GBP", "€": "EUR"}
_FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,12}(?!\d))(?:\.\d{1,6}(?!\d))?"  # no sum of a paper is longer
_SCALE = r"(?:\s*(?P<scale>thousand|million|billion|trillion)|[  ]?(?P<letter>mil|mn|bn|tn|m|k)|(?P<b>b))(?![A-Za-z²³])"
_SUM = re.compile(
    rf"(?<![\w£])(?:c\.?\s?)?(?P<minus>[-−](?=[£€]))?(?P<sign>[£€])\s?(?P<minus2>[-−])?"
    rf"(?P<figure>{_FIGURE})(?:{_SCALE})?",
    re.IGNORECASE,
)
_WORDED = re.compile(rf"(?<![\w£.,])(?P<figure>{_FIGURE})(?:{_SCALE})?\s+pounds\b", re.IGNORECASE)
_RANGE_END = re.compile(rf"\s*(?:[-–—]|to|and|or)\s*[£€]?\s?(?P<figure>{_FIGURE}){_SCALE}", re.IGNORECASE)
_PENNY = Decimal("0.01")


@record
class FoundAmount:
    """A sum in a text: ``text`` as printed, its value, and its offsets."""

    text: str
    money: Money
    start: int
    end: int


def find_amounts(text: str) -> tuple[FoundAmount, ...]:
    """Return the sums of money in ``text``, in order: "£1.6 million", "£315million", "£39,661", "c£2,500", "-£3.2m".

    "£000s" is a heading, not a sum. "£5-10 million" takes the scale of its second figure. A footnote's figure is no
    part of a sum: readers set superscripts apart as words of their own.
    """
    matches = sorted((*_SUM.finditer(text), *_WORDED.finditer(text)), key=re.Match.start)
    return tuple(_amount(match) for match in matches if not re.fullmatch(r"000+|0+,0+", match["figure"]))


def _amount(match: "re.Match[str]") -> FoundAmount:
    groups = match.groupdict()
    amount = Decimal(groups["figure"].replace(",", "")) * _SCALES.get(_scale(match) or _scale_of_range(match), 1)
    if groups.get("minus") or groups.get("minus2"):
        amount = -amount
    money = Money(amount=amount.quantize(_PENNY), currency=_CURRENCIES[groups.get("sign") or "£"])
    return FoundAmount(text=" ".join(match[0].split()), money=money, start=match.start(), end=match.end())


def _scale(match: "re.Match[str]") -> str:
    return (match["scale"] or match["letter"] or match["b"] or "").casefold()


def _scale_of_range(match: "re.Match[str]") -> str:
    """Return the scale that "£5-10 million" or "£1.2 to £1.5m" gives its first figure; "" for other figures."""
    then = _RANGE_END.match(match.string, match.end())
    small = Decimal(match["figure"].replace(",", "")) < 1000
    return _scale(then) if then and small else ""
