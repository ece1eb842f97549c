"""When are two papers the same one? What a paper is known by, whatever its bytes."""

from collections.abc import Sequence

from corpus.records import Kind, Paper, Part
from corpus.slugs import slug

ALIKE = 1 / 3  # share of headings in common from which two papers of one meeting and kind are versions of each other


def main_part(parts: Sequence[Part]) -> Part:
    """Return the part that names the whole paper: a pack's agenda, else the first. ``parts`` is not empty."""
    return next((part for part in parts if part.kind is Kind.AGENDA), parts[0])


def identity(paper: Paper) -> str | None:
    """Return what a later version of the paper would share with it; None where that cannot be told.

    A meeting has one pack, one agenda, one set of minutes of its body and day; its reports are told apart by title and
    agenda item, and strategies by title and period. Papers of kind other have no identity but their source's address.
    """
    if not paper.parts or paper.kind is Kind.OTHER:
        return None
    part = main_part(paper.parts)
    body, day = slug(part.body) if part.body else "", part.date.isoformat() if part.date else ""
    if paper.kind in (Kind.REPORT, Kind.STRATEGY):
        period = f"{part.period.start}/{part.period.end}" if part.period else ""
        known = (body, day, period, part.agenda_ref or "", slug(part.title))
        return "|".join((paper.kind, *known)) if body or day or period else None
    return "|".join((paper.kind, body, day)) if body and day else None


def headings(part: Part) -> frozenset[str]:
    """Return the titles of a part's items and sections, as they compare."""
    titles = [item.title for item in part.items] + [section.title for section in part.sections]
    return frozenset(map(slug, titles))


def alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether two papers' headings are those of one paper: a supplement or a second sitting shares few.

    A paper without headings says nothing against it.
    """
    if not first or not second:
        return True
    return len(first & second) >= ALIKE * max(len(first), len(second))
