"""Where on its pages does a part or an item begin and end? What is taken from each when it is taken down."""

from collections.abc import Iterator

from corpus.errors import NotFoundError
from corpus.records import Item, Page, Part
from corpus.staff.redactions import Cut, Decision, Reach, Redaction, cut_page, cut_words
from corpus.store import Audience, Store
from corpus.stored import StoredPaper

_Place = tuple[int, int]  # page, character


def part_redaction(store: Store, paper: StoredPaper, part_id: str, decided: Decision) -> Redaction:
    """Return the redaction of a part: its pages are not shown, its words are looked for in what else stands there."""
    part = part_of(paper, part_id)
    begins = (part.first_page, part.start)
    later = sorted(each for one in paper.parts if (each := (one.first_page, one.start)) > begins)
    ends = later[0] if later and later[0][0] <= part.last_page else None
    cuts = tuple(
        cut_page(page, start, end) for page, start, end in _stretches(store, paper, begins, ends, part.last_page)
    )
    after = later[0] if later else ()
    return Redaction(paper=paper.sha256, reach=Reach.PART, cuts=cuts, began=begins, ended=after, made=decided)


def item_cuts(store: Store, paper: StoredPaper, part_id: str, place: int) -> tuple[Cut, ...]:
    """Return what is taken from each page with an item, from its heading to where the next one's begins.

    Where either is not known, the whole page is taken.
    """
    part = part_of(paper, part_id)
    if not 0 <= place < len(part.items):
        raise NotFoundError(f"part {part_id} has no item {place}.")
    item = part.items[place]
    begins, ends = _start(item), _next_start(part, place)
    if begins is None:
        return tuple(
            cut_page(store.page(paper.sha256, number, audience=Audience.KEEPER))
            for number in range(item.first_page, item.last_page + 1)
        )
    last = max(item.last_page, ends[0] if ends else item.last_page)
    return tuple(cut_words(page, start, end) for page, start, end in _stretches(store, paper, begins, ends, last))


def part_of(paper: StoredPaper, part_id: str) -> Part:
    """Return the part of a paper with this id. Raises NotFoundError."""
    for part in paper.parts:
        if part.id == part_id:
            return part
    raise NotFoundError(f"{paper.file} has no part {part_id!r}.")


def _stretches(
    store: Store, paper: StoredPaper, begins: _Place, ends: _Place | None, last: int
) -> Iterator[tuple[Page, int, int]]:
    """Yield each page from ``begins`` up to ``ends`` (None: the end of page ``last``), with from where to where."""
    for number in range(begins[0], last + 1):
        page = store.page(paper.sha256, number, audience=Audience.KEEPER)
        start = begins[1] if number == begins[0] else 0
        end = ends[1] if ends and number == ends[0] else len(page.text)
        if start < end:
            yield page, start, end


def _start(item: Item) -> _Place | None:
    return None if item.source.start is None else (item.source.page, item.source.start)


def _next_start(part: Part, place: int) -> _Place | None:
    """Return where the item after one begins, if that is on its last page or the one after."""
    if place + 1 >= len(part.items):
        return None
    begins = _start(part.items[place + 1])
    return begins if begins and begins[0] <= part.items[place].last_page + 1 else None
