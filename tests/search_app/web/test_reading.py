"""Around a page: printed numbers, what changed between versions, mistakes reported, notices."""

import pytest
from flask.testing import FlaskClient

from corpus.records import Line, Page, Table
from corpus.staff.mistakes import Mistakes
from search_app.archive import Archive
from search_app.sheet import paragraphs
from search_app.web.reading import find_changes
from tests.search_app.conftest import minutes

MINUTES = minutes()[1].sha256[:12]
FIRST = minutes("The first version of the lighting survey.")[1].sha256[:12]


def line(text: str, top: float, start: int) -> Line:
    box = {"x0": 50.0, "top": top, "x1": 300.0, "bottom": top + 10}
    return Line(text=text, page=1, **box, size=10, bold=False, italic=False, start=start, end=start + len(text))


def test_a_table_is_shown_once_as_a_table_between_the_text() -> None:
    text = "Before\nLamps 40\nPosts 12\nAfter"
    lines = (line("Before", 0, 0), line("Lamps 40", 50, 7), line("Posts 12", 70, 16), line("After", 120, 25))
    table = Table(page=1, x0=50, top=45, x1=300, bottom=85, rows=(("Lamps", "40"), ("Posts", "12")), ruled=True)
    page = Page(number=1, width=595, height=842, text=text, lines=lines, tables=(table,))
    before, shown, after = paragraphs(page, [(7, 12)])
    assert before.pieces == (("Before", False),)
    assert shown.rows == (((("Lamps", True),), (("40", False),)), ((("Posts", False),), (("12", False),)))
    assert after.pieces == (("After", False),)


def test_lines_that_only_one_version_has_are_told() -> None:
    before = Page(number=1, width=1, height=1, text="one\ntwo\nthree", lines=())
    after = Page(number=2, width=1, height=1, text="one\nthree\nfour", lines=())
    found = [(change.gone, change.text, change.page) for change in find_changes([before], [after])]
    assert found == [(True, "two", 1), (False, "four", 2)]


def test_what_changed_since_a_former_version_is_shown(client: FlaskClient) -> None:
    page = client.get(f"/papers/{MINUTES}/changes/{FIRST}").text
    assert "<del>The first version of the lighting survey.</del>" in page
    assert "<ins>Officers presented the lighting survey.</ins>" in page
    assert client.get(f"/papers/{FIRST}/changes/{MINUTES}").status_code == 404


@pytest.mark.parametrize(("asked", "status"), [("2", 302), ("99", 404), ("<b>", 404), ("", 404)])
def test_a_printed_number_leads_to_its_page(client: FlaskClient, asked: str, status: int) -> None:
    assert client.get(f"/papers/{MINUTES}/printed", query_string={"number": asked}).status_code == status


def test_a_mistake_is_not_taken_without_words_or_from_another_site(client: FlaskClient, archive: Archive) -> None:
    address = f"/papers/{MINUTES}/pages/2/mistake"
    assert client.post(address, data={"says": "It is misread."}).status_code == 400
    assert Mistakes(archive.store.engine).open() == ()
    assert client.get(f"/papers/{MINUTES}/pages/9/mistake").status_code == 404


@pytest.mark.parametrize("address", ["/accessibility", "/sources", "/corrections"])
def test_the_notices_are_shown(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200
