"""What does the heading of a paper say: its title, the body that meets, the day it meets?

Headings come in a few shapes, told apart by their words and not by whose they are: the body alone on a line; a
sentence ("MINUTES of a meeting of the … held in … on …"); body and date on one line ("… Partnership - Tuesday, …").
Where a letterhead and a body both stand there, the body is the one that meets: the last one named.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from corpus.records import Line, record
from ingest.entities.dates import find_dates

BODY_NOUNS = (
    "Council|Committee|Sub-Committee|Subcommittee|Cabinet|Board|Partnership|Panel|Forum|Assembly|"
    "(?<!Chief )(?<!CHIEF )Executive|Commission|Authority|Group|Alliance|Trust|Association|Network|Working Party|"
    "Task Force|Taskforce|Governing Body|Corporation|Governors|Trustees|Collaborative|Consortium|Conference"
)
PLACES = "Township|City|Town|Village|County|Borough|District|Municipality|Parish"
_NOUNS = f"(?:{BODY_NOUNS}|{BODY_NOUNS.upper()})"
_WORD = r"[A-Z][\w’'&/\-]*"
_JOINT = r"(?:and|of|the|for|in|with|to|on|&|–|-)"
_OF = rf"(?:\s+(?:of|for|OF|FOR)\s+(?:(?:the|THE)\s+)?{_WORD}(?:\s+{_WORD})*)"
_NAME = re.compile(
    rf"(?:(?:{_WORD}|&),?\s+(?:{_JOINT}\s+)*){{0,12}}\b{_NOUNS}\b(?!\s+(?:Member|Officer|Lead|Support|Chair|Summary|Director))(?:{_OF}){{0,2}}"
)
_PLACE_NAME = re.compile(rf"\b(?:{PLACES}|{PLACES.upper()}){_OF}")
_PREAMBLE = re.compile(
    r"^(?:(?:draft|unconfirmed|confirmed|minutes?|notes?|agenda|summons|notice|record|proceedings|annual|statutory|ordinary"
    r"|report|"
    r"extraordinary|extra-ordinary|special|regular|general|meetings?|monthly|quarterly|public|open|items?|results"
    r"|election|"
    r"\d+(?:st|nd|rd|th)?|no|a|an|the|of|for|to|at|and|you|are|is|hereby|summoned|invited|above|attend|"
    r"virtual|remote|joint|first|inaugural|final|provisional|corporation of the)\b[\s:.–-]*)+",
    re.IGNORECASE,
)
_CUT = re.compile(r"\b(?:which )?(?:to be |will be |was |were |being )?(?:held|takes? place|convened)\b|\s[-–]\s", re.I)
_MEETING_OF = re.compile(r"\b(?:meeting|minutes|notes|agenda|proceedings)\b[^.;:]{0,20}?\bof\b", re.IGNORECASE)
_SORT_WITHIN = re.compile(
    r"(?<=\w)\s+(?:annual|extra-?ordinary|special)\s+(?=(?:parish|town|community|district|city|borough|county)\s+council\b)",
    re.I,
)
_NOT_A_BODY = re.compile(
    r"^(?:to|from|by|dear|members|membership|clerk|contact|chair\w*|venue|email|copies|matter)\b", re.I
)
_VAGUE = re.compile(
    r"^(?:(?:the )?above )?(?:parish |community |town )?"
    r"(?:council|committee|authority|group|board|panel|partnership|forum|trust)$",
    re.I,
)
_SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "cum", "for", "in", "of", "on", "the", "to", "under", "with"))
_KIND_WORDS = re.compile(r"\b(?:agenda|minutes|notes|summons|notice of meeting|order paper)\b", re.IGNORECASE)
_MEETING_SIGNS = re.compile(
    r"\b(?:held|meeting|take place|commencing|at \d|\d\s*[ap]\.?m\b|\d[.:]\d\d|mon|tues|wednes|thurs|fri|satur|sun)",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"^\W*(?:date\s*:|dated|issued|published|amended|adopted|review|approved|updated|date of)|last meeting|previous",
    re.IGNORECASE,
)
_END = re.compile(
    r"^(?:(?:also |those |members? |committee members )?(?:present|in attendance|attending|attendance|sederunt)\b"
    r"|apologies\b|(?:un)?restricted items?\b|items? no\b|1\s+[A-Z]|\W*[A-Z]\d{1,2}\s+(?-i:[A-Z][a-z])|[A-Z][.)]\s"
    r"|\(?[A-Z]?\d{1,4}[.):]+\s*[A-Z]|\d+(?:\.\d+)+\s)",
    re.IGNORECASE,
)
LONGEST = 14  # lines: a heading with a letterhead, a venue and a contact


@record
class Heading:
    """What the heading of a paper says. Unknown is None; ``title`` is "" for no lines at all."""

    title: str
    body: str | None
    date: date | None


def read_heading(lines: Sequence[Line]) -> Heading:
    """Return the title, the body and the day of the meeting from the heading that ``lines`` (may be empty) begin with.

    The heading ends before the first item, attendance list or label: what follows it names other bodies and days.
    """
    block = find_block(lines)
    return Heading(title=find_title(block), body=find_body([line.text for line in block]), date=find_day(block))


def find_block(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of the heading that ``lines`` begin with."""
    end = next((place for place, line in enumerate(lines[:LONGEST]) if place and _END.match(line.text)), LONGEST)
    return tuple(lines[:end])


