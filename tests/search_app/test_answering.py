"""The desk that answers remembers, and forgets when something changed."""

import gc
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from corpus.errors import SearchError
from corpus.staff.staff_words import Verdict
from corpus.visibility import Audience
from search_app import answering
from search_app.answering import answer, desk_of, in_parts, warm_up
from search_app.archive import Archive
from search_app.commands.serve import _warm_up
from search_app.config import read_settings
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


def test_what_a_first_question_needs_is_learnt_in_the_background(
    held: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    _warm_up(held).join(timeout=60)
    monkeypatch.setattr("index.questions.desk.Analyst", None)  # to learn again would fail
    assert answer(held, "Who chaired the meeting?", Audience.PUBLIC).searched.papers


def test_what_is_held_once_warm_is_looked_through_for_garbage_no_more(held: Archive) -> None:
    gc.unfreeze()
    try:
        _warm_up(held).join(timeout=60)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_what_changes_after_that_is_learnt_anew(held: Archive) -> None:
    warm_up(held)
    first = desk_of(held, Audience.PUBLIC).analyst
    held.staff_book.decide(
        Verdict.APART,
        ("westmere/Ada Fenn", "westmere/A Fenn"),
        by="olive",
        now=datetime(2026, 3, 1, tzinfo=UTC),
    )
    assert desk_of(held, Audience.PUBLIC).analyst is not first


@pytest.mark.parametrize("error", [SearchError("no index"), OperationalError("select 1", {}, ValueError("locked"))])
def test_what_hinders_the_warming_hinders_no_question(
    held: Archive, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(answering, "ask", fail)
        warm_up(held)
    assert answer(held, "Who chaired the meeting?", Audience.PUBLIC).searched.papers


def test_an_archive_without_papers_is_warmed_without_a_word(tmp_path: Path) -> None:
    archive = Archive(read_settings(tmp_path, {}))
    warm_up(archive)
    archive.catalogue.close()
    archive.store.close()


@pytest.mark.parametrize(
    ("kind", "short", "told"),
    [
        (
            "development",
            "At 2 meetings: 3 May, Lamps; 4 June, Lamps",
            ("At 2 meetings:", ("3 May, Lamps", "4 June, Lamps")),
        ),
        ("attendance", "A Fenn; T Brook", ("", ("A Fenn", "T Brook"))),
        ("attendance", "A Fenn", ("A Fenn", ())),
        (
            "decision",
            "RESOLVED that (a) it be noted; (b) it be sent",
            ("RESOLVED that (a) it be noted; (b) it be sent", ()),
        ),
    ],
)
def test_an_answer_that_is_a_list_is_told_in_parts(
    held: Archive, kind: str, short: str, told: tuple[str, tuple[str, ...]]
) -> None:
    given = answer(held, "Who was there?", Audience.PUBLIC)
    assert in_parts(replace(given, short=short, understood=replace(given.understood, kind=kind))) == told
