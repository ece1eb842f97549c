"""Who is named in a part of a paper, and which of its printed names are forms of one person's name?

People come from titles, from what stands beside a post ("Ann Hale (Head of Parks)", "Contact: Ann Hale"), from a known
forename before a surname, and from what the layouts already know (attendance, authors, offices). Whoever is known is
then found wherever the part prints the name again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.records import Part, record
from ingest.entities.names import (
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
    surname,
)

_POST = rf"(?:{'|'.join(sorted(POSTS, key=len, reverse=True))})\b"
_IN_POST = r"(?:[A-Z][\w’'&/-]*,? |and |of |for |the |& )"
_REFERENCE = r"(?:Agenda )?(?:Item|Minute|Paper|Report|Appendix|Annex) (?:No\.? ?)?[A-Z]?\d*[a-z]?[),;.]"  # is no post
_CANDIDATE = re.compile(rf"(?<![\w&’'.@/-])(?=[A-Z]){NAME.pattern}")
_POST_AFTER = re.compile(
    rf" ?(?:,|[–-]) ?(?:the )?{_IN_POST}{{0,6}}?{_POST}"
    rf"|\s\((?!{_REFERENCE})(?:the )?(?:{_IN_POST}{{0,6}}?{_POST}|{_IN_POST}+[A-Z–-])"
)
_TITLE_AFTER = re.compile(  # a title goes on behind its bracket: "Weald Substance Misuse (Drugs) Strategy Update"
    rf" ?\([^()\n]{{0,80}}\)\s(?:Strategy|Plan|Policy|Programme|{'|'.join(sorted(NOT_AFTER_NAMES))})\b"
)
_POST_BEFORE = re.compile(rf"(?:\b{_POST} ?|\b{_POST} ?[:–-] ?)$")
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:Contact|Ask for|Report by|By|From|Author|Signed|Enquiries(?: to)?|Contact Officer)\s*:)\s*$",
    re.IGNORECASE,
)
_NAMESAKES = frozenset(
    ("St", "St.", "Saint", "King", "Queen", "Prince", "Princess", "Operation", "Storm", "HMS", "SS", "The")
)
_BODY_AFTER = re.compile(r" (?:District|County|Borough|City|Town|Parish|Council|Community|University|Police)\b")


_SMALL_WORD = re.compile(r"(?<![\w.@/-])[a-z]{3,}(?=[\s,;:)]|\.\s|$)")


@record
class FoundPerson:
    """A person named in a text: the fullest form of the name in the part, and the offsets of this mention."""

    name: str
    start: int
    end: int


def find_people(texts: Sequence[str], part: Part) -> tuple[tuple[FoundPerson, ...], ...]:
    """Return the people named in each text (a page) of ``part``, in order, every mention of each."""
    known = known_names(part)
    small = frozenset(word for text in texts for word in _SMALL_WORD.findall(text))
    again = _printings(known)
    found = [
        _drop_overlaps(_cut_short((*_find_titled(text, small), *_find_untitled(text, small)), text, again))
        for text in texts
    ]
    found = _drop_namesakes(found, texts)
    people = _join_forms([*(name.text for page in found for name in page), *known])
    again = _printings(name for names in people.values() for name in names)
    pages = [_drop_overlaps((*names, *_find_again(text, again))) for text, names in zip(texts, found, strict=True)]
    return tuple(_resolve(pages, people))


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
    return tuple(name for name in names if name and read_name(_out_of_capitals(name)) == _out_of_capitals(name))


def _out_of_capitals(name: str) -> str:
    """Return a plain name with its surname in ordinary letters: "Ada Hale" for "Cllr Ada HALE"."""
    return re.sub(r"(?<=[A-ZÀ-Þ])[A-ZÀ-Þ]{2,}", lambda found: found[0].lower(), plain_name(name))


# ---- finding ----------------------------------------------------------------------------------------------------


def _find_titled(text: str, small: frozenset[str]) -> Iterator[FoundName]:
    """Yield the titled names; "PC" and the like may be a council instead, and then an everyday word follows."""
    for name in find_titled_names(text):
        letters = name.text.split()[0].strip(".")
        if not (letters.isupper() and name.name.split()[0].casefold() in small):
            yield name


def _find_untitled(text: str, small: frozenset[str]) -> Iterator[FoundName]:
    """Yield the names that a post beside them, a label before them or a known forename shows to be of people.

    ``small`` are the words that the part also prints without a capital: "Responsible Finance (…)" is no person.
    """
    for match in _CANDIDATE.finditer(text):
        name = read_name(text, match.start())
        if len(name.split()) < 2 or set(name.split()) & NOT_AFTER_NAMES:
            continue
        end = match.start() + len(name)
        before = text[max(match.start() - 30, 0) : match.start()]
        if _has_forename(name):
            loose = len(name.split()) > 2 and re.match(r"[A-Z] ", name)  # a letter of something else
            name, start = (name[2:], match.start() + 2) if loose else (name, match.start())
            namesake = before.split() and before.split()[-1] in _NAMESAKES
            everyday = all(word.casefold() in small for word in name.split()[:2])
            if not namesake and not everyday:
                yield from _split_forenames(text, name, start, small)
        elif not any(word.casefold() in small for word in name.split()) and (
            (_POST_AFTER.match(text, end) and not _TITLE_AFTER.match(text, end))
            or _POST_BEFORE.search(before)
            or _LABEL_BEFORE.search(before)
        ):
            yield _untitled(name, match.start())


def _split_forenames(text: str, name: str, start: int, small: frozenset[str]) -> Iterator[FoundName]:
    """Yield the person that a run of name words begins with: what goes on may be a council or a heading."""
    words = list(re.finditer(r"\S+", name))
    end = 2
    while end < len(words) and words[end][0].casefold() not in small and words[end][0] not in FORENAMES:
        end += 1
    if end > 2 and end == len(words) and _BODY_AFTER.match(text, start + len(name)):
        end = 2
    if is_initial(words[end - 1][0]):
        end = min(end + 1, len(words))
    yield _untitled(name[: words[end - 1].end()], start)
    rest = words[end].start() if end < len(words) else len(name)
    if len(words) - end > 1 and words[end][0] in FORENAMES:
        yield from _split_forenames(text, name[rest:], start + rest, small)


def _has_forename(name: str) -> bool:
    first, second = name.split()[:2]
    return first in FORENAMES or (is_initial(first) and second in FORENAMES)


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
    return FoundName(
        text=" ".join(name.split()), name=plain_name(name), start=start, end=start + len(name), titled=False
    )


def _printings(names: Iterable[str]) -> "re.Pattern[str] | None":
    """Return a pattern for the names of two words or more, without their titles; None where there is none."""
    forms = sorted({form for name in names if " " in (form := plain_name(name))}, key=len, reverse=True)
    pattern = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w’'-])(?:{pattern})(?![\w-])") if forms else None


def _find_again(text: str, printings: "re.Pattern[str] | None") -> Iterator[FoundName]:
    for match in printings.finditer(text) if printings else ():
        yield _untitled(match[0], match.start())


def _cut_short(names: Iterable[FoundName], text: str, again: "re.Pattern[str] | None") -> Iterator[FoundName]:
    """Yield the known names, and the others that none of them begins: "Ada Hale Eastlode" is a row of a table."""
    known = tuple(_find_again(text, again))
    ends = {name.start: name.end for name in known}
    yield from known
    for name in names:
        begun = ends.get(name.start, ends.get(name.end - len(name.name)))
        if begun is None or begun == name.end:
            yield name


def _drop_overlaps(names: Iterable[FoundName]) -> tuple[FoundName, ...]:
    """Return names in order, of those that overlap the longest."""
    kept: list[FoundName] = []
    covered: set[int] = set()
    for name in sorted(names, key=lambda name: (name.start - name.end, not name.titled)):
        if name.start not in covered and name.end - 1 not in covered:  # the longest come first
            covered.update(range(name.start, name.end))
            kept.append(name)
    return tuple(sorted(kept, key=lambda name: name.start))


# ---- joining ----------------------------------------------------------------------------------------------------


def _join_forms(printed: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each printed form the fullest form of that person's name; several where a surname alone fits several.

    A form joins the first person with whom all forms agree, fullest first: two people who share a surname stay two.
    """
    people: dict[str, list[list[str]]] = {}  # by surname
    meant: dict[str, tuple[str, ...]] = {}
    for form in sorted(dict.fromkeys(printed), key=_fullness, reverse=True):
        namesakes = people.setdefault(surname(form), [])
        fitting = [person for person in namesakes if all(same_person(form, other) for other in person)]
        if not fitting:
            namesakes.append([form])
            fitting = namesakes[-1:]
        elif len(fitting) == 1 or " " in plain_name(form):
            fitting = fitting[:1]
            fitting[0].append(form)
        meant[form] = tuple(plain_name(person[0]) for person in fitting)
        meant.setdefault(plain_name(form), meant[form])
    return meant


def _resolve(
    pages: Iterable[Iterable[FoundName]], people: dict[str, tuple[str, ...]]
) -> Iterator[tuple[FoundPerson, ...]]:
    """Yield each page's people; a surname that fits several is of the one last named before it."""
    named: list[str] = []
    for page in pages:
        found = []
        for name in page:
            meant = people[name.text]
            whom = next((other for other in reversed(named) if other in meant), meant[0])
            named.append(whom)
            found.append(FoundPerson(name=whom, start=name.start, end=name.end))
        yield tuple(found)


def _fullness(form: str) -> tuple[int, int]:
    words = plain_name(form).split()
    return sum(not is_initial(word) for word in words), len(words)
