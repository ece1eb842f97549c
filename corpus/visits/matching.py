"""Which of a site's items is which of a paper's, and which name is whose? What is the same though written otherwise."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from corpus.records import Item
from corpus.visits.sites import SiteItem

_ALIKE = 0.8  # titles this much alike are one item's, shortened or reworded on the way to print
_HONOURS = re.compile(r"^(?:(?:the|cllr|councillor|mr|mrs|ms|miss|dr|sir|dame|lord|lady|prof|professor|rev)\b\.?\s*)+")


def match_items(listed: Sequence[SiteItem], items: Sequence[Item]) -> list[tuple[SiteItem, int | None]]:
    """Return each of the site's items with the place of the paper's that is the same, None where there is none.

    By number where the titles may be one item's, else by title.
    """
    free = list(range(len(items)))
    matched: list[tuple[SiteItem, int | None]] = []
    for said in listed:
        at = next((at for at in free if _same_number(said, items[at])), None)
        if at is None:
            at = next((at for at in free if alike(said.title, items[at].title)), None)
        if at is not None:
            free.remove(at)
        matched.append((said, at))
    return matched


def _same_number(said: SiteItem, item: Item) -> bool:
    if not (said.number and item.number) or bare(said.number) != bare(item.number):
        return False
    ours, theirs = _weighty(said.title), _weighty(item.title)
    return not ours or not theirs or bool(ours & theirs)


def _weighty(title: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", title.lower()) if len(word) > 3}


def alike(first: str, second: str) -> bool:
    """Return whether two titles are one item's."""
    one, other = first.casefold().strip(" .:-"), second.casefold().strip(" .:-")
    if not one or not other:
        return one == other
    if one in other or other in one:
        return True
    return _near(one, other) and _reworded(_weighty(first), _weighty(second))


def _near(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _reworded(ours: set[str], theirs: set[str]) -> bool:
    """Return whether no word of one stands where the other has quite another: "Road Safety", "Rural Safety"."""
    few, many = sorted((ours - theirs, theirs - ours), key=len)
    return all(any(_near(word, other) for other in many) for word in few)


def bare(number: str) -> str:
    """Return a number as it compares."""
    return number.strip().rstrip(".").casefold()


def plain_name(name: str) -> str:
    """Return a name as it compares: without titles."""
    return _HONOURS.sub("", name.casefold().replace(",", " ").strip()).strip()
