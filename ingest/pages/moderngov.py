"""How does a ModernGov page head a meeting? One rule, for a page saved as a file and for one that is asked for.

"Partnership Board - Tuesday, 25th March, 2025 10.00 am, CANCELLED": the body, the day, and perhaps time and status.
"""

import re
from datetime import date, datetime

from corpus.records import record

_HEADING = re.compile(
    r"^(?P<body>\S.*?)\s+-\s+(?P<when>(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4})"
    r"(?:,?\s+(?P<time>\d{1,2}[.:]\d\d\s*[ap]\.?m\.?|\d{1,2}\s*[ap]m|noon|midday))?(?:\s*,?\s+(?P<status>\D.*))?$"
)
_ITEM_OF = re.compile(
    r"^Meeting\s+of\s+(?P<body>\S.*?),\s+(?P<when>(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4})\b"
    r".*?\(Item\s+(?P<number>[\w.]+?)\.?\)$"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}")
_SHAPES = ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y")


@record
class MeetingHeading:
    """What a page's heading says; ``status`` in lower case. None: it does not say."""

    body: str
    day: date | None
    time: str | None
    status: str | None


def read_meeting_heading(words: str) -> MeetingHeading | None:
    """Return what the heading of a meeting's page says, with single spaces; None for another page's heading."""
    found = _HEADING.match(words)
    if found is None:
        return None
    status = (found["status"] or "").strip(" ,*").lower()
    return MeetingHeading(body=found["body"], day=read_day(found["when"]), time=found["time"], status=status or None)


@record
class ItemOf:
    """Which item of which meeting the page of one item is about: the number as printed, without its stop."""

    body: str
    day: date | None
    number: str


def read_item_of(words: str) -> ItemOf | None:
    """Return what an item's page says of its meeting: "Meeting of Board, Thursday, 21st November, 2019 (Item 24.)"."""
    found = _ITEM_OF.match(words)
    return ItemOf(body=found["body"], day=read_day(found["when"]), number=found["number"]) if found else None


def read_day(words: str) -> date | None:
    """Return the day of "13/01/2026", "2026-01-13", "15 Jan 2026" or "Thursday, 14th March, 2024"; else None."""
    found = _DAY.search(re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", words).replace(",", " "))
    if found is None:
        return None
    for shape in _SHAPES:
        try:
            return datetime.strptime(" ".join(found[0].split()), shape).date()
        except ValueError:
            continue
    return None


def list_label(kind: str, number: int) -> str:
    """Return the label of an entry of a numbered list, as a browser shows it: ``kind`` is the list's ``type``."""
    letter = chr(ord("a") + (number - 1) % 26)
    return {"a": f"{letter}.", "A": f"{letter.upper()}.", "i": f"{roman(number)}."}.get(kind, f"{number}.")


def roman(number: int) -> str:
    """Return a number from 1 in small Roman figures."""
    figures = ""
    for value, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        figures += letters * (number // value)
        number %= value
    return figures
