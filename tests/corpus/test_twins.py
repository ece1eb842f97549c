"""The same report in several papers: by itself, in the pack, in a supplement."""

import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

import corpus.twins
from corpus.meetings import pick_parts
from corpus.records import Kind, Part
from corpus.stored import PartPlace, StoredPaper
from corpus.twins import SAME, UNLIKE, Twins, picked_first, resemblance, sketch_text

DAY = date(2026, 1, 15)
NOW = datetime(2026, 1, 20, tzinfo=UTC)
WORDS = [f"{first}{last}" for first in ("road", "home", "park", "youth", "court") for last in "abcdefghijklmnopqrstuvw"]


def prose(seed: int, words: int = 900) -> str:
    chance = random.Random(seed)  # noqa: S311
    return " ".join(chance.choice(WORDS) for _ in range(words))


def place(name: str, text: str, *, kind: Kind = Kind.REPORT, alone: bool = True, **fields: object) -> PartPlace:
    part = Part(
        **{
            "id": "p1",
            "kind": kind,
            "title": name,
            "body": "Elm Board",
            "date": DAY,
            "first_page": 1,
            "last_page": 4,
            "sketch": sketch_text(text),
            **fields,
        }
    )
    paper = StoredPaper(
        sha256=name,
        address=name,
        file=f"{name}.pdf",
        media_type="application/pdf",
        page_count=4,
        kind=part.kind if alone else Kind.AGENDA_PACK,
        title=name,
        body=part.body,
        date=part.date,
        parts=(part,),
        warnings=(),
        ocr_pages=(),
        ingested_at=NOW,
    )
    return PartPlace(paper=paper, part=part)


def names(places: tuple[PartPlace, ...]) -> set[str]:
    return {each.paper.sha256 for each in places}


def test_line_ends_marks_and_capitals_are_nothing_to_a_sketch() -> None:
    text = prose(1)
    printed = text.title().replace(" ", ",\n", 300)
    assert resemblance(sketch_text(text), sketch_text(printed)) == 1.0


@pytest.mark.parametrize(("changed", "same"), [(10, True), (60, False)])
def test_a_text_with_some_words_changed_is_the_same_and_one_with_many_is_not(changed: int, same: bool) -> None:
    words = prose(2, 1500).split()
    for at in range(changed):
        words[at * 25] = "another"
    assert (resemblance(sketch_text(prose(2, 1500)), sketch_text(" ".join(words))) >= SAME) is same


def test_reports_on_one_form_are_not_one() -> None:
    form = prose(3, 200)
    one, other = (sketch_text(f"{form} {prose(seed)}") for seed in (4, 5))
    assert resemblance(one, other) < SAME / 2


def test_a_short_text_is_told_by_nothing() -> None:
    assert sketch_text("The Board is asked to note the report.") == ()


def test_a_report_and_its_copy_in_the_pack_are_one_under_any_title() -> None:
    single, copy = place("single", prose(6)), place("pack", prose(6), alone=False)
    other = place("other", prose(7))
    twins = Twins([single, copy, other])
    assert names(twins.of(copy)) == {"single"}
    assert twins.of(other) == ()
    assert names(pick_parts([copy, single, other], Kind.REPORT)) == {"single", "other"}


def test_two_papers_of_one_title_and_other_words_are_two() -> None:
    first, second = (place(name, prose(seed), title="Appendix A") for name, seed in (("a", 8), ("b", 9)))
    assert resemblance(first.part.sketch, second.part.sketch) < UNLIKE
    assert names(pick_parts([first, second], Kind.REPORT)) == {"a", "b"}


def test_a_report_brought_to_two_meetings_is_two_matters_and_one_of_no_known_day_may_be_either() -> None:
    first, later = place("first", prose(10)), place("later", prose(10), date=DAY + timedelta(days=90))
    undated = place("undated", prose(10), date=None, body=None, kind=Kind.OTHER)
    twins = Twins([first, later, undated])
    assert names(twins.of(first)) == {"undated"}
    assert names(twins.of(undated)) == {"first", "later"}
    assert min([undated, first], key=picked_first) is first


def test_of_an_open_and_a_restricted_copy_the_open_one_is_taken() -> None:
    open_copy, secret = place("b", prose(11)), place("a", prose(11), restricted=True)
    assert min([secret, open_copy], key=picked_first) is open_copy


def test_two_thousand_papers_are_looked_through_without_comparing_each_with_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(12)  # noqa: S311
    base, places, compared = place("x", ""), [], []
    for at in range(1_000):
        sketch = tuple(sorted(chance.sample(range(2**32), 64)))
        for copy in "ab":
            paper = replace(base.paper, sha256=f"{at}{copy}")
            part = replace(base.part, sketch=sketch, date=DAY + timedelta(days=at))
            places.append(PartPlace(paper=paper, part=part))
    look = corpus.twins.is_same_text
    monkeypatch.setattr(corpus.twins, "is_same_text", lambda one, other: compared.append(1) or look(one, other))
    began = time.perf_counter()
    twins = Twins(places)
    assert all(len(twins.of(each)) == 1 for each in places)
    with capsys.disabled():
        print(f"\ntwins among 2,000 papers in {1000 * (time.perf_counter() - began):.0f} ms")
    assert len(compared) == len(places)
