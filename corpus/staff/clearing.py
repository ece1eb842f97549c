"""How is a record cleared of words that were taken down? Pure: what is passed in comes back without them.

A record's text is its page's without line breaks, hyphens and running heads, so the words are found again in it as runs
of tokens: any three in a row, or all where there are fewer, and whatever stands between two such runs. That may take a
few words too many from the same item; it never leaves what was to go.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from corpus.records import Action, Page, Resolution, Table, record

MASK = "[redacted]"
BLOCK = "█"  # stands for each character taken from a page's text, so that the places of the others stay
_RUN = 3  # tokens in a row that betray the words
_SHORT = 5  # a text of fewer tokens goes if all of them are among the words taken down
_GAP = 2  # tokens between two runs that go with them
_TOKEN = re.compile(r"\w+")
_HYPHEN = re.compile(r"[-\u00ad‐]\s*\n\s*")
_KEPT = frozenset({"id", "number", "label", "verbs", "agenda_ref", "kind", "status", "event", "body"})

_T = TypeVar("_T")
Span = tuple[int, int]


@record
class Words:
    """Words taken down, as they are looked for: their tokens in order, in each way they may be divided."""

    ways: tuple[tuple[str, ...], ...]

    @property
    def known(self) -> frozenset[str]:
        """Every token of them."""
        return frozenset(token for way in self.ways for token in way)


def words_of(text: str) -> Words:
    """Return what to look for of a page's text taken down."""
    ways = (_tokens(text), _tokens(_HYPHEN.sub("", text)))
    return Words(ways=tuple(dict.fromkeys(way for way in ways if way)))


def mask(text: str, taken: Iterable[Words]) -> str:
    """Return ``text`` with each run of words taken down replaced by `MASK`."""
    lines = text.split("\n")
    for words in taken:
        lines = [_mask_line(line, words) for line in lines]
    return "\n".join(lines)


def clear(value: _T, taken: Sequence[Words]) -> _T:
    """Return a record, a tuple of records or a text without the words; what names or numbers it stays."""
    if not taken:
        return value
    cleared: Any = value
    if isinstance(value, str) and not isinstance(value, StrEnum):
        cleared = mask(value, taken)
    elif isinstance(value, tuple):
        cleared = tuple(clear(each, taken) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        cleared = _clear_record(value, taken)
    return cleared  # type: ignore[no-any-return]  # of the same class as what came in


def clear_page(page: Page, spans: Sequence[Span], taken: Sequence[Words]) -> Page:
    """Return a page without the words of ``spans``: blocks in its text, no boxes, its tables masked."""
    if not spans:
        return page
    text = block(page.text, spans)
    lines = tuple(
        replace(
            line,
            text=text[line.start : line.end] if _touches(line.start, line.end, spans) else line.text,
            words=tuple(word for word in line.words if not _touches(word.start, word.end, spans)),
        )
        for line in page.lines
    )
    tables: tuple[Table, ...] = clear(page.tables, taken)
    return replace(page, text=text, lines=lines, tables=tables, doubts=(), watermark=None, marker=None)


def block(text: str, spans: Iterable[Span]) -> str:
    """Return ``text``, of the same length, with the characters of ``spans`` blocked out; line breaks stay."""
    characters = list(text)
    for start, end in spans:
        for at in range(max(start, 0), min(end, len(characters))):
            if characters[at] != "\n":
                characters[at] = BLOCK
    return "".join(characters)


def find_words(text: str, words: Words) -> tuple[Span, ...]:
    """Return every place in ``text`` where the words stand in order, whatever their case, spaces and signs."""
    found = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    plain = [_plain(token) for token, _, _ in found]
    spans: list[Span] = []
    for way in words.ways:
        starts = (at for at in range(len(plain) - len(way) + 1) if tuple(plain[at : at + len(way)]) == way)
        spans += [(found[at][1], found[at + len(way) - 1][2]) for at in starts]
    return tuple(sorted(set(spans)))


def _clear_record(value: Any, taken: Sequence[Words]) -> Any:
    changed: dict[str, Any] = {}
    for field in fields(value):
        if field.name not in _KEPT and (after := clear(held := getattr(value, field.name), taken)) != held:
            changed[field.name] = after
    if changed and isinstance(value, Resolution):
        changed["vote"] = None
    if changed and isinstance(value, Action):
        changed["due"] = None
    return replace(value, **changed) if changed else value


def _mask_line(line: str, words: Words) -> str:
    found = list(_TOKEN.finditer(line))
    if not found:
        return line
    plain = [_plain(match.group()) for match in found]
    covered = [False] * len(plain)
    for way in words.ways:
        _cover(plain, way, covered)
    if len(plain) < _SHORT and set(plain) <= words.known:
        covered = [True] * len(plain)
    if not any(covered):
        return line
    _fill(covered)
    return _write(line, [(match.start(), match.end()) for match in found], covered)


def _cover(plain: Sequence[str], way: Sequence[str], covered: list[bool]) -> None:
    """Mark the tokens of a line that stand in runs of ``way``, also in runs that its beginning or end cuts."""
    length = min(_RUN, len(way))
    runs = {tuple(way[at : at + length]) for at in range(len(way) - length + 1)}
    for at in range(len(plain) - length + 1):
        if tuple(plain[at : at + length]) in runs:
            covered[at : at + length] = [True] * length
    for short in range(1, length):
        if short <= len(plain) and list(plain[:short]) == list(way[-short:]):
            covered[:short] = [True] * short
        if short <= len(plain) and list(plain[-short:]) == list(way[:short]):
            covered[-short:] = [True] * short


def _fill(covered: list[bool]) -> None:
    last: int | None = None
    for at, is_covered in enumerate(covered):
        if is_covered:
            if last is not None and at - last - 1 <= _GAP:
                covered[last:at] = [True] * (at - last)
            last = at


def _write(line: str, spans: Sequence[Span], covered: Sequence[bool]) -> str:
    written, done, at = "", 0, 0
    while at < len(spans):
        if covered[at]:
            start = spans[at][0]
            while at + 1 < len(spans) and covered[at + 1]:
                at += 1
            written += line[done:start] + MASK
            done = spans[at][1]
        at += 1
    return written + line[done:]


def _touches(start: int, end: int, spans: Iterable[Span]) -> bool:
    return any(start < last and end > first for first, last in spans)


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_plain(token) for token in _TOKEN.findall(text))


def _plain(token: str) -> str:
    return unicodedata.normalize("NFKC", token).casefold()
