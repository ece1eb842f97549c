"""Who may see what? One rule, which every read of the store passes through.

A part that is marked restricted as a whole is absent for the public: its items, pages and mentions too. An item marked
restricted in the list of a published paper is shown with its mark: that it will be taken in private is public.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from corpus.identity import main_part
from corpus.records import Part
from corpus.stored import StoredPaper


class Audience(StrEnum):
    """Who asks. What the public may not see is absent for it, not marked."""

    PUBLIC = "public"
    STAFF = "staff"


def may_see(audience: Audience, *, restricted: bool) -> bool:
    """Return whether a part so marked is shown. What staff decide against the mark is to be looked up here."""
    return audience is Audience.STAFF or not restricted


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


def visible_paper(paper: StoredPaper, audience: Audience) -> StoredPaper | None:
    """Return a paper as ``audience`` sees it; None where it may see nothing of it.

    Where a part is hidden, nothing that may have come from it is left: title, body and date are those of the parts
    shown, the warnings go, and the file itself is not ``whole``: it must not be handed out.
    """
    parts = visible_parts(paper.parts, audience)
    if len(parts) == len(paper.parts):
        return paper
    if not parts:
        return None
    hidden, main = hidden_pages(paper.parts, audience), main_part(parts)
    return replace(
        paper,
        parts=parts,
        title=main.title,
        body=main.body,
        date=main.date,
        warnings=(),
        ocr_pages=tuple(page for page in paper.ocr_pages if page not in hidden),
        hidden_pages=tuple(sorted(hidden)),
    )
