"""Who signs a paper, is in its letterhead or wrote it, and as what? A name with its post beside, above or below it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 (a field of the record is named date)
from itertools import chain, pairwise

from corpus.chairs import CHAIR_NOUN
from corpus.records import Event, Line, Office, Source, record
from ingest.entities.names import FORENAMES, find_titled_names, plain_name
from ingest.minutes.attendance_columns import split_columns
from ingest.minutes.posts import is_post
from ingest.minutes.posts_of_bodies import read_post
from ingest.papers.authors import find_authors
from ingest.papers.labels import Label

_NAME = r"(?:(?:[A-Z][\w’'-]+|[A-Z]\.?|de|van)\s+){1,4}[A-Z][\w’'-]+(?:,?\s+[A-Z]{2,4})*"
_WHOLE = re.compile(_NAME)
_LETTERS_AFTER = re.compile(r"^(?P<name>\S+ .*[a-z]) (?P<letters>[A-Z]{3,5})$")
_BESIDE = re.compile(rf"^(?P<name>{_NAME})\s*(?:\s[-–—]|[–—,]|\()\s*(?P<post>[A-Za-z][^@\d–—|)]{{2,90}})")
_LABELLED = re.compile(
    r"^(?P<post>(?:(?:parish|town|city|county|council|acting|interim|deputy|vice|assistant)[ -]){0,3}"
    r"(?:clerk|chair(?:man|woman|person)?|mayor|secretary|treasurer)(?: (?:to|of) the (?:[A-Z]\w+ ?){1,4})?)"
    rf"\s*:[\s–-]*(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr)\.?\s+)?{_NAME})",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\s*(?:[\w.+-]+@|\b(?:tel|telephone|phone|e-?mail|mobile|ext)\b|\d).*$", re.IGNORECASE)
_PLAIN = re.compile(  # posts that leave no doubt that what stands beside them is a name
    r"(?:(?:acting|interim|deputy|vice|assistant|parish|town|city|county|general|proper|monitoring|responsible|financial"
    r"|corporate|strategic|democratic|services?|committee|cabinet|chief|head|of|and|&|independent)[ -]){0,6}+"
    r"(?:chair(?:man|woman|person)?|leader|member|executive|mayor|director|commissioner|clerk|counsel|officer|solicitor"
    r"|secretary|treasurer|manager|head|lead)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?:\b(?:and|of|for|to|the)|[&,–-])$")  # a post that goes on on the next line
_CELL_GAP = 2.0  # white between words, in sizes of the type, that parts cells
_WORDS = 14  # a line under a name that is longer is no post
_OF_THE_BODY = re.compile(r"^(?:(?:parish|town|city|county|council)\s+)*clerk\b|^(?:vice[- ])?chair", re.IGNORECASE)
_VAGUE = re.compile(
    r"^(?:the )?(?:(?:parish|town|community|city) )?(?:council|committee|board|meeting)$", re.IGNORECASE
)
_NEXT_POST = re.compile(
    rf"(?<![\w-])(?:(?:Acting|Interim|Joint|Vice|Deputy|Co)[ -])*(?:{CHAIR_NOUN}|Leader|Cabinet Member)\b"
)


@record
class Signed:
    """Whose paper is signed: the body that a clerk or chair without a named body is of, and the day of the office."""

    body: str | None
    date: Date | None = None


def find_signatures(lines: Sequence[Line], *, body: str | None, day: Date | None = None) -> tuple[Office, ...]:
    """Return the offices that signatures among ``lines`` state, in reading order, each once.

    A clerk or chair without a named body is that of ``body``; of what body another office is stays unknown.
    """
    found: dict[tuple[str | None, str], Office] = {}
    signed = Signed(body=body, date=day)
    for at, line in enumerate(lines):
        pieces = _side_by_side(line)
        read = (_read(piece, "" if len(pieces) > 1 else _below(lines, at), signed) for piece in pieces)
        for office in chain.from_iterable(read):
            found.setdefault((office.person, office.office), office)
    return tuple(found.values())


def find_writers(labels: Sequence[Label], *, body: str | None, day: Date | None = None) -> tuple[Office, ...]:
    """Return the offices that the By: or From: lines of a report state of those who wrote it."""
    return tuple(
        _office((author.name, author.post), label.lines[0], " ".join(label.values), Signed(body=body, date=day))
        for label in labels
        if label.kind == "by"
        for author in find_authors(label.values)
        if author.post and is_post(author.post)
    )


def _side_by_side(line: Line) -> list[Line]:
    """Return a line in pieces where each is a name and its post: "Ada Hale, Mayor" | "Jo Noor, Clerk"; else whole."""
    pieces = split_columns(line)
    return pieces if all(_BESIDE.match(piece.text.strip()) for piece in pieces) else [line]


def _below(lines: Sequence[Line], at: int) -> str:
    """Return the line below a line, with the one after it where it leaves the post open; "" for none or a long one."""
    if any(_is_parted(line, line.text) for line in lines[at : at + 2]):
        return ""
    if any(line.x0 >= lines[at].x1 or line.x1 <= lines[at].x0 for line in lines[at + 1 : at + 2]):
        return ""  # beside it, not below: the next row of a table begins at its left
    below = " ".join(line.text for line in lines[at + 1 : at + 2])
    if _OPEN.search(below.strip()) or (below and any(line.text[:1].islower() for line in lines[at + 2 : at + 3])):
        below = " ".join(line.text for line in lines[at + 1 : at + 3])
    return below if len(below.split()) <= _WORDS else ""


def _is_parted(line: Line, name: str) -> bool:
    """Return whether wide white parts the words that a line's name takes: two names side by side are none."""
    own = [word for word in line.words if word.start < line.start + len(name)]
    return any(right.x0 - left.x1 > _CELL_GAP * line.size for left, right in pairwise(own))


