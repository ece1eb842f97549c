"""Where do names of organisations stand in a text?

An organisation is known by the last word of its name (a council, a board, a trust), by how its name begins ("Office of
the …"), or because everyone knows it ("Home Office"). The words are in `organisations.toml`; tokens are spaCy's.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from ingest.entities.names import FORENAMES, NOT_AFTER_NAMES

WORDS = tomllib.loads(files("ingest.entities").joinpath("organisations.toml").read_text(encoding="utf-8"))
SMALL = frozenset(("and", "of", "for", "the", "in", "on", "to", "&", "with"))
_HEADS = frozenset(WORDS["heads"])
_LOWER_HEADS = frozenset(WORDS["heads_in_lower_case"])
_GENERIC = frozenset(WORDS["generic"])
_STOPS = frozenset(WORDS["stops"])
_FUNCTION_WORDS = frozenset(WORDS["function_words"])
_NOT_BEFORE = frozenset(WORDS["not_before"])
_OF = frozenset(
    ("Borough", "City", "University", "College", "Bank", "Chamber", "Department", "Isle", "House", "County")
)
_OWNERS = frozenset(
    (
        "Children",
        "People",
        "Magistrates",
        "Chiefs",
        "Veterans",
        "Women",
        "Men",
        "Girls",
        "Citizens",
        "Carers",
        "Residents",
        "Young",
        "Pupils",
        "Students",
    )
)
_LISTING = frozenset(("Committee", "Panel", "Group", "Sub-Committee", "Directorate", "Department", "Board"))
_DUTIES = frozenset(WORDS["duties_of_authorities"])
_JOINS = frozenset(("and", "&"))
_LOWER_PARTS = frozenset(("committee", "group"))  # of "Sub-committee", "Sub-group"
_HOUSES = frozenset(
    ("School", "College", "Academy", "Hospital", "Hospice", "Society", "Association", "Union", "Federation", "Guild")
)
_TRUSTED = frozenset(("Trustees", "Directors", "Governors", "Management"))
_CAPITALISED = r"[A-Z][A-Za-z’'&-]+(?![.@/]\w)"
_NAME_WORD = re.compile(r"[A-Z][A-Za-zÀ-ÿ’'&]*")
_STOPPED = "|".join(sorted(_STOPS - {"Commissioner", "Commissioners"}))
_LINE_GOES_ON = r"\n(?=[^\n]*\b[a-z]{3,})"  # a line of capitals alone is a heading of its own
_LEADING = re.compile(
    rf"\b(?:(?:{'|'.join(WORDS['leading'])})\s(?:the\s)?{_CAPITALISED}"
    rf"|(?:Ministry\sof|Department\s(?:for|of))\s{_CAPITALISED}(?:,\s{_CAPITALISED}(?=[^.]{{0,40}}\s(?:and|&)\s))*)"
    rf"(?:(?:[ ]|\s(?:and|&|of|for|of\sthe)\s|{_LINE_GOES_ON})(?!(?:{_STOPPED})\b){_CAPITALISED})*"
)
_POST_BEFORE = re.compile(
    r"(?:(?:Director|Head|Manager|Lead|Member|Officer|Leader)(?:\s(?:of|for)|,|\s[-–])|Director)\s$"
)
_WITHIN_POSTS = frozenset(("Service", "Services", "Team", "Unit", "Housing", "Department", "Directorate", "Health"))
_QUARTERS = frozenset(("North", "South", "East", "West", "Central"))
Pattern = dict[str, str | list[dict[str, Any]]]


def known_patterns() -> list[Pattern]:
    """Return spaCy entity patterns of the bodies known by name."""
    return [{"label": "ORG", "pattern": name} for name in WORDS["known"]]


def mark_organisations(doc: Doc) -> Doc:
    """Set the document's spans "organisations": a pipeline component, for documents of `ingest.entities.language`."""
    found = [ent for ent in doc.ents if ent.label_ == "ORG" and _stands_alone(ent)]
    heads = np.flatnonzero(np.isin(doc.to_array("ORTH"), _head_ids()))
    found += [span for at in heads.tolist() if _is_head(doc[at]) and (span := _grow(doc[at]))]
    for match in _LEADING.finditer(doc.user_data["text"]):
        if match[0].startswith("Council") and re.search(r"[A-Z][\w’']* $", doc.user_data["text"][: match.start()]):
            continue  # "recommend to County Council for Approval"
        span = doc.char_span(*match.span())
        if span is not None and _stands_alone(span):
            found.append(span)
    beside = (doc.char_span(*place) for place in doc.user_data.get("bodies", ()))
    found += [span for span in beside if span is not None and _stands_alone(span)]
    doc.spans["organisations"] = filter_spans(found)
    return doc


@cache
def _head_ids() -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """Return spaCy's numbers of the words that may be heads, so that a document's are found without a look at each."""
    words = {*_HEADS, *(word.upper() for word in _HEADS), *_LOWER_HEADS, *_LOWER_PARTS, "Health", "Rescue"}
    return np.array([get_string_id(word) for word in words], dtype=np.uint64)


def _is_head(token: Token) -> bool:
    text = token.text
    if text in _LOWER_HEADS or (text == "Health" and token.i and token.nbor(-1).text == "Public"):
        return True
    if text in _LOWER_PARTS:
        return token.i > 2 and token.doc[token.i - 2 : token.i].text == "Sub-"
    if text == "Rescue" and token.i > 2 and token.nbor(-1).text in _JOINS and token.nbor(-2).text == "Fire":
        return token.i + 1 == len(token.doc) or token.nbor(1).text not in {"Service", "Services", "Authority"}
    return text in _HEADS or (text.isupper() and len(text) > 3 and text.capitalize() in _HEADS)


