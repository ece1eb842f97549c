"""The site and the papers, compared."""

from dataclasses import replace
from datetime import date

from corpus.records import Attendance, Item, Kind, Part, Source, Status
from corpus.visits.sites import SiteAttendee, SiteItem, SiteMeeting
from ingest.fetching.site_join import Difference, find_differences, join_meeting

SITE = SiteMeeting(
    id="1",
    committee="Elm Board",
    date=date(2026, 1, 15),
    items=(
        SiteItem(id="1", number=None, title="A. Business", heading=True),
        SiteItem(id="2", number="54", title="Roads & Paths Update"),
        SiteItem(id="3", number="55", title="Contract award", restricted=True),
    ),
    attendees=(
        SiteAttendee(name="Councillor Ann Ash", attendance="Present"),
        SiteAttendee(name="Bob Beech", attendance="Apologies"),
        SiteAttendee(name="Cy Cedar", attendance="Expected"),
    ),
)


def _item(number: str, title: str, *, restricted: bool = False) -> Item:
    return Item(number=number, title=title, first_page=2, last_page=2, restricted=restricted, source=Source(page=2))


def _attended(name: str, status: Status) -> Attendance:
    return Attendance(name=name, status=status, source=Source(page=1))


MINUTES = Part(
    id="p1",
    kind=Kind.MINUTES,
    title="Minutes",
    date=date(2026, 1, 15),
    first_page=1,
    last_page=2,
    items=(_item("54.", "Roads and Paths update"), _item("55", "Contract award", restricted=True)),
    attendance=(_attended("Ann Ash", Status.PRESENT), _attended("Mr Bob Beech", Status.APOLOGIES)),
)


def test_what_agrees_gives_no_difference() -> None:
    assert find_differences(SITE, (MINUTES,)) == ()


def test_numbers_titles_days_restrictions_and_attendance_that_differ_are_listed() -> None:
    odd = replace(
        MINUTES,
        date=date(2026, 1, 16),
        items=(_item("56", "Roads & Paths Update"), _item("55", "Contract award"), _item("57", "Any Other Business")),
        attendance=(_attended("Bob Beech", Status.PRESENT),),
    )
    assert find_differences(SITE, (odd,)) == (
        Difference(about="day", site="2026-01-15", paper="2026-01-16", page=1),
        Difference(about="number", site="54", paper="56", page=2),
        Difference(about="restricted 55", site="restricted", paper="public", page=2),
        Difference(about="item 57", site=None, paper="Any Other Business", page=2),
        Difference(about="attendance Councillor Ann Ash", site="present", paper=None),
        Difference(about="attendance Bob Beech", site="apologies", paper="present", page=1),
    )


def test_a_restricted_item_missing_from_public_minutes_is_no_difference() -> None:
    assert find_differences(SITE, (replace(MINUTES, items=MINUTES.items[:1]),)) == ()


def test_the_pages_decision_and_title_complete_what_the_service_says() -> None:
    page = replace(SITE, title="Agenda", items=(SiteItem(id="2", number="54.", title="Roads", decision="Agreed"),))
    joined = join_meeting(replace(SITE, title=None), page)
    assert joined.title == "Agenda"
    assert [item.decision for item in joined.items] == ["", "Agreed", ""]
