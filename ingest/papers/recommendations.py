"""What does a report ask the meeting to decide? The recommendations, each once, with clauses and verbs.

They stand under a heading or label that says so; a report without one may ask in its text ("The Board is asked to
note …"). A report often gives them twice, at its front and at its end: the last is kept.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from corpus.records import Line, Resolution
from ingest.minutes.clauses import find_clauses
from ingest.minutes.decided_verbs import read_verbs
from ingest.papers.labels import Label
from ingest.papers.paragraphs import Paragraph, build_paragraphs, cut_line, find_sentences
from ingest.papers.sections import Passage

TITLE = re.compile(
    r"^(?:(?:proposed |officer |officers['’] )?recommend(?:ation|ed decision)s?(?:\s*\(s\))?|decisions? (?:required"
    r"|requested|sought)|recommended(?: that)?)"
    r"(?: (?:to|for) .{3,60})?\s*:?$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:is|are|be|been)\s+(?:(?:therefore|respectfully|also|hereby|now|further)\s+)?(?:asked|recommended|invited"
    r"|requested|requesting|advised)\b\s*(?:to\b|that\b|:|$)"
    r"|\brecommends?\b\s*(?:that|to)\b|\bis\s+(?:sought|requested)\s+(?:to|for)\b"
    r"|\bit\s+is\s+(?:\w+\s+)?(?:recommended|proposed)\b|\brecommended\s*:?\s*(?:that|to)\b",
    re.IGNORECASE,
)
_BODY_ASKED = re.compile(
    r"\b(?:(?:members|committee|cabinet|board|panel|partnership|council|forum|executive|group|commission|authority"
    r"|councillors|trustees|governors)\b[^.;]{0,60}?|(?-i:[A-Z]{3,6})\s+)"
    r"\b(?:(?:is|are)\s+(?:\w+\s+)?(?:asked|recommended|invited|requested)\s+to\b|proposes?\s+to:$)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"^(?:that|to|note|agree|approve|endorse|consider|recommend|delegate|receive|adopt|comment|support|authorise)\b",
    re.IGNORECASE,
)
_DOUBLE_BULLET = re.compile(r"^[•·▪●]\s*(?=\(?[a-zA-Z]{1,3}\)\s|\(?[a-z0-9]{1,3}[.)]\s|\d+\.\d)")
_CAPITAL_LABEL = re.compile(r"^[A-H]\.\s+(?=[A-Z])")
_PARAGRAPH_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.(?P<last>\d{1,2})\.?\s*(?=[A-Z])")
_ALIKE = 0.85
_LABEL = re.compile(r"^(?:recommend\w*(?:\s*\(s\))?|decision)\s*:\s*", re.IGNORECASE)


def find_recommendations(labels: Sequence[Label], passages: Sequence[Passage]) -> tuple[Resolution, ...]:
    """Return what a report recommends, from its labelled head and its passages; empty where it asks nothing."""
    zones = [label.lines for label in labels if label.kind == "recommendation"]
    zones += [passage.lines for passage in passages if passage.heading and TITLE.match(passage.heading.title)]
    found = [resolution for zone in zones for resolution in read_zone(zone)]
    if not found:
        asking = [one for one in passages if any(_BODY_ASKED.search(paragraph.text) for paragraph in one.paragraphs)]
        found = [one for passage in asking for one in _read(build_paragraphs(_tidy(passage.lines)), asked_only=True)]
    return tuple(_each_once(found))


def read_zone(lines: Sequence[Line]) -> tuple[Resolution, ...]:
    """Return the recommendations in the lines that stand under a heading or label of recommendations."""
    paragraphs = build_paragraphs(_tidy(lines))
    return tuple(_read(paragraphs, asked_only=False))


def _tidy(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the label "Recommendation:" and without bullets or numbers before another label."""
    tidied = []
    for line in lines:
        for pattern in (_LABEL, _DOUBLE_BULLET, _PARAGRAPH_NUMBER):
            found = pattern.match(line.text)
            if found and found.end() < len(line.text):
                line = _numbered(line, found) or cut_line(line, found.end())
        if _CAPITAL_LABEL.match(line.text):  # "A. Agree …" among recommendations is a clause, not an initial
            line = replace(line, text=f"{line.text[0]}){line.text[2:]}")
        if not TITLE.match(line.text):
            tidied.append(line)
    return tidied


def _numbered(line: Line, found: re.Match[str]) -> Line | None:
    """Return "2.1 That …" as "1. That …": each such paragraph recommends by itself; None for any other line."""
    if found.re is not _PARAGRAPH_NUMBER or not _ORDER.match(line.text[found.end() :]):
        return None
    line = cut_line(line, found.start("last") - 1)
    return replace(line, text=re.sub(r"^\.(\d+)\.?", r"\1.", line.text))


def _read(paragraphs: Sequence[Paragraph], *, asked_only: bool) -> Iterator[Resolution]:
    at = 0
    while at < len(paragraphs):
        start = _start(paragraphs[at], asked_only=asked_only)
        if start is None:
            at += 1
            continue
        last, resolution = _build(paragraphs, at, start)
        yield resolution
        at = last + 1


def _start(paragraph: Paragraph, *, asked_only: bool) -> int | None:
    """Return where in a paragraph a recommendation begins: at the sentence that asks; None where none does."""
    pattern = _BODY_ASKED if asked_only else _ASKS
    for sentence in find_sentences(paragraph.text, paragraph.body):
        if pattern.search(sentence.text):
            return sentence.start
    if not asked_only and _ORDER.match(paragraph.words):
        return paragraph.body
    return None


def _build(paragraphs: Sequence[Paragraph], at: int, start: int) -> tuple[int, Resolution]:
    paragraph = paragraphs[at]
    head = paragraph.text[start:].strip()
    last, clauses = find_clauses(paragraphs, at, head)
    labels = (clause.label.rsplit(".", 1)[-1] for clause in clauses)
    parts = [
        f"{label if label == '•' else f'{label}.' if label.isdigit() else f'{label})'} {clause.text}"
        for label, clause in zip(labels, clauses, strict=True)
    ]
    return last, Resolution(
        text=" ".join([head, *parts]),
        lead=head if clauses else None,
        clauses=clauses,
        verbs=read_verbs(head, [clause.text for clause in clauses if "." not in clause.label]),
        source=paragraph.source(start),
    )


def _each_once(found: Sequence[Resolution]) -> Iterator[Resolution]:
    """Yield each recommendation once, as it is given last, in the order of those."""
    for place, resolution in enumerate(found):
        if not any(_alike(resolution.text, later.text) for later in found[place + 1 :]):
            yield resolution


def _alike(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
