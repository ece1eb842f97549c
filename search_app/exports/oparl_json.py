"""OParl 1.1 (schema.oparl.org/1.1): System, Body, Organization, Person, Membership, Meeting, AgendaItem, Paper, File.

Every object has its address as `id` and is answered for there too (`web/oparl.py`); this export is all of them in one
list. One Body stands for whoever runs the service; the bodies that meet are its Organizations. `matters:` begins the
fields that are ours, as OParl asks of extensions.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from flask import current_app

from corpus.slugs import slug
from corpus.stored import StoredPaper
from corpus.years.people import Person
from search_app.api._fields import whole_address
from search_app.export import Scope
from search_app.listing import Listing
from search_app.rows import ItemRow, MeetingRow, MembershipRow, OrganisationRow

Shape = dict[str, Any]
VERSION = "https://schema.oparl.org/1.1/"
LISTS = {  # fields of a Body, and the kinds of object in them
    "organization": "organization",
    "person": "person",
    "meeting": "meeting",
    "paper": "paper",
    "membership": "membership",
    "file": "file",
    "agendaItem": "agendaitem",
}
EMPTY = {"legislativeTermList": "legislativeterm", "consultation": "consultation", "locationList": "location"}


class OParl:
    """Everything as OParl's objects."""

    name = "oparl.json"
    about = "Bodies, people, meetings with agendas, papers and files as OParl 1.1 has them"
    media_type = "application/json"

    def write(self, listing: Listing, scope: Scope) -> Iterator[str]:
        """Yield the list of objects."""
        for order, shape in enumerate(oparl_objects(listing, scope)):
            yield (",\n" if order else "[\n") + json.dumps(shape, ensure_ascii=False)
        yield "\n]\n"


def oparl_objects(listing: Listing, scope: Scope) -> Iterator[Shape]:
    """Yield System, Body, and every Organization, Person, Meeting and Paper within the scope with what is in them."""
    yield system()
    yield body()
    yield from find_objects(listing, "organization")
    yield from find_objects(listing, "person")
    yield from (meeting(row) for row in scope.meetings(listing))
    yield from (paper(row) for row in scope.papers(listing))


def find_objects(listing: Listing, kind: str, organization_id: str | None = None) -> Iterator[Shape]:
    """Yield the objects of one kind; of meetings those of an organization, where one is named."""
    if kind == "organization":
        yield from map(organization, listing.organisations)
    elif kind == "person":
        held: dict[str | None, list[MembershipRow]] = {}
        for each in listing.memberships:
            held.setdefault(each.person, []).append(each)
        yield from (person(row, held.get(row.slug, ())) for row in listing.people)
    elif kind == "membership":
        yield from map(membership, listing.memberships)
    elif kind == "meeting":
        wanted = (row for row in listing.meetings if organization_id in (None, row.meeting.slug))
        yield from map(meeting, wanted)
    elif kind == "agendaitem":
        yield from map(agenda_item, listing.items)
    elif kind == "paper":
        yield from map(paper, listing.papers)
    elif kind == "file":
        yield from (file(row) for row in listing.papers if row.whole)


def system() -> Shape:
    """Return the System."""
    shape = _object("system", "", "System")
    return shape | {
        "oparlVersion": VERSION,
        "name": current_app.extensions["archive"].settings.name,
        "body": address("bodies"),
        "website": whole_address("/"),
    }


def body() -> Shape:
    """Return the one Body, with the addresses of the lists of everything in it."""
    name = current_app.extensions["archive"].settings.name
    return _object("body", "main", "Body") | {
        "system": address("system"),
        "name": name,
        "shortName": name,
        "website": whole_address("/"),
        "legislativeTerm": [],
        **{name: address("list", kind) for name, kind in (LISTS | EMPTY).items()},
    }


def organization(row: OrganisationRow) -> Shape:
    """Return an Organization."""
    shape = _object("organization", row.id, "Organization") | {"body": address("body", "main"), "name": row.name}
    if row.meetings:
        shape |= {"organizationType": "Gremium", "classification": "body", "web": whole_address(f"/meetings/{row.id}")}
        shape["meeting"] = f"{address('list', 'meeting')}?organization={row.id}"
    return shape


def person(row: Person, memberships: Iterable[MembershipRow]) -> Shape:
    """Return a Person with the memberships."""
    return _object("person", row.slug, "Person") | {
        "body": address("body", "main"),
        "name": row.name,
        "membership": [membership(each) for each in memberships],
    }


def membership(row: MembershipRow) -> Shape:
    """Return a Membership: its dates as the papers state them, else left out."""
    shape = _object("membership", row.id, "Membership") | {
        "person": address("person", str(row.person)),
        "organization": address("organization", slug(row.post.post.organisation)),
        "role": row.post.post.title,
        "matters:firstSeen": row.term.first_seen.isoformat(),
        "matters:lastSeen": row.term.last_seen.isoformat(),
    }
    stated = {"startDate": row.term.began, "endDate": row.term.ended}
    return shape | {name: day.isoformat() for name, day in stated.items() if day}


def meeting(row: MeetingRow) -> Shape:
    """Return a Meeting with its agenda. Of the time of day nothing is known: start is the day's first moment, UTC."""
    start = datetime(row.meeting.date.year, row.meeting.date.month, row.meeting.date.day, tzinfo=UTC).isoformat()
    return _object("meeting", row.id, "Meeting") | {
        "name": f"{row.meeting.body}, {row.meeting.date}",
        "start": start,
        "matters:date": row.meeting.date.isoformat(),
        "organization": [address("organization", row.meeting.slug)],
        "auxiliaryFile": [file(each) for each in row.papers if each.whole],
        "agendaItem": [agenda_item(item) for item in row.items],
        "web": whole_address(row.path),
    }


def agenda_item(row: ItemRow) -> Shape:
    """Return an AgendaItem: a minute with what was resolved, or an item of the agenda."""
    shape = _object("agendaitem", row.id, "AgendaItem") | {
        "meeting": address("meeting", row.meeting.id),
        "name": row.item.title,
        "order": row.order,
        "public": not row.item.restricted,
        "web": whole_address(row.path),
    }
    if row.item.number:
        shape["number"] = row.item.number
    if row.item.resolutions:
        shape["resolutionText"] = "\n\n".join(one.text for one in row.item.resolutions)
    return shape


def paper(row: StoredPaper) -> Shape:
    """Return a Paper; its file too, where all of it may be seen."""
    shape = _object("paper", row.address, "Paper") | {
        "body": address("body", "main"),
        "name": row.title,
        "paperType": row.kind.value,
        "web": whole_address(f"/papers/{row.address}"),
    }
    if row.date:
        shape["date"] = row.date.isoformat()
    if row.body:
        shape["underDirectionOf"] = [address("organization", slug(row.body))]
    return shape | ({"mainFile": file(row)} if row.whole else {})


def file(row: StoredPaper) -> Shape:
    """Return a File."""
    return _object("file", row.address, "File") | {
        "name": row.title,
        "fileName": row.file,
        "mimeType": row.media_type,
        "matters:sha256": row.sha256,
        "accessUrl": whole_address(f"/papers/{row.address}/file"),
    }


def address(kind: str, name: str = "") -> str:
    """Return the address, and so the id, of an object."""
    return whole_address(f"/oparl/v1.1/{kind}{'/' if name else ''}{name}")


def _object(kind: str, name: str, of: str) -> Shape:
    return {"id": address(kind, name), "type": f"{VERSION}{of}"}


EXPORT = OParl()
