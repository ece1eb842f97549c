"""What do the visited sites say of the papers and meetings held? Read from the state of the sources, beside the papers.

Read again when the store has changed: a visit that hears something new of a meeting notes a change of its papers.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, and_, func, insert, select

from corpus import schema
from corpus.records import record
from corpus.slugs import slug
from corpus.visits.harvest_tables import addresses, meetings
from corpus.visits.joining import Saying
from corpus.visits.sites import PaperKind, SiteMeeting


@record
class Sayings:
    """What the sites say: by the paper's SHA-256, by the slug of the committee, and which papers each meeting has."""

    papers: Mapping[str, tuple[Saying, ...]]
    committees: Mapping[str, tuple[SiteMeeting, ...]]
    listed: Mapping[tuple[str, date], frozenset[str]]

    def bodies(self, sha256: str) -> tuple[str, ...]:
        """Return the names of the committees that list a paper."""
        return tuple(saying.meeting.committee for saying in self.papers.get(sha256, ()))

    def meetings(self, bodies: Collection[str]) -> tuple[SiteMeeting, ...]:
        """Return the meetings of the bodies with these slugs, by day."""
        found = (meeting for body in bodies for meeting in self.committees.get(body, ()))
        return tuple(sorted(found, key=lambda meeting: meeting.date or date.min))

    def listed_papers(self, meeting: SiteMeeting) -> frozenset[str]:
        """Return the papers (SHA-256s) that are listed under a committee's meetings of a meeting's day."""
        return self.listed.get((slug(meeting.committee), meeting.date or date.min), frozenset())


def stamp_sayings(engine: Engine) -> tuple[object, ...]:
    """Return what changes whenever a visit keeps something: as long as it is the same, so is what sites say."""
    with engine.connect() as connection:
        met = connection.execute(select(func.count(), func.max(meetings.c.checked_at)).select_from(meetings)).one()
        here = connection.execute(select(func.count(), func.max(addresses.c.checked_at)).select_from(addresses)).one()
    return (*met, *here)


def read_sayings(engine: Engine) -> Sayings:
    """Return what the sites say. Withdrawn papers are what they were."""
    with engine.connect() as connection:
        known = {
            (row.source, row.meeting): _lighter(msgspec.msgpack.decode(row.record, type=SiteMeeting))
            for row in connection.execute(select(meetings.c.source, meetings.c.meeting, meetings.c.record))
        }
        fetched = select(addresses).where(addresses.c.sha256.is_not(None), addresses.c.meeting.is_not(None))
        rows = connection.execute(fetched.order_by(addresses.c.source, addresses.c.key)).all()
    papers: dict[str, list[Saying]] = defaultdict(list)
    listed: dict[tuple[str, date], set[str]] = defaultdict(set)
    under = {place: _items_of(meeting) for place, meeting in known.items()}
    for row in rows:
        place = row.source, row.meeting
        if (meeting := known.get(place)) is None:
            continue
        papers[row.sha256].append(Saying(meeting=meeting, kind=PaperKind(row.kind), item=under[place].get(row.key)))
        if meeting.date:
            listed[slug(meeting.committee), meeting.date].add(row.sha256)
    committees: dict[str, list[SiteMeeting]] = defaultdict(list)
    for meeting in known.values():
        committees[slug(meeting.committee)].append(meeting)
    return Sayings(
        papers={sha256: tuple(said) for sha256, said in papers.items()},
        committees={body: tuple(held) for body, held in committees.items()},
        listed={place: frozenset(held) for place, held in listed.items()},
    )


def _lighter(meeting: SiteMeeting) -> SiteMeeting:
    """Return a meeting without the texts of its items, which nothing here is joined by: years of them are kept."""
    items = (replace(item, text="", decision="", minutes=item.minutes[:1], minutes_html="") for item in meeting.items)
    return replace(meeting, items=tuple(items))


def _items_of(meeting: SiteMeeting) -> Mapping[str, str | None]:
    """Return under which item's number each paper hangs, by the paper's key."""
    return {document.key: item.number for item in meeting.items for document in item.documents}


def listed_on(day: date) -> Any:
    """Return the query of the papers (SHA-256s) that a site lists under a meeting of ``day``."""
    return _fetched(meetings.c.date == day)


def listed_under(committees: Sequence[str]) -> Any:
    """Return the query of the papers (SHA-256s) that a site lists under committees, by their names."""
    return _fetched(meetings.c.committee.in_(list(committees)))


def _fetched(of: Any) -> Any:
    both = and_(meetings.c.source == addresses.c.source, meetings.c.meeting == addresses.c.meeting)
    return select(addresses.c.sha256).join(meetings, both).where(of, addresses.c.sha256.is_not(None))


def note_news(connection: Connection, source: int, meeting: str, committee: str) -> None:
    """Note that a site says something new of a meeting: a change of its papers, else of one of the same body's.

    So what is searched and what is derived of them is made anew.
    """
    here = and_(addresses.c.source == source, addresses.c.meeting == meeting, addresses.c.sha256.is_not(None))
    papers = schema.papers
    touched = list(
        connection.scalars(select(papers.c.sha256).where(papers.c.sha256.in_(select(addresses.c.sha256).where(here))))
    )
    if not touched:
        of_body = select(papers.c.sha256).join(schema.parts, schema.parts.c.paper == papers.c.id)
        current = papers.c.replaced_by.is_(None) & (schema.parts.c.slug == slug(committee))
        touched = list(connection.scalars(of_body.where(current).order_by(papers.c.id).limit(1)))
    for sha256 in touched:
        note_link(connection, sha256)


def note_link(connection: Connection, sha256: str) -> None:
    """Note that what is told of a paper that is held changed; nothing where it is not held."""
    if connection.scalar(select(schema.papers.c.id).where(schema.papers.c.sha256 == sha256)) is not None:
        connection.execute(insert(schema.changes).values(event="saved", sha256=sha256))
