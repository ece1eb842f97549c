"""How is a line numbered? "1.", "A1", "7.2", "(3)", "10.Title", "• 2.1 Title": the number as printed, and the rest."""

import re

from corpus.records import record

_BULLET = r"(?:[•·▪◦●○■□➢➤✓*]\s*)"
_NUMBER = re.compile(
    rf"^{_BULLET}?(?:(?:agenda\s+)?item\s+(?:no\.?\s*)?)?(?:"
    r"(?P<dotted>\d{1,4}(?:[./]\d{1,4}){1,3})(?:[.):]+\s*|\s+|(?=[A-Z][a-z])|$)"  # 7.2, 16.11.02, 2024/15
    r"|(?P<lettered>[A-Z]{1,2}\d{1,3}[a-z]?)(?:[.):]+\s*|\s+[-–]\s+|\s+|$)"  # A1
    r"|\(?(?P<plain>\d{1,4})[.):]+(?:\s*[-–])?\s*(?!\d)"  # 1. 1) (1) 10.Title
    r"|(?P<bare>\d{1,3})(?:\s+[-–])?\s+(?=[A-Z“‘'\"(])|(?P<alone>\d{1,3})$"  # 3 Title
    r")",
    re.IGNORECASE,
)
_LETTER = re.compile(r"^(?:section\s+|part\s+)?(?P<letter>[A-Z])(?:[.):]\s*|\s*[-–]\s*)(?=\S)")
_MONTH = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.I,
)


@record
class Numbered:
    """A numbered line: its number as printed without stops and brackets, the words after it, how deep it is (1 up)."""

    number: str
    words: str
    depth: int
    lettered: bool = False  # "A1"


def parse_number(text: str) -> Numbered | None:
    """Return the number that ``text`` begins with; None where it begins with none, or with a day of a month."""
    found = _NUMBER.match(text)
    if not found or _MONTH.match(text[found.end() :]) or _is_years(found["dotted"] or ""):
        return None
    words = text[found.end() :].strip()
    if found["lettered"]:
        if not found["lettered"][0].isupper():
            return None
        return Numbered(number=found["lettered"], words=words, depth=1, lettered=True)
    number = found["dotted"] or found["plain"] or found["bare"] or found["alone"]
    parts = [part for part in re.split(r"[./]", number) if part]
    depth = len(parts) - (1 if len(parts) > 1 and parts[-1] == "0" else 0)
    return Numbered(number=number, words=words, depth=depth)


def parse_letter(text: str) -> tuple[str, str] | None:
    """Return the letter and the words of a group heading ("A. Committee Business", "D - Restricted"); else None."""
    found = _LETTER.match(text)
    return (found["letter"], text[found.end() :].strip()) if found else None


def _is_years(number: str) -> bool:
    """Tell a financial year ("2024/25") from a number in parts."""
    years = re.fullmatch(r"(?:19|20)(\d\d)/(?:20)?(\d\d)", number)
    return years is not None and int(years[2]) == (int(years[1]) + 1) % 100
