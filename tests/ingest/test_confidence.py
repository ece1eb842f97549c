"""How sure the reading of a part is, from what was found and what was to be expected."""

from datetime import date
from typing import Any

from corpus.records import Attendance, Item, Kind, Line, Page, Part, Resolution, Source, Status, Word
from ingest import confidence
from ingest.confidence import rate_parts

BOX: dict[str, Any] = {"x0": 72.0, "top": 100.0, "x1": 300.0, "bottom": 112.0}
HERE = Source(page=1)


def page(*, seen: float | None = None, doubts: tuple[str, ...] = ()) -> Page:
    """Return a page of a sentence; read from a picture, as sure as ``seen``, where that is given."""
    text = "The Partnership met in the council chamber."
    word = Word(text=text, start=0, end=len(text), confidence=seen, **BOX)
    line = Line(text=text, page=1, size=11, bold=False, italic=False, start=0, end=len(text), words=(word,), **BOX)
    ocr = seen is not None
    return Page(number=1, width=595, height=842, text=text, lines=(line,), ocr=ocr, doubts=doubts)


def item(number: str | None, *resolutions: Resolution) -> Item:
    return Item(number=number, title="Budget", first_page=1, last_page=1, resolutions=resolutions, source=HERE)


def minutes(*items: Item, attended: str = "Ann Hale", **fields: Any) -> Part:
    """Return minutes that are all that minutes should be, but for what is said."""
    fields = {"body": "Marlshire Board", "date": date(2020, 3, 4)} | fields
    attendance = (Attendance(name=attended, status=Status.PRESENT, source=HERE),) if attended else ()
    part: dict[str, Any] = {"id": "p1", "kind": Kind.MINUTES, "title": "Minutes", "first_page": 1, "last_page": 1}
    return Part(items=items, attendance=attendance, **(part | fields))


def decided(*verbs: str) -> Resolution:
    return Resolution(text="RESOLVED that the report be noted.", verbs=verbs, source=HERE)


def rated(part: Part, of: Page | None = None) -> tuple[Part, list[str]]:
    """Return the part as rated, and the rules that raise doubt."""
    (done,) = rate_parts([part], [of or page()])
    return done, [doubt.rule for doubt in done.doubts]


def test_what_is_all_there_is_sure() -> None:
    done, rules = rated(minutes(item("1", decided("note")), item("2")))
    assert (done.confidence, rules) == (1.0, [])
    assert done.items[0].resolutions[0].confidence == 1.0
    assert done.attendance[0].confidence == 1.0


def test_numbers_that_do_not_follow_are_told_with_their_items() -> None:
    done, rules = rated(minutes(item("1", decided("note")), item("4"), item("4")))
    assert rules == [confidence.TWICE, confidence.LEFT_OUT]
    assert done.doubts[1].detail == "4 after 1"
    assert [one.confidence for one in done.items] == [1.0, 0.85, 0.85]


def test_a_new_row_of_numbers_is_no_gap() -> None:
    assert rated(minutes(item("9", decided("note")), item("140"), item("3")))[1] == []


def test_minutes_without_what_minutes_have() -> None:
    done, rules = rated(minutes(item("1"), attended="", body=None, date=None))
    assert rules == [confidence.NO_BODY, confidence.NO_DATE, confidence.NO_ATTENDANCE, confidence.NO_DECISION]
    assert done.confidence is not None
    assert done.confidence < 0.5


def test_a_decision_without_a_known_verb_is_less_sure() -> None:
    done, rules = rated(minutes(item("1", decided("note"), decided())))
    assert rules == [confidence.NO_VERB]
    assert [one.confidence for one in done.items[0].resolutions] == [1.0, 0.7]


def test_a_name_with_figures_in_it_is_hardly_one() -> None:
    done, rules = rated(minutes(item("1", decided("note")), attended="Room 4"))
    assert rules == [confidence.ODD_NAMES]
    assert done.attendance[0].confidence == 0.6


def test_all_on_a_picture_is_as_sure_as_the_picture() -> None:
    done, rules = rated(minutes(item("1", decided("note"))), page(seen=80.0))
    assert rules == [confidence.PICTURE]
    assert done.items[0].confidence == done.items[0].resolutions[0].confidence == 0.8


def test_a_page_that_is_hard_to_read_weighs_more_than_a_picture() -> None:
    hard, rules = rated(minutes(item("1", decided("note"))), page(seen=60.0, doubts=("low confidence",)))
    clear, _ = rated(minutes(item("1", decided("note"))), page(seen=95.0))
    assert rules == [confidence.HARD_PICTURE]
    assert (hard.confidence or 0) < (clear.confidence or 0)


def test_what_has_no_text_is_not_read_at_all() -> None:
    empty = Page(number=1, width=595, height=842, text="", lines=())
    done, rules = rated(minutes(kind=Kind.OTHER), empty)
    assert (done.confidence, rules) == (0.0, [confidence.NO_TEXT, confidence.NO_KIND])
