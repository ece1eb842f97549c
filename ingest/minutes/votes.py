"""How was a decision voted? The figures, the names of a recorded vote by side, and whether the Chair decided it."""

import re
from collections.abc import Mapping

from corpus.records import Vote

_SHOW = re.compile(
    r"\b(?:carried|passed|approved|vote)\b[^.\d]{0,20}\(?(?P<yes>\d{1,2})\s*[-–]\s*(?P<no>\d{1,2})(?:\s*[-–]\s*"
    r"(?P<none>\d{1,2}))?\b",
    re.I,
)
_AYES = re.compile(
    r"\b(?:ayes?|yeas?|yes)\s*[:–-]\s*(?P<yes>\d{1,3})\b.{0,12}?\b(?:nays?|noes|no)\s*[:–-]\s*(?P<no>\d{1,3}|"
    r"none)\b(?:.{0,12}?\babst\w*\s*[:–-]\s*(?P<none>\d{1,3}))?",
    re.I | re.S,
)
_COUNT = re.compile(
    r"\b(?P<side>for|against|abstain|abstentions?|abstained|"
    r"in\s+favou?r)\s*[:–-]?\s*\(?(?P<count>\d{1,3})\)?(?!\s*(?:[:/.]\d|%|years?|days?|months?))",
    re.I,
)
_COUNT_FIRST = re.compile(
    r"(?<![.,£\d])\b(?P<count>\d{1,3}|none|no)\s+(?:votes?\s+|members?\s+)?(?:(?:voted|voting|were)\s+)?"
    r"(?P<side>for(?=\s*(?:[,;:.)]|and\b|votes?\b|$))|in\s+favou?r|against|abstain(?:ed|ing)?|abstentions?)\b(?!\s+the\b)",
    re.I,
)
_VOTE_WORDS = re.compile(r"\b(?:ayes?|vot(?:e|es|ed|ing)|carried|motion|seconded|abst(?:ain|en)\w*)\b", re.I)
_SIDE = re.compile(  # "For the motion: Councillors Ash, Birch and Cole (3)", "Against (2): Cllr Dale, Cllr Elm"
    r"(?:^|[:;.]\s+|\n\s*)(?:(?:Members|Councillors)\s+)?(?:[Vv]ot(?:ing|ed)\s+)?(?P<side>For|FOR|for|Against|AGAINST|against|"
    r"In\s+[Ff]avou?r|Abst(?:ain(?:ed|ing)?|entions?)|ABST(?:AIN(?:ED|ING)?|ENTIONS?)|Ayes|Noes|Nays)"
    r"(?:\s+the\s+(?:\w+\s+)?(?:motion|amendment|recommendation|proposal)s?)?\s*(?:\((?P<count>\d{1,3})\))?\s*[:–-]\s*"
    r"(?P<names>[A-Z][^:;\n\d()]*?)\s*(?:\((?P<after>\d{1,3})\)|[–-]\s*(?P<total>\d{1,3}))?\s*(?=[.;\n]|$)",
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Rev|The)\.?\s+)*(?:(?:[A-Z]\.?\s*){0,3}[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+){0,3}"
)
_TITLES = re.compile(r"^(?:Councillors?|Cllrs?|Members?|Alderm[ae]n)\.?\s+", re.I)
_CASTING = re.compile(
    r"\b(?:used|exercised|gave|cast|on|by|with)\s+(?:his|her|their|the\s+(?:vice[\s-]*)?chair\w*[’']?s?|an?|the)\s+"
    r"(?:second\s+(?:or|and)\s+)?casting\s+vote\b",
    re.I,
)


def find_vote(text: str) -> Vote | None:
    """Return the vote that ``text`` (paragraphs, each a line) records; None where it records none.

    Figures as "For (27) Against (10) Abstain (2)", "5 for, 2 against"; names where sides are listed by name, each side
    then as large as its list unless a figure says otherwise.
    """
    casting = _CASTING.search(text) is not None
    named = _find_named(text)
    counts = _find_counts(text) if named is None else named[0]
    if counts is None and not casting:
        return None
    names = named[1] if named else {}
    return Vote(
        votes_for=(counts or {}).get("for"),
        against=(counts or {}).get("against"),
        abstain=(counts or {}).get("abstain"),
        names_for=names.get("for", ()),
        names_against=names.get("against", ()),
        names_abstaining=names.get("abstain", ()),
        casting=casting,
    )


def _find_counts(text: str) -> Mapping[str, int] | None:
    if not _VOTE_WORDS.search(text):
        return None
    shown = _SHOW.search(text) or _AYES.search(text)
    if shown:
        told = zip(("for", "against", "abstain"), shown.group("yes", "no", "none"), strict=True)
        return {"against": 0} | {side: int(n) for side, n in told if n and n.isdigit()}
    counts: dict[str, int] = {}
    for pattern in (_COUNT, _COUNT_FIRST):
        for found in pattern.finditer(text):
            count = found.group("count").lower()
            counts[_side(found.group("side"))] = 0 if count in {"none", "no"} else int(count)
        if "for" in counts and len(counts) > 1:
            break
    return counts if "for" in counts and len(counts) > 1 else None


def _find_named(text: str) -> tuple[dict[str, int], dict[str, tuple[str, ...]]] | None:
    """Return how many and who voted on each side, where at least those for and those against are listed by name."""
    counts: dict[str, int] = {}
    names: dict[str, tuple[str, ...]] = {}
    for found in _SIDE.finditer(text):
        side, listed = _side(found.group("side")), _split_names(found.group("names"))
        given = found.group("count") or found.group("after") or found.group("total")
        if not listed or (given and int(given) != len(listed)):
            continue  # "Against: none", or a list that was not read whole
        names[side] = listed
        counts[side] = len(listed)
    return (counts, names) if "for" in names and len(names) > 1 else None


def _split_names(text: str) -> tuple[str, ...]:
    pieces = [
        _TITLES.sub("", piece.strip()) for piece in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", text.strip(" ."))
    ]
    whole = all(_NAME.fullmatch(piece) for piece in pieces)
    return tuple(pieces) if whole else ()


def _side(printed: str) -> str:
    word = printed.lower()
    if word.startswith("abst"):
        return "abstain"
    return "against" if word in {"against", "noes", "nays"} else "for"
