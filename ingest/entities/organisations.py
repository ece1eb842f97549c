"""Which organisations does a part name, in full where it gives the name in full, and which letters stand for which?

Letters stand for a name if the paper says so in brackets, or if they are its initials.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from corpus.records import record
from ingest.entities.organisation_names import SMALL, WORDS

_DEFINED = re.compile(r"\s*(?:\((?:the\s|or\s)?[“”\"‘’']?|[-–]\s)(?P<letters>[A-Z][A-Za-z&]{1,9})[”“\"’‘']?\b")
_LETTERS = re.compile(r"\b[A-Z][A-Za-z&]?[A-Z&]{1,6}[A-Z]\b")
_COUNCIL_LETTERS = re.compile(r"\b[A-Z]{1,2}(?:CC|DC|MBC)\b")
_KNOWN = frozenset(name.replace("’", "'").casefold() for name in WORDS["known"])
_NOT_ORGANISATIONS = frozenset(WORDS["not_organisations"])


@record
class FoundOrganisation:
    """An organisation in a text: its name in full where that is known, the letters it goes by, and its offsets."""

    name: str
    letters: tuple[str, ...]
    start: int
    end: int


def find_organisations(docs: Iterable[Doc]) -> tuple[tuple[FoundOrganisation, ...], ...]:
    """Return the organisations of each document of a part, in order; the documents share what their letters mean."""
    docs = tuple(docs)
    names = _best_names(span.text for doc in docs for span in doc.spans["organisations"])
    meanings = _find_meanings(docs, names)
    return tuple(tuple(sorted(_find_in(doc, names, meanings), key=lambda found: found.start)) for doc in docs)


def _find_meanings(docs: Iterable[Doc], names: dict[str, str]) -> dict[str, str]:
    """Return what the letters printed in this part stand for: as it says in brackets, else whose initials they are."""
    meanings: dict[str, str] = {}
    printed: set[str] = set()
    for doc in docs:
        text = doc.user_data["text"]
        printed.update(_LETTERS.findall(text))
        for span in doc.spans["organisations"]:
            defined = _DEFINED.match(text, span.end_char)
            if defined and _may_shorten(defined["letters"], span.text):
                meanings.setdefault(defined["letters"], names[_key(span.text)])
    for name in names.values():
        for letters in _initials(name) & (printed - _NOT_ORGANISATIONS):
            meanings.setdefault(letters, name)
    return meanings


def _find_in(doc: Doc, names: dict[str, str], meanings: dict[str, str]) -> Iterator[FoundOrganisation]:
    letters_of: dict[str, tuple[str, ...]] = {}
    for letters, name in meanings.items():
        letters_of[name] = (*letters_of.get(name, ()), letters)
    taken, text = [], doc.user_data["text"]
    for span in doc.spans["organisations"]:
        name = names[_key(span.text)]
        name = meanings.get(name) or names.get(_key(_spelt_out(name, meanings))) or name
        taken.append((span.start_char, span.end_char))
        yield FoundOrganisation(name=name, letters=letters_of.get(name, ()), start=span.start_char, end=span.end_char)
    for match in _LETTERS.finditer(text):
        council = _COUNCIL_LETTERS.fullmatch(match[0]) and match[0] not in _NOT_ORGANISATIONS
        name = meanings.get(match[0]) or (match[0] if council else "")
        if name and not any(start < match.end() and match.start() < end for start, end in taken):
            yield FoundOrganisation(name=name, letters=letters_of.get(name, ()), start=match.start(), end=match.end())


def _spelt_out(name: str, meanings: dict[str, str]) -> str:
    """Return a name with the letters in it spelt out: "KCSP Working Group"."""
    return " ".join(meanings.get(word, word) for word in name.split())


def _initials(name: str) -> set[str]:
    words = re.findall(r"[A-Za-z]+", name.replace("’s", "").replace("'s", ""))
    return {
        "".join(word[0] for word in words if word not in SMALL).upper(),
        "".join(word[0] for word in words).upper(),
    }


def _may_shorten(letters: str, name: str) -> bool:
    """Tell whether ``letters`` stand, in order, in ``name``, from its first on; two of them at least are capitals."""
    rest = iter(name.casefold())
    capitals = sum(letter.isupper() for letter in letters)
    return (
        capitals > 1 and letters[0] == name[0] and all(letter in rest for letter in letters.casefold() if letter != "&")
    )


def _best_names(printed: Iterable[str]) -> dict[str, str]:
    """Return by key the form to show of each name: as printed in small letters, else out of capitals."""
    best: dict[str, str] = {}
    for name in printed:
        form = " ".join(name.split())
        key = _key(form)
        if key not in best or best[key].isupper():
            best[key] = form
    return {key: _out_of_capitals(best[_in_full(key, best)]) for key in best}


def _in_full(key: str, keys: Iterable[str]) -> str:
    """Return the one longer name that a name ends, if the part prints it: "Weald Safety Board" for "Safety Board"."""
    own = " " not in key or key in _KNOWN
    longer = [] if own else [other for other in keys if other.endswith(f" {key}")]
    longest = max(longer, key=len, default=key)
    return longest if all(longest.endswith(other) for other in longer) else key


def _key(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def _out_of_capitals(name: str) -> str:
    if not name.isupper() or len(name) < 6 or " " not in name:
        return name
    words = [
        word.lower()
        if word.lower() in SMALL
        else word
        if len(word) < 4 and not set(word) & set("AEOUY")
        else word.capitalize()
        for word in name.split()
    ]
    return " ".join(words)
