"""Who is named in a part of a paper, and which of its printed names are forms of one person's name?

People come from titles, from what stands beside a post ("Hale (Head of Parks)", "Contact: Ann Hale"), from a known
forename before a surname, and from what the layouts already know (attendance, authors, offices). Whoever is known is
then found wherever the part prints the name again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.records import Part, record
from ingest.names import FORENAMES, NAME, NOT_AFTER_NAMES, POSTS, FoundName, find_titled_names, plain_name, same_person

_POST = rf"(?:{'|'.join(sorted(POSTS, key=len, reverse=True))})"
_LABEL = r"(?:Contact|Ask\sfor|Report\sby|By|From|Author|Signed|Enquiries(?:\sto)?|Contact\sOfficer|Clerk\sto\sthe\sCouncil)"
_BESIDE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w&’'-])(?P<name>{NAME})\s?[,(–-]\s?(?:the\s|Interim\s|Acting\s)?(?:[A-Z][\w’'&/-]+[\s,]+(?:(?:and|of|for|the|&)\s)*){{0,6}}?{_POST}\b",
        rf"(?<![\w&’'-])(?P<name>{NAME})\s\((?:[A-Z][\w’'&]+\s){{1,5}}[A-Z–-]",
        rf"\b{_POST},?\s(?P<name>{NAME})",
        rf"^\s*{_LABEL}\s*[:–-]\s*(?P<name>{NAME})",
        rf"\b{_LABEL}:\s*(?P<name>{NAME})",
    )
)  # fmt: skip
_LETTER = re.compile(r"\w")


@record
class FoundPerson:
    """A person named in a text: the fullest form of the name in the part, and the offsets of this mention."""

    name: str
    start: int
    end: int


def find_people(texts: Sequence[str], part: Part) -> tuple[tuple[FoundPerson, ...], ...]:
    """Return the people named in each text (a page) of ``part``, in order, every mention of each."""
    found = [_find_printed(text) for text in texts]
    forms = [name for page in found for name in page]
    known = _join_forms([name.text for name in forms], known_names(part))
    pages = []
    for text, names in zip(texts, found, strict=True):
        spans = {(name.start, name.end): name.text for name in names}
        for start, end in _find_again(text, known):
            if not any(start < last and first < end for first, last in spans):
                spans[start, end] = text[start:end]
        pages.append(tuple(_resolve(spans, known)))
    return tuple(pages)


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
    return tuple(name for name in names if name and _is_name(plain_name(name)))


def _is_name(name: str) -> bool:
    return re.fullmatch(NAME, name) is not None


# ---- finding ----------------------------------------------------------------------------------------------------


def _find_printed(text: str) -> tuple[FoundName, ...]:
    """Return the names that a text shows to be names, in order and without overlap: titled ones first."""
    kept = list(find_titled_names(text))
    for name in (*_find_beside_posts(text), *_find_forenames(text)):
        if not any(name.start < other.end and other.start < name.end for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda name: name.start))


def _find_beside_posts(text: str) -> Iterator[FoundName]:
    for pattern in _BESIDE:
        for match in pattern.finditer(text):
            if len(match["name"].split()) > 1 and "\n" not in match["name"]:
                yield _untitled(match["name"], match.start("name"))


_FORENAMES = re.compile(rf"(?<![\w’'-])(?:{'|'.join(sorted(FORENAMES))})(?=[ ][A-Z])")
_NAME = re.compile(NAME)


def _find_forenames(text: str) -> Iterator[FoundName]:
    for match in _FORENAMES.finditer(text):
        name = _NAME.match(text, match.start())
        if name and _is_person(text, name[0], match.start()):
            yield _untitled(name[0], match.start())


def _is_person(text: str, name: str, start: int) -> bool:
    """Tell a person from what is named after one: "Mary Hale Hall", "St John Street"."""
    words = name.split()
    after = re.match(r"\s?([A-Z]\w+)", text[start + len(name) : start + len(name) + 30])
    before = text[max(start - 12, 0) : start].split()[-1:]
    if not 1 < len(words) < 5 or "\n" in name or (before and before[0].strip("(") in {"St", "St.", "Saint", "King", "Queen", "Operation"}):
        return False
    return not (after and after[1] in NOT_AFTER_NAMES) and not set(words) & NOT_AFTER_NAMES and words[-1] not in {"Bank"}


def _untitled(name: str, start: int) -> FoundName:
    return FoundName(text=" ".join(name.split()), name=plain_name(name), start=start, end=start + len(name), titled=False)


def _find_again(text: str, known: "dict[str, str]") -> Iterator[tuple[int, int]]:
    """Yield the places where a text prints a known name of two words or more."""
    forms = sorted((form for form in known if " " in form), key=len, reverse=True)
    if not forms:
        return
    pattern = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    for match in re.finditer(rf"(?<![\w’'-])(?:{pattern})(?![\w-])", text):
        yield match.span()


# ---- joining ----------------------------------------------------------------------------------------------------


def _join_forms(printed: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Return for each printed form (plain, and with its title) the fullest form of that person's name."""
    forms = list(dict.fromkeys([*printed, *known]))
    forms.sort(key=lambda form: _fullness(plain_name(form)), reverse=True)
    people: list[list[str]] = []
    for form in forms:
        mine = [person for person in people if all(same_person(form, other) for other in person)]
        if mine:
            mine[0].append(form)
        else:
            people.append([form])
    return {key: plain_name(person[0]) for person in reversed(people) for form in person for key in (plain_name(form), form)}


def _fullness(name: str) -> tuple[int, int]:
    words = name.split()
    return sum(len(word.strip(".")) > 1 for word in words), len(name)


def _resolve(spans: "dict[tuple[int, int], str]", known: "dict[str, str]") -> Iterator[FoundPerson]:
    for (start, end), text in sorted(spans.items()):
        printed = " ".join(text.split())
        yield FoundPerson(name=known.get(printed) or known.get(plain_name(printed)) or plain_name(printed), start=start, end=end)