def find_title(lines: Sequence[Line]) -> str:
    """Return the line that says what the paper is ("Agenda", "MINUTES of …"), else the largest, else the first."""
    named = [
        line.text
        for line in lines
        if _KIND_WORDS.search(line.text) and not line.text[:1].islower() and not line.text.endswith(".")
    ]
    if named:
        return tidy_name(_CUT.split(named[0])[0].strip(" -–:*"))
    return tidy_name(max(lines, key=lambda line: line.size).text) if lines else ""


def find_body(texts: Sequence[str]) -> str | None:
    """Return the body that meets, in ordinary capitals, from the lines of a heading; None where none is named.

    A sentence that says whose meeting it is goes before a name on a line of its own, and that before any other. A
    name that only refers back ("the above Council", "the annual Parish Council meeting") counts where no other does.
    """
    texts = [text for text in texts if not _NOT_A_BODY.match(text)]
    said = [name for text in _after_meeting_of(" ".join(texts)) for name in find_bodies(text)[:1]]
    named = [(head, name) for head in (_CUT.split(text)[0] for text in texts) for name in find_bodies(head)[:1]]
    alone = [name for text, name in named if len(name) > len(text) / 2][::-1]
    names = [*said, *alone, *(name for _, name in named)]
    return next((tidy_name(name) for name in sorted(names, key=lambda name: bool(_VAGUE.match(name)))), None)


def _after_meeting_of(text: str) -> list[str]:
    return [_CUT.split(text[found.end() :])[0][:160] for found in _MEETING_OF.finditer(text)]


def find_bodies(text: str) -> tuple[str, ...]:
    """Return the names of bodies in ``text``, as printed, without "Minutes of the", "Annual" and the like before, and
    without a sort of meeting within: "Arden Annual Parish Council Meeting" is one of Arden Parish Council."""
    found: Iterable[re.Match[str]] = [*_NAME.finditer(text)] or [*_PLACE_NAME.finditer(text)]
    names = (_SORT_WITHIN.sub(" ", _PREAMBLE.sub("", match.group())).strip(" ,-–") for match in found)
    return tuple(name for name in names if name)


def find_day(lines: Sequence[Line]) -> date | None:
    """Return the day of the meeting in a heading: beside a weekday, a time or "held" before any other day."""
    ranked = []
    following = [*(line.text for line in lines[1:]), ""]
    for line, after in zip(lines, following, strict=False):
        rank = (bool(_OTHER_DAY.search(line.text)), not _MEETING_SIGNS.search(line.text))
        for found in find_dates(f"{line.text} {after}", None):
            if found.period.start == found.period.end and found.start < len(line.text):
                ranked.append((rank, found.period.start))  # noqa: PERF401 - a comprehension of three loops reads worse
    return min(ranked, key=lambda ranking: ranking[0])[1] if ranked else None


def tidy_name(text: str) -> str:
    """Return ``text`` in ordinary capitals where it is printed all in capitals, with single spaces."""
    words = text.replace("*", " ").split()
    if text.isupper() and len(text) > 3:
        words = [_capitalise(word, first=not place) for place, word in enumerate(words)]
    return " ".join(words)


def _capitalise(word: str, *, first: bool) -> str:
    parts = word.lower().split("-")
    return "-".join(
        part if part in _SMALL_WORDS and not (first and not place) else part[:1].upper() + part[1:]
        for place, part in enumerate(parts)
    )
