"""Where do names of people stand in a text, and when are two of them forms of one name?

Names are found in two ways only: after a title ("Mr P Webb", "Cllrs Hale, Noor and Pike"), and as the pieces of what
the caller knows to be a list of names. Loose capitals are never taken for people. The words are in `names.toml`.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from corpus.names import same_forename
from corpus.records import record

_WORDS = tomllib.loads(files("ingest.entities").joinpath("names.toml").read_text(encoding="utf-8"))
FORENAMES = frozenset(files("ingest.entities").joinpath("forenames.txt").read_text(encoding="utf-8").split())
POSTS = frozenset(_WORDS["posts"])
NOT_AFTER_NAMES = frozenset(_WORDS["not_after_names"])
_ENDS = frozenset((*_WORDS["never_names"], *_WORDS["titles"], *_WORDS["plural_titles"], *_WORDS["honours"]))
_SURNAMES_TOO = frozenset(_WORDS["surnames_too"])
_SEX = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f"}


def _any_of(key: str) -> str:
    """Return a pattern for the words; those of up to four letters may be abbreviations with a full stop."""
    words = sorted(_WORDS[key], key=len, reverse=True)
    return (
        "(?:"
        + "|".join(re.escape(word).replace(r"\ ", r"\s+") + r"\b\.?" * (len(word) < 5) for word in words)
        + r")(?<=[\w.])"
    )


_BEFORE = rf"(?:{_any_of('before_titles')}\s+)*"
_TITLE = rf"{_BEFORE}(?:[A-Z]/)?{_any_of('titles')}"  # "D/Cllr": of the district
_TITLES = rf"{_TITLE}(?:\s+{_TITLE})*"
_PLURAL = rf"{_BEFORE}{_any_of('plural_titles')}"
_HONOURS = rf"(?:,?\s+{_any_of('honours')})+(?!\w)"
_INITIAL = r"[A-Z](?:\.|\b(?![’'&]))(?:[A-Z]\.)*"
_PIECE = r"(?:Mc|Mac|O[’']|D[’']|Fitz|De|Le|La|Du)?[A-ZÀ-Þ][a-zß-ÿ]+"
_WORD = rf"{_PIECE}(?:[-’'–]{_PIECE})*(?![-&]\w)"
_SURNAME_IN_CAPITALS = r"(?:[A-Z]{3,}|O[’'][A-Z]{2,})(?:-[A-Z]{2,})*(?![a-z&-])"
_PARTICLE = r"(?:de|van|von|der|den|da|di|du|la|le|al|el|bin|ap)"
_GAP = r"(?:[  ]{1,2}|(?<=\.))"  # as in "J.P. Hale" and "J.Hale"
_PART = rf"(?:{_INITIAL}|(?:{_PARTICLE} ){{0,2}}{_WORD})"

# Name words in a row, to be cut short at the first that is no part of a name: see `read_name`.
NAME = re.compile(
    rf"(?:(?:{_INITIAL}{_GAP}){{1,3}}|(?=[A-Z’']{{4}})){_SURNAME_IN_CAPITALS}(?! ?[A-Z]{{2}})"
    rf"|{_PART}(?:{_GAP}{_PART}){{0,4}}"
)
_AFTER_TITLE = re.compile(rf"(?<![A-Za-z/])(?=[A-Z])(?P<title>{_TITLES})\s+(?=[A-Z]|{_PARTICLE} )")
_COUPLE = re.compile(r"\b(?:Mr|Dr|Cllr)\.?\s*(?:&|and)\s*(?:Mrs|Dr|Ms)\.?\s+(?=[A-Z])")
_GROUP = re.compile(rf"(?<![A-Za-z/])(?=[A-Z]){_PLURAL}\s*:?\s+(?=[A-Z])")
_NEXT = re.compile(rf"\s*(?:\([^()\n]{{0,60}}\)\s*)?(?:,\s*(?:and\b|&)?|;|&|\band\b|\n)\s*(?P<title>{_TITLES}\s+)?")
_LEADING = re.compile(rf"^(?:The\s+)?(?:(?:{_TITLES}|{_PLURAL})(?:\s+(?:(?:&|and)\s+)?|$))+")
_TRAILING = re.compile(rf"{_HONOURS}$")
_RUN_TOGETHER = re.compile(r"^([A-Z])(?=[A-Z][a-z]{3,})")  # "Mr SPear": the printer left out the space
_HONOURED = re.compile(_HONOURS)
_LIST_BREAK = re.compile(r"\s*(?:[,;:•·|\n\t]|\s{3,}|\s[–—-]\s|\band\b|\s&\s|\([^()]*\)?)\s*")


@record
class FoundName:
    """A name in a text: ``text`` as printed with its title, ``name`` without title and honours, and its offsets."""

    text: str
    name: str
    start: int
    end: int
    titled: bool


def plain_name(text: str) -> str:
    """Return a name without titles, honours, bracketed posts, stray spaces: "A Hale" for "Cllr A Hale MBE (Chair)"."""
    name = " ".join(re.sub(r"\([^()]*\)?", " ", text).split()).strip(" ,;:–—-")
    bare = _TRAILING.sub("", _LEADING.sub("", name)).strip(" ,;:")
    return _RUN_TOGETHER.sub(r"\1 ", bare or name)


def find_titled_names(text: str) -> tuple[FoundName, ...]:
    """Return the names after a title, in order: fit for prose. "Cllrs Hale and Noor" is two; "Mr & Mrs May" is one."""
    kept: list[FoundName] = []
    for name in sorted((*_find_singles(text), *_find_groups(text)), key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)


def find_names(text: str) -> tuple[FoundName, ...]:
    """Return the names in what is known to be a list of people, titled or not, in order.

    Names end at commas, "and", brackets, dashes, wide gaps and line ends; what stands between and is no name (a post,
    an organisation) is left out: "Mr P Webb (Chair), Cllr D Keers and DI J Ross" is three names.
    """
    titled = find_titled_names(text)
    found = list(titled)
    for start, piece in _split_list(text):
        name = _whole_name(piece)
        end = start + len(name)
        if name and not any(other.start < end and start < other.end for other in titled):
            found.append(FoundName(text=name, name=plain_name(name), start=start, end=end, titled=False))
    return tuple(sorted(found, key=lambda name: name.start))


def read_name(text: str, start: int = 0, *, titled: bool = False) -> str:
    """Return the name that begins at ``start``, as printed; "" where there is none.

    It ends before the first word that is no part of a name: a post, a month, "Council", the next person's title.
    After a title (``titled``) a word such as "Hall" may be all there is of it.
    """
    match = NAME.match(text, start)
    run_together = _RUN_TOGETHER.match(text[start : start + 8]) if titled and not match else None
    if run_together and (rest := read_name(text, start + 1, titled=True)):
        return text[start] + rest
    if not match:
        return ""
    kept: list[re.Match[str]] = []
    for word in re.finditer(r"[^\s.]+\.?", match[0]):
        if _ends_name(word[0].strip("."), [before[0] for before in kept], titled=titled):
            break
        kept.append(word)
    while kept and is_initial(kept[-1][0]):
        kept.pop()
    return match[0][: kept[-1].end()].rstrip("’'") if kept else ""


def _ends_name(word: str, before: list[str], *, titled: bool) -> bool:
    """Tell whether a name ends before ``word``; "Hall" ends none that has only initials or one forename so far."""
    if len(word) < 2 or word not in _ENDS:
        return False
    if not before:
        return not (titled and word in _SURNAMES_TOO)
    bare = all(map(is_initial, before)) or (len(before) == 1 and before[0] in FORENAMES)
    return not (bare and word in _SURNAMES_TOO)


def same_person(one: str, other: str) -> bool:
    """Tell whether two printed names may be of one person: "Mr P Webb", "Paul Webb" and "Mr Webb" are.

    Surnames must agree, and so must the initials where both give one and the forenames where both give one (short
    forms allowed). "Mr" and "Mrs" are two people.
    """
    (sex, mine), (other_sex, yours) = _identity(one), _identity(other)
    if not mine or not yours or mine[-1] != yours[-1] or (sex and other_sex and sex != other_sex):
        return False
    return len(mine) == 1 or len(yours) == 1 or same_forename(mine[0], yours[0])


def surname(name: str) -> str:
    """Return the last word of a name, in the form that `same_person` compares; "" where there is no name."""
    return _identity(name)[1][-1] if _identity(name)[1] else ""


def is_initial(word: str) -> bool:
    """Tell whether a word is an initial, or several with full stops: "J", "J.P."."""
    return re.fullmatch(r"[A-Z]\.?|(?:[A-Z]\.)+[A-Z]?", word) is not None


def _find_singles(text: str) -> Iterator[FoundName]:
    for pattern in (_COUPLE, _AFTER_TITLE):
        for match in pattern.finditer(text):
            name = read_name(text, match.end(), titled=True)
            if name:
                end = match.end() + len(name)
                honours = _HONOURED.match(text, end)
                yield _titled(text, match.start(), honours.end() if honours else end, name)


def _find_groups(text: str) -> Iterator[FoundName]:
    """Yield the names of lists after a plural title, two at least; the first carries the title in its text."""
    for match in _GROUP.finditer(text):
        found = []
        start, at = match.start(), match.end()
        while name := read_name(text, at, titled=True):
            end = at + len(name)
            found.append(_titled(text, start, end, name))
            step = _NEXT.match(text, end)
            if not step:
                break
            at = step.end()
            start = step.start("title") if step["title"] else at
        if len(found) > 1 or (found and is_initial(found[0].name.split()[0])):
            yield from found


def _titled(text: str, start: int, end: int, name: str) -> FoundName:
    return FoundName(text=" ".join(text[start:end].split()), name=plain_name(name), start=start, end=end, titled=True)


def _split_list(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for brk in (*_LIST_BREAK.finditer(text), None):
        end = brk.start() if brk else len(text)
        piece = text[at:end]
        if piece.strip():
            yield at + len(piece) - len(piece.lstrip()), piece.strip()
        at = brk.end() if brk else end


def _whole_name(piece: str) -> str:
    """Return the name a piece of a list is (honours kept), or "": two to five name words and nothing else."""
    bare = _TRAILING.sub("", piece).strip(" .")
    whole = len(bare.split()) > 1 and read_name(bare) == bare
    return "" if not whole else piece if bare != piece.strip(" .") else bare


@lru_cache(maxsize=8192)
def _identity(printed: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the sex a printed name's title tells, and its words for comparison."""
    words = plain_name(printed).replace("’", "'").replace(".", ". ").casefold().split()
    titles = (word.strip(".") for word in printed.casefold().split())
    return next((_SEX[title] for title in titles if title in _SEX), None), tuple(word.strip(".") for word in words)
