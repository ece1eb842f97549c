"""The state of the sources, kept beside the papers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from corpus.errors import NotFoundError
from corpus.visits.harvested import State, Tally, next_visit
from corpus.visits.harvests import Among, Harvests
from corpus.visits.sites import PaperKind, SiteDocument, SiteMeeting
from corpus.visits.standing import cover, find_origins, stand

NOW = datetime(2026, 1, 20, 3, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Harvests]:
    opened = Harvests.open(f"sqlite:///{tmp_path / 'matters.db'}")
    yield opened
    opened.close()


def paper(key: str) -> SiteDocument:
    return SiteDocument(key=key, address=f"https://x.gov.uk/{key}", title=key, kind=PaperKind.REPORT)


def meeting(number: str, day: date, *keys: str) -> SiteMeeting:
    documents = tuple(paper(key) for key in keys)
    return SiteMeeting(id=number, committee="Elm Board", committee_id="7", date=day, documents=documents)


def test_a_source_is_known_once_and_saved_until_forgotten(ledger: Harvests) -> None:
    source = ledger.source("moderngov", "https://x.gov.uk", "7")
    assert ledger.source("moderngov", "https://x.gov.uk", "7") == source
    assert ledger.source("moderngov", "https://x.gov.uk").id != source.id
    assert ledger.saved_sources() == ()
    ledger.save_source(source, since=date(2011, 1, 1))
    (saved,) = ledger.saved_sources()
    assert (saved.id, saved.since, saved.saved) == (source.id, date(2011, 1, 1), True)
    ledger.forget_source(source.id)
    assert ledger.saved_sources() == ()
    with pytest.raises(NotFoundError):
        ledger.forget_source(99)


def test_a_meeting_comes_back_as_it_was_kept(ledger: Harvests) -> None:
    source = ledger.source("moderngov", "https://x.gov.uk")
    kept = meeting("1", date(2026, 1, 15), "s1")
    ledger.save_meeting(source, kept, said="15/01/2026", whole=True, run=1, now=NOW)
    seen = ledger.meeting(source, "1")
    assert seen is not None
    assert (seen.meeting, seen.said, seen.whole, seen.checked_at) == (kept, "15/01/2026", True, NOW)
    assert ledger.meeting(source, "2") is None


def test_papers_not_listed_again_are_withdrawn_within_what_was_looked_at(ledger: Harvests) -> None:
    source = ledger.source("moderngov", "https://x.gov.uk")
    old, new = meeting("1", date(2020, 1, 15), "s1"), meeting("2", date(2026, 1, 15), "s2", "s3")
    first = ledger.start_run(source, NOW)
    for each in (old, new):
        ledger.save_meeting(source, each, said="", whole=True, run=first, now=NOW)
        ledger.list_papers(source, each.papers, each, run=first, now=NOW)
    second = ledger.start_run(source, NOW)
    ledger.list_papers(source, [paper("s2")], new, run=second, now=NOW)
    since = Among(committee="7", since=date(2025, 1, 1))
    (gone,) = ledger.withdraw_unlisted(source, run=second, now=NOW, among=since)
    assert gone.key == "s3"
    assert {one.key for one in ledger.papers(source) if one.withdrawn_at == NOW} == {"s3"}
    assert ledger.withdraw_unlisted(source, run=second, now=NOW, among=since) == ()


def test_runs_problems_and_coverage_are_there_for_staff_to_see(ledger: Harvests) -> None:
    source = ledger.source("moderngov", "https://x.gov.uk")
    met = meeting("1", date(2026, 1, 15), "s1", "s2")
    run = ledger.start_run(source, NOW)
    ledger.save_meeting(source, met, said="", whole=True, run=run, now=NOW)
    ledger.list_papers(source, met.papers, met, run=run, now=NOW)
    ledger.set_state(source, "s1", State.HELD, sha256="a" * 64, checked_at=NOW)
    ledger.set_state(source, "s2", State.FAILED, problem="answers 500")
    ledger.save_problem(source, "https://x.gov.uk/list", "answers 500", run=run, now=NOW)
    ledger.finish_run(run, "finished", Tally(found=2, new=1, failed=1), NOW + timedelta(minutes=1))

    (last,) = ledger.runs(source)
    assert (last.ending, last.tally, last.started_at) == ("finished", Tally(found=2, new=1, failed=1), NOW)
    (covered,) = cover(ledger.engine, source)
    counts = (covered.committee, covered.meetings, covered.listed, covered.held, covered.failed)
    assert counts == ("Elm Board", 1, 2, 1, 1)
    assert [(one.address, one.since) for one in ledger.problems(source)] == [("https://x.gov.uk/list", NOW)]
    assert [one.address for one in find_origins(ledger.engine, "a" * 64)] == ["https://x.gov.uk/s1"]
    (state,) = stand(ledger)
    assert state.source == source
    assert state.fresh_at == NOW + timedelta(minutes=1)
    assert [(one.key, one.problem) for one in state.unread] == [("s2", "answers 500")]
    assert state.next_at is None  # it is not saved
    ledger.save_source(source, every_hours=6)
    (state,) = stand(ledger)
    assert state.next_at == NOW + timedelta(hours=6)
    ledger.clear_problems(source, run + 1)
    assert ledger.problems(source) == ()


def test_a_store_of_the_first_release_gains_what_it_lacks(tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path / 'matters.db'}"
    old = create_engine(place)
    with old.begin() as connection:
        connection.execute(
            text(
                "CREATE TABLE harvest_sources (id INTEGER PRIMARY KEY, kind VARCHAR(32) NOT NULL, place TEXT NOT NULL,"
                " committee TEXT, since DATE, until DATE, saved BOOLEAN NOT NULL)"
            )
        )
        connection.execute(text("INSERT INTO harvest_sources VALUES (1, 'urls', 'x.txt', NULL, NULL, NULL, 1)"))
    old.dispose()
    ledger = Harvests.open(place)
    (source,) = ledger.saved_sources()
    assert source.every_hours == 24
    assert next_visit(source, None) is None
    ledger.close()
