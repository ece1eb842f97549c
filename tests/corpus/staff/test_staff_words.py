"""What staff decide is kept apart, stays when the years are made anew, and can be undone."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.errors import NotFoundError
from corpus.records import Attendance, Item, Kind, Paper, Part, Source, Status
from corpus.staff.staff_words import StaffBook, Verdict
from corpus.store import Store
from corpus.visibility import Audience
from corpus.years.derived import Years

NOW = datetime(2026, 1, 5, tzinfo=UTC)
TODAY = date(2026, 1, 5)
BODY = "westmere-safer-places-partnership"


def minutes(day: date, *names: str, restricted: bool = False) -> Paper:
    """Return minutes that list these as present."""
    item = Item(number="1", title="Street lighting", first_page=1, last_page=1, source=Source(page=1))
    part = Part(
        id="p1",
        kind=Kind.MINUTES,
        title="Minutes",
        body="Westmere Safer Places Partnership",
        date=day,
        first_page=1,
        last_page=1,
        restricted=restricted,
        attendance=tuple(Attendance(name=name, status=Status.PRESENT, source=Source(page=1)) for name in names),
        items=(item,),
    )
    return Paper(
        file=f"{day}.pdf",
        sha256=(f"{day:%Y%m%d}" * 8),
        media_type="application/pdf",
        page_count=1,
        kind=Kind.MINUTES,
        parts=(part,),
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two meetings: Ann Thorne at one, Ann Thorn at the other."""
    store = Store(f"sqlite:///{tmp_path}/matters.db")
    store.save_paper(minutes(date(2025, 3, 4), "Ann Thornley", "Tom Brook"), now=NOW)
    store.save_paper(minutes(date(2025, 7, 8), "Ann Thornly", "T Brook"), now=NOW)
    return store


def names(years: Years) -> set[str]:
    """Return the persons' names."""
    return {person.name for person in years.people()}


def test_uncertain_names_stay_apart_until_staff_join_them(store: Store) -> None:
    book = StaffBook(store.engine)
    years = Years(store, Audience.STAFF, staff=book.words)
    years.rebuild(today=TODAY)
    assert names(years) == {"Ann Thornley", "Ann Thornly", "Tom Brook"}
    made = book.decide(Verdict.JOIN, (f"{BODY}/Ann Thornley", f"{BODY}/Ann Thornly"), by="officer", now=NOW)
    years.heed(made.bodies, made.surnames, today=TODAY)
    assert names(years) == {"Ann Thornley", "Tom Brook"}


def test_a_decision_outlives_a_rebuild_and_ends_when_undone(store: Store) -> None:
    book = StaffBook(store.engine)
    years = Years(store, Audience.STAFF, staff=book.words)
    made = book.decide(Verdict.APART, (f"{BODY}/Tom Brook", f"{BODY}/T Brook"), by="officer", now=NOW, reason="cousins")
    years.rebuild(today=TODAY)
    years.rebuild(today=TODAY)
    assert {"Tom Brook", "T Brook"} <= names(years)
    undone = book.undo(made.id, by="chief", now=NOW)
    years.rebuild(today=TODAY)
    assert "T Brook" not in names(years)
    assert (undone.reason, undone.made_by, undone.undone_by) == ("cousins", "officer", "chief")


def test_undoing_what_does_not_stand_says_so(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no decision 7"):
        StaffBook(store.engine).undo(7, by="officer", now=NOW)


def test_a_link_taken_back_is_among_what_stands(store: Store) -> None:
    book = StaffBook(store.engine)
    book.decide(Verdict.UNLINK, ("body/2025-03-04/1/1", "2025-07-08/4"), by="officer", now=NOW)
    assert book.words().undone == {("body/2025-03-04/1/1", "2025-07-08/4")}
