"""Which other pages of many are offered? The GOV.UK pagination component's parameters."""

from collections.abc import Callable
from typing import Any


def paginate(current: int, last: int, link: Callable[[int], str], name: str) -> dict[str, Any] | None:
    """Return links to the first, the last and the near pages, each at ``link(number)``; None where there is one page.

    ``current`` may lie beyond ``last``, as in an old address. ``name`` tells what is paged to those who cannot see it.
    """
    if last < 2:
        return None
    near = sorted({1, last, *range(max(1, current - 1), min(last, current + 1) + 1)})
    items: list[dict[str, Any]] = []
    for before, number in zip([0, *near], near, strict=False):
        if number - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": number, "href": link(number), "current": number == current})
    links: dict[str, Any] = {"items": items, "landmarkLabel": name}
    if current > 1:
        links["previous"] = {"href": link(min(current - 1, last))}
    if current < last:
        links["next"] = {"href": link(current + 1)}
    return links
