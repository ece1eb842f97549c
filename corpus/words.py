"""What are the words of a text? The one analysis of what is searched, what is typed and what is highlighted.

A token is a word brought to its stem, so that "minutes noted" finds "to note the minute". Stop words are kept: a phrase
needs them. A sum is its figure ("£39,661" and "39661" are one), a year pair is two tokens ("2024/25", "2024-25"), an
apostrophe does not count ("Kent's" is "Kent"), "&" is "and", accents are dropped.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple, TypeVar

from Stemmer import Stemmer

_T = TypeVar("_T")

_TOKEN = re.compile(
    r"""
    \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)   # 39,661  24,108.20
    | \d+\.\d+                           # 1.6  7.2
    | [^\W_]+(?:['’][^\W_]+)*            # a word, with its apostrophes
    | &
    """,
    re.VERBOSE,
)
_AMERICAN = re.compile(r"(?<=\w{3})iz(?=(?:e[drs]?|ers|es|ing|ations?|ational)$)")
_LETTERS = re.compile(r"[A-Z]{2,}s|[b-df-hj-np-tv-xz]{3,}s")  # "PCSOs", "dhrs": the plural of letters
_PENCE = re.compile(r"\.0+$")

STOP_WORDS = frozenset(
    "a an and are as at be been but by for from had has have he her his in into is it its no not of on or she so such "
    "than that the their them then there these they this to was were what when which who will with would".split()
)

_ENDINGS = ("e", "ed", "es", "ing", "ion", "ions", "s", "y", "ies", "al", "ation", "ment")
_stemmer = Stemmer("english", 0)  # which remembers no words itself: `stem` does


class Token(NamedTuple):
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


def find_tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text`` in order; ``start`` and ``end`` count its characters."""
    for stemmed, place in zip(token_stems(text), token_places(text), strict=True):
        yield Token(stemmed, *place)


def token_stems(text: str) -> list[str]:
    """Return the stems of the tokens of ``text`` in order."""
    return Tokens(text).stems


def token_places(text: str) -> list[tuple[int, int]]:
    """Return where the tokens of ``text`` begin and end, in order."""
    return [found.span() for found in _TOKEN.finditer(text)]


class Tokens:
    """The tokens of a text, in order: their ``stems``, and where some of them stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = text.split()
        self._stems = _stems.of(self._pieces)
        self.stems = list(chain.from_iterable(self._stems))

    def places(self, numbers: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Return where some tokens begin and end, by their numbers, counted from 0.

        Only what each stands in between two spaces is taken apart, where `token_places` takes the whole text.
        """
        ends = list(accumulate(map(len, self._stems)))
        places: dict[int, tuple[int, int]] = {}
        read = at = 0  # pieces, and where the last of them ends
        for number in sorted(numbers):
            holding = bisect_right(ends, number)
            for piece in self._pieces[read : holding + 1]:
                at = self._text.index(piece, at) + len(piece)
            read = max(read, holding + 1)
            whole = self._pieces[holding]
            begin, end = token_places(whole)[number - ends[holding] + len(self._stems[holding])]
            places[number] = at - len(whole) + begin, at - len(whole) + end
        return places


def find_stems(text: str) -> list[str]:
    """Return the stems of the words of ``text`` in order."""
    return join_stems(text).split()


def join_stems(text: str) -> str:
    """Return the stems of the words of ``text`` in order, parted by spaces: what engines keep."""
    return "".join(_spaced_stems.of(text.split()))[:-1]


def count_stems(stems: str) -> int:
    """Return how many stems there are in a text of stems parted by spaces."""
    return stems.count(" ") + 1 if stems else 0


class Pieces(dict[str, _T]):
    """What stands between two spaces, and what is made of it: no word has a space in it, and most pieces come again.

    A plain dictionary, emptied when it is full: an LRU cache writes to three more places of memory for each look-up.
    """

    def __init__(self, make: Callable[[str], _T]) -> None:
        self._make = make

    def __missing__(self, piece: str) -> _T:
        self[piece] = made = self._make(piece)
        return made

    def of(self, pieces: Iterable[str]) -> list[_T]:
        """Return what is made of each of some pieces."""
        if len(self) > _PIECES_KEPT:
            self.clear()
        return list(map(self.__getitem__, pieces))


_PIECES_KEPT = 300_000


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return what stands for a word of any inflection; ``word`` is one token as printed."""
    if word == "&":
        return "and"
    if word[0].isdigit():
        return _PENCE.sub("", word.replace(",", "")).casefold()
    if _LETTERS.fullmatch(word):
        word = word[:-1]
    stemmed: str = _stemmer.stemWord(_AMERICAN.sub("is", fold(word)))
    return stemmed


def fold(word: str) -> str:
    """Return a word in lower case without accents, apostrophes or the possessive s."""
    plain = word.lower()
    if not word.isascii():
        plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
        plain = "".join(character for character in plain if not unicodedata.combining(character))
    return plain.removesuffix("'s").replace("'", "")


_stems = Pieces(lambda piece: tuple(stem(word) for word in _TOKEN.findall(piece)))
_spaced_stems = Pieces(lambda piece: "".join(f"{stem(word)} " for word in _TOKEN.findall(piece)))


@lru_cache(maxsize=4_000)
def stems_of_prefix(prefix: str) -> frozenset[str]:
    """Return stems shorter than ``prefix`` of words that begin with it: "organis" for "organisat".

    An engine that keeps stems finds the other words by the beginning of their stem.
    """
    return frozenset(short for ending in ("", *_ENDINGS) if prefix.startswith(short := stem(prefix + ending))) - {
        prefix
    }
