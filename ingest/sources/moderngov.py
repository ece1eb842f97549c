"""A council's ModernGov site: its web service where that is on, its pages where not, meeting by meeting."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from corpus.errors import BlockedError, HarvestError, MissingError
from corpus.records import record
from corpus.visits.sites import SiteCommittee, SiteDocument, SiteItem, SiteMeeting
from ingest.fetching import moderngov_lists as pages
from ingest.fetching import moderngov_xml as service
from ingest.fetching.moderngov_page import read_item_page, read_meeting_page
from ingest.fetching.moderngov_xml import ListedMeeting
from ingest.fetching.site_join import add_documents, join_meeting
from ingest.fetching.site_words import plain, read_day
from ingest.source import Fault, Met, Sighting, Still, Visit, Wanted, Whole

_T = TypeVar("_T")
_OWN_PAGE = re.compile(r"/(?:mg|ie|ec)[A-Za-z0-9]+\.as[hmp]x\b", re.IGNORECASE)
_EVER = ("01/01/1974", "31/12/2099")  # principal councils as they are began in April 1974
_TIRED = 3  # failures of the web service in a row before the pages are read instead
_MOST_LIST_PAGES = 500


class ModernGov:
    """A site, by any of its addresses."""

    name = "moderngov"

    def bid(self, place: str) -> float:
        """Return how likely a web address is a ModernGov site's; its own page names make it certain."""
        parts = urlsplit(place)
        if parts.scheme not in ("http", "https"):
            return 0.0
        return 1.0 if _OWN_PAGE.search(parts.path) else 0.5

    def walk(self, wanted: Wanted, visit: Visit) -> Iterator[Sighting]:
        """Yield each committee's meetings, newest first, and after them that the committee is whole where it is."""
        base, committee = site_of(wanted.place)
        return _Walk(replace(wanted, committee=wanted.committee or committee), visit, base).run()


def site_of(place: str) -> tuple[str, str | None]:
    """Return the address that a site's pages stand under, and the committee that ``place`` itself names."""
    parts = urlsplit(place)
    query = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
    of_committee = "mgcommitteedetails" in parts.path.lower()
    number = query.get("cid") or query.get("committeeid") or (query.get("id") if of_committee else None)
    folder = urljoin(place, ".") if _OWN_PAGE.search(parts.path) else f"{parts.scheme}://{parts.netloc}{parts.path}"
    return folder.rstrip("/") + "/", number


@record
class _List:
    """The meetings of a committee, and whether the list could be read to its end."""

    meetings: tuple[ListedMeeting, ...]
    whole: bool = True


