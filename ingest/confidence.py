"""How sure is the reading of a part, and of each thing in it? From what was found and what was to be expected. Pure.

Each thing begins as sure as the page it stands on (a picture of text is as sure as its recogniser says), and every
doubt takes a share. A doubt has the same words wherever it holds, so that a corpus' doubts can be counted by rule.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import prod
from statistics import fmean

from corpus.quality import LEFT_OUT as LEFT_OUT
from corpus.quality import NO_ATTENDANCE as NO_ATTENDANCE
from corpus.quality import NO_BODY as NO_BODY
from corpus.quality import NO_DATE as NO_DATE
from corpus.quality import PLACES
from corpus.quality import TWICE as TWICE
from corpus.records import Attendance, Doubt, Item, Kind, Office, Page, Part, Resolution

FEW_CHARACTERS = 20  # a page with no more has no text to speak of
LONG_RESOLUTION = 4_000  # characters: the end of a decision was not seen
FURTHEST_GAP = 25  # between two numbers: a longer one is another row of numbers

NO_KIND = "of no known kind"
NO_TEXT = "no text on its pages"
PICTURE = "pages read from pictures of text"
HARD_PICTURE = "pages hard to read"
NO_ITEMS = "no items found"
NO_DECISION = "no decision or action found"
NO_VERB = "decisions without a known verb"
NO_SECTIONS = "no headings found"
ODD_NAMES = "names that are hardly names"

_WEIGHTS = {
    NO_KIND: 0.45,
    NO_TEXT: 1.0,
    PICTURE: 0.05,
    HARD_PICTURE: 0.3,
    NO_ITEMS: 0.6,
    NO_ATTENDANCE: 0.25,
    NO_DECISION: 0.25,
    NO_VERB: 0.1,
    NO_BODY: 0.2,
    NO_DATE: 0.25,
    NO_SECTIONS: 0.2,
    LEFT_OUT: 0.15,
    TWICE: 0.1,
    ODD_NAMES: 0.1,
}


def rate_parts(parts: Sequence[Part], pages: Sequence[Page]) -> tuple[Part, ...]:
    """Return the parts, each and each thing in it with how sure its reading is, and with what raises doubt."""
    sureness = {page.number: sureness_of(page) for page in pages}
    return tuple(_rate(part, pages[part.first_page - 1 : part.last_page], sureness) for part in parts)


def sureness_of(page: Page) -> float:
    """Return how sure a page's words are: 1 for text in the file, else what the recogniser says of them."""
    if not page.ocr:
        return 1.0
    said = [word.confidence for line in page.lines for word in line.words if word.confidence is not None]
    return fmean(said) / 100 if said else 0.0


def left_by(doubts: Sequence[Doubt]) -> float:
    """Return the confidence that doubts leave."""
    return round(prod(1 - doubt.weight for doubt in doubts), PLACES)


def _rate(part: Part, pages: Sequence[Page], sureness: Mapping[int, float]) -> Part:
    doubts = tuple(_find_doubts(part, pages))
    odd = {place for place, _ in _odd_numbers(part.items)}
    return replace(
        part,
        confidence=left_by(doubts),
        doubts=doubts,
        items=tuple(_rate_item(item, sureness, odd=at in odd) for at, item in enumerate(part.items)),
        attendance=tuple(_rate_attendance(one, sureness) for one in part.attendance),
        recommendations=tuple(_rate_resolution(one, sureness) for one in part.recommendations),
        offices=tuple(_rate_office(one, sureness) for one in part.offices),
    )


# ---- what raises doubt ------------------------------------------------------------------------------------------


def _find_doubts(part: Part, pages: Sequence[Page]) -> Iterator[Doubt]:
    """Yield a part's doubts, each rule once, at the first page where it holds."""
    yield from _doubts_of_pages(pages)
    if part.kind is Kind.OTHER:
        yield _doubt(NO_KIND)
        return
    if part.body is None:
        yield _doubt(NO_BODY)
    if part.date is None and part.period is None:
        yield _doubt(NO_DATE)
    if part.kind in (Kind.MINUTES, Kind.AGENDA):
        yield from _doubts_of_items(part)
    elif not part.sections and part.last_page > part.first_page:
        yield _doubt(NO_SECTIONS)
    if part.kind is Kind.MINUTES:
        yield from _doubts_of_minutes(part)


