"""Web pages, ModernGov's and others."""

import pytest

from corpus.errors import DamagedPaperError
from ingest.pipeline import parse_paper
from ingest.reader import Limits, Reading
from ingest.readers.html import READER

MEETING = """<!DOCTYPE html><html><head><meta name="DC.date" content="2025-03-25"></head><body>
<nav>Home</nav><div id="modgov"><h1 class="mgMainTitleTxt">Agenda and minutes</h1>
<h2 class="mgSubTitleTxt">Vale Safety Board - Tuesday, 25th March, 2025 10.00 am</h2>
<div class="mgContent"><table class="mgItemTable"><tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">89.</p></td>
<td><p class="mgAiTitleTxt">Notes of the meeting<span class="mgFileSize"> PDF 134 KB</span></p>
<p class="mgSubItemTitleTxt">Minutes:</p><p class="MsoNormal">RESOLVED that the notes be&nbsp;signed.</p>
<ul><li>a point</li></ul></td></tr></table></div></div><script>alert(1)</script></body></html>"""


def read(text: str) -> Reading:
    return READER.read(text.encode(), "page.html", limits=Limits())


def test_a_meeting_page_reads_as_it_prints() -> None:
    (page,) = read(MEETING).pages
    assert [line.text for line in page.lines] == [
        "Agenda and minutes",
        "Vale Safety Board - Tuesday, 25th March, 2025 10.00 am",
        "89. Notes of the meeting",
        "Minutes:",
        "RESOLVED that the notes be signed.",
        "• a point",
    ]
    number, words = page.lines[2], page.lines[4]
    assert number.bold
    assert number.x0 < words.x0


def test_the_page_states_its_body_and_date() -> None:
    assert read(MEETING).hints == (("body", "Vale Safety Board"), ("date", "2025-03-25"))


def test_a_page_without_its_day_among_the_metadata_has_it_in_its_heading() -> None:
    bare = MEETING.replace('<meta name="DC.date" content="2025-03-25">', "")
    assert read(bare).hints == (("body", "Vale Safety Board"), ("date", "2025-03-25"))


def test_any_other_page_gives_its_main_part() -> None:
    (page,) = read(
        "<html><body><header>Site</header><main><h1>Report</h1><p>Text<br>more</p></main></body></html>"
    ).pages
    assert page.text == "Report\nText\nmore"


def test_tables_and_numbered_lists() -> None:
    (page,) = read(
        "<html><body><ol start=3><li>three</li></ol>"
        "<table><tr><th>Name</th><th>Role</th></tr><tr><td>A Example</td><td>Chair</td></tr></table></body></html>"
    ).pages
    assert page.lines[0].text == "3. three"
    assert page.tables[0].rows == (("Name", "Role"), ("A Example", "Chair"))


def test_hidden_text_is_not_read() -> None:
    (page,) = read("<html><body><p style='display:none'>hidden</p><p hidden>too</p><p>seen</p></body></html>").pages
    assert page.text == "seen"


def test_a_page_without_text_is_damaged() -> None:
    with pytest.raises(DamagedPaperError):
        read("<html><body><script>x</script></body></html>")


def test_a_page_saved_as_a_pdf_is_not_bid_for() -> None:
    assert READER.bid(b"<!doctype html><html>", "minutes.pdf") == 0
    assert READER.bid(b"<!doctype html><html>", "minutes.html") > 0.5


def test_a_table_within_a_table_is_read_once() -> None:
    (page,) = read(
        "<html><body><table><tr><td>Around</td><td><table><tbody><tr><td>Within</td><td>Beside</td></tr></tbody>"
        "</table></td></tr></table></body></html>"
    ).pages
    assert page.text.split() == ["Around", "Within", "Beside"]


ITEM = """<html><body><div class="mgContent"><h1 class="mgMainTitleTxt">Agenda item</h1>
<h2 class="mgSubTitleTxt">Road Plan</h2><ul><li><a href="#">Meeting of Vale Road Board, Thursday, 21st November, 2019
10.00 am (Item 24.)</a></li></ul><h3>Minutes:</h3><p>RESOLVED that the plan be noted.</p></div></body></html>"""


def test_the_page_of_one_item_states_its_meeting_and_numbers_its_title() -> None:
    reading = read(ITEM)
    assert reading.hints == (("body", "Vale Road Board"), ("date", "2019-11-21"))
    assert "24. Road Plan" in [line.text for line in reading.pages[0].lines]


def test_the_page_of_one_item_is_minutes_of_that_item() -> None:
    (part,) = parse_paper(ITEM.encode(), "item.html").parts
    assert (part.kind, part.body, str(part.date)) == ("minutes", "Vale Road Board", "2019-11-21")
    (item,) = part.items
    assert (item.number, item.title) == ("24", "Road Plan")
    assert [one.text for one in item.resolutions] == ["RESOLVED that the plan be noted."]
