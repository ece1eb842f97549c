import hashlib
import io
from collections.abc import Callable
from datetime import date

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from PIL import Image

from search_app.archive import Archive
from search_app.web.papers import asked_span


@pytest.fixture
def address(archive: Archive) -> Callable[[str], str]:
    """The address of the current paper with a file name."""
    held = {paper.file: f"/papers/{paper.address}" for paper in archive.store.papers()}
    return held.__getitem__


def test_a_page_shows_its_image_with_the_words_boxed_and_its_text_marked(
    client: FlaskClient, address: Callable[[str], str]
) -> None:
    page = BeautifulSoup(client.get(f"{address('minutes.pdf')}/pages/2?q=lighting+survey").data, "lxml")
    image = page.select_one(".ma-sheet img")
    assert image is not None
    assert image["alt"]
    assert {mark.get_text() for mark in page.select(".ma-text mark")} == {"lighting", "lighting survey"}
    assert len(page.select(".ma-sheet rect")) == len(page.select(".ma-text mark"))


def test_a_box_lies_on_its_word(client: FlaskClient, address: Callable[[str], str], archive: Archive) -> None:
    page = BeautifulSoup(client.get(f"{address('minutes.pdf')}/pages/2?q=residents").data, "lxml")
    sha256 = next(paper.sha256 for paper in archive.store.papers() if paper.file == "minutes.pdf")
    lines = archive.store.page(sha256, 2).lines
    word = next(word for line in lines for word in line.words if word.text.startswith("residents"))
    (box,) = page.select(".ma-sheet rect")
    assert abs(float(str(box["x"])) - word.x0) < 3
    assert abs(float(str(box["y"])) - word.top) < 3


def test_the_words_that_say_so_are_marked(client: FlaskClient, archive: Archive) -> None:
    place = archive.store.item("westmere-safer-places-partnership", date(2024, 7, 16), "152")
    meeting = BeautifulSoup(client.get("/meetings/westmere-safer-places-partnership/2024-07-16/152").data, "lxml")
    link = meeting.select_one("#resolution-1 .ma-evidence a")
    assert link is not None
    page = BeautifulSoup(client.get(str(link["href"])).data, "lxml")
    marked = " ".join(mark.get_text().strip() for mark in page.select(".ma-text mark"))
    assert marked == "RESOLVED that the Partnership: (a) notes the report; and"
    assert place.item.resolutions[0].text.startswith(marked)


def test_the_image_of_a_page_is_drawn_once_and_then_kept(
    client: FlaskClient, address: Callable[[str], str], archive: Archive
) -> None:
    answer = client.get(f"{address('minutes.pdf')}/pages/1.png")
    assert answer.status_code == 200
    assert answer.data.startswith(b"\x89PNG")
    kept = list(archive.settings.pictures.rglob("*-1.png"))
    assert len(kept) == 1
    assert client.get(f"{address('minutes.pdf')}/pages/1.png").data == kept[0].read_bytes()
    unchanged = client.get(f"{address('minutes.pdf')}/pages/1.png", headers={"If-None-Match": answer.headers["ETag"]})
    assert unchanged.status_code == 304


def test_pages_are_linked_to_those_before_and_after(client: FlaskClient, address: Callable[[str], str]) -> None:
    page = BeautifulSoup(client.get(f"{address('minutes.pdf')}/pages/1?q=survey").data, "lxml")
    onward = page.select_one("a[rel=next]")
    assert onward is not None
    assert onward["href"] == f"{address('minutes.pdf')}/pages/2?q=survey"
    assert page.select_one("a[rel=prev]") is None


def test_the_original_is_given_byte_for_byte(client: FlaskClient, address: Callable[[str], str]) -> None:
    answer = client.get(f"{address('minutes.pdf')}/file")
    assert answer.mimetype == "application/pdf"
    assert hashlib.sha256(answer.data).hexdigest().startswith(address("minutes.pdf").removeprefix("/papers/"))


