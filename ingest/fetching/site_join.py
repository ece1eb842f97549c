"""What a site says of a meeting in two places, its web service and its page, joined. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.visits.sites import SiteDocument, SiteItem, SiteMeeting


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
