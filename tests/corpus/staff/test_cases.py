"""Requests for information are kept, changed, closed, and every act stands in the audit log."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.errors import NotFoundError
from corpus.schema import open_database
from corpus.staff.audit import AuditLog
from corpus.staff.cases import Cases, Request

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ASKED = Request(
    reference="FOI-7", received=date(2026, 3, 1), questions=("Who chaired?", "How much?"), notes="Ring back."
)


@pytest.fixture
def book(tmp_path: Path) -> Cases:
    return Cases(open_database(f"sqlite:///{tmp_path / 'store.db'}"))


def test_a_case_is_kept_as_it_was_written(book: Cases) -> None:
    made = book.open(ASKED, by="olive", now=NOW)
    assert book.case(made.id) == made
    assert made.request == ASKED
    assert (made.opened_at, made.closed_at) == (NOW, None)


def test_open_cases_come_first_and_those_that_came_first_before_the_others(book: Cases) -> None:
    late, early, done = (
        book.open(Request(reference=name, received=date(2026, 2, day), questions=("?",)), by="olive", now=NOW)
        for name, day in (("late", 20), ("early", 10), ("done", 1))
    )
    book.close(done.id, by="olive", now=NOW)
    assert [case.request.reference for case in book.all()] == ["early", "late", "done"]
    book.reopen(done.id, by="olive", now=NOW)
    assert [case.id for case in book.all()] == [done.id, early.id, late.id]


def test_every_act_is_in_the_audit_log(book: Cases) -> None:
    made = book.open(ASKED, by="olive", now=NOW)
    book.change(made.id, Request(reference="FOI-8", received=ASKED.received, questions=("?",)), by="olive", now=NOW)
    book.close(made.id, by="ada", now=NOW)
    told = [(act.who, act.act, act.what) for act in AuditLog(book._engine).acts()]
    assert told == [("ada", "close case", "FOI-8"), ("olive", "change case", "FOI-8"), ("olive", "open case", "FOI-7")]


def test_there_is_no_case_of_another_number(book: Cases) -> None:
    with pytest.raises(NotFoundError, match="no case 9"):
        book.close(9, by="olive", now=NOW)
