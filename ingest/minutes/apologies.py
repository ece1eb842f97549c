"""Who sent apologies, by what a minute about them says: "Apologies were received from …", or only a list of names."""

import re
from collections.abc import Iterator, Sequence

from corpus.records import Attendance, Status
from ingest.entities.names import plain_name, same_person
from ingest.minutes.attendance_breaks import first_piece
from ingest.minutes.attendance_columns import split_columns
from ingest.minutes.attendance_lines import read_lines
from ingest.minutes.attendance_lists import NameList
from ingest.minutes.attendance_rows import read_rows
from ingest.minutes.attendance_text import read_text, without_stops
from ingest.minutes.attendee import PLAIN_NAME, TITLED
from ingest.papers.paragraphs import Paragraph

APOLOGIES_FROM = re.compile(
    r"\b(?:apologies|apology|regrets)\b[^.:;]{0,80}?\b(?:from|by|for|on\s+behalf\s+of)\b\s*+:?\s*+(?!absence)"
    r"(?:the\s+following(?:\s+\w+)?\s*:\s*)?(?P<names>.+)$",
    re.I | re.S,
)
_GONE_ON = re.compile(  # "Apologies", and below it "were received from: …"
    r"^(?:(?:\d+[.)]\s*)?(?:were|was|had\s+been|have\s+been)\s+(?:received|given|submitted|tendered|noted|accepted)\s+"
    r"(?:from|by|for|on\s+behalf\s+of)\s*:?\s+)(?=[A-Z])"
)
_SENT = re.compile(
    r"^(?P<names>[A-Z][^.:;]{3,200}?)\s+(?:had\s+|has\s+|have\s+)?(?:sent|gave|given|submitted|tendered)\s+(?:(?:his|her|their)\s+)?apologies\b"
)
SUBSTITUTE = re.compile(
    r"(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+[^,.]{2,40}?)\s+(?:was\s+(?:present|"
    r"in\s+attendance)\s+as\s+(?:a\s+)?|(?:attended|acted)\s+as\s+(?:a\s+)?|as\s+|was\s+)?substitut(?:e|ed|"
    r"ing)\s+for",
    re.I,
)
FOR_WHOM = re.compile(
    r"\bfor\s+whom\s+(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+)?[A-Z][^,.;]{2,40}?)\s+"
    r"(?:was\s+(?:the\s+|a\s+)?substitute|substituted)\b"
)
IN_PLACE = re.compile(
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+)?(?:(?:[A-Z]\.|[A-Z][\w’'-]*)\s+){1,3}?)attended\s+"
    r"in\s+(?:his|her|their)\s+(?:absence|place|stead)"
)


def find_apologies(paragraphs: Sequence[Paragraph], title: str, known: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """Return the apologies that a minute about them records, left out whom a list of apologies already names."""
    found = list(_listed_apologies(paragraphs, title))
    told = "\n".join(one.text for one in paragraphs) if found else ""
    for paragraph in () if found else paragraphs:
        for start, names in _apology_texts(paragraph, title):
            told += f"{names}\n"
            marks = tuple(mark - start for mark in paragraph.marks)
            chunk = NameList(status=Status.APOLOGIES, text=names, lines=paragraph.lines, marks=marks)
            found += read_text(chunk, alone=True)
    found += [sub for paragraph in paragraphs for sub in _substitutes(paragraph, told)]
    listed = [entry for entry in known if entry.status in {Status.APOLOGIES, Status.SUBSTITUTE}]
    return tuple(entry for entry in found if not any(same_person(entry.name, other.name) for other in listed))


def _substitutes(paragraph: Paragraph, told: str) -> Iterator[Attendance]:
    """Yield who, by a sentence, came for another; those ``told`` of in the list itself are read with it."""
    sentences = (*SUBSTITUTE.finditer(paragraph.text), *IN_PLACE.finditer(paragraph.text))
    for sub in (*(one for one in sentences if one.group() not in told), *FOR_WHOM.finditer(paragraph.text)):
        source = paragraph.source(sub.start("who"), sub.end("who"))
        yield Attendance(name=plain_name(sub.group("who")), status=Status.SUBSTITUTE, source=source)


def _listed_apologies(paragraphs: Sequence[Paragraph], title: str) -> tuple[Attendance, ...]:
    """Return the people of a minute about apologies that is only a list, after a lead or none: a person a line."""
    if not re.search(r"apolog", title, re.I):
        return ()
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    if lines and re.search(r"\b(?:apologies|regrets|received|from|of|by)\b.*[:–—-]$", lines[0].text, re.I):
        lines = lines[1:]
    pieces = [piece for line in lines for piece in split_columns(line)]
    return tuple(read_rows(pieces, Status.APOLOGIES)) or tuple(read_lines(pieces, Status.APOLOGIES))


def _apology_texts(paragraph: Paragraph, title: str) -> Iterator[tuple[int, str]]:
    about = re.search(r"\bapolog|\bregrets|\babsence", title, re.I) is not None
    gone_on = _GONE_ON.match(paragraph.text) if about else None
    if gone_on:
        yield gone_on.end(), paragraph.text[gone_on.end() :]
        return
    sent = _SENT.match(paragraph.words) if about else None
    if sent:
        yield paragraph.body, sent["names"]
        return
    for found in re.finditer(r"[^.]+(?:\.(?=[A-Z]\b|\s*[A-Z]\.)[^.]+)*", without_stops(paragraph.text)):
        sentence = found.group()
        given = APOLOGIES_FROM.search(sentence)
        if given and (about or re.match(r"^\s*(?:\d+[.)]?\s*)?(?:an\s+)?apolog(?:ies|y)\b", sentence, re.I)):
            yield (
                found.start() + given.start("names"),
                paragraph.text[found.start() + given.start("names") : found.end()],
            )
            return
    bare = paragraph.words.strip()
    if (
        about
        and not re.search(r"\b(?:present|roll|sederunt|attendance)\b", title, re.I)
        and (
            TITLED.match(bare)
            or (re.search(r"apolog", title, re.I) and PLAIN_NAME.match(first_piece(bare)) and len(bare) < 120)
        )
    ):
        yield paragraph.body, bare[: len(re.split(r"(?<![A-Z])\.(?:\s|$)", without_stops(bare))[0])]
