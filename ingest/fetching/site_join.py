"""What a site says of a meeting in two places, joined; and where a paper says otherwise. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from corpus.records import Kind, Part, Status, record
from corpus.visits.sites import SiteDocument, SiteItem, SiteMeeting

_ALIKE = 0.8  # titles this much alike are one item's, shortened or reworded on the way to print
_HONOURS = re.compile(r"^(?:(?:the|cllr|councillor|mr|mrs|ms|miss|dr|sir|dame|lord|lady|prof|professor|rev)\b\.?\s*)+")
_ATTENDED = {
    "present": (Status.PRESENT, Status.IN_ATTENDANCE, Status.SUBSTITUTE),
    "in attendance": (Status.PRESENT, Status.IN_ATTENDANCE, Status.SUBSTITUTE),
    "apologies": (Status.APOLOGIES,),
    "absent": (Status.ABSENT, Status.APOLOGIES),
}


@record
class Difference:
    """A point on which the site and a paper differ. ``site`` or ``paper`` is None where that one says nothing.

    ``about`` is "item 5", "restricted 5", "attendance Ann Ash", "day" or "number"; ``page`` is the paper's.
    """

    about: str
    site: str | None
    paper: str | None
    page: int | None = None


def join_meeting(service: SiteMeeting, page: SiteMeeting) -> SiteMeeting:
    """Return what the web service says of a meeting, with the decisions and papers that only its page has.

    Papers are addressed as on the page, which is what the public follows; each key is kept once.
    """
    shown = {item.id: item for item in page.items}
    addresses = {document.key: document.address for document in page.papers}
    known = {document.key for item in service.items for document in item.documents}
    items = tuple(_join_item(item, shown.get(item.id), known, addresses) for item in service.items)
    extra = tuple(item for item in page.items if item.id not in {item.id for item in service.items})
    return replace(
        service,
        committee=page.committee or service.committee,
        committee_id=page.committee_id or service.committee_id,
        title=page.title,
        address=page.address,
        items=items + extra,
        documents=page.documents,
        choices=page.choices,
        attendance_address=page.attendance_address,
    )


def _join_item(item: SiteItem, shown: SiteItem | None, known: set[str], addresses: dict[str, str]) -> SiteItem:
    documents = tuple(
        replace(document, address=addresses.get(document.key, document.address)) for document in item.documents
    )
    if shown is None:
        return replace(item, documents=documents)
    more = tuple(document for document in shown.documents if document.key not in known)
    return replace(
        item,
        heading=item.heading or shown.heading,
        number=shown.number or item.number,
        restricted=item.restricted or shown.restricted,
        decision=item.decision or shown.decision,
        documents=documents + more,
    )


def add_documents(meeting: SiteMeeting, documents: Sequence[SiteDocument]) -> SiteMeeting:
    """Return the meeting with papers of the whole meeting added, each key once."""
    known = {document.key for document in meeting.documents}
    return replace(meeting, documents=meeting.documents + tuple(one for one in documents if one.key not in known))


# ---- what the papers say ----------------------------------------------------------------------------------------


def find_differences(site: SiteMeeting, parts: Sequence[Part]) -> tuple[Difference, ...]:
    """Return where the agendas and minutes among ``parts`` differ from what the site says of the same meeting.

    Empty where they agree. Items are matched by number, then by title; a person by name without titles. Where the
    site has no attendance (or only "expected"), nothing is said of it.
    """
    own = [part for part in parts if part.kind in (Kind.AGENDA, Kind.MINUTES)]
    return tuple(
        difference
        for part in own
        for difference in (*_day_differences(site, part), *_item_differences(site, part), *_attendance(site, part))
    )


def _day_differences(site: SiteMeeting, part: Part) -> Iterator[Difference]:
    if site.date and part.date and site.date != part.date:
        yield Difference(about="day", site=site.date.isoformat(), paper=part.date.isoformat(), page=part.first_page)


def _item_differences(site: SiteMeeting, part: Part) -> Iterator[Difference]:
    listed = [item for item in site.items if not item.heading]
    unmatched = list(part.items)
    for item in listed:
        match = next((one for one in unmatched if _same_item(item, one.number, one.title)), None)
        match = match or next((one for one in unmatched if _alike(item.title, one.title)), None)
        if match is None:
            if not (item.restricted and part.kind is Kind.MINUTES):
                yield Difference(about=f"item {item.number or item.title}", site=item.title, paper=None)
            continue
        unmatched.remove(match)
        place = match.source.page
        if item.number and match.number and _bare(item.number) != _bare(match.number):
            yield Difference(about="number", site=item.number, paper=match.number, page=place)
        elif not _alike(item.title, match.title):
            yield Difference(about=f"item {item.number}", site=item.title, paper=match.title, page=place)
        if item.restricted != match.restricted:
            words = ("public", "restricted")
            yield Difference(
                about=f"restricted {item.number or item.title}",
                site=words[item.restricted],
                paper=words[match.restricted],
                page=place,
            )
    if listed:
        for one in unmatched:
            yield Difference(about=f"item {one.number or one.title}", site=None, paper=one.title, page=one.source.page)


def _attendance(site: SiteMeeting, part: Part) -> Iterator[Difference]:
    if part.kind is not Kind.MINUTES or not part.attendance:
        return
    printed = {_plain_name(entry.name): entry for entry in part.attendance}
    for attendee in site.attendees:
        accepted = _ATTENDED.get((attendee.attendance or "").lower())
        entry = printed.get(_plain_name(attendee.name))
        if accepted is None or (entry is not None and entry.status in accepted):
            continue
        if entry is None and Status.ABSENT in accepted:
            continue  # minutes seldom list who simply was not there
        yield Difference(
            about=f"attendance {attendee.name}",
            site=(attendee.attendance or "").lower(),
            paper=entry.status if entry else None,
            page=entry.source.page if entry else None,
        )


def _same_item(item: SiteItem, number: str | None, title: str) -> bool:
    return bool(item.number and number) and _bare(item.number or "") == _bare(number or "") and _likely(item, title)


def _likely(item: SiteItem, title: str) -> bool:
    """Return whether two titles may be one item's: they share a word of weight, or one is missing."""
    ours, theirs = _weighty(item.title), _weighty(title)
    return not ours or not theirs or bool(ours & theirs)


def _weighty(title: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", title.lower()) if len(word) > 3}


def _alike(first: str, second: str) -> bool:
    one, other = first.casefold().strip(" .:-"), second.casefold().strip(" .:-")
    return one == other or one in other or other in one or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _bare(number: str) -> str:
    return number.strip().rstrip(".").casefold()


def _plain_name(name: str) -> str:
    return _HONOURS.sub("", name.casefold().replace(",", " ").strip()).strip()
