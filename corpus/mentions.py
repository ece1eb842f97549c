"""How is a mention kept as a row, so that all mentions of one person or sum can be asked for?"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from corpus.records import EntityType, Mention, Money, Period

_BETWEEN = "\n"  # no name holds a line break


def mention_rows(mentions: Iterable[Mention], paper: int) -> list[dict[str, Any]]:
    """Return the rows of a paper's mentions; ``paper`` is its number in the store."""
    return [
        {
            "paper": paper,
            "type": mention.type.value,
            "value": _written(mention.value),
            "text": mention.text,
            "part": mention.part,
            "page": mention.page,
            "start": mention.start,
            "end": mention.end,
            "also": _BETWEEN.join(mention.also),
        }
        for mention in mentions
    ]


def mention_of(row: Any) -> Mention:
    """Return the mention that a row holds."""
    kind = EntityType(row.type)
    return Mention(
        type=kind,
        text=row.text,
        value=_value(kind, row.value),
        part=row.part,
        page=row.page,
        start=row.start,
        end=row.end,
        also=tuple(row.also.split(_BETWEEN)) if row.also else (),
    )


def _written(value: str | Money | Period) -> str:
    """Return a value as text: a name, "39661.00 GBP", "2024-04-01/2025-03-31" (ISO 8601)."""
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}"
    return f"{value.start}/{value.end}" if isinstance(value, Period) else value


def _value(kind: EntityType, written: str) -> str | Money | Period:
    if kind is EntityType.AMOUNT:
        amount, currency = written.split(" ")
        return Money(amount=Decimal(amount), currency=currency)
    if kind is EntityType.DATE:
        start, end = written.split("/")
        return Period(start=date.fromisoformat(start), end=date.fromisoformat(end))
    return written
