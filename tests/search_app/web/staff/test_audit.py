"""How the sources of papers stand, as staff see it."""

from datetime import UTC, date, datetime, timedelta

from flask import Flask

from corpus.visits.harvested import FINISHED, State, Tally
from corpus.visits.harvests import Harvests
from corpus.visits.sites import PaperKind, SiteDocument, SiteMeeting
from search_app.archive import Archive
from tests.search_app.web.staff.test_staff import app, held, signed_in

__all__ = ["app", "held"]

NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


def test_a_source_shows_its_last_and_next_visit_its_coverage_and_what_could_not_be_had(
    app: Flask, held: Archive
) -> None:
    ledger = Harvests(held.store.engine)
    source = ledger.source("moderngov", "https://elm.gov.uk/", "7")
    ledger.save_source(source, every_hours=24)
    run = ledger.start_run(source, NOW)
    papers = [
        SiteDocument(key=key, address=f"https://elm.gov.uk/{key}.pdf", title=f"Paper {key}", kind=PaperKind.REPORT)
        for key in ("s1", "s2")
    ]
    meeting = SiteMeeting(
        id="1", committee="Elm Board", committee_id="7", date=date(2026, 1, 15), documents=tuple(papers)
    )
    ledger.save_meeting(source, meeting, said="", whole=True, run=run, now=NOW)
    ledger.list_papers(source, papers, meeting, run=run, now=NOW)
    ledger.set_state(source, "s1", State.HELD, sha256="a" * 64, checked_at=NOW)
    ledger.set_state(source, "s2", State.FAILED, problem="answers 500 Internal Server Error")
    ledger.save_problem(source, "https://elm.gov.uk/list", "answers 404 Not Found", run=run, now=NOW)
    ledger.finish_run(run, FINISHED, Tally(found=2, new=1, failed=1, requests=9), NOW + timedelta(minutes=4))
    page = " ".join(signed_in(app, "rita").get("/staff/sources").text.split())
    for words in (
        "https://elm.gov.uk/, committee 7",
        "1 March 2026, 03:00 UTC: finished",
        "2 papers: 1 new, 0 replaced, 0 unchanged, 1 failed, 0 withdrawn; 9 requests made",
        "2 March 2026, 03:00 UTC",
        "The next visit is overdue",
        "1 March 2026, 03:04 UTC",
        "15 January 2026 to 15 January 2026",
        "answers 404 Not Found, since 1 March 2026",
        "1 paper listed there is not held",
        "Paper s2</a>, 15 January 2026: answers 500 Internal Server Error",
    ):
        assert words in page
