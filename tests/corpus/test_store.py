"""What goes into the store comes out again, once, to those who may see it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from corpus.errors import NotFoundError, StoreError
from corpus.records import (
    Action,
    Attendance,
    Clause,
    EntityType,
    Item,
    Kind,
    Line,
    Mention,
    Money,
    Page,
    Paper,
    Part,
    Period,
    Resolution,
    Section,
    Source,
    Status,
    Vote,
    Word,
)
from corpus.store import Audience, Store
from corpus.stored import Failure

NOW = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 2, 5, 9, 30, tzinfo=UTC)
DAY = date(2025, 7, 23)
BODY = "Wenshire Safety Board"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'matters.db'}")
    yield opened
    opened.close()


def sha(seed: str) -> str:
    return (seed * 64)[:64]


def item(number: str | None, title: str, **more: object) -> Item:
    return Item(**{"number": number, "title": title, "first_page": 1, "last_page": 1, "source": Source(page=1)} | more)


def resolution(words: str) -> Resolution:
    clause = Clause(label="a", text=words)
    return Resolution(
        text=f"RESOLVED that {words}", clauses=(clause,), verbs=("note",), vote=Vote(votes_for=3), source=Source(page=1)
    )


def minutes(*items: Item, **more: object) -> Part:
    known = {"id": "p1", "kind": Kind.MINUTES, "title": "Minutes", "body": BODY, "date": DAY}
    return Part(**known | {"first_page": 1, "last_page": 1, "items": items} | more)


def page(number: int, words: str) -> Page:
    box = {"x0": 72.25, "top": 100.5, "x1": 140.13, "bottom": 112.0}
    word = Word(text=words, start=0, end=len(words), **box)
    line = Line(
        text=words, page=number, size=11.5, bold=True, italic=False, start=0, end=len(words), words=(word,), **box
    )
    return Page(number=number, width=595.3, height=841.9, text=words, lines=(line,), printed="iv", doubts=("faint",))


def paper(seed: str, *parts: Part, kind: Kind = Kind.MINUTES, **more: object) -> Paper:
    last = max(part.last_page for part in parts)
    known = {"file": f"{seed}.pdf", "sha256": sha(seed), "media_type": "application/pdf", "page_count": last}
    pages = tuple(page(number, f"{seed}{number}") for number in range(1, last + 1))
    return Paper(**known | {"kind": kind, "parts": parts, "pages": pages} | more)


FULL = minutes(
    item("12", "Budget", resolutions=(resolution("the budget be noted"),), paper_pages=(3, 9)),
    item("12", "Grants", actions=(Action(text="Write.", due=Period(start=DAY, end=DAY), source=Source(page=1)),)),
    item(None, "Any other business", restricted=True),
    attendance=(Attendance(name="Ann Archer", status=Status.PRESENT, source=Source(page=1)),),
    sections=(Section(number="1", title="S", level=1, first_page=1, last_page=1, text="t", source=Source(page=1)),),
)


def test_a_paper_comes_out_as_it_went_in(store: Store) -> None:
    mentions = (
        Mention(type=EntityType.PERSON, text="Cllr Archer", value="Ann Archer", part="p1", page=1, start=0, end=2),
        Mention(
            type=EntityType.AMOUNT, text="£3", value=Money(amount=Decimal("3.00")), part="p1", page=1, start=1, end=2
        ),
        Mention(type=EntityType.DATE, text="day", value=Period(start=DAY, end=DAY), part="p1", page=1, start=1, end=2),
    )
    given = paper("a", FULL, mentions=mentions, warnings=("number 12 is used twice",))
    assert store.save_paper(given, now=NOW, source_address="https://example.org/a").status == "new"
    held = store.paper("a" * 12)
    assert held.parts == (FULL,)
    assert (held.title, held.body, held.date, held.warnings) == ("Minutes", BODY, DAY, given.warnings)
    assert (held.ingested_at, held.source_address) == (NOW, "https://example.org/a")
    assert store.page(given.sha256, 1) == given.pages[0]
    assert tuple(store.pages(given.sha256)) == given.pages
    assert store.mentions(given.sha256) == mentions


def test_the_same_bytes_again_change_nothing(store: Store) -> None:
    store.save_paper(paper("a", FULL), now=NOW)
    change = store.last_change()
    assert store.save_paper(paper("a", minutes()), now=LATER).status == "unchanged"
    assert store.last_change() == change
    assert store.paper(sha("a")).parts == (FULL,)


def test_a_second_reading_of_the_same_bytes_replaces_the_first_when_asked(store: Store) -> None:
    store.save_paper(paper("a", FULL), now=NOW)
    assert store.save_paper(paper("a", minutes()), now=LATER, reread=True).status == "reread"
    assert store.paper(sha("a")).parts == (minutes(),)
    assert [change[1] for change in store.changes(0)] == ["saved", "saved"]


def test_a_later_version_takes_the_place_of_the_former(store: Store) -> None:
    store.save_paper(paper("a", FULL), now=NOW)
    saved = store.save_paper(paper("b", replace(FULL, title="Minutes (approved)")), now=LATER)
    assert (saved.status, saved.replaced) == ("replaced", (sha("a"),))
    store.save_paper(paper("c", FULL), now=LATER)
    assert [held.file for held in store.papers()] == ["c.pdf"]
    assert store.paper(sha("c")).former == (sha("b"), sha("a"))
    assert store.paper(sha("a")).replaced_by == sha("b")
    assert store.meetings()[0].resolutions == 1
    assert [(event, sha256[0]) for _, event, sha256 in store.changes(1)] == [
        ("removed", "a"),
        ("saved", "b"),
        ("removed", "b"),
        ("saved", "c"),
    ]
    assert store.save_paper(paper("a", FULL), now=LATER).status == "unchanged"


def test_the_same_source_address_is_the_same_paper_whatever_it_says(store: Store) -> None:
    store.save_paper(paper("a", minutes(item("1", "Roads"))), now=NOW, source_address="https://example.org/1")
    other = minutes(item("1", "Rivers"), date=date(2025, 9, 1))
    assert store.save_paper(paper("b", other), now=NOW, source_address="https://example.org/1").status == "replaced"


@pytest.mark.parametrize(
    "other",
    [
        paper("b", replace(FULL, date=date(2025, 9, 1))),
        paper("b", replace(FULL, body="Wenshire Roads Board")),
        paper("b", FULL, kind=Kind.AGENDA_PACK),
        paper("b", minutes(item("1", "Election of chair"), item("2", "Annual report"))),
    ],
    ids=["another day", "another body", "a pack that contains them", "a second sitting on the same day"],
)
def test_another_paper_is_no_version(store: Store, other: Paper) -> None:
    store.save_paper(paper("a", FULL), now=NOW)
    assert store.save_paper(other, now=NOW).status == "new"
    assert len(store.papers()) == 2


def test_reports_of_one_meeting_are_told_apart_by_title(store: Store) -> None:
    for seed, title in (("a", "Road safety"), ("b", "Hate crime")):
        report = Part(id="p1", kind=Kind.REPORT, title=title, body=BODY, date=DAY, first_page=1, last_page=1)
        assert store.save_paper(paper(seed, report, kind=Kind.REPORT), now=NOW).status == "new"


def test_items_have_lasting_addresses(store: Store) -> None:
    store.save_paper(paper("a", FULL), now=NOW)
    agenda = replace(minutes(item("A4", "Budget")), kind=Kind.AGENDA)
    store.save_paper(paper("b", agenda, kind=Kind.AGENDA), now=NOW)
    meeting = store.meeting("wenshire-safety-board", DAY)
    assert [place.key for place in meeting.minutes] == ["12", "12-2", "any-other-business"]
    assert [place.key for place in meeting.agenda] == ["agenda-a4"]
    assert store.item("wenshire-safety-board", DAY, "12-2").item.title == "Grants"
    assert meeting.attendance[0].name == "Ann Archer"
    with pytest.raises(NotFoundError, match="no item '13'"):
        store.item("wenshire-safety-board", DAY, "13")


def test_minutes_in_their_own_paper_and_in_a_pack_count_once(store: Store) -> None:
    agenda = replace(minutes(item("A1", "Minutes"), date=date(2025, 11, 20)), kind=Kind.AGENDA)
    pack = paper("b", agenda, replace(FULL, id="p2", first_page=2, last_page=2), kind=Kind.AGENDA_PACK)
    store.save_paper(paper("a", FULL), now=NOW)
    store.save_paper(pack, now=LATER)
    meeting = store.meeting("wenshire-safety-board", DAY)
    assert [place.place.paper.file for place in meeting.minutes] == ["a.pdf"] * 3
    assert sorted(place.paper.file for place in meeting.parts) == ["a.pdf", "b.pdf"]
    assert [(each.date, each.resolutions, each.actions) for each in store.meetings()] == [
        (date(2025, 11, 20), 0, 0),
        (DAY, 1, 1),
    ]


def test_bodies_with_one_slug_are_one(store: Store) -> None:
    store.save_paper(paper("a", FULL), now=NOW)
    store.save_paper(paper("b", replace(FULL, date=date(2024, 7, 1))), now=NOW)
    store.save_paper(paper("c", replace(FULL, date=date(2023, 7, 1), body=BODY.upper())), now=NOW)
    (body,) = store.bodies()
    assert (body.name, body.meetings, body.first, body.last) == (BODY, 3, date(2023, 7, 1), DAY)
    assert len(store.meetings(body=BODY)) == 3
    assert [meeting.date.year for meeting in store.meetings(body="wenshire-safety-board", year=2024)] == [2024]


def test_a_strategy_makes_no_meeting(store: Store) -> None:
    plan = Part(id="p1", kind=Kind.STRATEGY, title="Plan", body=BODY, date=DAY, first_page=1, last_page=1)
    store.save_paper(paper("a", plan, kind=Kind.STRATEGY), now=NOW)
    assert store.meetings() == ()
    with pytest.raises(NotFoundError):
        store.meeting("wenshire-safety-board", DAY)


def test_restricted_parts_are_absent_for_the_public(store: Store) -> None:
    agenda = replace(minutes(item("1", "Open"), item("2", "Exempt", restricted=True)), kind=Kind.AGENDA, last_page=2)
    secret = Part(id="p2", kind=Kind.REPORT, title="S", body=BODY, date=DAY, first_page=2, last_page=3, restricted=True)
    mention = Mention(type=EntityType.PERSON, text="x", value="X", part="p2", page=3, start=0, end=1)
    pack = paper("a", agenda, secret, kind=Kind.AGENDA_PACK, mentions=(mention,), warnings=("p2 has no author",))
    store.save_paper(pack, now=NOW)
    seen = store.paper(sha("a"))
    assert [part.id for part in seen.parts] == ["p1"]
    assert (seen.hidden_pages, seen.whole, seen.warnings) == ((2, 3), False, ())
    assert [each.number for each in store.pages(sha("a"))] == [1]
    assert store.mentions(sha("a")) == ()
    assert [place.item.restricted for place in store.meeting("wenshire-safety-board", DAY).agenda] == [False, True]
    with pytest.raises(NotFoundError):
        store.page(sha("a"), 3)
    assert store.paper(sha("a"), audience=Audience.STAFF).whole
    assert store.mentions(sha("a"), audience=Audience.STAFF) == (mention,)


def test_a_wholly_restricted_paper_is_not_there_for_the_public(store: Store) -> None:
    store.save_paper(paper("a", replace(FULL, restricted=True)), now=NOW)
    assert store.papers() == ()
    assert store.bodies() == ()
    with pytest.raises(NotFoundError):
        store.paper(sha("a"))
    assert len(store.papers(audience=Audience.STAFF)) == 1


def test_papers_are_listed_by_kind_and_body_latest_first(store: Store) -> None:
    store.save_paper(paper("a", FULL), now=NOW)
    store.save_paper(paper("b", replace(FULL, date=date(2025, 9, 1))), now=NOW)
    store.save_paper(paper("c", replace(FULL, date=None)), now=NOW)
    assert [held.file for held in store.papers(kind=Kind.MINUTES, body=BODY)] == ["b.pdf", "a.pdf", "c.pdf"]
    assert store.papers(kind=Kind.REPORT) == ()


@pytest.mark.parametrize("address", ["", "a", "aaaa", "zz" * 6, "%" * 12, "a" * 80])
def test_no_paper_answers_to_a_wrong_address(store: Store, address: str) -> None:
    store.save_paper(paper("a", FULL), now=NOW)
    with pytest.raises(NotFoundError):
        store.paper(address)


def test_failures_are_kept_until_mended(store: Store) -> None:
    failure = Failure(
        file="x.pdf", path="/p/x.pdf", sha256=sha("f"), reason="is cut short", remedy="Add it again.", failed_at=NOW
    )
    store.save_failure(failure)
    store.save_failure(replace(failure, failed_at=LATER))
    assert store.failures() == (failure,)
    store.save_failure(replace(failure, sha256=sha("e"), failed_at=LATER))
    assert store.failures()[0].failed_at == LATER
    store.save_paper(paper("e", FULL), now=LATER)
    assert store.failures() == ()
    store.save_failure(failure)
    store.forget_failure("/p/x.pdf")
    assert store.failures() == ()


def test_a_paper_is_wholly_in_or_not_at_all(store: Store) -> None:
    broken = replace(paper("a", FULL), pages=(page(1, "x"), page(1, "x")))
    with pytest.raises(StoreError, match=r"a\.pdf"):
        store.save_paper(broken, now=NOW)
    assert not store.has_paper(sha("a"))
    assert store.last_change() == 0


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'matters.db'}"
    Store(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE settings SET value = '999' WHERE name = 'version'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer version"):
        Store(url)


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////proc/nowhere/matters.db"])
def test_a_store_that_cannot_be_opened_says_so_in_one_line(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store(url)
    assert "\n" not in str(caught.value)


def test_two_stores_on_one_database_see_each_other_s_papers(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'matters.db'}"
    writer, reader = Store(url), Store(url)
    assert reader.papers() == ()
    writer.save_paper(paper("a", FULL), now=NOW)
    assert len(reader.papers()) == 1
    writer.close()
    reader.close()


def test_mentions_of_many_papers_are_those_of_each(store: Store) -> None:
    for seed, secret, day in (("a", False, DAY), ("b", True, date(2020, 2, 3))):
        whole = replace(FULL, date=day, first_page=1, last_page=1)
        parts = (whole, replace(whole, id="p2", first_page=2, last_page=2, restricted=secret))
        said = tuple(
            Mention(type=EntityType.PERSON, text="Ada Fenn", value="Ada Fenn", part=f"p{n}", page=n, start=0, end=8)
            for n in (1, 2)
        )
        store.save_paper(paper(seed, *parts, kind=Kind.AGENDA_PACK, mentions=said), now=NOW)
    for audience, counts in ((Audience.STAFF, [2, 2]), (Audience.PUBLIC, [1, 2])):
        papers = store.papers(audience=audience)
        each = {one.sha256: store.mentions(one.sha256, audience=audience) for one in papers}
        assert store.mentions_of(papers, audience=audience) == each
        assert sorted(map(len, each.values())) == counts
