"""What is read from a ModernGov meeting page. Shapes are real, words invented."""

import os
from pathlib import Path

import pytest

from corpus.visits.sites import PaperKind
from ingest.fetching.moderngov_page import document_key, read_item_page, read_meeting_page

SHARED = Path(os.environ.get("MATTERS_SHARED", Path(__file__).parents[4] / "shared")) / "moderngov" / "html"
ADDRESS = "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=711&MId=10221&Ver=4"
PAGE = """<html><body><div id="modgov"><div class="mgHeader"><h1  class="mgMainTitleTxt" >Agenda and minutes</h1></div>
<div class="mgSubTitle" ><h2 class="mgSubTitleTxt"><a  href="mgCommitteeDetails.aspx?ID=711">Oakshire &amp;amp; Elm
 Joint Board - North - Thursday, 15th January, 2026 7.30 pm, POSTPONED</a></h2></div>
<div class="mgLinks" ><ul  class="mgActionList" >
<li><a  href="mgMeetingAttendance.aspx?ID=10221">Attendance details</a></li>
<li><a  href="documents/g10230/Agenda frontsheet Thursday 15-Jan-2026
 19.30 Joint Board.pdf?T=0" >Agenda frontsheet <span  class="mgFileSize" > PDF 198 KB</span> </a></li>
<li><a  href="mgChooseDocPack.aspx?ID=10230&amp;SID=23550"  >Supplement</a></li>
<li><a  href="documents/b23609/Late paper.pdf?T=9" >Late paper</a></li>
<li><a  href="documents/g10230/Printed minutes.pdf?T=1" >Printed minutes</a></li></ul></div>
<div class="mgContent" ><p><span  class="mgLabel" >Venue: </span>Guildhall, Oakton.
<a  href="x"> View directions</a></p>
<table class="mgItemTable" id="mgItemTable"><tr><th>No.</th><th>Item</th></tr>
<tr><td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" ><a name="AI1"></a></p></td>
<td ><p  class="mgAiTitleTxt" >A. Committee Business</p></td></tr>
<tr><td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" ><a name="AI2"></a>54.</p></td>
<td ><p  class="mgAiTitleTxt" ><a  class="mgAiTitleLnk"   href="documents/s111920/Roads report.pdf" >Roads
 <span  class="mgFileSize" > PDF 99 KB</span> </a></p>
<div class="mgWordPara"><div class="WordSection1"><p class="MsoNormal">To consider roads.</p></div></div>
<p class="mgSubItemTitleTxt">Additional documents:</p><ul  class="mgBulletList" >
<li><a  href="documents/s2/Annex.pdf">Annex 1 &#40;map&#41; <span  class="mgHide" >, item 54.</span></a></li>
<li><a  href="documents/s3/Legal.pdf" title="View the reasons why document 'Legal' is restricted">Legal</a></li>
<li><a  href="http://www.elsewhere.org/plan.pdf">Plan</a></li></ul>
<p class="mgSubItemTitleTxt">Decision:</p><div class="mgWordPara"><p>RESOLVED that:</p><ol type="a">
<li>it be noted;</li>
<li>it be sent.</li></ol></div>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><div class="WordSection1">
<p class="MsoNormal">The Board heard
of roads.</p><p>&nbsp;</p><p class="MsoNormal">It could &nbsp;...&nbsp; <a href=
"mgAi.aspx?ID=2" title="Link to view the full item text">view the full minutes text for item 54.</a></p></div></div>
</td></tr>
<tr><td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" ><a name="AI3"></a></p></td>
<td ><p  class="mgAiTitleTxt" >B. EXEMPT ITEMS</p></td></tr>
<tr><td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" ><a name="AI4"></a>55</p></td>
<td ><p  class="mgAiTitleTxt" >Contract</p></td></tr></table></div></div></body></html>"""


def test_a_meeting_is_read_with_body_day_time_place_and_status() -> None:
    meeting = read_meeting_page(PAGE, address=ADDRESS)
    assert meeting.committee == "Oakshire & Elm Joint Board - North"
    assert (meeting.id, meeting.committee_id, meeting.status) == ("10221", "711", "postponed")
    assert (f"{meeting.date}", meeting.time, meeting.place) == ("2026-01-15", "7.30 pm", "Guildhall, Oakton")
    assert meeting.title == "Agenda and minutes"
    assert meeting.choices == ("https://democracy.example.gov.uk/mgChooseDocPack.aspx?ID=10230&SID=23550",)


def test_items_keep_displayed_numbers_headings_and_restrictions() -> None:
    items = read_meeting_page(PAGE, address=ADDRESS).items
    assert [(item.number, item.heading, item.restricted) for item in items] == [
        (None, True, False),
        ("54", False, False),
        (None, True, False),
        ("55", False, True),
    ]
    assert items[1].text == "To consider roads."
    assert items[1].decision == "RESOLVED that:\na. it be noted;\nb. it be sent."
    assert items[1].minutes == "The Board heard of roads.\nIt could"
    assert items[1].continued == "https://democracy.example.gov.uk/mgAi.aspx?ID=2"


def test_papers_are_told_apart_by_key_and_addressed_as_a_browser_would() -> None:
    meeting = read_meeting_page(PAGE, address=ADDRESS)
    assert [(paper.key, paper.kind) for paper in meeting.papers] == [
        ("g10230-T0", PaperKind.FRONTSHEET),
        ("b23609-T9", PaperKind.SUPPLEMENT),
        ("g10230-T1", PaperKind.MINUTES),
        ("s111920", PaperKind.REPORT),
        ("s2", PaperKind.REPORT),
    ]
    assert meeting.papers[0].address.endswith(
        "/Agenda%20frontsheet%20Thursday%2015-Jan-2026%2019.30%20Joint%20Board.pdf?T=0"
    )
    assert meeting.papers[4].title == "Annex 1 (map)"
    listed = {paper.title: paper for paper in meeting.items[1].documents}
    assert listed["Legal"].restricted
    assert listed["Plan"].kind is PaperKind.ELSEWHERE


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://x/mgConvert2PDF.aspx?ID=60860", "s60860"),
        ("https://x/documents/s60860/Any%20title.pdf", "s60860"),
        ("https://x/documents/g10230/Pack.pdf?T=10", "g10230-T10"),
        ("https://x/mgConvert2PDF.aspx?ID=10230&T=10", "g10230-T10"),
        ("https://x/mgUserInfo.aspx?UID=1", None),
    ],
)
def test_a_paper_has_one_key_however_it_is_addressed(address: str, key: str | None) -> None:
    assert document_key(address) == key


def test_another_page_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a ModernGov meeting page"):
        read_meeting_page("<html><h1>Sign in</h1></html>")


def test_whole_minutes_are_read_from_an_items_own_page() -> None:
    words = '<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>One</p><p>Two</p></div>'
    assert read_item_page(f'<div id="modgov"><div class="mgContent">{words}</div></div>')[0] == "One\nTwo"


@pytest.mark.skipif(not SHARED.is_dir(), reason="no real pages beside this checkout")
def test_real_pages_are_read() -> None:
    for page, items, papers in (("Agenda_151", 12, 20), ("Agenda_412", 0, 0), ("Agenda_Irrelevant", 10, 8)):
        meeting = read_meeting_page((SHARED / f"{page}.html").read_bytes(), address=ADDRESS)
        assert (len(meeting.items), len(meeting.papers)) == (items, papers)
        assert meeting.date is not None