def _doubts_of_pages(pages: Sequence[Page]) -> Iterator[Doubt]:
    hard = [page for page in pages if page.doubts]
    pictures = [page for page in pages if page.ocr]
    if all(len(page.text) <= FEW_CHARACTERS for page in pages):
        yield _doubt(NO_TEXT)
    elif hard:
        share = len(hard) / len(pages)
        yield _doubt(HARD_PICTURE, hard[0].number, _list_pages(hard), times=min(1.0, share + 0.4))
    elif pictures:
        yield _doubt(PICTURE, pictures[0].number, _list_pages(pictures))


def _doubts_of_items(part: Part) -> Iterator[Doubt]:
    if not part.items:
        yield _doubt(NO_ITEMS)
    seen = set()
    for place, rule in _odd_numbers(part.items):
        if rule not in seen:
            seen.add(rule)
            before, item = part.items[max(0, place - 1)], part.items[place]
            said = f"{item.number} again" if rule == TWICE else f"{item.number} after {before.number}"
            yield _doubt(rule, item.first_page, said)


def _doubts_of_minutes(part: Part) -> Iterator[Doubt]:
    resolutions = [resolution for item in part.items for resolution in item.resolutions]
    if not part.attendance:
        yield _doubt(NO_ATTENDANCE)
    elif odd := [one for one in part.attendance if not _is_likely_name(one.name)]:
        yield _doubt(ODD_NAMES, odd[0].source.page, f"{len(odd)} of {len(part.attendance)}")
    if part.items and not resolutions and not any(item.actions for item in part.items):
        yield _doubt(NO_DECISION)
    if without := [resolution for resolution in resolutions if not resolution.verbs]:
        yield _doubt(NO_VERB, without[0].source.page, f"{len(without)} of {len(resolutions)}")


def _odd_numbers(items: Sequence[Item]) -> Iterator[tuple[int, str]]:
    """Yield the places of items whose number was used before or does not come next, and by which rule."""
    used: set[str] = set()
    for at, item in enumerate(items):
        if item.number and item.number in used:
            yield at, TWICE
        used.add(item.number or "")
    numbered = [(at, int(item.number)) for at, item in enumerate(items) if item.number and item.number.isdecimal()]
    for (_, before), (at, number) in pairwise(numbered):
        if 1 < number - before <= FURTHEST_GAP:
            yield at, LEFT_OUT


def _doubt(rule: str, page: int | None = None, detail: str = "", *, times: float = 1.0) -> Doubt:
    return Doubt(rule=rule, weight=round(_WEIGHTS[rule] * times, PLACES), page=page, detail=detail)


def _list_pages(pages: Sequence[Page]) -> str:
    numbers = [str(page.number) for page in pages]
    shown = ", ".join(numbers[:8]) + (" …" if len(numbers) > 8 else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"


# ---- each thing -------------------------------------------------------------------------------------------------


def _rate_item(item: Item, sureness: Mapping[int, float], *, odd: bool) -> Item:
    pages = [sureness.get(number, 1.0) for number in range(item.first_page, item.last_page + 1)]
    shaken = (0.85 if odd else 1.0) * (1.0 if item.title else 0.7) * (1.0 if item.number else 0.95)
    return replace(
        item,
        confidence=round(min(pages, default=1.0) * shaken, PLACES),
        resolutions=tuple(_rate_resolution(one, sureness) for one in item.resolutions),
    )


def _rate_resolution(one: Resolution, sureness: Mapping[int, float]) -> Resolution:
    shaken = (1.0 if one.verbs else 0.7) * (0.6 if len(one.text) > LONG_RESOLUTION else 1.0)
    return replace(one, confidence=round(sureness.get(one.source.page, 1.0) * shaken, PLACES))


def _rate_attendance(one: Attendance, sureness: Mapping[int, float]) -> Attendance:
    shaken = 1.0 if _is_likely_name(one.name) else 0.6
    return replace(one, confidence=round(sureness.get(one.source.page, 1.0) * shaken, PLACES))


def _rate_office(one: Office, sureness: Mapping[int, float]) -> Office:
    shaken = (1.0 if one.body else 0.8) * (1.0 if one.date else 0.85)
    return replace(one, confidence=round(sureness.get(one.source.page, 1.0) * shaken, PLACES))


def _is_likely_name(name: str) -> bool:
    """Return whether what was taken for a person's name looks like one: up to six words, without figures."""
    words = name.split()
    return 1 <= len(words) <= 6 and words[0][:1].isupper() and not any(letter.isdigit() for letter in name)
