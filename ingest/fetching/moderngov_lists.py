"""What do ModernGov's other pages say: the committees, a committee's meetings, who attended, packs to choose from?"""

import re
from urllib.parse import urljoin

from bs4.element import Tag

from corpus.records import record
from corpus.visits.sites import SiteAttendee, SiteCommittee, SiteDocument
from ingest.fetching.moderngov_page import read_documents
from ingest.fetching.moderngov_xml import ListedMeeting
from ingest.fetching.site_words import parse_markup, plain, tidy_address

_MEETING = re.compile(r"ieListDocuments\.aspx\?.*\bM(?:eeting)?Id=(\d+)", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}")


@record
class MeetingsPage:
    """A page of `ieListMeetings.aspx`: its meetings, and where it leads on to (None where nowhere)."""

    committee: str
    meetings: tuple[ListedMeeting, ...]
    earlier: str | None
    later: str | None


def read_committees_page(page: bytes) -> tuple[SiteCommittee, ...]:
    """Return the committees of `mgListCommittees.aspx`, each once. Raises ValueError for another page."""
    tree = _modgov_page(page)
    found: dict[str, SiteCommittee] = {}
    for link in tree.select(".mgContent a[href]"):
        number = re.search(r"mgCommitteeDetails\.aspx\?ID=(\d+)", str(link["href"]), re.IGNORECASE)
        if number:
            heading = link.find_previous(class_="mgSectionTitle")
            found.setdefault(
                number[1],
                SiteCommittee(
                    id=number[1],
                    title=plain(link.get_text()),
                    category=plain(heading.get_text()) if heading else None,
                ),
            )
    return tuple(found.values())


def read_meetings_page(page: bytes, *, address: str, committee_id: str) -> MeetingsPage:
    """Return the meetings of `ieListMeetings.aspx`, newest first as printed. Raises ValueError for another page."""
    tree = _modgov_page(page)
    heading = tree.select_one(".mgSubTitleTxt")
    committee = plain(heading.get_text()) if heading else ""
    found: dict[str, ListedMeeting] = {}
    for link in tree.select("a.mgMeetingTableLnk[href], .mgTableBorder a[href]"):
        number = _MEETING.search(str(link["href"]))
        day = _DAY.search(plain(link.get_text()))
        if number and day:
            entry = link.find_parent(["li", "tr"]) or link
            said = plain(entry.get_text())
            listed = ListedMeeting(id=number[1], committee_id=committee_id, committee=committee, day=day[0], said=said)
            found.setdefault(number[1], listed)
    return MeetingsPage(
        committee=committee,
        meetings=tuple(found.values()),
        earlier=_leads_to(tree, "earlier", address),
        later=_leads_to(tree, "later", address),
    )


def read_attendance_page(page: bytes) -> tuple[SiteAttendee, ...]:
    """Return who is listed on `mgMeetingAttendance.aspx`, in its order. Raises ValueError for another page."""
    tree = _modgov_page(page)
    found = []
    for row in tree.select("table tr"):
        cells = [plain(cell.get_text()) for cell in row.find_all("td", recursive=False)]
        if len(cells) >= 3 and cells[0]:  # name, role, attendance
            found.append(SiteAttendee(name=cells[0], role=cells[1] or None, attendance=cells[2] or None))
    return tuple(found)


def read_choices_page(page: bytes, *, address: str) -> tuple[SiteDocument, ...]:
    """Return the packs offered on `mgChooseDocPack.aspx`. Raises ValueError for another page."""
    return read_documents(_modgov_page(page), address)


def _modgov_page(page: bytes) -> Tag:
    content = parse_markup(page).select_one("#modgov")
    if content is None:
        raise ValueError("is not a ModernGov page")
    return content


def _leads_to(tree: Tag, way: str, address: str) -> str | None:
    link = tree.find("a", href=re.compile(rf"[?&]Act={way}\b", re.IGNORECASE))
    return urljoin(address, tidy_address(str(link["href"]))) if isinstance(link, Tag) else None
