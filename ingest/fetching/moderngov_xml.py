"""What does ModernGov's web service (`mgWebService.asmx`) say? Pure: an answer's XML in, records out.

Counts carry spaces, titles are encoded twice, `agendaitemnumber` is not the number displayed, and section headings are
items numbered 0. XML is parsed with defusedxml: entities and outside references are refused.
"""

from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from corpus.records import record
from corpus.visits.sites import PaperKind, SiteAttendee, SiteCommittee, SiteDocument, SiteItem, SiteMeeting
from ingest.fetching.moderngov_page import document_key, kind_of
from ingest.fetching.site_words import plain, read_day, read_paragraphs, tidy_address


@record
class ListedMeeting:
    """A meeting as a list has it. ``said`` is all the list says of it: another word there means there is news."""

    id: str
    committee_id: str
    committee: str
    day: str  # as printed
    said: str


def read_committees(answer: bytes) -> tuple[SiteCommittee, ...]:
    """Return the committees of a `GetCommittees` answer that are not deleted. Raises ValueError for another answer."""
    root = _root(answer, "committees")
    return tuple(
        SiteCommittee(
            id=_text(committee, "committeeid"),
            title=_text(committee, "committeetitle"),
            category=_text(committee, "committeecategory") or None,
            expired=_is_true(committee, "committeeexpired"),
        )
        for committee in root.iter("committee")
        if not _is_true(committee, "committeedeleted")
    )


def read_meetings(answer: bytes) -> tuple[ListedMeeting, ...]:
    """Return the meetings of a `GetMeetings` answer, in its order.

    Raises ValueError for another answer, and for one that announces more meetings than it holds.
    """
    root = _root(answer, "getmeetings")
    found = tuple(
        ListedMeeting(
            id=_text(meeting, "meetingid"),
            committee_id=_text(committee, "committeeid"),
            committee=_text(committee, "committeetitle"),
            day=_text(meeting, "meetingdate"),
            said=" ".join(_text(meeting, name) for name in ("meetingdate", "meetingtime", "meetingstatus")),
        )
        for committee in root.iter("committee")
        for meeting in committee.iter("meeting")
    )
    announced = _text(root, "meetingscount")
    if announced.isdecimal() and int(announced) != len(found):
        raise ValueError(f"announces {announced} meetings and holds {len(found)}")
    return found


def read_meeting(answer: bytes, *, address: str, committee: str = "") -> SiteMeeting:
    """Return the meeting of a `GetMeeting` answer. Raises ValueError for another answer.

    ``address`` is the site's, against which links are resolved; ``committee`` its title, which the answer itself gives
    only under its items.
    """
    root = _root(answer, "meeting")
    stated = [_text(item, "refertocommittee") for item in root.iter("agendaitem")]
    return SiteMeeting(
        id=_text(root, "meetingid"),
        committee=committee or next(filter(None, stated), ""),
        date=read_day(_text(root, "meetingdate")),
        time=_text(root, "meetingtime") or None,
        place=_text(root, "meetinglocation") or None,
        status=_text(root, "meetingstatus").lower() or None,
        address=address,
        items=tuple(_read_item(item, address) for item in root.iter("agendaitem") if _is_shown(item)),
        attendees=tuple(_read_attendee(attendee) for attendee in root.iter("attendee")),
    )


def is_published(answer: bytes) -> bool:
    """Return whether anything of a meeting has been published: only then is its page worth asking for."""
    root = _root(answer, "meeting")
    return any(_is_true(root, name) for name in ("agendapublished", "decisionpublished", "minutepublished"))


def _read_item(item: Element, address: str) -> SiteItem:
    number = _text(item, "fulldisplaynumberformat").rstrip(".") or None
    heading = _text(item, "agendaitemnumber") == "0" or number == "0"
    html = item.findtext("minutesnonemptyhtmlbody") or ""
    shown = None if heading else number
    return SiteItem(
        id=_text(item, "agendaitemid") or None,
        number=shown,
        title=_text(item, "agendaitemtitle"),
        heading=heading,
        restricted=_is_true(item, "isrestricted"),
        text=read_paragraphs(item.findtext("agendatext") or ""),
        decision=read_paragraphs(item.findtext("decisionnonemptyhtmlbody") or ""),
        minutes=read_paragraphs(html),
        minutes_html=html.strip(),
        documents=tuple(_read_document(linked, address, shown) for linked in item.iter("linkeddoc")),
    )


def _read_document(linked: Element, address: str, item: str | None) -> SiteDocument:
    target = urljoin(address, tidy_address(linked.findtext("url") or ""))
    number = _text(linked, "attachmentid")
    elsewhere = _is_true(linked, "isurl") or urlsplit(target).netloc != urlsplit(address).netloc
    key = document_key(target) or (f"s{number}" if number and not elsewhere else target)
    return SiteDocument(
        key=target if elsewhere else key,
        address=target,
        title=_text(linked, "title"),
        kind=PaperKind.ELSEWHERE if elsewhere else kind_of(key),
        item=item,
        restricted=_is_true(linked, "isrestricted"),
        published=read_day(_text(linked, "publicationdate")),
    )


def _read_attendee(attendee: Element) -> SiteAttendee:
    return SiteAttendee(
        name=plain(attendee.get("name")),
        role=plain(attendee.get("roledescription")) or None,
        attendance=plain(attendee.get("attendance")) or None,
    )


def _root(answer: bytes, name: str) -> Element:
    try:
        root: Element = fromstring(answer)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise ValueError("is not the XML of the web service") from error
    if root.tag != name:
        raise ValueError(f"is <{root.tag}>, not <{name}>")
    return root


def _text(element: Element, name: str) -> str:
    """Return the words of the child ``name``, "" where there is none."""
    return plain(element.findtext(name))


def _is_true(element: Element, name: str) -> bool:
    return _text(element, name).lower() == "true"


def _is_shown(item: Element) -> bool:
    return _text(item, "isdisplayallowed").lower() != "false"