def _grow(head: Token) -> Span | None:
    """Return the name that ends in ``head``, grown leftwards over its capitalised words; None where it is no name."""
    doc, start, at = head.doc, head.i, head.i - 1
    while at >= 0 and (step := _step(doc, at)):
        at -= step
        start = at + 1
    start = _over_commas(doc, start, head)
    if head.text == "Council":
        start = _after_person(doc, start, head.i)
    end = head.i + 1
    while end < len(doc) and doc[end].text in _QUARTERS:
        end += 1
    if head.text == "Board" and end + 1 < len(doc) and doc[end].text == "of" and doc[end + 1].text in _TRUSTED:
        end += 2  # "Weald Hall Board of Trustees"
    span = doc[start:end]
    qualifiers = [token.text for token in doc[start : head.i] if token.is_alpha and token.text not in SMALL]
    if head.text == "Health":
        qualifiers = [word for word in qualifiers if word != "Public"]
    generic = all(_as_title(word) in _GENERIC for word in qualifiers) and len(span) < 4
    generic = generic or (head.text == "Authority" and all(word in _DUTIES for word in qualifiers))
    if generic or not qualifiers or not _stands_alone(span):
        return None
    return span if span[0].text[0].isupper() or span[0].text[0].isdigit() else None


def _over_commas(doc: Doc, start: int, head: Token) -> int:
    """Return where a committee's name begins that lists what it is for: "Growth, Economy and Communities Committee"."""
    if head.text not in _LISTING or not any(token.text in _JOINS for token in doc[start : head.i]):
        return start
    people = doc.user_data.get("people", ())
    while (
        start > 1
        and doc[start - 1].text == ","
        and start - 2 not in people
        and _is_name_word(doc[start - 2])
        and not _is_head(doc[start - 2])
    ):
        at = start - 2
        while at > 0 and (step := _step(doc, at - 1)) and not _is_head(doc[at - 1]):
            at -= step
        if any(token.text in _QUARTERS or token.text in FORENAMES for token in doc[at : start - 1]):
            break
        start = at
    return start


def _after_person(doc: Doc, start: int, head: int) -> int:
    """Return where a council's name begins: after forename and surname in "Ann Hale Northdown District Council"."""
    person = head - start > 3 and doc[start].text in FORENAMES and doc[start + 1].text not in NOT_AFTER_NAMES
    return start + 2 if person else start


def _step(doc: Doc, at: int) -> int:
    """Return how many tokens to the left of a name, from ``at``, belong to it: 0 where it begins before them."""
    token = doc[at]
    left = doc[at - 1] if at else None
    if at in doc.user_data.get("people", ()):
        return 0
    if _is_name_word(token):
        return 1
    if token.text == "-" and at > 2 and left is not None and doc[at - 2].text == "-" and _is_name_word(doc[at - 3]):
        return 4  # "Ashby-cum-Fenby"
    if left is None or not _is_name_word(left):
        plus = token.text == "+" and left is not None and left.is_digit
        return 2 if plus else 0
    right = doc[at + 1]
    if token.text.lower() in _JOINS:
        return 0 if _ends_another(left, right) else 2
    if token.text.lower() == "of":
        return 2 if left.text.capitalize() in _OF | _QUARTERS else 0
    if token.text == "in":
        return 2 if right.text in {"Care", "Need", "Education"} else 0
    if token.text in {"’s", "'s", "’", "'"}:
        house = any(word.text in _HOUSES for word in doc[at + 1 : at + 4])  # "Ashby’s Grammar School"
        return 2 if house or left.text in _OWNERS or (at > 1 and doc[at - 2].text in {"St", "St.", "Saint"}) else 0
    return 2 if token.text == "-" and not left.whitespace_ and not token.whitespace_ else 0


def _ends_another(left: Token, right: Token) -> bool:
    """Tell whether the word before "and" is the end of another name: "Kent Police and Medway Council", "KCC and …"."""
    if left.text.capitalize() == "Police" and right.text.capitalize() == "Crime":
        return False
    letters = left.text.isupper() and len(left.text) > 2 and not right.text.isupper()
    return letters or _is_head(left) or _ends_title(left) or left.text.removesuffix("s") in _HEADS


def _ends_title(word: Token) -> bool:
    """Tell whether a word ends the name of a paper or a post: "Safety Plan and", not "Policy & Resources Committee"."""
    return word.text in _NOT_BEFORE and word.i > 0 and _is_name_word(word.nbor(-1))


def _is_name_word(token: Token) -> bool:
    text = token.text
    if not _NAME_WORD.fullmatch(text) or _as_title(text) in _STOPS or text in _STOPS:
        return False
    return text.casefold() not in _FUNCTION_WORDS


def _as_title(word: str) -> str:
    return word.capitalize() if word.isupper() else word


def _stands_alone(span: Span) -> bool:
    """Tell whether what stands around leaves it a name, not "Safety Team Leader" or "Head of Play Services"."""
    doc, end = span.doc, span.end
    if span[-1].text in _WITHIN_POSTS and _POST_BEFORE.search(doc[max(span.start - 4, 0) : span.start].text_with_ws):
        return False
    if end < len(doc) and doc[end].text in {"’s", "'s"}:
        return True
    following = [token.text for token in doc[end : end + 2]]
    if following and following[0] in _NOT_BEFORE:
        return False
    if span[-1].text.capitalize() == "Police":
        return following[:1] not in (["and"], ["&"]) or following[1:] not in (["Crime"], ["CRIME"])
    return True
