"""What is the heading of an item: its number, its words, and the agenda item that it answers?"""

import re

from corpus.records import record

NUMBER = re.compile(
    r"^(?:(?:Item|Minute|Min|Note|Agenda\s+Item)\s*(?:No\.?|Number)?\s*)?(?:\((?=\d{2,4}\)))?(?P<number>\d\d\.\d\d\s\d\d(?=\s)|\d\d[-/]\d\d/[A-Z]{2,5}/\d{1,4}|"
    r"(?:[A-Z]{1,3}[-/ ]?)?\d{1,4}[a-z]?(?:\s?[./_-]\s?\d{1,4}){0,3}(?:/[A-Z][A-Z&]{1,4}|[a-z])?)"
    r"(?P<end>(?:\s(?=\.[A-Z]))?[.):]?)(?:\s*[–—-]\s+|\s+|$|(?=[A-Z]))(?P<rest>.*)$"
)
ITEM_REFERENCE = re.compile(
    r"\s*\(\s*(?:Agenda\s*)?Item\s*(?:No\.?\s*)?(?P<ref>[A-Z]{0,2}\d{0,3}(?:\.\d+)?[A-Za-z]?)\s*\)\s*$", re.I
)
GROUP_HEADING = re.compile(
    r"^(?:[A-Z]\s*[.:–-]\s*)?(?:UNRESTRICTED|RESTRICTED|EXEMPT|CONFIDENTIAL|(?:OPEN|CLOSED)(?!\s+(?:FORUM|FLOOR))|PART\s+(?:I{1,2}|ONE|TWO|"
    r"[12AB]))\b[\w ()–-]{0,40}$|^(?:Unrestricted|Restricted|Exempt)\s+items?(?:\(s\))?$"
)
CLOSING = re.compile(
    r"^(?:there\s+being\s+no\s+(?:further|other)|the\s+(?:meeting|chair\w*)\s+(?:then\s+)?(?:was\s+)?(?:closed|"
    r"ended|concluded|finished|brought|declared)|meeting\s+(?:closed|ended)|signed|signature|"
    r"dated?\b[\s:._…]{3}|(?:mayor|chair\w*|clerk|president)\s*:[\s_.…]*$)",
    re.I,
)


@record
class ItemHeading:
    """A heading: its words, the first of its lines, and where the text under it begins (line, character)."""

    number: str | None
    title: str
    agenda_ref: str | None
    first: int
    body: int
    cut: int = 0


@record
class _Numbered:
    """A line that begins with a number and may be a heading."""

    at: int
    number: str
    rest: str
    style: tuple[int, str, bool, int]
    value: int


def make_heading(number: str | None, words: str, first: int, body: int, cut: int = 0) -> ItemHeading:
    reference = ITEM_REFERENCE.search(words)
    title = words[: reference.start()] if reference else words
    return ItemHeading(
        number=" ".join(number.split()) if number else None,
        title=re.sub(r"\s*[:;.–—-]*\s*$", "", re.sub(r"^[\s.:–—-]+", "", " ".join(title.split()))),
        agenda_ref=reference.group("ref") if reference else None,
        first=first,
        body=body,
        cut=cut,
    )
