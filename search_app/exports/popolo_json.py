"""Popolo: persons, organizations, posts, memberships, events, motions, vote events (popoloproject.com/specs).

`actions` is an extension of ours, which Popolo has no class for: `id`, `text`, `owner` (as printed), `due_start`,
`due_end`, `state` (open, overdue, done, dropped, not heard of again), `event_id` of the meeting that raised it,
`organization_id`, `sources`. What the papers do not say is left out: Popolo has no word for unknown.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from corpus.records import Source, Vote
from corpus.slugs import slug
from corpus.years.people import Person
from corpus.years.postings import PostHistory
from search_app.api._fields import evidence_address, page_address, whole_address
from search_app.export import Scope
from search_app.listing import Listing
from search_app.rows import ActionRow, MeetingRow, MembershipRow, OrganisationRow, ResolutionRow

Shape = dict[str, Any]
OPTIONS = (("yes", "votes_for"), ("no", "against"), ("abstain", "abstain"))


class Popolo:
    """One JSON object with a list for each class."""

    name = "popolo.json"
    about = "People, organisations, posts, memberships, meetings, decisions, votes as Popolo has them, and actions"
    media_type = "application/json"

    def write(self, listing: Listing, scope: Scope) -> Iterator[str]:
        """Yield the object, a list at a time."""
        decisions = tuple(scope.resolutions(listing))
        lists: tuple[tuple[str, Iterable[Shape]], ...] = (
            ("persons", map(person, listing.people)),
            ("organizations", map(organization, listing.organisations)),
            ("posts", map(post, listing.posts)),
            ("memberships", map(membership, listing.memberships)),
            ("events", map(event, scope.meetings(listing))),
            ("motions", map(motion, decisions)),
            ("vote_events", (vote_event(row, row.resolution.vote) for row in decisions if row.resolution.vote)),
            ("actions", (action(row) for row in listing.actions if scope.holds(row.body, row.matter.raised))),
        )
        for order, (name, shapes) in enumerate(lists):
            rows = ",\n".join(json.dumps(shape, ensure_ascii=False) for shape in shapes)
            yield f'{"," if order else "{"}\n"{name}": [\n{rows}]'
        yield "}\n"


def person(row: Person) -> Shape:
    """Return a Person; the forms of the name that were printed are its other names."""
    others = [{"name": form, "note": "as printed"} for form in row.forms if form != row.name]
    return {"id": f"person/{row.slug}", "name": row.name} | ({"other_names": others} if others else {})


def organization(row: OrganisationRow) -> Shape:
    """Return an Organization: bodies that meet are classified so."""
    shape: Shape = {"id": f"organization/{row.id}", "name": row.name}
    if row.meetings:
        shape["classification"] = "body"
    if row.names:
        letters = [{"name": name, "note": "abbreviation"} for name in row.names.letters]
        shape["other_names"] = letters + [{"name": name, "note": "former name"} for name in row.names.former]
    return shape | _links(row.path)


def post(row: PostHistory) -> Shape:
    """Return a Post."""
    title, of = row.post.title, slug(row.post.organisation)
    return {"id": f"post/{row.key}", "label": title, "role": title, "organization_id": f"organization/{of}"}


def membership(row: MembershipRow) -> Shape:
    """Return a Membership. Its dates are what the papers state; else the days of the sightings, with a note."""
    term = row.term
    shape: Shape = {
        "id": f"membership/{row.id}",
        "person_id": f"person/{term.holder}",
        "organization_id": f"organization/{slug(row.post.post.organisation)}",
        "post_id": f"post/{row.post.key}",
        "role": f"Acting {row.post.post.title}" if term.acting else row.post.post.title,
        "start_date": term.start.isoformat(),
        "sources": [{"url": evidence_address(each), "note": each.quote} for each in row.evidence],
    }
    if term.began is None:
        shape["label"] = f"first seen in the post on {term.first_seen}, last on {term.last_seen}"
    return shape | ({"end_date": term.ended.isoformat()} if term.ended else {})


def event(row: MeetingRow) -> Shape:
    """Return a meeting as an Event."""
    return {
        "id": f"event/{row.id}",
        "name": f"Meeting of {row.meeting.body}",
        "classification": "meeting",
        "organization_id": f"organization/{row.meeting.slug}",
        "start_date": row.meeting.date.isoformat(),
    } | _links(row.path)


def motion(row: ResolutionRow) -> Shape:
    """Return a decision as a Motion. Minutes record what was carried: the result is passed."""
    meeting = row.item.meeting
    shape: Shape = {
        "id": f"motion/{row.id}",
        "organization_id": f"organization/{meeting.meeting.slug}",
        "event_id": f"event/{meeting.id}",
        "text": row.resolution.text,
        "classification": "resolution",
        "date": meeting.meeting.date.isoformat(),
        "sources": [_source(row.item.paper.sha256, row.resolution.source)],
    }
    if row.item.item.number:
        shape["identifier"] = row.item.item.number
    return shape | ({"vote_events": [f"vote_event/{row.id}"]} if row.resolution.vote else {})


def vote_event(row: ResolutionRow, vote: Vote) -> Shape:
    """Return a counted vote as a VoteEvent."""
    figures = ((option, getattr(vote, name)) for option, name in OPTIONS)
    return {
        "id": f"vote_event/{row.id}",
        "motion_id": f"motion/{row.id}",
        "organization_id": f"organization/{row.item.meeting.meeting.slug}",
        "start_date": row.item.meeting.meeting.date.isoformat(),
        "counts": [{"option": option, "value": value} for option, value in figures if value is not None],
        "sources": [_source(row.item.paper.sha256, row.resolution.source)],
    }


def action(row: ActionRow) -> Shape:
    """Return an action: our extension."""
    matter, raised = row.matter, row.matter.steps[0]
    known: dict[str, date | str | None] = {
        "owner": matter.owner,
        "due_start": matter.due.start.isoformat() if matter.due else None,
        "due_end": matter.due.end.isoformat() if matter.due else None,
    }
    return {
        "id": f"action/{row.id}",
        "text": matter.text,
        "state": row.state.value,
        "organization_id": f"organization/{matter.body}",
        "event_id": f"event/{raised.held_by}/{raised.day}",
        "sources": [{"url": evidence_address(step.evidence), "note": step.kind.value} for step in matter.steps],
    } | {name: value for name, value in known.items() if value is not None}


def _source(sha256: str, source: Source) -> Shape:
    return {"url": page_address(sha256, source)}


def _links(path: str | None) -> Shape:
    return {"links": [{"url": whole_address(path)}]} if path else {}


EXPORT = Popolo()
