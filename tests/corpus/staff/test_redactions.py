"""What is taken down is gone from whatever the store gives to anybody but its keepers."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.errors import NotFoundError, TakenDownError
from corpus.packing import plain
from corpus.records import (
    Action,
    EntityType,
    Item,
    Kind,
    Line,
    Mention,
    Page,
    Paper,
    Part,
    Period,
    Resolution,
    Source,
    Vote,
    Word,
)
from corpus.staff.audit import AuditLog
from corpus.staff.clearing import MASK, block, clear, find_words, mask, words_of
from corpus.staff.redactions import Decision, Reach, Redaction, Redactions, cut_page, cut_words, place
from corpus.store import Audience, Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WHY = Decision(by="olive", at=NOW.isoformat(), reason="It named a child.")
TEXT = (
    "12. Grants\nThe Board agreed that Ada Quill be paid £40 a week.\n"
    "Action: Ada Quill to write to the trea-\nsurer by May."
)
GONE = "Ada Quill be paid £40 a week."


def page_of(text: str, number: int = 1) -> Page:
    """A page whose words stand in rows, ten points each."""
    lines, at = [], 0
    for row, line in enumerate(text.split("\n")):
        words, start = [], at
        for word in line.split(" "):
            x = 50.0 + 6 * (start - at)
            box = {"x0": x, "top": 20.0 * row, "x1": x + 6 * len(word), "bottom": 20.0 * row + 10}
            words.append(Word(text=word, start=start, end=start + len(word), **box))
            start += len(word) + 1
        ends = {"x0": 50.0, "top": 20.0 * row, "x1": 400.0, "bottom": 20.0 * row + 10}
        style = {"size": 10.0, "bold": False, "italic": False}
        lines.append(Line(text=line, page=number, start=at, end=at + len(line), words=tuple(words), **ends, **style))
        at += len(line) + 1
    return Page(number=number, width=595, height=842, text=text, lines=tuple(lines))


def paper_of(text: str = TEXT, sha: str = "one") -> Paper:
    page = page_of(text)
    resolution = Resolution(
        text="The Board agreed that Ada Quill be paid £40 a week.",
        source=Source(page=1, start=11, end=62),
        vote=Vote(votes_for=3),
    )
    action = Action(
        text="Ada Quill to write to the treasurer by May.",
        owner="Ada Quill",
        due=Period(start=date(2026, 5, 1), end=date(2026, 5, 31)),
        source=Source(page=1, start=63, end=len(text)),
    )
    item = Item(
        number="12",
        title="Grants",
        first_page=1,
        last_page=1,
        text="\n".join((resolution.text, action.text)),
        resolutions=(resolution,),
        actions=(action,),
        source=Source(page=1, start=0, end=10),
    )
    other = Item(number="13", title="Ada Quill’s thanks", first_page=2, last_page=2, source=Source(page=2))
    common = {"body": "Westmere Board", "date": date(2026, 2, 1)}
    parts = (
        Part(id="p1", kind=Kind.MINUTES, title="Minutes", first_page=1, last_page=2, items=(item, other), **common),
        Part(id="p2", kind=Kind.REPORT, title="Lanterns", first_page=3, last_page=3, **common),
    )
    return Paper(
        file="ada-quill.pdf",
        sha256=hashlib.sha256(sha.encode()).hexdigest(),
        media_type="application/pdf",
        page_count=3,
        kind=Kind.AGENDA_PACK,
        parts=parts,
        mentions=(
            Mention(type=EntityType.PERSON, text="Ada Quill", value="Ada Quill", part="p1", page=1, start=33, end=42),
            Mention(type=EntityType.PERSON, text="Ada Quill", value="Ada Quill", part="p1", page=2, start=0, end=9),
        ),
        warnings=("Ada Quill is spelt in two ways",),
        pages=(page, page_of("13. Ada Quill’s thanks", 2), page_of("Lanterns for Ada", 3)),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'matters.db'}")
    store.save_paper(paper_of(), now=NOW)
    yield store
    store.close()


def everything(store: Store, audience: Audience) -> str:
    """All that the store tells an audience, as text."""
    papers = store.papers(audience=audience)
    told: list[object] = [papers, store.meetings(audience=audience), store.bodies(audience=audience)]
    for paper in papers:
        told += [
            tuple(store.pages(paper.sha256, audience=audience)),
            store.mentions(paper.sha256, audience=audience),
            store.paper(paper.address, audience=audience),
        ]
    told += [
        store.meeting(meeting.slug, meeting.date, audience=audience) for meeting in store.meetings(audience=audience)
    ]
    return str([plain(each) if not isinstance(each, tuple) else [plain(one) for one in each] for each in told])


def take_words(store: Store, words: str, number: int = 1) -> int:
    paper = paper_of()
    page = store.page(paper.sha256, number, audience=Audience.KEEPER)
    start = page.text.index(words)
    cut = cut_words(page, start, start + len(words))
    made = Redaction(paper=paper.sha256, reach=Reach.WORDS, cuts=(cut,), made=WHY)
    return Redactions(store.engine).add([made])[0]


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.STAFF])
def test_words_taken_down_are_gone_from_text_records_tables_and_mentions(store: Store, audience: Audience) -> None:
    assert "£40 a week" in everything(store, audience)
    before = store.last_change()
    take_words(store, GONE)
    told = everything(store, audience)
    for gone in ("£40", "paid", "a week", "ada-quill.pdf", "spelt in two ways"):
        assert gone not in told
    assert MASK in told
    assert store.last_change() > before
    assert "£40 a week" in everything(store, Audience.KEEPER)


def test_what_else_the_page_says_stays_and_keeps_its_place(store: Store) -> None:
    take_words(store, GONE)
    page = store.page(paper_of().sha256, 1)
    assert len(page.text) == len(TEXT)
    assert page.text.startswith("12. Grants\nThe Board agreed that █")
    assert "trea-\nsurer by May." in page.text
    (paper,) = store.papers()
    assert paper.parts[0].items[1].title == "Ada Quill’s thanks"  # on a page of which nothing was taken
    assert not paper.whole
    assert [(each.reach, each.pages, each.reason) for each in paper.removals] == [("words", (1,), "It named a child.")]


def test_a_vote_or_a_day_does_not_outlive_the_words_it_was_in(store: Store) -> None:
    take_words(store, GONE)
    (resolution,) = store.papers()[0].parts[0].items[0].resolutions
    assert resolution.vote is None


def test_words_divided_at_the_end_of_a_line_are_found_joined(store: Store) -> None:
    take_words(store, "write to the trea-\nsurer by May.")
    assert "treasurer" not in everything(store, Audience.PUBLIC)


def test_words_stay_down_when_the_paper_is_read_otherwise(store: Store) -> None:
    take_words(store, GONE)
    again = paper_of("Page 1\n" + TEXT)
    lines = tuple(
        replace(line, words=tuple(replace(word, top=word.top - 20, bottom=word.bottom - 20) for word in line.words))
        for line in again.pages[0].lines
    )
    store.save_paper(
        replace(again, pages=(replace(again.pages[0], lines=lines), *again.pages[1:])), now=NOW, reread=True
    )
    assert "£40" not in everything(store, Audience.PUBLIC)
    assert "Page 1" in store.page(again.sha256, 1).text


def test_a_page_on_which_the_words_cannot_be_found_again_is_withheld(store: Store) -> None:
    take_words(store, GONE)
    again = paper_of("12. Grants\nnothing like it")
    store.save_paper(replace(again, pages=(replace(again.pages[0], lines=()), *again.pages[1:])), now=NOW, reread=True)
    with pytest.raises(NotFoundError):
        store.page(again.sha256, 1)


def test_a_later_version_does_not_bring_the_words_back(store: Store) -> None:
    take_words(store, GONE)
    saved = store.save_paper(paper_of(sha="two"), now=NOW)
    assert saved.status == "replaced"
    assert "£40" not in everything(store, Audience.PUBLIC)


def test_a_page_or_a_part_taken_down_is_not_there_but_its_reason_is(store: Store) -> None:
    paper = paper_of()
    page = store.page(paper.sha256, 3)
    cut = cut_page(page)
    Redactions(store.engine).add([Redaction(paper=paper.sha256, reach=Reach.PART, cuts=(cut,), began=(3, 0), made=WHY)])
    assert "anterns" not in everything(store, Audience.PUBLIC)
    assert store.papers()[0].hidden_pages == (3,)
    with pytest.raises(NotFoundError):
        store.page(paper.sha256, 3)


def test_a_paper_taken_down_leaves_its_reason_and_nothing_else(store: Store) -> None:
    sha256 = paper_of().sha256
    (number,) = Redactions(store.engine).add([Redaction(paper=sha256, reach=Reach.PAPER, made=WHY)])
    assert everything(store, Audience.PUBLIC) == "[[], [], []]"
    with pytest.raises(TakenDownError, match="It named a child"):
        store.paper(sha256)
    assert store.paper(sha256, audience=Audience.KEEPER).file == "ada-quill.pdf"
    Redactions(store.engine).lift(number, replace(WHY, reason="A mistake."))
    assert store.paper(sha256).file == "ada-quill.pdf"
    with pytest.raises(NotFoundError):
        Redactions(store.engine).lift(number, WHY)


def test_each_act_is_in_the_audit_log_without_the_words(store: Store) -> None:
    number = take_words(store, GONE)
    Redactions(store.engine).lift(number, replace(WHY, by="hugo", reason="The parents agreed."))
    lifted, made = AuditLog(store.engine).acts()
    assert (lifted.who, lifted.act, lifted.why) == ("hugo", "lift redaction", "The parents agreed.")
    assert (made.who, made.act, made.what) == ("olive", "redact", f"redaction {number}: words, page 1")
    assert "Quill" not in str((lifted, made))


@pytest.mark.parametrize(
    ("text", "taken", "left"),
    [
        ("He said Ada Quill came late.", "Ada Quill", f"He said {MASK} came late."),
        ("ADA  QUILL", "Ada Quill", MASK),
        ("Quill came", "Ada Quill", f"{MASK} came"),
        (
            "Notes the survey. Pays Ada Quill £5.",
            "RESOLVED to (a) pay Ada Quill £5.",
            f"Notes the survey. Pays {MASK}.",
        ),
        ("nothing of it", "Ada Quill", "nothing of it"),
        ("", "Ada Quill", ""),
    ],
)
def test_runs_of_the_words_are_masked(text: str, taken: str, left: str) -> None:
    assert mask(text, [words_of(taken)]) == left


def test_numbers_and_kinds_are_left_in_a_cleared_record() -> None:
    part = replace(paper_of().parts[0], title="12 minutes")
    assert clear(part, [words_of("12 minutes p1")]).id == "p1"
    assert clear(part, [words_of("12 minutes p1")]).title == MASK


def test_blocks_leave_the_lines_as_they_were() -> None:
    assert block("ab\ncd", [(1, 4)]) == "a█\n█d"


def test_words_are_found_whatever_their_case_and_spaces() -> None:
    assert find_words("x ADA\nquill y Ada-Quill", words_of("ada quill")) == ((2, 11), (14, 23))


def test_a_cut_is_widened_to_whole_words() -> None:
    page = page_of("one twenty three")
    assert cut_words(page, 6, 8).words == "twenty"
    assert cut_words(page, 4, 10).areas[0].x0 == 50 + 24
    assert place(page, cut_words(page, 6, 8)) == ((4, 10),)


def test_what_one_decision_took_from_several_papers_is_shown_again_together(store: Store) -> None:
    other = replace(paper_of(sha="two"), kind=Kind.OTHER)
    store.save_paper(other, now=NOW)
    page = store.page(other.sha256, 1)
    cut = cut_words(page, 0, 5)
    papers = (paper_of().sha256, other.sha256)
    numbers = Redactions(store.engine).add(
        [Redaction(paper=paper, reach=Reach.WORDS, cuts=(cut,), made=WHY) for paper in papers]
    )
    lifted = Redactions(store.engine).lift(numbers[0], replace(WHY, by="hugo"))
    assert {each.paper for each in lifted} == set(papers)
    assert Redactions(store.engine).in_force() == {}
