from typing import Any

import pytest
from flask.testing import FlaskClient

from search_app.paging import draw_pages, paginate


@pytest.mark.parametrize(
    ("current", "last", "shown"),
    [
        (1, 2, "[1] 2 >"),
        (1, 9, "[1] 2 … 9 >"),
        (5, 9, "< 1 … 4 [5] 6 … 9 >"),
        (9, 9, "< 1 … 8 [9]"),
        (3, 4, "< 1 2 [3] 4 >"),
        (50, 4, "< 1 … 4"),
    ],
)
def test_the_first_the_last_and_the_near_pages_are_offered(current: int, last: int, shown: str) -> None:
    links = paginate(current, last, str, "Pages")
    assert links is not None
    words = [
        "…" if "ellipsis" in item else "[{number}]".format(**item) if item["current"] else item["href"]
        for item in links["items"]
    ]
    assert " ".join(["<"] * ("previous" in links) + words + [">"] * ("next" in links)) == shown


def test_one_page_needs_no_links() -> None:
    assert paginate(1, 1, str, "Pages") is None
    assert paginate(1, 0, str, "Pages") is None


def test_the_way_back_from_beyond_the_last_page_leads_to_it() -> None:
    links = paginate(50, 4, str, "Pages")
    assert links is not None
    assert links["previous"]["href"] == "4"


@pytest.mark.parametrize(("current", "last"), [(1, 2), (5, 9), (9, 9), (50, 4), (11, 110)])
def test_what_is_drawn_is_the_component_with_these_links(client: FlaskClient, current: int, last: int) -> None:
    def link(number: int) -> str:
        return f'/search?q="a<b"&page={number}'

    with client.application.app_context():
        macros = client.application.jinja_env.get_template("govuk_frontend_jinja/components/pagination/macro.html")
        component: Any = macros.module
        whole = component.govukPagination(paginate(current, last, link, "Pages"))
        assert draw_pages(current, last, link, "Pages") == whole
        assert draw_pages(current, last, str, "Pages") != whole
        assert draw_pages(1, 1, link, "Pages") is None
