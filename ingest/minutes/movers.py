"""Who moved a decision, and who seconded it?"""

import re

from corpus.records import record

_PERSON = (
    r"(?:(?:the\s+)?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllrs?|Councill?ors?|Council\s+Member|Alderman|Prof|Sir|Dame|Lord|"
    r"Lady|Rev|Mayor|Deputy\s+Mayor|Trustee|Director|Commissioner|Member)\.?\s+)*"
    r"(?:(?:[A-Z]\.?\s*){0,3}[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}|[A-Z]{1,4}(?:[a-z][A-Z])?)|"
    r"[Tt]he\s+(?:Vice-)?Chair(?:man|woman|person)?|[Tt]he\s+Clerk|[Tt]he\s+Leader"
)
_VERBED = re.compile(
    rf"(?!Resolved\b|Agreed\b)(?P<proposer>{_PERSON})\s*,?\s+(?:formally\s+)?(?:proposed|PROPOSED|moved|MOVED|"
    rf"nominated)(?P<between>[^.;]{{0,80}}?),?\s+(?:and\s+)?(?:was\s+seconded\s+by\s+(?P<second1>{_PERSON})|"
    rf"(?:it\s+was\s+)?seconded\s+by\s+(?P<second2>{_PERSON})|"
    rf"(?P<second3>{_PERSON})\s*(?:\([^)]*\)\s*)?,?\s+seconded)"
)
_BY = re.compile(
    rf"\b(?:[Pp]roposed|PROPOSED|[Pp]rop\.?|[Mm]oved|MOVED|[Mm]otion\s+(?:made\s+)?by|"
    rf"MOTION\s+(?:made\s+)?(?:by|BY)|[Oo]n\s+the\s+(?:proposal|proposition|motion)\s+of)\s*(?:by|BY|:)?\s*:?\s*(?P<proposer>{_PERSON})\s*[,;.\s(]*\s*(?:and\s+)"
    rf"?(?:[Ss]econded|SECONDED|[Ss]ec\.?|2\s*nd|[Ss]econd|2)\s*(?:by|BY|:)?\s*:?\s*(?:by\s+)?(?P<seconder>{_PERSON})",
)
_PAIR = re.compile(
    r"^(?P<proposer>[A-Z]\.\s?[A-Z][\w’'-]+),\s+(?P<seconder>[A-Z]\.\s?[A-Z][\w’'-]+)\s*[:;]"
)  # "D. Hale, J. Noor:"
_ALONE = re.compile(rf"(?P<proposer>{_PERSON})\s+(?:formally\s+)?(?:proposed|moved)\s+(?=that\b|the\b)")
_MOTION = re.compile(
    r"^\s*,?\s*(?:(?:and\s+)?(?:(?:it|this)\s+was\s+)?(?:unanimously\s+)?(?:carried|agreed|approved)(?:\s+unanimously)?"
    r"\s*[:–-]\s*)?(?:(?:the\s+)?(?:motion|recommendations?|following)\s*)?(?P<motion>that\b|to\b|,\s*that\b)",
    re.I,
)


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
