"""Who may see what? One rule, which every read of the store passes through.

A part that is marked restricted as a whole is absent for the public: its items, pages and mentions too. An item marked
restricted in the list of a published paper is shown with its mark: that it will be taken in private is public.

What was taken down is absent for all but the keepers of the originals: from the records, the pages, the names of files.
A paper of which anything was taken down is called by its address, and its own file is not handed out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import PurePath
from typing import TypeVar

from corpus.identity import main_part
from corpus.records import Item, Mention, Page, Part, Resolution, Section
from corpus.staff.clearing import Span, Words, clear, clear_page, find_words, words_of
from corpus.staff.redactions import Area, Cut, Reach, Redaction, cut_words, place
from corpus.stored import Removal, StoredPaper

_R = TypeVar("_R")
_REACHES_ON = 2  # pages on which what begins on one may go on


class Audience(StrEnum):
    """Who asks. What the public may not see is absent for it, not marked.

    Staff see what is restricted; only keepers see what was taken down, on the pages where that is looked after.
    """

    PUBLIC = "public"
    STAFF = "staff"
    KEEPER = "keeper"


def may_see(audience: Audience, *, restricted: bool) -> bool:
    """Return whether a part so marked is shown. What staff decided against the mark is a correction of it."""
    return audience is not Audience.PUBLIC or not restricted


def visible_parts(parts: Iterable[Part], audience: Audience) -> tuple[Part, ...]:
    """Return the parts that are shown."""
    return tuple(part for part in parts if may_see(audience, restricted=part.restricted))


def hidden_pages(parts: Iterable[Part], audience: Audience) -> frozenset[int]:
    """Return the numbers of the pages that are not shown: all that a hidden part stands on, shared ones too."""
    return frozenset(
        page
        for part in parts
        if not may_see(audience, restricted=part.restricted)
        for page in range(part.first_page, part.last_page + 1)
    )


def visible_paper(paper: StoredPaper, audience: Audience, taken: Sequence[Redaction] = ()) -> StoredPaper | None:
    """Return a paper as ``audience`` sees it, ``taken`` being what is taken down of it; None where it sees nothing.

    Where a part is hidden, nothing that may have come from it is left: title, body and date are those of the parts
    shown, the warnings go, and the file itself is not ``whole``: it must not be handed out.
    """
    taken = () if audience is Audience.KEEPER else taken
    if any(each.reach is Reach.PAPER for each in taken):
        return None
    parts = visible_parts(paper.parts, audience)
    if len(parts) == len(paper.parts) and not taken:
        return paper
    kept = tuple(part for part in parts if not any(each.covers(part) for each in taken))
    if not kept:
        return None
    hidden = hidden_pages(paper.parts, audience) | {page for each in taken for page in each.whole_pages}
    cleared = tuple(clear_part(part, taken) for part in kept)
    main = main_part(cleared)
    seen = replace(
        paper,
        parts=cleared,
        title=main.title,
        body=main.body,
        date=main.date,
        warnings=(),
        ocr_pages=tuple(page for page in paper.ocr_pages if page not in hidden),
        hidden_pages=tuple(sorted(hidden)),
        site=() if taken else tuple(word for word in paper.site if word.part in {part.id for part in cleared}),
    )
    return _renamed(seen, taken) if taken else seen


def visible_page(page: Page, audience: Audience, taken: Sequence[Redaction] = ()) -> Page | None:
    """Return a page without what is taken down of it; None where it may not be shown at all."""
    if audience is Audience.KEEPER:
        return page
    spans = _hidden_spans(page, taken)
    if spans is None:
        return None
    return clear_page(page, spans, [words_of(page.text[start:end]) for start, end in spans])


def hidden_areas(page: Page, audience: Audience, taken: Sequence[Redaction] = ()) -> tuple[Area, ...]:
    """Return what is to be blacked out in the picture of a page; all of it where the words have no known place."""
    spans = () if audience is Audience.KEEPER else _hidden_spans(page, taken)
    if not spans and spans is not None:
        return ()
    own = (area for each in taken for cut in each.cuts if cut.page == page.number for area in cut.areas)
    areas = tuple(dict.fromkeys([*own, *(area for span in spans or () for area in cut_words(page, *span).areas)]))
    return areas or (Area(x0=0, top=0, x1=page.width, bottom=page.height),)


def _hidden_spans(page: Page, taken: Iterable[Redaction]) -> tuple[Span, ...] | None:
    """Return which words of a page are taken down; None where it is withheld as a whole."""
    spans: list[Span] = []
    cuts = [(each, cut) for each in taken for cut in each.cuts if cut.page == page.number or each.carried]
    for each, cut in cuts:
        if cut.whole and cut.page == page.number:
            return None
        found = find_words(page.text, words_of(cut.words)) if each.carried else place(page, cut)
        if found is None:
            return None
        spans += found
    return tuple(spans)


def visible_mentions(
    mentions: Iterable[Mention], paper: StoredPaper, audience: Audience, taken: Sequence[Redaction] = ()
) -> tuple[Mention, ...]:
    """Return the mentions that may be seen: none of a hidden part or page, none that is within words taken down."""
    shown = {part.id for part in paper.parts}
    taken = () if audience is Audience.KEEPER else taken
    words = {(each.id, cut.page): words_of(cut.words) for each in taken for cut in each.cuts}
    return tuple(
        mention
        for mention in mentions
        if mention.part in shown
        and mention.page not in paper.hidden_pages
        and not any(
            _names(mention, cut, words[each.id, cut.page])
            for each in taken
            for cut in each.cuts
            if each.carried or cut.page == mention.page
        )
    )


def removed(taken: Iterable[Redaction]) -> tuple[Removal, ...]:
    """Return what is told of what was taken down."""
    return tuple(
        Removal(reach=each.reach.value, pages=each.pages, day=each.day, reason=each.made.reason) for each in taken
    )


def clear_part(part: Part, taken: Iterable[Redaction]) -> Part:
    """Return a part without the words taken down from the pages it stands on."""
    for each in taken:
        for cut in each.cuts:
            if each.carried or part.first_page <= cut.page <= part.last_page:
                part = _clear_part(part, words_of(cut.words), None if each.carried else cut.page)
    return part


def _clear_part(part: Part, words: Words, page: int | None) -> Part:
    """Return a part without words that stood on ``page``; None where they may stand on any."""
    first = page is None or part.first_page <= page <= part.first_page + 1
    return replace(
        part,
        title=clear(part.title, [words]) if first else part.title,
        body=_clear_body(part.body, words),
        authors=clear(part.authors, [words]) if first else part.authors,
        attendance=_cleared(part.attendance, words, page),
        items=_cleared(part.items, words, page),
        sections=_cleared(part.sections, words, page),
        recommendations=_cleared(part.recommendations, words, page),
        actions=_cleared(part.actions, words, page),
        offices=_untouched(part.offices, words, page),
        proceedings=_untouched(part.proceedings, words, page),
    )


def _cleared(records: tuple[_R, ...], words: Words, page: int | None) -> tuple[_R, ...]:
    return tuple(clear(one, [words]) if page is None or _stands_on(one, page) else one for one in records)


def _untouched(records: tuple[_R, ...], words: Words, page: int | None) -> tuple[_R, ...]:
    """Return the records that say nothing of what was taken down: of one that does, no part is left."""
    return tuple(one for one, after in zip(records, _cleared(records, words, page), strict=True) if one == after)


def _stands_on(one: object, page: int) -> bool:
    """Return whether a record may have words on a page; what begins before may go on there."""
    if isinstance(one, Item | Section):
        return one.first_page <= page <= one.last_page
    begins: int = one.source.page  # type: ignore[attr-defined]  # all the others have one
    return begins == page or (isinstance(one, Resolution) and begins <= page <= begins + _REACHES_ON)


def _clear_body(body: str | None, words: Words) -> str | None:
    """Return a body's name, or None where the words taken down stand in it. Other words around it do not count."""
    return None if body and find_words(body, words) else body


def _names(mention: Mention, cut: Cut, words: Words) -> bool:
    overlaps = cut.page == mention.page and mention.start < cut.end and mention.end > cut.start
    return overlaps or clear(mention.text, [words]) != mention.text or clear(mention.also, [words]) != mention.also


def _renamed(paper: StoredPaper, taken: Sequence[Redaction]) -> StoredPaper:
    """Return a paper under a name that tells nothing, without the address where the words still stand."""
    ending = PurePath(paper.file).suffix.lower()
    ending = ending if ending in (".pdf", ".docx", ".html", ".htm", ".txt", ".md") else ""
    return replace(paper, file=f"paper-{paper.address}{ending}", source_address=None, removals=removed(taken))
