"""How did the meeting go? Interests declared, questions of the public, motions lost, and when it adjourned and closed.

The words of procedure that all councils use, in sentences; what is told otherwise stays in the minutes' text alone.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.proceedings import Happening, Proceeding
from corpus.records import Item, Page, Part, Source
from ingest.minutes.movers import Movers, find_movers
from ingest.minutes.procedure import SHORTEST_MOTION
from ingest.papers.paragraphs import Sentence, find_sentences
from ingest.tagger import running_text

MOST_OF_NAMES = 160  # characters: a longer beginning of a sentence is an account, not a list of who declared
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Revd?|Cllrs?|Councillors?|Alderm[ae]n)\b\.?"
_PERSON = re.compile(
    rf"(?:{_TITLE}\s+)*(?!(?:They|He|She|We|It|I|This|That|There|Members|All|No|None)\b)"
    r"(?:[A-Z][\w’'.-]*)(?:\s+[A-Z][\w’'.-]*){0,4}(?:\s*\([^()]{2,40}\))?|[Tt]he\s+(?:Vice[\s-])?Chair(?:man|woman|person)?"
)
_FIRST = re.compile(r"^[Ii]n\s+(?:relation|respect|regard)\s+(?:to|of)\s+(?P<about>[^,;]{3,90}),\s+")
_DECLARED = re.compile(
    r"\s*,?\s+(?:(?:each|both|also|then)\s+)?(?:declared|disclosed)\s+(?:that\s+(?:he|she|they)\s+(?:had|has|have)\s+)?"
    r"(?P<what>(?!no\b)(?:(?:an?|his|her|their)\s+)?(?:[\w-]+[\s,/]+){0,6}?interests?)\b"
)
_IN_WHAT = re.compile(
    r"^\s*(?:under\s+[^,;]{3,40}?\s+)?(?:in|on|regarding|relating\s+to|with\s+regard\s+to)\s+"
    r"(?:(?:relation|respect|regard)\s+(?:to|of)\s+|the\s+matter\s+of\s+)?(?P<about>[^;]+?)"
    r"(?=\s+(?:as|because|since|due\s+to|by\s+(?:virtue|reason)|being|in\s+that|but|having|arising|insofar|"
    r"and\s+(?:left|withdrew|took|remained|did|would))\b|[,;]\s|\.?\s*$)"
)
_PUBLIC = re.compile(
    r"\bpublic\b.*\b(?:questions?|participation|speak\w*|forum|session|time|submissions?|representations?)\b|"
    r"\b(?:questions?|statements?|submissions?|representations?)\b.*\bpublic\b|\bpetitions?\b|\bdeputations?\b",
    re.I,
)
_MEMBER = re.compile(r"\b(?:Cllrs?|Councillors?|Chair\w*|Vice[\s-]Chair\w*)\b", re.I)
_SOMEBODY = re.compile(r"An?\s+(?:[\w-]+\s+)?(?:resident|member\s+of\s+the\s+public|parishioner|petitioner)")
_ASKED = re.compile(
    r"(?:,\s+[^,]{3,60},)?\s+(?:also\s+)?(?:asked|enquired|queried|wished\s+to\s+know|put\s+(?:the\s+following|an?)\s+"
    r"question|presented\s+an?\s+petition)\b"
)
_LOST = re.compile(
    r"\b(?:motion|amendment|proposition)\b[^.;]{0,60}?"
    r"\b(?:lost|defeated|not\s+carried|fell(?!\s+(?:by|from|in|into|to|on|within)\b))\b|"
    r"\bput\s+to\s+the\s+vote\b[^.;]{0,60}?\b(?:lost|defeated|not\s+carried)\b",
    re.I,
)
_TIME = (
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?\s?m\b\.?|noon\b|hours\b|hrs\b)?"
    r"(?![\d/]|\s*[A-Z][a-z]+\s+20)"
)
_SITTING = r"(?:meeting|committee|panel|board|council|cabinet|commission|partnership|forum|session|sitting|proceedings)"
_WAS = r"(?:(?:was|were|then|stood|had|duly|being)\s+){0,3}"
_TIMED = {
    Happening.ADJOURNED: rf"\b{_SITTING}\s+{_WAS}(?:adjourned|suspended)\b[^.;\d]{{0,40}}?\b(?:at|from|between)\s+",
    Happening.RESUMED: rf"\b(?:resumed|reconvened|recommenced)\s+(?:the\s+{_SITTING}\s+)?at\s+",
    Happening.CLOSED: rf"\b(?:{_SITTING}\s+{_WAS}(?:closed|ended|concluded|finished|terminated)|"
    rf"closed\s+the\s+{_SITTING}|close\s+of\s+(?:the\s+)?{_SITTING}|to\s+a\s+close)\s*(?:at|:|[–-])?\s*",
}
_TIMES = {happening: re.compile(words + _TIME, re.I) for happening, words in _TIMED.items()}


def find_proceedings(part: Part, pages: Sequence[Page]) -> tuple[Proceeding, ...]:
    """Return what minutes record of how the meeting went, in reading order. ``pages`` are the part's own."""
    found = [one for item in part.items for one in find_told(item)]
    found += [one for page in pages for one in find_times(page)]
    return tuple(sorted(found, key=lambda one: (one.source.page, one.source.start or 0)))


