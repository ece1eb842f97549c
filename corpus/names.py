"""When may two printed names be of one person? Names here are plain: titles and honours are already taken off."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from corpus.records import record
from corpus.slugs import slug

PARTICLES = frozenset({"de", "van", "von", "der", "den", "da", "di", "du", "la", "le", "al", "el", "bin", "ap"})


@record
class NameParts:
    """A name taken apart: its surname, and its forenames or initials in order, all folded to plain small letters."""

    surname: str
    given: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether a forename is written out."""
        return any(len(name) > 1 for name in self.given)


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    """Return the long forms of each short forename."""
    words = tomllib.loads(files("corpus").joinpath("forenames.toml").read_text(encoding="utf-8"))
    return {short.casefold(): frozenset(name.casefold() for name in names) for short, names in words.items()}


@lru_cache(maxsize=65536)
def take_apart(name: str) -> NameParts:
    """Return the parts of a plain name; the surname is "" where nothing is left.

    "P. M. Hale", "PM Hale" and "P M Hale" give the same; "de Souza" and "Smith-Jones" are one surname each.
    """
    plain = name.replace("’", "'").replace("‐", "-").replace("‑", "-").casefold()
    words = re.sub(r"\.", ". ", plain).replace(".", "").split()
    if not words:
        return NameParts(surname="", given=())
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    surname = " ".join(words[first:])
    given: list[str] = []
    for word, printed in zip(words[:first], re.sub(r"\.", ". ", name).replace(".", "").split(), strict=False):
        given += list(word) if _is_initials(printed) else [word]
    return NameParts(surname=surname, given=tuple(given))


def namesake_key(name: str) -> str:
    """Return what a name has in common with those of all namesakes, and with every name of the same address: the last
    word of its slug. "Ann Smith-Jones" and "Ann Smith Jones" are two surnames, and one address."""
    return slug(name).rpartition("-")[2]


def _is_initials(printed: str) -> bool:
    """Return whether a word is initials set together: "PM", not "AL" (too short a name to tell) nor "PAUL"."""
    return printed.isupper() and printed.isalpha() and len(printed) <= 3 and not re.search(r"[AEIOUY]", printed[1:])


def same_forename(one: str, other: str) -> bool:
    """Return whether two forenames, or initials, may be of one person: equal, initial and name, short form and long."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    if min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)):
        return True
    short = _short_forms()
    return other in short.get(one, ()) or one in short.get(other, ())


def may_be_same(one: NameParts, other: NameParts) -> bool:
    """Return whether two names may be of one person: surnames agree, and every forename that both give.

    A surname alone may be anyone's of that surname.
    """
    if not one.surname or one.surname != other.surname:
        return False
    if not one.given or not other.given:
        return True
    firsts, seconds = one.given, other.given
    if not same_forename(firsts[0], seconds[0]):
        return False
    return all(same_forename(a, b) for a, b in zip(firsts[1:], seconds[1:], strict=False))


def fullest(names: Iterable[str]) -> str:
    """Return the form that says most of a person's name: forenames written out before initials, then the longest.

    Of equals the first in the alphabet, so that the same names give the same. ``names`` is not empty.
    """
    return min(names, key=lambda name: (-_fullness(take_apart(name)), -len(name), name))


def _fullness(parts: NameParts) -> int:
    return sum(10 if len(name) > 1 else 1 for name in parts.given)
