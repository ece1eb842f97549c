"""Who is named in a part of a paper, and which of its printed names are forms of one person's name?

People come from titles, from what stands beside a post ("Ann Hale (Head of Parks)", "Contact: Ann Hale"), from a known
forename before a surname, and from what the layouts already know (attendance, authors, offices). Whoever is known is
then found wherever the part prints the name again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.records import Part, record
from ingest.names import (
    FORENAMES,
    NAME,
    NOT_AFTER_NAMES,
    POSTS,
    FoundName,
    find_titled_names,
    is_initial,
    plain_name,
    read_name,
    same_person,
)

_POST = rf"(?:{'|'.join(sorted(POSTS, key=len, reverse=True))})\b"
_IN_POST = r"(?:[A-Z][\w’'&/-]*,? |and |of |for |the |& )"
_CANDIDATE = re.compile(rf"(?<![\w&’'.@/-])(?=[A-Z]){NAME.pattern}")
_POST_AFTER = re.compile(rf" ?(?:,|[–-]) ?(?:the )?{_IN_POST}{{0,6}}?{_POST}|\s\((?:the )?(?:{_IN_POST}{{0,6}}?{_POST}|{_IN_POST}+[A-Z–-])")
_POST_BEFORE = re.compile(rf"(?:\b{_POST},? ?|\b{_POST} ?[:–-] ?)$")
_LABEL_BEFORE = re.compile(r"(?:\b(?:Contact|Ask for|Report by|By|From|Author|Signed|Enquiries(?: to)?|Contact Officer)\s*:)\s*$", re.IGNORECASE)
_NAMESAKES = frozenset(("St", "St.", "Saint", "King", "Queen", "Prince", "Princess", "Operation", "Storm", "HMS", "SS", "The"))
_BODY_AFTER = re.compile(r" (?:District|County|Borough|City|Town|Parish|Council|Community|University|Police)\b")


@record
class FoundPerson:
    """A person named in a text: the fullest form of the name in the part, and the offsets of this mention."""

    name: str
    start: int
    end: int


def find_people(texts: Sequence[str], part: Part) -> tuple[tuple[FoundPerson, ...], ...]:
    """Return the people named in each text (a page) of ``part``, in order, every mention of each."""
    known = known_names(part)
    again = _printings(known)
    found = [_drop_overlaps((*find_titled_names(text), *_find_untitled(text), *_find_again(text, again))) for text in texts]
    found = _drop_namesakes(found, texts)
    people = _join_forms([*(name.text for page in found for name in page), *known])
    again = _printings(people)
    pages = [_drop_overlaps((*names, *_find_again(text, again))) for text, names in zip(texts, found, strict=True)]
    return tuple(
        tuple(FoundPerson(name=people[name.text], start=name.start, end=name.end) for name in page) for page in pages
    )


def known_names(part: Part) -> tuple[str, ...]:
    """Return the names that the reading of the part has already found: attendance, authors, offices, proposers."""
    resolutions = [resolution for item in part.items for resolution in item.resolutions]
    names = [
        *(attended.name for attended in part.attendance),
        *(author.name for author in part.authors),
        *(office.person for office in part.offices),
        *(resolution.proposer for resolution in resolutions),
        *(resolution.seconder for resolution in resolutions),
    ]
    return tuple(name for name in names if name and read_name(plain_name(name)) == plain_name(name))


# ---- finding ----------------------------------------------------------------------------------------------------


def _find_untitled(text: str) -> Iterator[FoundName]:
    """Yield the names that a post beside them, a label before them or a known forename shows to be of people."""
    for match in _CANDIDATE.finditer(text):
        name = read_name(text, match.start())
        if len(name.split()) < 2 or set(name.split()) & NOT_AFTER_NAMES:
            continue
        end = match.start() + len(name)
        before = text[max(match.start() - 30, 0) : match.start()]
        if _POST_AFTER.match(text, end) or _POST_BEFORE.search(before) or _LABEL_BEFORE.search(before):
            yield _untitled(name, match.start())
        elif _has_forename(name) and not (before.split() and before.split()[-1] in _NAMESAKES):
            yield _untitled(_without_body(text, name, end), match.start())


def _has_forename(name: str) -> bool:
    first, second = name.split()[:2]
    return first in FORENAMES or (is_initial(first) and second in FORENAMES)


def _without_body(text: str, name: str, end: int) -> str:
    """Return forename and surname alone where a council's name follows: "Ann Hale Northdown District Council"."""
    return " ".join(name.split()[:2]) if _BODY_AFTER.match(text, end) else name


def _drop_namesakes(pages: Sequence[tuple[FoundName, ...]], texts: Sequence[str]) -> list[tuple[FoundName, ...]]:
    """Leave out untitled names after which something is named anywhere in the part: "Ann Hale Hall"."""
    things = set()
    for names, text in zip(pages, texts, strict=True):
        for name in names:
            after = re.match(r" ([A-Z]\w+)", text[name.end : name.end + 30])
            if after and after[1] in NOT_AFTER_NAMES and not name.titled:
                things.add(name.name)
    return [tuple(name for name in names if name.titled or name.name not in things) for names in pages]


def _untitled(name: str, start: int) -> FoundName:
    return FoundName(text=" ".join(name.split()), name=plain_name(name), start=start, end=start + len(name), titled=False)


def _printings(names: Iterable[str]) -> "re.Pattern[str] | None":
    """Return a pattern for the names of two words or more, without their titles; None where there is none."""
    forms = sorted({form for name in names if " " in (form := plain_name(name))}, key=len, reverse=True)
    pattern = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w’'-])(?:{pattern})(?![\w-])") if forms else None


def _find_again(text: str, printings: "re.Pattern[str] | None") -> Iterator[FoundName]:
    for match in printings.finditer(text) if printings else ():
        yield _untitled(match[0], match.start())


def _drop_overlaps(names: Iterable[FoundName]) -> tuple[FoundName, ...]:
    """Return names in order, of those that overlap the longest."""
    kept: list[FoundName] = []
    for name in sorted(names, key=lambda name: (name.start - name.end, not name.titled)):
        if not any(name.start < other.end and other.start < name.end for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda name: name.start))


# ---- joining ----------------------------------------------------------------------------------------------------


def _join_forms(printed: Iterable[str]) -> dict[str, str]:
    """Return for each printed form (as it is, and without its title) the fullest form of that person's name.

    A form joins the first person with whom all forms agree, fullest first: two people who share a surname stay two.
    """
    forms = sorted(dict.fromkeys(printed), key=_fullness, reverse=True)
    people: list[list[str]] = []
    for form in forms:
        person = next((person for person in people if all(same_person(form, other) for other in person)), None)
        if person is None:
            people.append([form])
        else:
            person.append(form)
    fullest: dict[str, str] = {}
    for person in people:
        for form in person:
            fullest.setdefault(form, plain_name(person[0]))
            fullest.setdefault(plain_name(form), plain_name(person[0]))
    return fullest


def _fullness(form: str) -> tuple[int, int]:
    words = plain_name(form).split()
    return sum(not is_initial(word) for word in words), len(words)