def find_times(page: Page) -> Iterator[Proceeding]:
    """Yield when a page says that the meeting adjourned, went on and closed."""
    text = running_text(page)
    for happening, pattern in _TIMES.items():
        for found in pattern.finditer(text):
            said = " ".join(found.group().split())
            source = Source(page=page.number, start=found.start(), end=found.end())
            yield Proceeding(event=happening, text=said, time=_read_time(found), source=source)


def _read_time(found: re.Match[str]) -> str | None:
    """Return a time of day; None where it is not said whether of the morning or the evening."""
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()
    if not half and hour <= 12:
        return None
    if half.startswith(("a", "p")):
        hour = hour % 12 + 12 * half.startswith("p")
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def find_told(item: Item) -> Iterator[Proceeding]:
    """Yield the interests, questions and lost motions that the sentences of a minute tell of."""
    public, lost = _PUBLIC.search(item.title) is not None, _LOST.search(item.text) is not None
    moved, motion = Movers(), ""
    for text, source in zip(item.text.split("\n"), item.paragraphs, strict=False):
        for sentence in find_sentences(text):
            movers = find_movers(sentence.text) if lost else Movers()
            if movers.proposer:
                moved, motion = movers, sentence.text
            if _LOST.search(sentence.text):
                said = sentence.text if sentence.text == motion else f"{motion} {sentence.text}".strip()
                about = moved.motion if moved.motion and len(moved.motion.split()) >= SHORTEST_MOTION else None
                yield Proceeding(
                    event=Happening.LOST, text=said, item=item.number, who=moved.proposer, about=about, source=source
                )
                moved, motion = Movers(), ""
            yield from _find_interest(sentence, item.number, source)
            if public:
                yield from _find_question(sentence, item.number, source)


def _find_interest(sentence: Sentence, number: str | None, source: Source) -> Iterator[Proceeding]:
    declared = _DECLARED.search(sentence.text)
    if declared is None:
        return
    before = sentence.text[: declared.start()]
    first = _FIRST.match(before)
    who = _read_people(before[first.end() :] if first else before)
    if who is None:
        return
    named = _IN_WHAT.match(sentence.text[declared.end() :])
    yield Proceeding(
        event=Happening.INTEREST,
        text=sentence.text,
        item=number,
        who=who,
        what=re.sub(r"^(?:an?|his|her|their)\s+", "", declared["what"]),
        about=named["about"] if named else first["about"] if first else None,
        source=source,
    )


def _find_question(sentence: Sentence, number: str | None, source: Source) -> Iterator[Proceeding]:
    asked = _ASKED.search(sentence.text)
    if asked is None:
        return
    before = sentence.text[: asked.start()]
    who = before if _SOMEBODY.fullmatch(before) else _read_people(before)
    if who is not None and not _MEMBER.search(who):
        yield Proceeding(event=Happening.QUESTION, text=sentence.text, item=number, who=who, source=source)


def _read_people(words: str) -> str | None:
    """Return the names that a sentence begins with, as printed; None where it begins with anything else."""
    names = re.sub(r"^Both\s+", "", words).strip()
    if len(names) > MOST_OF_NAMES:
        return None
    pieces = re.split(r",\s*(?:and\s+)?|\s+and\s+", names)
    return names if all(_PERSON.fullmatch(piece) for piece in pieces) else None
