"""One meeting's minutes as Akoma Ntoso 1.0 (OASIS LegalDocML, namespace akn/3.0): a `debate`, valid by its schema.

Who came is the roll call; each minute is a section with its text, and its decisions as `resolutions` within. Persons
and the body stand among the references. What the minutes do not say is not there.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from corpus.errors import NotFoundError
from corpus.records import Attendance, Resolution, Status
from corpus.slugs import slug
from search_app.api._fields import whole_address
from search_app.export import Scope
from search_app.exports._feed import plain
from search_app.listing import Listing
from search_app.rows import MeetingRow

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "#matters"  # who made the markup
STATUSES = {
    Status.PRESENT: "Present",
    Status.SUBSTITUTE: "Substitutes",
    Status.IN_ATTENDANCE: "In attendance",
    Status.APOLOGIES: "Apologies",
    Status.ABSENT: "Absent",
}
_Element = Any  # lxml says nothing of its types
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


class Minutes:
    """The minutes of the one meeting that the scope names."""

    name = "minutes.akn.xml"
    about = "One meeting's minutes as Akoma Ntoso: who came, each minute, each decision"
    media_type = "application/akn+xml"

    def write(self, listing: Listing, scope: Scope) -> Iterator[str]:
        """Yield the document. Raises NotFoundError where the scope is not one meeting with minutes."""
        row = scope.meeting_of(listing)
        if not row.meeting.minutes:
            raise NotFoundError(f"the minutes of {row.meeting.body} of {row.meeting.date} are not held.")
        yield etree.tostring(build_document(row), encoding="unicode", pretty_print=True)


def build_document(row: MeetingRow) -> _Element:
    """Return the minutes of a meeting as an `akomaNtoso` element."""
    body = row.meeting.body
    debate = E.debate(
        _meta(row),
        E.preface(E.p(E.docTitle(plain(f"Minutes of {body}")), " ", E.docDate(_day(row), date=_day(row)))),
        E.debateBody(*_roll_call(row.meeting.attendance), *_sections(row)),
        name="minutes",
    )
    return E.akomaNtoso(debate)


def _meta(row: MeetingRow) -> _Element:
    work = f"/akn/gb/debate/minutes/{row.meeting.slug}/{_day(row)}"
    expression = f"{work}/eng@{_day(row)}"
    held = min(place.place.paper.ingested_at for place in row.meeting.minutes).date().isoformat()
    people = {slug(one.name): one.name for one in row.meeting.attendance}
    return E.meta(
        E.identification(
            E.FRBRWork(*_level(work, f"{work}/!main", _day(row), "meeting"), E.FRBRcountry(value="gb")),
            E.FRBRExpression(
                *_level(expression, f"{expression}/!main", _day(row), "meeting"), E.FRBRlanguage(language="eng")
            ),
            E.FRBRManifestation(*_level(f"{expression}.akn", f"{expression}/!main.akn", held, "read")),
            source=OURS,
        ),
        E.references(
            E.TLCOrganization(eId="matters", href="/ontology/organization/matters-arising", showAs="Matters Arising"),
            E.TLCOrganization(
                eId="body", href=f"/ontology/organization/{row.meeting.slug}", showAs=plain(row.meeting.body)
            ),
            *(
                E.TLCPerson(eId=f"person-{key}", href=f"/ontology/person/{key}", showAs=plain(name))
                for key, name in people.items()
                if key
            ),
            source=OURS,
        ),
    )


def _level(uri: str, this: str, day: str, what: str) -> tuple[_Element, ...]:
    return (
        E.FRBRthis(value=this),
        E.FRBRuri(value=uri),
        E.FRBRdate(date=day, name=what),
        E.FRBRauthor(href="#body"),
    )


def _roll_call(attendance: Iterable[Attendance]) -> Iterator[_Element]:
    """Yield the roll call: a paragraph for each way of attending; nothing where nobody is listed."""
    ours = tuple(attendance)
    lists = [(words, [one for one in ours if one.status is status]) for status, words in STATUSES.items()]
    paragraphs = [_names(words, people, order) for order, (words, people) in enumerate(lists, 1) if people]
    if paragraphs:
        yield E.rollCall(E.heading("Attendance"), *paragraphs, eId="rollcall")


def _names(words: str, people: Iterable[Attendance], order: int) -> _Element:
    summary = E.summary(f"{words}: ", eId=f"rollcall__summary_{order}")
    for place, one in enumerate(people):
        known = f" ({one.office})" if one.office else ""
        known += f", {one.organisation}" if one.organisation else ""
        name = plain(one.name)
        named = E.person(name, refersTo=f"#person-{slug(one.name)}") if slug(one.name) else E.span(name)
        _append(summary, named, before="; " if place else "", after=plain(known))
    return summary


def _sections(row: MeetingRow) -> Iterator[_Element]:
    """Yield a section for each minute."""
    for order, place in enumerate(row.meeting.minutes, 1):
        item, key = place.item, f"dbsect_{order}"
        said = [
            E.narrative(plain(line), eId=f"{key}__narr_{n}") for n, line in enumerate(item.text.split("\n"), 1) if line
        ]
        decided = [_decision(one, f"{key}__res_{n}") for n, one in enumerate(item.resolutions, 1)]
        number = [E.num(plain(item.number))] if item.number else []
        link = E.summary(
            E.ref("As published", href=whole_address(f"/meetings/{row.id}/{place.key}")), eId=f"{key}__source"
        )
        yield E.debateSection(*number, E.heading(plain(item.title)), *said, link, *decided, name="minute", eId=key)


def _decision(resolution: Resolution, key: str) -> _Element:
    lines = [resolution.lead or resolution.text, *(f"{one.label} {one.text}" for one in resolution.clauses)]
    return E.resolutions(
        E.heading("Decision"),
        *(E.narrative(plain(line), eId=f"{key}__narr_{n}") for n, line in enumerate(lines, 1)),
        eId=key,
    )


def _append(to: _Element, child: _Element, *, before: str, after: str) -> None:
    if before:
        to[-1].tail = (to[-1].tail or "") + before
    child.tail = after
    to.append(child)


def _day(row: MeetingRow) -> str:
    return row.meeting.date.isoformat()


EXPORT = Minutes()
