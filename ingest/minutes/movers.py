"""Who moved a decision, who seconded it, and how was it voted?"""

import re

from corpus.records import Vote, record

_PERSON = (
    r"(?:(?:the\s+)?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllrs?|Councill?ors?|Council\s+Member|Alderman|Prof|Sir|Dame|Lord|"
    r"Lady|Rev|Mayor|Deputy\s+Mayor|Trustee|Director|Commissioner|Member)\.?\s+)*"
    r"(?:(?:[A-Z]\.?\s*){0,3}[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}|[A-Z]{1,4}(?:[a-z][A-Z])?)|"
    r"[Tt]he\s+(?:Vice-)?Chair(?:man|woman|person)?|[Tt]he\s+Clerk|[Tt]he\s+Leader"
)
_VERBED = re.compile(
    rf"(?P<proposer>{_PERSON})\s*,?\s+(?:formally\s+)?(?:proposed|moved|"
    rf"nominated)(?P<between>[^.;]{{0,80}}?),?\s+(?:and\s+)?(?:was\s+seconded\s+by\s+(?P<second1>{_PERSON})|"
    rf"(?:it\s+was\s+)?seconded\s+by\s+(?P<second2>{_PERSON})|"
    rf"(?P<second3>{_PERSON})\s*(?:\([^)]*\)\s*)?,?\s+seconded)"
)
_BY = re.compile(
    rf"\b(?:[Pp]roposed|PROPOSED|[Pp]rop\.?|[Mm]oved|MOVED|[Mm]otion\s+(?:made\s+)?by|"
    rf"MOTION\s+(?:made\s+)?(?:by|BY))\s*(?:by|BY|:)?\s*:?\s*(?P<proposer>{_PERSON})\s*[,;.\s(]*\s*(?:and\s+)"
    rf"?(?:[Ss]econded|SECONDED|[Ss]ec\.?|2\s*nd|[Ss]econd|2)\s*(?:by|BY|:)?\s*:?\s*(?:by\s+)?(?P<seconder>{_PERSON})",
)
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
_PAIR = re.compile(
    r"^(?P<proposer>[A-Z]\.\s?[A-Z][\w’'-]+),\s+(?P<seconder>[A-Z]\.\s?[A-Z][\w’'-]+)\s*[:;]"
)  # "D. Hale, J. Noor:"
_ALONE = re.compile(rf"(?P<proposer>{_PERSON})\s+(?:formally\s+)?(?:proposed|moved)\s+(?=that\b|the\b)")
_MOTION = re.compile(
    r"^\s*,?\s*(?:(?:the\s+)?(?:motion|recommendations?|following)\s*)?(?P<motion>that\b|to\b|,\s*that\b)", re.I
)
_COUNT = re.compile(
    r"\b(?P<side>for|against|abstain|abstentions?|abstained|"
    r"in\s+favou?r)\s*[:–-]?\s*\(?(?P<count>\d{1,3})\)?(?!\s*(?:[:/.]\d|%|years?|days?|months?))",
    re.I,
)
_COUNT_FIRST = re.compile(
    r"(?<![.,£\d])\b(?P<count>\d{1,3}|none|no)\s+(?:votes?\s+|members?\s+)?(?P<side>for(?=\s*(?:[,;:.)]|and\b|votes?\b|"
    r"$))|in\s+favou?r|against|abstain(?:ed|ing)?|abstentions?)\b(?!\s+the\b)",
    re.I,
)
_VOTE_WORDS = re.compile(r"\b(?:ayes?|vot(?:e|es|ed|ing)|carried|motion|abst(?:ain|en)\w*)\b", re.I)


@record
class Movers:
    """Who moved and seconded, as printed; ``motion`` is what they moved, where it follows, from ``motion_start``."""

    proposer: str | None = None
    seconder: str | None = None
    motion: str | None = None
    motion_start: int = 0
    end: int = 0


def find_movers(text: str) -> Movers:
    """Return who proposed and seconded, in all usual forms: "X proposed and Y seconded", "Prop: CR 2nd NO", "Moved by".

    Without any, all fields are None.
    """
    found = _VERBED.search(text)
    if found:
        seconder = found.group("second1") or found.group("second2") or found.group("second3")
        return _movers(text, found, seconder)
    by = _BY.search(text)
    if by:
        return _movers(text, by, by.group("seconder"))
    pair = _PAIR.match(text)
    if pair:
        return Movers(proposer=_tidy(pair.group("proposer")), seconder=_tidy(pair.group("seconder")), end=pair.end())
    alone = _ALONE.search(text)
    return _movers(text, alone, None) if alone else Movers()


def _movers(text: str, found: re.Match[str], seconder: str | None) -> Movers:
    motion = _MOTION.match(text[found.end() :])
    between = found.groupdict().get("between") or ""
    start = found.end() + motion.start("motion") if motion else found.end()
    said = text[start:] if motion else between.strip() or None
    return Movers(
        proposer=_tidy(found.group("proposer")),
        seconder=_tidy(seconder),
        motion=said,
        motion_start=start if motion else 0,
        end=found.end(),
    )


def _tidy(name: str | None) -> str | None:
    return " ".join(name.split()).strip(" ,.;") if name else None


def find_vote(text: str) -> Vote | None:
    """Return the counted vote that ``text`` records ("For (27) Against (10) Abstain (2)"); None where none is."""
    if not _VOTE_WORDS.search(text):
        return None
    shown = _SHOW.search(text) or _AYES.search(text)
    if shown:
        yes, no, none = (int(n) if n and n.isdigit() else None for n in shown.group("yes", "no", "none"))
        return Vote(votes_for=yes, against=0 if no is None else no, abstain=none)
    counts: dict[str, int] = {}
    for pattern in (_COUNT, _COUNT_FIRST):
        for found in pattern.finditer(text):
            side = found.group("side").lower()
            key = "abstain" if side.startswith("abst") else "against" if side == "against" else "for"
            count = found.group("count").lower()
            counts[key] = 0 if count in {"none", "no"} else int(count)
        if "for" in counts and len(counts) > 1:
            break
    if "for" not in counts or len(counts) < 2:
        return None
    return Vote(votes_for=counts.get("for"), against=counts.get("against"), abstain=counts.get("abstain"))
