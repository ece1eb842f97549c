"""Of which body is a post: "Head of Safety, KCC", "Chair of the Board", "Weald Council’s Roads Manager"?"""

import re
from collections.abc import Callable

from corpus.chairs import CHAIR, CHAIR_NOUN
from corpus.records import record
from ingest.minutes.posts import OFFICE_NOUN, OFFICE_WORD, ORGANISATION_WORD, is_meeting_office

_BODY_NOUN = re.compile(
    r"\b(?:Council|Committee|Sub-?[Cc]ommittee|Subgroup|Partnership|Panel|Board|Group|Forum|Trust|Police|Unit|"
    r"Agency|Authority|Alliance|Party|Cabinet|Office|Commission|University|College|Association|South East|"
    r"Network|Charity|Society|Club|Federation|Foundation)\b"
)
_PARTED = re.compile(r"^(?P<office>[^,]+?(?:,[^,]+?)*?)(?:,\s+|\s+[–—-]\s+)(?P<body>(?:the\s+)?[^,]+)$")
_OWN_OFFICE = re.compile(r"Office of\b|.*\bOffice$")
_BODY_DASHED = re.compile(r"^(?P<body>[^,–—]+?)\s+[–—-]\s+(?P<office>[^–—]+)$")
_AT = re.compile(r"^(?P<office>.+?)\s+(?:at|within)\s+(?P<body>(?:the\s+)?[A-Z].+)$")
_OF = re.compile(
    rf"^(?P<office>(?:[A-Z][\w’'&-]*\s+(?:(?:and|&)\s+)?)*?(?:[A-Z]\w{{3,}}/)?{OFFICE_NOUN})\s+(?:of|for|at|to|with|within|"
    rf"from)\s+(?P<body>(?:the\s+)?.+)$"
)
_OF_NO_BODY = re.compile(r"(?:Cabinet\s+)?Member$|.*Counsel$", re.I)
_BESIDE = re.compile(rf"^(?P<office>{CHAIR}|Head\s?[Tt]eacher|Headmaster|Headmistress)\s+(?P<body>(?!of\b)[A-Z].+)$")
_CHIEF_OF = re.compile(  # "Chief Executive NHCT & Parks"
    r"^(?P<office>(?:Deputy\s+|Acting\s+|Interim\s+)*(?:Chief\s+Executive(?:\s+Officer)?|CEO|Managing\s+Director|Leader|(?:Clinical|Independent|Lay)\s+Chair))\s+"
    r"(?P<body>[A-Z]+[a-z]?[A-Z]+\b.*)$"
)
_BEFORE = re.compile(
    r"^(?P<body>.+?(?:’s|'s|s’|\))|[A-Z]{2,6})\s+(?P<office>(?:Deputy\s+|Assistant\s+)*(?:Chief\s+Executive|Director|"
    rf"Clerk|Leader|Chief\s+of\s+Staff|{CHAIR_NOUN}))$"
)
_OWNED = re.compile(r"^(?P<body>[A-Z].*\s.*(?:’s|'s))\s+(?P<office>[A-Z].*)$")


@record
class Post:
    """A post and the body it is of, as printed; body None where none is named."""

    office: str
    body: str | None


def read_post(text: str) -> Post:
    """Return the office and the body in "Head of Safety, KCC", "Chair of the Board", "Co-Chair Housing Subgroup"."""
    words = re.sub(r"^(?:the|our|its|their|current|new)\s+", "", " ".join(text.split()).strip(" .,;:"), flags=re.I)
    words = re.sub(r"\s*\([A-Z][^()]*\s[^()]*\)(?=\s+[A-Z])", "", words)  # "the SP (Safer Partnership) Group"
    words = re.sub(r"\s*\([A-Z][A-Za-z&]*\)$|\s+[–—-]\s+[A-Z]{2,}$", "", words)
    found = next(filter(None, (way(words) for way in _WAYS)), None)
    return Post(office=found[0].strip(), body=_bare(found[1])) if found else Post(office=words, body=None)


def _parted(words: str) -> tuple[str, str] | None:
    """Return the post and the body that the last comma or dash parts: "Head of Roads, NCC", "Weald Council, Chair"."""
    found = _PARTED.match(words)
    if not found:
        return None
    office, body = found.group("office", "body")
    if is_meeting_office(body) and not OFFICE_WORD.search(office):
        return body, office
    own = not OFFICE_WORD.search(body) or _OWN_OFFICE.match(body)
    return (office, body) if own and ORGANISATION_WORD.search(body) else None


def _within(words: str) -> tuple[str, str] | None:
    """Return the post and the body of "Head of Roads, Weald Council, Eastlode": what follows the body is its place."""
    pieces = words.split(", ")
    for at, piece in enumerate(pieces[1:-1], 1):
        if ORGANISATION_WORD.search(piece) and not OFFICE_WORD.search(piece) and OFFICE_WORD.search(pieces[at - 1]):
            return ", ".join(pieces[:at]), piece
    return None


def _dashed(words: str) -> tuple[str, str] | None:
    """Return the post and the body of "Weald Fire Service – Director of Safety"."""
    found = _BODY_DASHED.match(words)
    if not found or not OFFICE_WORD.search(found["office"]):
        return None
    named = re.sub(r"^Office of .*", "", found["body"])
    own = not OFFICE_WORD.search(named) and ORGANISATION_WORD.search(found["body"])
    return (found["office"], found["body"]) if own else None


def _at(words: str) -> tuple[str, str] | None:
    found = _AT.match(words)
    return (found["office"], found["body"]) if found else None


def _of(words: str) -> tuple[str, str] | None:
    found = _OF.match(words)
    if not found or _OF_NO_BODY.match(found["office"]):
        return None
    named = _BODY_NOUN.search(found["body"]) or re.fullmatch(r"(?:the\s+)?[A-Z]{3,}", found["body"])
    return (found["office"], found["body"]) if named else None


def _beside(words: str) -> tuple[str, str] | None:
    """Return the post and the body of "Co-Chair Housing Subgroup", "Head Teacher Weald School", "CEO NHCT"."""
    found = _BESIDE.match(words)
    if found and (_BODY_NOUN.search(found["body"]) or re.search(r"\b(?:School|Academy|[A-Z]{3,})\b", words)):
        return found["office"], found["body"]
    chief = _CHIEF_OF.match(words)
    return (chief["office"], chief["body"]) if chief else None


def _before(words: str) -> tuple[str, str] | None:
    """Return the post and the body of "Weald Homes’ Director", "NCC Clerk", "Weald Council’s Roads Manager"."""
    found = _BEFORE.match(words)
    if found:
        return found["office"], re.sub(r"(?:’s|'s)$", "", found["body"])
    owned = _OWNED.match(words)
    if owned and OFFICE_WORD.search(owned["office"]) and ORGANISATION_WORD.search(owned["body"]):
        return owned["office"], owned["body"][:-2]
    return None


_WAYS: tuple[Callable[[str], tuple[str, str] | None], ...] = (_parted, _within, _dashed, _beside, _at, _of, _before)


def _bare(body: str) -> str:
    short = re.sub(r"\s*\([^)]*\)\s*$", "", body.strip(" .,;"))
    return re.sub(r"^the\s+", "", short, flags=re.I)