def _read(line: Line, below: str, signed: Signed) -> Iterator[Office]:
    text = line.text.strip()
    if labelled := _LABELLED.match(_CONTACT.sub("", text)):
        yield _office((labelled["name"], labelled["post"].strip()), line, labelled.group(), signed)
    elif (
        (beside := _BESIDE.match(text))
        and not _is_parted(line, beside["name"])
        and _is_person(*beside.group("name", "post"))
    ):
        address = text[beside.end() :].startswith("@")  # what stands before it is no part of the post
        post = re.sub(r"\s*[\w.+-]+$", "", beside["post"]) if address else beside["post"]
        yield _office((beside["name"], _tidy(post)), line, text, signed)
    elif below and _WHOLE.fullmatch(text) and _is_person(text, below):
        for post in _split_posts(_tidy(below)):
            yield _office((text, post), line, f"{text} {below}", signed)


def _is_person(name: str, post: str) -> bool:
    """Return whether a name with these words beside or below it is a person with a post, and no heading or sentence."""
    first = plain_name(name).split()[0].strip(".")
    words = _tidy(post)
    known = len(first) == 1 or first.title() in FORENAMES or bool(find_titled_names(name)) or _PLAIN.match(words)
    return bool(known) and not post.rstrip().endswith((":", ";")) and words[:1].isupper() and is_post(words)


def _tidy(post: str) -> str:
    return " ".join(_CONTACT.sub("", post).split()).strip(" ,.;–-")


def _office(holder: tuple[str, str], line: Line, text: str, signed: Signed) -> Office:
    office, own = split_post(holder[1])
    if own and _VAGUE.match(own) and _OF_THE_BODY.match(office):
        own = signed.body
    person = plain_name(holder[0])
    lettered = _LETTERS_AFTER.match(person)  # "Ann Hale WCC": whose letters are no honour are the body's
    if lettered:
        person, own = lettered["name"], own or lettered["letters"]
    return Office(
        person=person,
        office=office,
        body=own or (signed.body if _OF_THE_BODY.match(office) else None),
        event=Event.HOLDS,
        date=signed.date,
        source=Source(page=line.page, start=line.start, end=line.end),
        text=text,
    )


def _split_posts(words: str) -> list[str]:
    """Return the posts printed one after the other on a line: "Chair Arden Partnership Cabinet Member Roads"."""
    starts = [found.start() for found in _NEXT_POST.finditer(words)]
    if not starts or starts[0]:
        starts = [0, *starts]
    return [words[start:end].strip(" ,&") for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]


def split_post(words: str) -> tuple[str, str | None]:
    """Return the office and the body of a post as printed: "Chair of the Arden Board" is "Chair", "Arden Board"."""
    post = read_post(words)
    return post.office, post.body
