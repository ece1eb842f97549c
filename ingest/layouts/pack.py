"""Agenda packs: the agenda of a meeting with its papers bound behind it, each read as what it is."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Finding, Item, Kind, Page, Part
from ingest.layout import Split, Stretch, read_stretch
from ingest.layouts.agenda import LAYOUT as AGENDA
from ingest.papers.headings import tidy_name
from ingest.papers.packs import Start, find_named, find_ref, find_starts

_AGENDA_BID = 0.5
_LONGEST_AGENDA = 15  # pages


class PackLayout:
    """An agenda followed by its papers in one file. Never within a pack."""

    name = "pack"

    def bid(self, stretch: Stretch) -> float:
        """Return how well the stretch reads as a pack: an agenda, and pages on which other papers begin."""
        if stretch.within_pack or len(stretch.pages) < 2:
            return 0.0
        agenda, starts = find_agenda(stretch)
        return 0.97 if agenda and starts else 0.0

    def split(self, stretch: Stretch) -> Split:
        """Return the agenda's part and one or more for each paper behind it."""
        agenda, starts = find_agenda(stretch)
        assert agenda is not None  # noqa: S101 - it bid, so there is one
        front = AGENDA.split(agenda)
        meeting = front.parts[0]
        splits = [
            _read_paper(stretch, start, pages, meeting)
            for start, pages in _cut(stretch.pages, starts)
            if _has_text(pages)
        ]
        return Split(
            kind=Kind.AGENDA_PACK,
            parts=(meeting, *(part for split in splits for part in split.parts)),
            warnings=(
                *front.warnings,
                *(warning for split in splits for warning in split.warnings),
                *warn_missing(meeting.items, [part for split in splits for part in split.parts]),
            ),
            trace=(*front.trace, *(finding for split in splits for finding in split.trace)),
        )


def find_agenda(stretch: Stretch) -> tuple[Stretch | None, tuple[Start, ...]]:
    """Return the pages of the agenda that a stretch opens with (None where there is none), and where papers begin."""
    first = find_starts(stretch.pages, stretch.bookmarks, ())
    if not first:
        whole = replace(stretch, pages=stretch.pages[:_LONGEST_AGENDA], within_pack=True)
        items = AGENDA.split(whole).parts[0].items if AGENDA.bid(whole) > _AGENDA_BID else ()
        first = find_starts(stretch.pages, (), items)
    if not first:
        return None, ()
    agenda = replace(stretch, pages=_before(stretch.pages, first[0].page), within_pack=True)
    if not agenda.pages or AGENDA.bid(agenda) <= _AGENDA_BID:
        return None, ()
    items = AGENDA.split(agenda).parts[0].items
    return agenda, find_starts(stretch.pages, stretch.bookmarks, items)


def is_agenda(page: Page) -> bool:
    """Return whether a page reads as the agenda that a pack begins with."""
    return AGENDA.bid(Stretch(file="", pages=(page,), within_pack=True)) > _AGENDA_BID


def _before(pages: Sequence[Page], number: int) -> tuple[Page, ...]:
    return tuple(page for page in pages if page.number < number)


def _cut(pages: Sequence[Page], starts: Sequence[Start]) -> list[tuple[Start, tuple[Page, ...]]]:
    ends = [start.page for start in starts[1:]] + [pages[-1].number + 1]
    return [
        (start, tuple(page for page in pages if start.page <= page.number < end))
        for start, end in zip(starts, ends, strict=True)
    ]


def _has_text(pages: Sequence[Page]) -> bool:
    return any(page.body for page in pages)


def _read_paper(stretch: Stretch, start: Start, pages: tuple[Page, ...], meeting: Part) -> Split:
    """Return what one paper of the pack is, told which meeting and item it is for."""
    split = read_stretch(replace(stretch, pages=pages, within_pack=True))
    ref = find_ref(start, pages, meeting.items) or find_named(split.parts, meeting.items)
    item = next((item for item in meeting.items if item.number == ref), None)
    parts = tuple(
        replace(_belong(part, ref, item, meeting), title=_title(part, item, stretch.file)) for part in split.parts
    )
    found = Finding(rule=f"part by {start.how}", page=start.page, line=parts[0].title)
    return replace(split, parts=parts, trace=(found, *split.trace))


def _belong(part: Part, ref: str | None, item: Item | None, meeting: Part) -> Part:
    if part.kind is Kind.MINUTES:
        return part
    kind = Kind.REPORT if part.kind is Kind.OTHER and item else part.kind
    return replace(
        part,
        kind=kind,
        agenda_ref=ref,
        body=meeting.body if kind is Kind.REPORT and not (part.body and part.date) else part.body,
        date=part.date or (meeting.date if kind is Kind.REPORT else None),
        restricted=part.restricted or bool(item and item.restricted),
    )


def _title(part: Part, item: Item | None, file: str) -> str:
    """Return what a paper calls itself; its item's title where it is of no known kind or has no title of its own."""
    untold = part.kind is Kind.OTHER or part.title in (part.body, file)
    return tidy_name(item.title) if item and untold and part.kind is not Kind.MINUTES else part.title


def warn_missing(items: Sequence[Item], parts: Sequence[Part]) -> tuple[str, ...]:
    """Return a warning for each agenda item that names the pages of a paper which the pack does not hold."""
    refs = {part.agenda_ref for part in parts}
    wanted = [item for item in items if item.paper_pages]
    unread = [item for item in wanted if item.number not in refs]
    found_minutes = sum(part.kind is Kind.MINUTES for part in parts)
    missing = [item for item in unread if not (found_minutes and re_minutes(item.title))]
    return tuple(f"the paper of agenda item {item.number} is not in the pack" for item in missing)


def re_minutes(title: str) -> bool:
    """Return whether an agenda item is about the minutes of an earlier meeting."""
    return any(word in title.lower() for word in ("minutes", "notes of"))


LAYOUT = PackLayout()
