"""What follows across the years, in terms of JSON: the shapes that pages and commands give away."""

from datetime import date
from typing import Any

from corpus.store import ADDRESS_DIGITS
from corpus.years.attending import Record
from corpus.years.chronicle import Evidence
from corpus.years.coverage import Coverage
from corpus.years.figures import PossibleMatch
from corpus.years.glossary import Entry
from corpus.years.matters import Matter, State
from corpus.years.people import Person
from corpus.years.postings import PostHistory
from corpus.years.representing import Represented
from corpus.years.stretches import OfficeSighting
from corpus.years.tenures import Held, Term
from corpus.years.threads import Thread

Shape = dict[str, Any]


def iso(day: date | None) -> str | None:
    """Return a day as "2025-07-23"; None for None."""
    return day.isoformat() if day else None


def evidence_shape(evidence: Evidence) -> Shape:
    """Return where a paper says something; `url` is the address of the page.

    `quote` are its words; null where `says` tells in ours what a list there says of somebody.
    """
    return {
        "quote": None if evidence.reworded else evidence.quote,
        "says": evidence.quote,
        "file": evidence.file,
        "page": evidence.page,
        "date": iso(evidence.day),
        "number": evidence.number,
        "url": f"/papers/{evidence.paper[:ADDRESS_DIGITS]}/pages/{evidence.page}",
    }


def coverage_shape(coverage: Coverage) -> Shape:
    """Return how much is held of a body, in the shape of `matters coverage --json`."""
    return {
        "body": coverage.body,
        "from": iso(coverage.first),
        "to": iso(coverage.last),
        "meetings_held": len(coverage.held),
        "meetings_known": len(coverage.known),
        "papers_listed": coverage.papers_listed,
        "papers_held": coverage.papers_held,
        "gaps": [
            {
                "kind": gap.kind.value,
                "date": iso(gap.day),
                "what": gap.what,
                "file": gap.file,
                "page": gap.page,
                "address": gap.address,
            }
            for gap in coverage.gaps
        ],
    }


def person_shape(person: Person) -> Shape:
    """Return who a person is: every form of the name as printed, in which bodies, and why the forms were joined."""
    return {
        "id": person.slug,
        "name": person.name,
        "forms": list(person.forms),
        "bodies": list(person.bodies),
        "first_seen": iso(person.first),
        "last_seen": iso(person.last),
        "joined_because": list(person.reasons),
    }


def match_shape(match: PossibleMatch) -> Shape:
    """Return two figures that may be one person, and why they are not joined."""
    return {"one": match.one, "other": match.other, "reason": match.reason}


def attendance_shape(record: Record) -> Shape:
    """Return a person's attendance of a body by year: how often listed as what, of how many meetings."""
    return {
        "figure": record.figure,
        "years": {
            str(year): {
                "meetings": sum(each.day.year == year for each in record.meetings),
                **{
                    role.value if role else "not_named": record.count(role, year=year)
                    for role in dict.fromkeys(each.role for each in record.meetings)
                },
            }
            for year in record.years()
        },
    }


def term_shape(term: Term) -> Shape:
    """Return a term in a post; `person` is None for a vacancy."""
    return {
        "person": term.holder,
        "name": term.name,
        "acting": term.acting,
        "began": iso(term.began),
        "first_seen": iso(term.first_seen),
        "last_seen": iso(term.last_seen),
        "ended": iso(term.ended),
        "ended_by": iso(term.ended_by),
        "ending": term.ending.value,
        "elected": [iso(day) for day in term.elections],
        "evidence": [sighting_shape(each) for each in term.sightings],
    }


def sighting_shape(sighting: OfficeSighting) -> Shape:
    """Return one statement about a post."""
    return {"date": iso(sighting.day), "event": sighting.event.value, "evidence": evidence_shape(sighting.evidence)}


def post_shape(post: PostHistory) -> Shape:
    """Return a post with its terms, conflicts, and the meetings at which another took the chair."""
    return {
        "id": post.key,
        "title": post.post.title,
        "organisation": post.post.organisation,
        "terms": [term_shape(term) for term in post.terms],
        "presided": [sighting_shape(each) for each in post.presided],
        "conflicts": [
            {"date": iso(each.day), "sightings": [sighting_shape(one) for one in each.sightings]}
            for each in post.conflicts
        ],
    }


def held_shape(held: Held) -> Shape:
    """Return who held a post on a day, how sure that is, and the sightings on both sides."""
    return {
        "date": iso(held.day),
        "person": held.holder,
        "name": held.name,
        "sureness": held.sureness.value,
        "before": sighting_shape(held.before) if held.before else None,
        "after": sighting_shape(held.after) if held.after else None,
    }


def matter_shape(matter: Matter, state: State) -> Shape:
    """Return an action and what came of it."""
    return {
        "id": matter.id,
        "body": matter.body,
        "text": matter.text,
        "owner": matter.owner,
        "due": {"from": iso(matter.due.start), "to": iso(matter.due.end)} if matter.due else None,
        "raised": iso(matter.raised),
        "state": state.value,
        "steps": [
            {"kind": s.kind.value, "date": iso(s.day), "reason": s.reason, "evidence": evidence_shape(s.evidence)}
            for s in matter.steps
        ],
    }


def thread_shape(thread: Thread) -> Shape:
    """Return the same business across meetings, with what was decided and the sums named each time."""
    return {
        "id": f"{thread.body}/{thread.slug}",
        "title": thread.title,
        "links": [
            {
                "date": iso(link.day),
                "body": link.held_by,
                "title": link.title,
                "number": link.number,
                "minuted": link.minuted,
                "reason": link.reason,
                "decisions": [evidence_shape(each) for each in link.decisions],
                "sums": [
                    {"amount": str(each.money.amount), "currency": each.money.currency, **evidence_shape(each.evidence)}
                    for each in link.sums
                ],
                "evidence": evidence_shape(link.evidence),
            }
            for link in thread.links
        ],
    }


def entry_shape(entry: Entry) -> Shape:
    """Return one thing of the glossary with all its names, and the statements that say so."""
    return {
        "id": entry.slug,
        "name": entry.name,
        "letters": list(entry.letters),
        "former": list(entry.former),
        "after": list(entry.after),
        "said": [
            {"relation": each.relation.value, "one": each.one, "other": each.other, **evidence_shape(each.evidence)}
            for each in entry.namings
        ],
    }


def represented_shape(each: Represented) -> Shape:
    """Return who came to a body for an organisation, and when."""
    return {
        "organisation": each.organisation,
        "name": each.name,
        "body": each.body,
        "days": [iso(day) for day in each.days],
        "apologies": [iso(day) for day in each.apologies],
        "first": evidence_shape(each.first),
        "last": evidence_shape(each.last),
    }
