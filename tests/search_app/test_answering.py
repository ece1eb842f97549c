"""The desk that answers remembers, and forgets when something changed."""

from datetime import UTC, datetime

from corpus.staff.staff_words import Verdict
from corpus.visibility import Audience
from search_app.answering import desk_of
from search_app.archive import Archive
from tests.search_app.web.staff.test_staff import held

__all__ = ["held"]


def test_what_staff_decide_begins_a_new_desk(held: Archive) -> None:
    desk = desk_of(held, Audience.PUBLIC)
    first = desk.analyst
    assert desk.analyst is first
    sides = ("westmere/Ada Fenn", "westmere/A Fenn")
    made = held.staff_book.decide(Verdict.APART, sides, by="olive", now=datetime(2026, 3, 1, tzinfo=UTC))
    second = desk.analyst
    assert second is not first
    held.staff_book.undo(made.id, by="olive", now=datetime(2026, 3, 2, tzinfo=UTC))
    assert desk.analyst is not second