def test_a_file_that_could_hold_script_is_saved_not_shown(client: FlaskClient, address: Callable[[str], str]) -> None:
    answer = client.get(f"{address('notice <b>.txt')}/file")
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_paper_that_is_no_pdf_shows_its_text_without_an_image(
    client: FlaskClient, address: Callable[[str], str]
) -> None:
    page = BeautifulSoup(client.get(f"{address('notice <b>.txt')}/pages/1").data, "lxml")
    assert page.select_one(".ma-sheet") is None
    assert "A notice about allotments." in page.select_one(".ma-text").get_text()  # type: ignore[union-attr]
    assert client.get(f"{address('notice <b>.txt')}/pages/1.png").status_code == 404


def test_a_former_version_says_it_was_replaced_and_links_the_newer(
    client: FlaskClient, address: Callable[[str], str], archive: Archive
) -> None:
    (current,) = [paper for paper in archive.store.papers() if paper.former]
    for path in (f"/papers/{current.former[0][:12]}", f"/papers/{current.former[0][:12]}/pages/1"):
        notice = BeautifulSoup(client.get(path).data, "lxml").select_one(".govuk-inset-text")
        assert notice is not None
        assert "This version was replaced." in notice.get_text()
        newer = address("minutes.pdf")
        changed = f"{newer}/changes/{current.former[0][:12]}"
        assert [link["href"] for link in notice.select("a")] == [newer, changed]


def test_what_is_restricted_cannot_be_had_by_any_address(client: FlaskClient, address: Callable[[str], str]) -> None:
    pack = address("pack.pdf")
    assert client.get(pack).status_code == 200
    assert "Contract" not in client.get(pack).text
    assert not [
        link for link in BeautifulSoup(client.get(pack).data, "lxml").select("a") if "/pages/3" in str(link["href"])
    ]
    for path in (f"{pack}/pages/3", f"{pack}/pages/3.png", f"{pack}/file"):
        assert client.get(path).status_code == 404


def test_papers_of_one_kind_have_a_list_of_their_own(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/papers?kind=minutes").data, "lxml")
    links = [link.get_text() for link in page.select("main .ma-item a")]
    assert links == ["Minutes: Westmere Safer Places Partnership, 16 July 2024"]
    for wrong in ("kind=spells", "kind=minutes&page=2", "kind=minutes&page=0"):
        assert client.get(f"/papers?{wrong}").status_code == 404


def test_warnings_of_the_reading_are_shown(client: FlaskClient, address: Callable[[str], str]) -> None:
    assert "minute number 152 is used twice" in client.get(address("minutes.pdf")).text


@pytest.mark.parametrize(
    "path", ["/papers/ffffffffffff", "/papers/xyz", "/papers/FFFFFFFFFFFF", "/papers/../etc/passwd"]
)
def test_an_address_of_no_paper_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_page_beyond_the_last_is_not_found(client: FlaskClient, address: Callable[[str], str]) -> None:
    for number in ("0", "9", "99999999999999999999"):
        assert client.get(f"{address('minutes.pdf')}/pages/{number}").status_code == 404


@pytest.mark.parametrize("asked", ["", "5", "9-5", "a-b", "-1-5", "0-99999999", "1-2-3", "²-³"])
def test_a_span_that_is_nonsense_marks_nothing(asked: str) -> None:
    assert asked_span(asked) == []


def test_the_pages_are_shown_in_small_and_lead_to_each(client: FlaskClient, address: Callable[[str], str]) -> None:
    page = BeautifulSoup(client.get(f"{address('minutes.pdf')}/pages").data, "lxml")
    images = page.select(".ma-small-pages img")
    assert [each["loading"] for each in images] == ["lazy", "lazy"]
    small = client.get(str(images[1]["src"]))
    assert small.mimetype == "image/png"
    assert small.headers["Cache-Control"] == "no-cache"
    with Image.open(io.BytesIO(small.data)) as picture:
        assert picture.width == 180
    assert client.get(f"{address('minutes.pdf')}/pages?page=2").status_code == 404


def test_a_restricted_page_is_not_shown_in_small_either(client: FlaskClient, address: Callable[[str], str]) -> None:
    page = client.get(f"{address('pack.pdf')}/pages").text
    assert "/pages/2/small.png" in page
    assert "/pages/3/small.png" not in page
    assert "1 page of this paper is not shown." in page
    assert client.get(f"{address('pack.pdf')}/pages/3/small.png").status_code == 404
