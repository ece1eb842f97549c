"""What a web service and a page say of a meeting, joined."""

from dataclasses import replace
from datetime import date

from corpus.visits.sites import PaperKind, SiteDocument, SiteItem, SiteMeeting
from ingest.fetching.site_join import add_documents, join_meeting

SERVICE = SiteMeeting(
    id="1",
    committee="Elm Board",
    date=date(2026, 1, 15),
    items=(
        SiteItem(id="1", number=None, title="A. Business", heading=True),
        SiteItem(id="2", number="54", title="Roads & Paths Update"),
        SiteItem(id="3", number="55", title="Contract award", restricted=True),
    ),
)


def test_the_pages_decision_and_title_complete_what_the_service_says() -> None:
    page = replace(SERVICE, title="Agenda", items=(SiteItem(id="2", number="54.", title="Roads", decision="Agreed"),))
    joined = join_meeting(SERVICE, page)
    assert joined.title == "Agenda"
    assert [item.decision for item in joined.items] == ["", "Agreed", ""]


def test_papers_are_added_to_a_meeting_once() -> None:
    pack = SiteDocument(key="g1-T10", address="https://elm.gov.uk/pack", title="Pack", kind=PaperKind.PACK)
    assert add_documents(add_documents(SERVICE, [pack]), [pack]).documents == (pack,)
