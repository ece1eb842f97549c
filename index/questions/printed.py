"""Where do words stand on a page, and how are they printed there? What is quoted is what the page prints.

Entries hold some words as we put them together: a decision with its clauses ("a) note" for a printed "(a) note"), an
action after its owner's name, a sentence that goes on over the page. What is quoted of them is found again by letters
and figures alone; "…" stands for what is not printed there.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from corpus.records import Page, record

PAGES_KEPT = 512
LEAST_RUN = 10  # letters and figures: fewer are found by chance
BESIDE = 120  # letters and figures between a row's words and the name in its next cell
CUT = "…"
_OPENING, _CLOSING = "([“‘\"'£$€", ".;:!?)]”’\"'%"
_JOINED = re.compile(r"[\s-]+")  # what a line's end adds to a word, or takes from it


@record
class Printed:
    """A stretch of a page, and its words as quoted: with "…" where more was sought than stands there."""

    page: int
    start: int
    end: int
    words: str

    @property
    def is_cut(self) -> bool:
        """Whether words that were sought are not there."""
        return self.words.startswith(CUT) or self.words.endswith(CUT)


@record
class _Run:
    """A stretch of a page that has some of the words sought, and at which end others are lacking."""

    start: int
    end: int
    letters: int
    lacks_before: bool
    lacks_after: bool


def find_printed(words: str, pages: Iterable[Page], *, after: int = 0, holding: str = "") -> Printed | None:
    """Return where words stand, as printed; the most of them where no page has all; None where hardly any do.

    ``after`` is where on the first page to begin: the same words may stand on it before. ``holding`` are those of the
    words that matter most, where not all can be had.
    """
    held, cut = tuple(pages), words.endswith(CUT)
    sought = words.removesuffix(CUT).strip()
    for whole in (_exactly, _by_letters):
        for n, page in enumerate(held):
            place = whole(sought, page, after if n == 0 else 0)
            if place:
                return _told(sought, page, *place, cut=(False, cut))
    wanted = _letters(holding)[0]
    found = [(page, run) for n, page in enumerate(held) for run in _runs(sought.split(), page, 0 if n else after)]
    if not found:
        return None
    page, run = max(
        found, key=lambda each: (wanted in _letters(each[0].text[each[1].start : each[1].end])[0], each[1].letters)
    )
    return _told(sought, page, run.start, run.end, cut=(run.lacks_before, run.lacks_after or cut))


def stretch(page: Page, start: int, end: int, *, cut: tuple[bool, bool], words: str = "") -> Printed:
    """Return the words of a page from one place to another, as ``words`` has them where it has.

    ``cut`` says whether more belongs before, and after.
    """
    shown = words or " ".join(page.text[start:end].split())
    told = f"{CUT + ' ' if cut[0] else ''}{shown}{' ' + CUT if cut[1] else ''}"
    return Printed(page=page.number, start=start, end=end, words=told)


def is_printed(words: str, text: str) -> bool:
    """Return whether a quotation stands so in a page's text: spaces, and hyphens where lines end, apart."""
    held = _JOINED.sub("", text)
    return all(_JOINED.sub("", piece) in held for piece in words.split(CUT))


def _told(words: str, page: Page, start: int, end: int, *, cut: tuple[bool, bool]) -> Printed:
    """Return a stretch of a page; the words sought are kept where only a line's end parts them from it."""
    same = _JOINED.sub("", words) == _JOINED.sub("", page.text[start:end])
    return stretch(page, start, end, cut=cut, words=words if same else "")


def _exactly(words: str, page: Page, after: int) -> tuple[int, int] | None:
    run, (printed, places) = "".join(words.split()), close_up(page.text)
    return _span(run, printed, places, after)


def _by_letters(words: str, page: Page, after: int) -> tuple[int, int] | None:
    """Return where the letters and figures of words stand, with the brackets and stops about them."""
    run, (printed, places) = _letters(words)[0], _letters(page.text)
    found = _span(run, printed, places, after) if len(run) >= LEAST_RUN else None
    return _with_stops(page.text, *found) if found else None


def _span(run: str, printed: str, places: "array[int]", after: int) -> tuple[int, int] | None:
    """Return where a run stands in a page's text: at or after a place if it does, else where it stands first."""
    if not run:
        return None
    found = printed.find(run, bisect_left(places, after))
    found = found if found >= 0 else printed.find(run)
    return (places[found], places[found + len(run) - 1] + 1) if found >= 0 else None


def _runs(words: Sequence[str], page: Page, after: int) -> Iterator[_Run]:
    """Yield the most words from the first on, and up to the last, that stand together on a page.

    The rest of them, where it stands close by as in a row of a table, is taken in: what begins the words may stand
    before or after what ends them, what ends them only after.
    """
    printed, places = _letters(page.text)
    keys = [_letters(word)[0] for word in words]
    for first in (True, False):
        count = _most(keys, printed, first=first)
        at = count if first else len(keys) - count
        run, rest = "".join(keys[:at]), "".join(keys[at:])
        run, rest = (run, rest) if first else (rest, run)
        if len(run) < LEAST_RUN:
            continue
        start = printed.find(run, bisect_left(places, after))
        start = start if start >= 0 else printed.find(run)
        end = start + len(run)
        beside = printed.find(rest, end if first else max(0, start - BESIDE - len(rest)), end + BESIDE + len(rest))
        if beside >= 0:
            start, end = min(start, beside), max(end, beside + len(rest))
        opening, closing = _with_stops(page.text, places[start], places[end - 1] + 1)
        lacks = beside < 0
        yield _Run(
            start=opening,
            end=closing,
            letters=end - start,
            lacks_before=lacks and not first,
            lacks_after=lacks and first,
        )


def _most(keys: Sequence[str], printed: str, *, first: bool) -> int:
    """Return how many words, from the first on or up to the last, stand together; those fewer do as well."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high + 1) // 2
        run = "".join(keys[:middle] if first else keys[len(keys) - middle :])
        low, high = (middle, high) if run in printed else (low, middle - 1)
    return low


def _with_stops(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with the opening marks right before it and the stops right after."""
    while start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return start, end


@lru_cache(maxsize=PAGES_KEPT)
def close_up(text: str) -> tuple[str, "array[int]"]:
    """Return a text without its spaces, and where each of its characters stood: lines break anywhere."""
    places = array("i", (at for at, character in enumerate(text) if not character.isspace()))
    return "".join(text.split()), places


@lru_cache(maxsize=PAGES_KEPT)
def _letters(text: str) -> tuple[str, "array[int]"]:
    """Return the letters and figures of a text, and where each stood."""
    places = array("i", (at for at, character in enumerate(text) if character.isalnum()))
    return "".join(text[at] for at in places), places
