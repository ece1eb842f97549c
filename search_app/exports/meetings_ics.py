"""Meetings as a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from flask import current_app
from icalendar import Calendar, Event

from search_app.api._fields import whole_address
from search_app.export import Scope
from search_app.listing import Listing
from search_app.rows import MeetingRow


class Meetings:
    """An event for each meeting, all day long: papers seldom say until when."""

    name = "meetings.ics"
    about = "Meetings as a calendar"
    media_type = "text/calendar"

    def write(self, listing: Listing, scope: Scope) -> Iterator[str]:
        """Yield the calendar."""
        calendar = Calendar()
        calendar.add("prodid", "-//Matters Arising//meetings//EN")
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", current_app.extensions["archive"].settings.name)
        for row in scope.meetings(listing):
            calendar.add_component(event(row))
        yield calendar.to_ical().decode()


def event(row: MeetingRow) -> Event:
    """Return a meeting as an event."""
    made = Event()
    made.add("uid", f"{row.id}@matters-arising")
    made.add("summary", row.meeting.body)
    made.add("dtstart", row.meeting.date)
    made.add("dtend", _next(row.meeting.date))
    made.add("dtstamp", max((paper.ingested_at for paper in row.papers), default=datetime.now(UTC)))
    made.add("url", whole_address(row.path))
    made.add("description", "\n".join(_heading(row)))
    made.add("transp", "TRANSPARENT")
    return made


def _heading(row: MeetingRow) -> Iterator[str]:
    for item in row.meeting.minutes or row.meeting.agenda:
        yield f"{item.item.number} {item.item.title}" if item.item.number else item.item.title


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


EXPORT = Meetings()
