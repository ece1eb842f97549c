"""Which other pages of many are offered? The GOV.UK pagination component's parameters, or the component itself."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup, escape

_MACRO = "govuk_frontend_jinja/components/pagination/macro.html"
_TO_PAGE = re.compile(r"to-page-(\d+)-of-them")
DRAWN_KEPT = 2_000


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


def draw_pages(current: int, last: int, link: Callable[[int], str], name: str) -> Markup | None:
    """Return the component that `paginate` tells of, as HTML; None where there is one page.

    It is drawn once for each place among so many pages, and then only its links change: a tenth of a page of results
    went on it.
    """
    drawn = _draw(current, last, name)
    linked = _TO_PAGE.sub(lambda found: str(escape(link(int(found[1])))), drawn)
    return Markup(linked) if drawn else None  # noqa: S704 - the links are escaped, and the rest is the component's


@lru_cache(maxsize=DRAWN_KEPT)
def _draw(current: int, last: int, name: str) -> str:
    """Return the component with a mark where each link is to stand; nothing where there is one page."""
    links = paginate(current, last, lambda number: f"to-page-{number}-of-them", name)
    component: Any = current_app.jinja_env.get_template(_MACRO).module
    return str(component.govukPagination(links)) if links else ""
