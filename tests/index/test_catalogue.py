"""The index holds what the store holds, once, and searching goes on while it is written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest
from whoosh.util.filelock import FileLock

from corpus.errors import SearchError
from corpus.records import (
    Action,
    EntityType,
    Item,
    Kind,
    Mention,
    Page,
    Paper,
    Part,
    Resolution,
    Section,
    Source,
)
from corpus.store import Store
from index.builds import FORM
from index.catalogue import Catalogue
from index.engine import Filters
from index.entries import IndexEntry
from index.gathering import Gatherer
from index.query import Query, Term

NOW = datetime(2026, 1, 5, tzinfo=UTC)
DAY = date(2025, 7, 23)
BODY = "Wenshire Safety Board"
ALL = Filters()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'matters.db'}")
    yield opened
    opened.close()


@pytest.fixture
def catalogue(store: Store, tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(store, tmp_path / "index")
    yield opened
    opened.close()


def part(kind: Kind, title: str = "Title", **more: object) -> Part:
    known = {"id": "p1", "kind": kind, "title": title, "body": BODY, "date": DAY, "first_page": 1, "last_page": 1}
    return Part(**known | more)


def paper(seed: str, *parts: Part, kind: Kind | None = None, **more: object) -> Paper:
    pages = tuple(Page(number=n, width=595, height=842, text=f"loose words {seed}", lines=()) for n in (1, 2))
    known = {"file": f"{seed}.pdf", "sha256": (seed * 64)[:64], "media_type": "application/pdf", "page_count": 2}
    return Paper(**known | {"kind": kind or parts[0].kind, "parts": parts, "pages": pages} | more)


def item(number: str, title: str, resolved: str = "", **more: object) -> Item:
    decisions = (Resolution(text=resolved, source=Source(page=1)),) if resolved else ()
    known = {"first_page": 1, "last_page": 1, "resolutions": decisions, "source": Source(page=1), "text": resolved}
    return Item(**known | {"number": number, "title": title} | more)


MINUTES = part(
    Kind.MINUTES,
    items=(
        item("152", "Domestic abuse reviews", "RESOLVED that funding of £39,661 be agreed."),
        item("153", "Roads", actions=(Action(text="Write to the county.", owner="Clerk", source=Source(page=1)),)),
    ),
)


def entries(store: Store) -> dict[str, IndexEntry]:
    return {f"{entry.kind} {entry.number}": entry for entry in Gatherer(store).everything()}


def test_each_matter_is_an_entry_with_its_place(store: Store) -> None:
    mention = Mention(type=EntityType.PERSON, text="Cllr Archer", value="Ann Archer", part="p1", page=1, start=0, end=1)
    resolution = Resolution(text="Agreed with Cllr Archer.", proposer="Ben Brook", source=Source(page=2))
    minutes = replace(MINUTES, items=(replace(MINUTES.items[0], resolutions=(resolution,)), MINUTES.items[1]))
    store.save_paper(paper("a", minutes, mentions=(mention,)), now=NOW)
    found = entries(store)
    assert set(found) == {"minute 152", "resolution 152", "minute 153", "action 153"}
    resolution_entry = found["resolution 152"]
    assert resolution_entry.url == "/meetings/wenshire-safety-board/2025-07-23/152#resolution-1"
    assert (resolution_entry.title, resolution_entry.page) == ("Domestic abuse reviews", 2)
    assert resolution_entry.people == ("Ben Brook", "Ann Archer")
    assert found["action 153"].text == "Clerk: Write to the county."
    assert found["minute 152"].url == "/meetings/wenshire-safety-board/2025-07-23/152"


def test_sections_recommendations_and_loose_pages_lead_to_the_paper_s_page(store: Store) -> None:
    section = Section(number="1", title="Means", level=1, first_page=2, last_page=2, text="t", source=Source(page=2))
    wanted = Resolution(text="To note.", source=Source(page=2))
    report = part(Kind.REPORT, "Grants", sections=(section,), recommendations=(wanted,), last_page=2)
    store.save_paper(paper("a", report), now=NOW)
    store.save_paper(paper("b", part(Kind.OTHER, "Letter", body=None, date=None)), now=NOW)
    found = entries(store)
    assert set(found) == {"section 1", "recommendation None", "page None"}
    assert found["section 1"].title == "Grants: Means"
    assert {entry.url for entry in found.values()} == {f"/papers/{'a' * 12}/pages/2", f"/papers/{'b' * 12}/pages/1"}


def test_a_section_is_called_by_the_sections_it_is_in(store: Store) -> None:
    outline = ((1, "Ponds"), (2, "Means"), (3, "2026"), (2, "Grants"), (1, "Mills"))
    sections = tuple(
        Section(number=None, title=title, level=level, first_page=1, last_page=1, text="t", source=Source(page=1))
        for level, title in outline
    )
    store.save_paper(paper("a", part(Kind.REPORT, "Grants", sections=sections)), now=NOW)
    assert [entry.title for entry in Gatherer(store).everything()] == [
        "Grants: Ponds",
        "Grants: Ponds: Means",
        "Grants: Ponds: Means: 2026",
        "Grants: Ponds: Grants",
        "Grants: Mills",
    ]


def test_items_of_a_meeting_that_is_not_known_lead_to_the_paper_s_page(store: Store) -> None:
    store.save_paper(paper("a", replace(MINUTES, date=None)), now=NOW)
    assert {entry.url for entry in entries(store).values()} == {f"/papers/{'a' * 12}/pages/1"}


def test_minutes_printed_again_in_a_pack_are_found_once(store: Store, catalogue: Catalogue) -> None:
    agenda = part(Kind.AGENDA, date=date(2025, 11, 20), items=(item("A1", "Minutes"),))
    store.save_paper(paper("b", agenda, replace(MINUTES, id="p2"), kind=Kind.AGENDA_PACK), now=NOW)
    catalogue.catch_up()
    assert [entry.file for entry, _ in catalogue.search("funding", ALL).hits] == ["b.pdf"] * 2
    store.save_paper(paper("a", MINUTES), now=NOW)
    catalogue.catch_up()
    assert [entry.file for entry, _ in catalogue.search("funding", ALL).hits] == ["a.pdf"] * 2
    assert catalogue.is_current()


def test_a_report_by_itself_and_in_the_pack_is_found_once(store: Store, catalogue: Catalogue) -> None:
    section = Section(
        number="1", title="Means", level=1, first_page=1, last_page=1, text="zebras", source=Source(page=1)
    )
    report = part(Kind.REPORT, "Grants", sections=(section,))
    other = replace(report, id="p3", title="Crossings")
    agenda = part(Kind.AGENDA, items=(item("B1", "Grants"),))
    store.save_paper(paper("a", agenda, replace(report, id="p2"), other, kind=Kind.AGENDA_PACK), now=NOW)
    store.save_paper(paper("b", report), now=NOW)
    catalogue.catch_up()
    found = [(entry.file, entry.title) for entry, _ in catalogue.search("zebras", ALL).hits]
    assert sorted(found) == [("a.pdf", "Crossings: Means"), ("b.pdf", "Grants: Means")]


def test_catching_up_brings_in_what_changed_and_nothing_else(store: Store, catalogue: Catalogue) -> None:
    assert catalogue.catch_up() == 0
    store.save_paper(paper("a", MINUTES), now=NOW)
    assert not catalogue.is_current()
    assert catalogue.catch_up() == 1
    assert catalogue.catch_up() == 0
    later = replace(MINUTES, items=(*MINUTES.items[:1], item("153", "Rivers")))
    store.save_paper(paper("b", later), now=NOW)
    catalogue.catch_up()
    assert catalogue.search("roads", ALL).total == 0
    assert catalogue.search("rivers", ALL).total == 1
    assert catalogue.count() == 3


def test_catching_up_and_rebuilding_give_the_same(store: Store, catalogue: Catalogue, tmp_path: Path) -> None:
    for seed in "abc":
        store.save_paper(paper(seed, replace(MINUTES, date=DAY.replace(day=ord(seed) - 90))), now=NOW)
        catalogue.catch_up()
    store.save_paper(paper("d", replace(MINUTES, title="Again", date=DAY.replace(day=ord("a") - 90))), now=NOW)
    catalogue.catch_up()
    other = Catalogue(store, tmp_path / "other", engine="memory")
    other.rebuild()
    ours, theirs = catalogue.search("", ALL, limit=100), other.search("", ALL, limit=100)
    assert [entry for entry, _ in ours.hits] == [entry for entry, _ in theirs.hits]
    assert ours.facets == theirs.facets
    other.close()


def test_where_no_entry_has_all_words_those_with_any_are_found(store: Store, catalogue: Catalogue) -> None:
    store.save_paper(paper("a", MINUTES), now=NOW)
    catalogue.catch_up()
    strict, loose = catalogue.search("abuse funding", ALL), catalogue.search("abuse zebra", ALL)
    assert not strict.query.any_clause
    assert loose.query.any_clause
    assert loose.total == 2
    assert catalogue.search("zebra unicorn", ALL).query.understood == "zebra unicorn"


def test_restricted_parts_are_found_only_when_asked_for(store: Store, catalogue: Catalogue) -> None:
    store.save_paper(paper("a", replace(MINUTES, restricted=True)), now=NOW)
    catalogue.catch_up()
    assert catalogue.search("funding", ALL).total == 0
    assert catalogue.search("funding", Filters(include_restricted=True)).total == 2


def test_a_rebuild_by_one_is_seen_by_another(store: Store, catalogue: Catalogue, tmp_path: Path) -> None:
    reader = Catalogue(store, tmp_path / "index")
    assert reader.count() == 0
    for seed, day in (("a", 1), ("b", 2), ("c", 3)):
        store.save_paper(paper(seed, replace(MINUTES, date=DAY.replace(day=day))), now=NOW)
        assert catalogue.rebuild() == reader.count()
    assert sorted(path.name for path in (tmp_path / "index").iterdir() if path.is_dir()) == [
        f"{FORM}.2.whoosh",
        f"{FORM}.3.whoosh",
    ]
    reader.close()


def test_a_rebuild_that_fails_leaves_the_index_in_use(
    store: Store, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_paper(paper("a", MINUTES), now=NOW)
    catalogue.catch_up()

    def stop(_gatherer: Gatherer) -> Iterator[IndexEntry]:
        raise OSError("disk full")
        yield

    with monkeypatch.context() as patch:
        patch.setattr(Gatherer, "everything", stop)
        with pytest.raises(OSError, match="disk full"):
            catalogue.rebuild()
    assert catalogue.count() == 4
    assert catalogue.rebuild() == 4


def test_an_index_of_another_form_is_built_anew(
    store: Store, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_paper(paper("a", MINUTES), now=NOW)
    catalogue.catch_up()
    monkeypatch.setattr("index.builds.FORM", FORM + 1)
    newer = Catalogue(store, tmp_path / "index")
    assert not newer.is_current()
    assert newer.catch_up() == 1
    assert newer.search("funding", ALL).total == 2
    newer.close()


def test_searching_goes_on_while_another_thread_writes(store: Store, catalogue: Catalogue) -> None:
    store.save_paper(paper("a", MINUTES), now=NOW)
    catalogue.catch_up()
    wrong: list[int] = []

    def ask() -> None:
        wrong.extend(total for _ in range(60) if (total := catalogue.search("funding", ALL).total) < 2)

    threads = [Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for day in range(1, 4):
        store.save_paper(paper("bcd"[day - 1], replace(MINUTES, date=date(2024, 1, day))), now=NOW)
        catalogue.catch_up()
    catalogue.rebuild()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert catalogue.search("funding", ALL).total == 8


def test_a_second_writer_waits_and_then_says_so(
    store: Store, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_paper(paper("a", MINUTES), now=NOW)
    catalogue.catch_up()
    lock = FileLock(str(tmp_path / "index" / "lock"))
    assert lock.acquire()
    monkeypatch.setattr("index.builds.WAIT_SECONDS", 0.05)
    with pytest.raises(SearchError, match="another process"):
        catalogue.rebuild()
    assert catalogue.search("funding", ALL).total == 2
    lock.release()
    assert catalogue.rebuild() == 4


def test_an_engine_that_is_not_there_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(SearchError, match=r"Choose one of: memory, .*whoosh"):
        Catalogue(store, tmp_path, engine="sphinx")


def test_many_words_are_counted_at_one_go(store: Store, catalogue: Catalogue) -> None:
    store.save_paper(paper("a", MINUTES), now=NOW)
    catalogue.catch_up()
    asked = [Query(typed="", clauses=((Term(words=(word,), phrase=False),),)) for word in ("fund", "road", "nothing")]
    counted = catalogue.totals(asked, ALL)
    assert counted == tuple(catalogue.run(query, ALL, limit=9).total for query in asked)
    assert counted[0] > 0
    assert counted[2] == 0