@dataclass
class _Walk:
    """One visit. ``faults`` are those waiting to be told."""

    wanted: Wanted
    visit: Visit
    base: str
    faults: list[Fault] = field(default_factory=list)
    service_is_on: bool = True
    asked_service: bool = False
    failures: int = 0

    def run(self) -> Iterator[Sighting]:
        committees = self.committees()
        yield from self.told()
        for committee in committees:
            listed = self.meetings(committee)
            yield from self.told()
            for meeting in sorted(listed.meetings, key=_day_of, reverse=True):
                yield from self.meeting(meeting, committee)
                yield from self.told()
            if listed.whole:
                yield Whole(committee_id=committee.id)

    def told(self) -> Iterator[Fault]:
        """Yield the faults that were met since the last time."""
        yield from self.faults
        self.faults.clear()

    # ---- what there is to ask ------------------------------------------------------------------------------------

    def page(self, name: str, **query: str) -> str:
        """Return the address of one of the site's pages."""
        return self.base + name + ("?" + urlencode(query, safe="/") if query else "")

    def meeting_page(self, listed: ListedMeeting) -> str:
        """Return the address of a meeting's page, which is there before anything is published."""
        return self.page("ieListDocuments.aspx", CId=listed.committee_id, MId=listed.id, Ver="4")

    def read_page(self, address: str, read: Callable[[bytes], _T], meeting_id: str | None = None) -> _T | None:
        """Return what a page says, None (and a fault) where it cannot be had."""
        try:
            return read(self.visit.read(address).body)
        except BlockedError:
            raise
        except HarvestError as error:
            self.faults.append(Fault.of(error, meeting_id))
        except ValueError as error:
            self.faults.append(Fault(address=address, reason=str(error), meeting_id=meeting_id))
        return None

    def ask_service(self, read: Callable[[bytes], _T], method: str, **query: str) -> _T | None:
        """Return what the web service says; None where it is off or fails, which is told once it has been on.

        A service that is switched off answers with an error or a page of words: the site's pages serve as well, so
        that is no fault. One that fails half-way is: it may have said less than it knows.
        """
        if not self.service_is_on:
            return None
        address = self.page(f"mgWebService.asmx/{method}", **query)
        first, self.asked_service = not self.asked_service, True
        try:
            said = read(self.visit.read(address, attempts=2).body)
        except BlockedError:
            raise
        except (HarvestError, ValueError) as error:
            off = (first and isinstance(error, (MissingError, ValueError))) or (first and "robots.txt" in str(error))
            self.failures = _TIRED if off else self.failures + 1
            self.service_is_on = self.failures < _TIRED
            if not off:
                instead = "; its pages are read instead" + ("" if self.service_is_on else ", from now on")
                reason = error.reason if isinstance(error, HarvestError) else str(error)
                self.faults.append(Fault(address=address, reason=reason + instead))
            return None
        self.failures = 0
        return said

    # ---- committees ----------------------------------------------------------------------------------------------

    def committees(self) -> tuple[SiteCommittee, ...]:
        """Return the committees asked for; none, with a fault that says which there are, where no name fits."""
        asked = self.wanted.committee
        if asked and asked.isdecimal():
            return (SiteCommittee(id=asked, title=""),)
        known = self.ask_service(service.read_committees, "GetCommittees")
        address = self.page("mgListCommittees.aspx")
        if known is None:
            known = self.read_page(address, pages.read_committees_page) or ()
        if asked is None or not known:
            return known
        exact = tuple(one for one in known if plain(asked).casefold() == one.title.casefold())
        close = exact or tuple(one for one in known if plain(asked).casefold() in one.title.casefold())
        if len(close) != 1:
            names = ", ".join(one.title for one in close or known)
            self.faults.append(Fault(address=address, reason=f"has no one committee “{asked}”, but: {names}"))
            return ()
        return close

    # ---- lists of meetings ---------------------------------------------------------------------------------------

    def meetings(self, committee: SiteCommittee) -> _List:
        """Return the meetings of a committee on the days asked for."""
        since, until = self.wanted.since, self.wanted.until
        found = self.ask_service(
            service.read_meetings,
            "GetMeetings",
            lCommitteeId=committee.id,
            sFromDate=f"{since:%d/%m/%Y}" if since else _EVER[0],
            sToDate=f"{until:%d/%m/%Y}" if until else _EVER[1],
        )
        listed = self.listed_on_pages(committee) if found is None else _List(meetings=found)
        inside = tuple(one for one in listed.meetings if self.wanted.covers(read_day(one.day)))
        return replace(listed, meetings=inside)

    def listed_on_pages(self, committee: SiteCommittee) -> _List:
        """Return the meetings on the pages of `ieListMeetings.aspx`, earlier and then later ones."""
        first = self.page("ieListMeetings.aspx", CommitteeId=committee.id)
        found: dict[str, ListedMeeting] = {}
        begun = self.list_page(first, committee)
        if begun is None:
            return _List(meetings=(), whole=False)
        found.update((one.id, one) for one in begun.meetings)
        ways = (self.follow("earlier", begun, committee, found), self.follow("later", begun, committee, found))
        return _List(meetings=tuple(found.values()), whole=all(ways))

    def list_page(self, address: str, committee: SiteCommittee) -> pages.MeetingsPage | None:
        return self.read_page(
            address, lambda body: pages.read_meetings_page(body, address=address, committee_id=committee.id)
        )

    def follow(
        self, way: str, page: pages.MeetingsPage, committee: SiteCommittee, found: dict[str, ListedMeeting]
    ) -> bool:
        """Add the meetings of the pages that follow ``page`` one way; return whether that way's end was reached."""
        for _ in range(_MOST_LIST_PAGES):
            address = page.earlier if way == "earlier" else page.later
            if address is None or (way == "earlier" and self.is_early_enough(page)):
                return True
            following = self.list_page(address, committee)
            if following is None:
                return False
            new = [one for one in following.meetings if one.id not in found]
            found.update((one.id, one) for one in new)
            if not new:
                return self.is_end(address, following, way)
            page = following
        self.faults.append(Fault(address=address or self.base, reason=f"goes on for over {_MOST_LIST_PAGES} pages"))
        return False

    def is_end(self, address: str, page: pages.MeetingsPage, way: str) -> bool:
        """Return whether a page without news is the last one: it is not where it shows old meetings and leads on."""
        leads_on = page.earlier if way == "earlier" else page.later
        if page.meetings and leads_on:
            self.faults.append(Fault(address=address, reason="leads back to itself: the list of meetings may go on"))
            return False
        return True

    def is_early_enough(self, page: pages.MeetingsPage) -> bool:
        days = [day for day in (read_day(one.day) for one in page.meetings) if day]
        return bool(self.wanted.since and days and min(days) < self.wanted.since)

    # ---- a meeting -----------------------------------------------------------------------------------------------

    def meeting(self, listed: ListedMeeting, committee: SiteCommittee) -> Iterator[Sighting]:
        if self.visit.settled(listed.id, listed.said):
            yield Still(meeting_id=listed.id)
            return
        before = len(self.faults)
        said = self.ask_service(lambda body: body, "GetMeeting", lMeetingId=listed.id)
        meeting = self.from_service(said, listed, committee) if said else None
        if meeting is None or (said and service.is_published(said)):
            shown = self.from_page(listed, meeting)
            meeting = join_meeting(meeting, shown) if meeting and shown else shown or meeting
        if meeting is None:
            return  # the page's fault says so, with the meeting's number
        address = self.meeting_page(listed)
        meeting = replace(meeting, id=listed.id, committee_id=committee.id, address=address)
        whole = not any(fault.meeting_id for fault in self.faults[before:])
        yield Met(meeting=meeting, said=listed.said, whole=whole)

    def from_service(self, said: bytes, listed: ListedMeeting, committee: SiteCommittee) -> SiteMeeting | None:
        try:
            return service.read_meeting(said, address=self.base, committee=committee.title or listed.committee)
        except ValueError as error:
            address = self.page("mgWebService.asmx/GetMeeting", lMeetingId=listed.id)
            self.faults.append(Fault(address=address, reason=f"{error}; its page is read instead"))
            return None

    def from_page(self, listed: ListedMeeting, known: SiteMeeting | None) -> SiteMeeting | None:
        """Return what a meeting's page says, completed from the pages it leads to."""
        address = self.meeting_page(listed)
        meeting = self.read_page(address, lambda body: read_meeting_page(body, address=address), listed.id)
        if meeting is None:
            return None
        for choice in meeting.choices:
            offered = self.read_page(choice, self.choices_at(choice), listed.id)
            meeting = add_documents(meeting, offered or ())
        if known is not None:
            return meeting
        if meeting.attendance_address:
            attendees = self.read_page(meeting.attendance_address, pages.read_attendance_page, listed.id)
            meeting = replace(meeting, attendees=attendees or ())
        return replace(meeting, items=tuple(self.complete(item, listed.id) for item in meeting.items))

    @staticmethod
    def choices_at(address: str) -> Callable[[bytes], tuple[SiteDocument, ...]]:
        return lambda body: pages.read_choices_page(body, address=address)

    def complete(self, item: SiteItem, meeting_id: str) -> SiteItem:
        """Return an item with its whole minutes, from its own page where the meeting's page cuts them short."""
        if item.continued is None:
            return item
        whole = self.read_page(item.continued, read_item_page, meeting_id)
        if not whole or not whole[0]:
            return item
        return replace(item, minutes=whole[0], minutes_html=whole[1], continued=None)


def _day_of(listed: ListedMeeting) -> str:
    day = read_day(listed.day)
    return day.isoformat() if day else ""


SOURCE = ModernGov()
