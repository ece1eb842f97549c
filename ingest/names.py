"""Where do names of people stand in a text, and when are two of them forms of one name?

Names are found in two ways only: after a title ("Mr P Webb", "Cllrs Hale, Noor and Pike"), and as the pieces of what
the caller knows to be a list of names. Loose capitals are never taken for people. The words are in `names.toml`.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from corpus.records import record

_WORDS = tomllib.loads(files("ingest").joinpath("names.toml").read_text(encoding="utf-8"))
FORENAMES = frozenset(files("ingest").joinpath("forenames.txt").read_text(encoding="utf-8").split())
POSTS = frozenset(_WORDS["posts"])
NOT_AFTER_NAMES = frozenset(_WORDS["not_after_names"])
_SHORT = {short.casefold(): {name.casefold() for name in names} for short, names in _WORDS["short_forms"].items()}


def _any_of(key: str) -> str:
    words = sorted(_WORDS[key], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"


_BEFORE = rf"(?:(?:{_any_of('before_titles')})\.?\s+)*"
_TITLE = rf"(?:{_BEFORE}{_any_of('titles')}\b\.?)"
_TITLES = rf"{_TITLE}(?:\s+{_TITLE})*"
_PLURAL = rf"{_BEFORE}{_any_of('plural_titles')}\b\.?"
_HONOURS = rf"(?:,?\s+(?:{_any_of('honours')})\b\.?)+"
_INITIAL = r"[A-Z](?:\.|\b(?![’'&]))(?:[A-Z]\.)*"
_PIECE = r"(?:Mc|Mac|O[’']|D[’']|Fitz|De|Le|La|Du)?[A-ZÀ-Þ][a-zß-ÿ]+"
_WORD = rf"(?:{_PIECE}(?:[-‐‑–’']{_PIECE})*|[A-Z]{{3,}}(?:-[A-Z]{{3,}})?)"
_STOP = rf"(?!(?:{_any_of('never_names')}|{_any_of('titles')}|{_any_of('plural_titles')})\b(?![-’'][A-Z]))"
_PARTICLE = r"(?:de|van|von|der|den|da|di|du|la|le|al|el|bin|ap)"
_GAP = r"(?:[  ]{1,2}|[  ]?\n[  ]*)"
_PART = rf"(?:{_INITIAL}|(?:{_PARTICLE}{_GAP}){{0,2}}{_STOP}{_WORD})"
NAME = rf"{_PART}(?:{_GAP}?(?<=[.\s]){_PART}){{0,4}}"

_TITLED = re.compile(rf"(?<![A-Za-z/])(?P<title>{_TITLES})\s+(?P<name>{NAME})")
_COUPLE = re.compile(rf"\b(?P<first>Mr|Dr|Cllr)\.?\s*(?:&|and)\s*(?P<title>Mrs|Dr|Ms)\.?\s+(?P<name>{NAME})")
_GROUP = re.compile(rf"(?<![A-Za-z/])(?P<title>{_PLURAL})\s*:?\s+")
_NEXT = re.compile(rf"\s*(?:\([^()\n]{{0,60}}\)\s*)?(?:,\s*(?:and\b|&)?|;|&|\band\b|\n)\s*(?P<title>{_TITLES}\s+)?")
_LEADING = re.compile(rf"^(?:The\s+)?(?:(?:{_TITLES}|{_PLURAL})(?:\s+|$))+")
_TRAILING = re.compile(rf"{_HONOURS}$")
_NAME_AT = re.compile(NAME)
_LIST_BREAK = re.compile(r"\s*(?:[,;:•·|\n\t]|\s{3,}|\s[–—-]\s|\band\b|\s&\s|\([^()]*\)?)\s*")
_SEX = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "dame": "f",
    "lady": "f",
    "baroness": "f",
}


@record
class FoundName:
    """A name in a text: ``text`` as printed with its title, ``name`` without title and honours, and its offsets."""

    text: str
    name: str
    start: int
    end: int
    titled: bool


def plain_name(text: str) -> str:
    """Return a name without titles, honours, bracketed posts and stray spaces: "Cllr Mrs A. Hale OBE (Chair)" is "A. Hale"."""
    name = " ".join(re.sub(r"\([^()]*\)?", " ", text).split()).strip(" ,;:–—-")
    bare = _LEADING.sub("", name)
    if bare:
        name = bare
    return _TRAILING.sub("", name).strip(" ,;:")


def find_titled_names(text: str) -> tuple[FoundName, ...]:
    """Return the names after a title, in order: fit for prose. "Cllrs Hale and Noor" is two; "Mr & Mrs May" is one."""
    found = [*_find_singles(text), *_find_groups(text)]
    kept: list[FoundName] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
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
        end = start + len(piece)
        if not any(name.start < end and start < name.end for name in titled):
            name = _whole_name(piece)
            if name:
                found.append(
                    FoundName(
                        text=_one_line(name), name=plain_name(name), start=start, end=start + len(name), titled=False
                    )
                )
    return tuple(sorted(found, key=lambda name: name.start))


def same_person(one: str, other: str) -> bool:
    """Tell whether two printed names may be of one person: "Mr P Webb", "Paul Webb" and "Mr Webb" are.

    Surnames must agree, and so must the initials where both give one and the forenames where both give one (short
    forms allowed). "Mr" and "Mrs" are two people.
    """
    sexes = {sex for sex in (_sex(one), _sex(other)) if sex}
    mine, yours = _key(plain_name(one)), _key(plain_name(other))
    if len(sexes) > 1 or not mine or not yours or mine[-1] != yours[-1]:
        return False
    return len(mine) == 1 or len(yours) == 1 or _agree(mine[0], yours[0])


def _find_singles(text: str) -> Iterator[FoundName]:
    for pattern in (_COUPLE, _TITLED):
        for match in pattern.finditer(text):
            name = _trimmed(match["name"], first_line=text[text.rfind("\n", 0, match.start()) + 1 : match.start()])
            if name:
                end = match.start("name") + len(name)
                honours = re.match(_HONOURS, text[end : end + 40])
                end += honours.end() if honours else 0
                yield FoundName(
                    text=_one_line(text[match.start() : end]),
                    name=plain_name(name),
                    start=match.start(),
                    end=end,
                    titled=True,
                )


def _find_groups(text: str) -> Iterator[FoundName]:
    """Yield the names of lists after a plural title; the first carries the title in its text."""
    for match in _GROUP.finditer(text):
        start, at = match.start(), match.end()
        while name_match := _NAME_AT.match(text, at):
            name = _trimmed(name_match[0])
            if not name:
                break
            end = at + len(name)
            yield FoundName(text=_one_line(text[start:end]), name=plain_name(name), start=start, end=end, titled=True)
            step = _NEXT.match(text, end)
            if not step:
                break
            at = step.end()
            start = step.start("title") if step["title"] else at


def _split_list(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for brk in (*_LIST_BREAK.finditer(text), None):
        end = brk.start() if brk else len(text)
        piece = text[at:end]
        if piece.strip():
            yield at + len(piece) - len(piece.lstrip()), piece.strip()
        at = brk.end() if brk else end


def _whole_name(piece: str) -> str | None:
    """Return the name a piece of a list is (honours kept), or None: two to five name words and nothing else."""
    bare = _TRAILING.sub("", piece).strip(" .")
    match = _NAME_AT.fullmatch(bare)
    if not match or _trimmed(bare) != bare or len(bare.split()) < 2 or _is_initial(bare.split()[-1]):
        return None
    return piece if bare != piece.strip(" .") else bare


def _trimmed(name: str, first_line: str = "") -> str:
    """Return the words of a match up to the first that cannot be part of a name; "" where none is left.

    A name runs over a line end only in running text: where its line is long, and the word after is its surname.
    """
    words = list(re.finditer(r"\S+", name))
    end = 0
    for n, word in enumerate(words):
        plain = word[0].strip(".,’'")
        if n and plain in _WORDS["honours"]:
            break
        if n and "\n" in name[end : word.start()]:
            printed = len(first_line) + word.start()
            if printed < 60 or not all(_is_initial(w[0]) or k == 0 for k, w in enumerate(words[:n])):
                break
        if n and plain.isupper() and len(plain) > 2 and not _is_initial(words[n - 1][0]) and not name.isupper():
            break
        end = word.end()
    kept = name[:end]
    while kept and _is_initial(kept.split()[-1]) and len(kept.split()) > 1:
        kept = kept[: kept.rindex(kept.split()[-1])].rstrip()
    return "" if not kept or all(_is_initial(word) for word in kept.split()) else kept.rstrip("’'")


def _is_initial(word: str) -> bool:
    return re.fullmatch(r"(?:[A-Z]\.?)+", word) is not None and (len(word.replace(".", "")) == 1 or "." in word)


def _key(name: str) -> list[str]:
    return [word.strip(".").casefold() for word in name.replace("’", "'").replace(".", ". ").split()]


def _sex(name: str) -> str | None:
    return next((_SEX[word] for word in (w.strip(".").casefold() for w in name.split()) if word in _SEX), None)


def _agree(one: str, other: str) -> bool:
    """Tell whether two forenames, or initials, may be of one person."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if one == other or (min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))):
        return True
    return other in _SHORT.get(one, ()) or one in _SHORT.get(other, ())


def _one_line(text: str) -> str:
    return " ".join(text.split())
