"""Every engine keeps one contract: the same query gives the same hits, counts and facets."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.engine import FACETS, Engine, Filters, Hits, Sort, find_engines
from index.engines.memory import MemoryEngine
from index.engines.opensearch import SETTING
from index.entries import IndexEntry
from index.query import loosen, parse_query
from index.widening import widen

EVERYTHING = Filters()
SUBJECTS = ("road safety", "domestic abuse", "hate crime", "serious violence", "drug and alcohol misuse")
VERBS = ("note the report", "agree the funding of £39,661", "fund reviews for 2024/25", "ask for minutes of the review")
BODIES = ("Wenshire Safety Board", "Wenshire Roads Board", None)


def entry(number: int, **more: object) -> IndexEntry:
    kind = ("resolution", "minute", "section")[number % 3]
    known = {
        "id": f"{number:04}",
        "kind": kind,
        "paper": f"{number // 10:064}",
        "file": "m.pdf",
        "page": 1,
        "title": SUBJECTS[number % 5].title(),
        "text": f"RESOLVED to {VERBS[number % 4]} on {SUBJECTS[(number // 5) % 5]}. " * (1 + number % 3),
        "number": str(number),
        "body": BODIES[number % 3],
        "date": None if number % 11 == 0 else date(2015 + number % 7, 1 + number % 12, 3),
        "paper_kind": "minutes",
        "people": ("Ann Archer", "Ben Brook")[: number % 3],
        "restricted": number % 13 == 0,
        "organisations": ("Wenshire Police", "Wenshire Council")[: (number + 1) % 3],
        "amounts": (3966100, 100 * number)[: number % 3],
        "url": f"/x/{number}",
    }
    return IndexEntry(**known | more)


ENTRIES = tuple(entry(number) for number in range(120))


def open_engine(name: str, folder: Path) -> Engine:
    if name == "opensearch" and not os.environ.get(SETTING):
        pytest.skip(f"{SETTING} names no cluster; tests/opensearch/ starts one and runs these tests on it")
    return find_engines()[name](folder)


@pytest.fixture(params=sorted(find_engines()))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(request.param, tmp_path / "index")
    made.rebuild(ENTRIES)
    yield made
    made.close()


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> MemoryEngine:
    made = MemoryEngine(tmp_path_factory.mktemp("oracle"))
    made.rebuild(ENTRIES)
    return made


@pytest.fixture(scope="module", params=sorted(find_engines().keys() - {"memory"}))
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made = open_engine(request.param, tmp_path_factory.mktemp("index"))
    made.rebuild(ENTRIES)
    yield made
    made.close()


QUERIES = (
    "",
    "road",
    "roads safety",
    '"road safety"',
    '"safety road"',
    "abuse -road",
    "hate OR violence",
    "review fund*",
    "£39661",
    "2024-25",
    '"the report on hate crime"',
    "nothing-like-this",
    "re*",
    "organisat*",
    "-road",
)
FILTERS = (
    Filters(),
    Filters(bodies=("Wenshire Safety Board",)),
    Filters(years=("2016", "2017"), kinds=("resolution",)),
    Filters(people=("Ben Brook",), include_restricted=True),
    Filters(since=date(2016, 1, 1), until=date(2018, 12, 31)),
    Filters(bodies=("No Such Board",)),
    Filters(organisations=("Wenshire Police",), least=5_000),
    Filters(least=1_000, most=9_000),
    Filters(only_restricted=True, include_restricted=True),
)


@pytest.mark.parametrize("typed", QUERIES)
def test_every_engine_answers_as_the_plain_one_does(other: Engine, oracle: MemoryEngine, typed: str) -> None:
    for query in (parse_query(typed), loosen(parse_query(typed))):
        for filters in FILTERS if query else ():
            for sort in Sort:
                ours = other.search(query, filters, sort=sort, limit=15, offset=2)
                theirs = oracle.search(query, filters, sort=sort, limit=15, offset=2)
                assert (ours.ids, ours.total, ours.facets) == (theirs.ids, theirs.total, theirs.facets)
                assert ours.scores == pytest.approx(theirs.scores, abs=1e-6)


def found(engine: Engine, typed: str, filters: Filters = EVERYTHING) -> Hits:
    return engine.search(parse_query(typed), filters, limit=1000)


def test_an_empty_query_matches_all_that_the_filters_allow(engine: Engine) -> None:
    assert found(engine, "").total == sum(1 for each in ENTRIES if not each.restricted)
    assert found(engine, "", Filters(include_restricted=True)).total == len(ENTRIES) == engine.count()


def test_words_match_in_any_inflection_and_numbers_as_printed_or_not(engine: Engine) -> None:
    fund = entry(0, id="x", text="Funds were organised for the partnership’s £1,250.00 café", restricted=False)
    engine.add([fund])
    for typed in ("funding organization", "£1250", "1,250", "partnerships", "partnership's", "cafe", "organisat*"):
        assert "x" in found(engine, typed).ids, typed


def test_facets_leave_out_only_their_own_filter(engine: Engine) -> None:
    hits = found(engine, "road", Filters(kinds=("minute",), years=("2016",)))
    free = found(engine, "road", Filters(years=("2016",)))
    assert hits.facets["kind"] == free.facets["kind"]
    assert hits.facets["body"] != free.facets["body"]
    assert sum(hits.facets["year"].values()) > hits.total
    assert sum(hits.facets["kind"].values()) == free.total


def test_a_search_for_a_number_only_has_the_total_and_the_counts(engine: Engine) -> None:
    filters = Filters(kinds=("minute",))
    for typed in ("road", "hate OR violence", "nothing-like-this"):
        bare = engine.search(parse_query(typed), filters, limit=0)
        whole = engine.search(parse_query(typed), filters, limit=200)
        assert (bare.ids, bare.total, bare.facets) == ((), len(whole.ids), whole.facets)


def test_sorted_by_date_the_undated_come_last(engine: Engine) -> None:
    days = {each.id: each.date for each in ENTRIES}
    for sort, backwards in ((Sort.NEWEST, True), (Sort.OLDEST, False)):
        hits = engine.search(parse_query("road"), EVERYTHING, sort=sort, limit=1000)
        dated = [day for key in hits.ids if (day := days[key])]
        assert dated == sorted(dated, reverse=backwards)
        assert all(days[key] is None for key in hits.ids[len(dated) :])
        assert len(dated) < hits.total


def test_pages_of_results_join_without_gap_or_repeat(engine: Engine) -> None:
    whole = engine.search(parse_query("road"), EVERYTHING, limit=1000).ids
    pages = [
        engine.search(parse_query("road"), EVERYTHING, limit=7, offset=at).ids for at in range(0, len(whole) + 7, 7)
    ]
    assert tuple(key for page in pages for key in page) == whole


def test_where_any_word_is_enough_more_words_come_first(engine: Engine) -> None:
    engine.add(
        [entry(1, id="both", title="zebra", text="crossing " * 300), entry(1, id="one", title="zebra", text="zebra")]
    )
    query = loosen(parse_query("zebra crossing"))
    assert query is not None
    hits = engine.search(query, EVERYTHING)
    assert hits.ids == ("both", "one")


def test_an_entry_added_again_replaces_itself(engine: Engine) -> None:
    engine.add([replace(ENTRIES[1], title="Unicorns")])
    assert engine.count() == len(ENTRIES)
    assert found(engine, "unicorn").ids == (ENTRIES[1].id,)


def test_the_entries_of_a_paper_can_be_removed(engine: Engine) -> None:
    engine.remove([ENTRIES[0].paper, "no such paper"])
    assert engine.count() == len(ENTRIES) - 10
    assert not {each.id for each in ENTRIES[:10]} & set(found(engine, "").ids)


def test_a_rebuild_leaves_just_what_it_was_given(engine: Engine) -> None:
    engine.rebuild(ENTRIES[:5])
    assert engine.count() == 5
    assert set(found(engine, "", Filters(include_restricted=True)).ids) == {each.id for each in ENTRIES[:5]}
    engine.rebuild([])
    assert found(engine, "road") == Hits(ids=(), scores=(), total=0, facets={name: {} for name in FACETS})


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(engine: Engine) -> None:
    def broken() -> Iterator[IndexEntry]:
        yield entry(999)
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        engine.rebuild(broken())
    assert engine.count() == len(ENTRIES)
    engine.add([entry(999)])
    assert engine.count() == len(ENTRIES) + 1


def test_a_search_that_takes_too_long_is_stopped_and_says_so(engine: Engine) -> None:
    stopped = engine.search(parse_query("road"), EVERYTHING, limit=1000, seconds=-1.0)
    whole = engine.search(parse_query("road"), EVERYTHING, limit=1000)
    assert stopped.partial or engine.name == "opensearch"  # which looks at its clock too seldom for so little
    assert not whole.partial
    assert set(stopped.ids) <= set(whole.ids)
    assert stopped.total <= whole.total


def test_what_is_left_out_of_a_search_is_left_out_when_it_is_stopped(engine: Engine) -> None:
    stopped = engine.search(parse_query("-road"), EVERYTHING, limit=1000, seconds=-1.0)
    assert set(stopped.ids) <= set(found(engine, "-road").ids)


def test_a_year_finds_the_meetings_of_that_year_and_the_word(engine: Engine) -> None:
    spoken_of = entry(500, text="The strategy for 2016.", date=date(2020, 5, 1))
    engine.add([spoken_of])
    of_2016 = {each.id for each in ENTRIES if each.date and each.date.year == 2016 and not each.restricted}
    widened = engine.search(widen(parse_query("2016"), []), EVERYTHING, limit=1000)
    assert set(widened.ids) == of_2016 | {spoken_of.id}
    assert found(engine, "2016").ids == (spoken_of.id,)


def test_many_small_writes_answer_as_one(engine: Engine, tmp_path: Path) -> None:
    whole = MemoryEngine(tmp_path / "whole")
    engine.rebuild([])
    for first in range(0, len(ENTRIES), 8):
        engine.add(ENTRIES[first : first + 8])
        whole.add(ENTRIES[first : first + 8])
    for changed in (engine, whole):
        changed.remove([ENTRIES[25].paper])
        changed.add([replace(ENTRIES[60], title="Unicorns on the road", text="road safety and a road")])
    for typed in ("road", '"road safety"', "unicorn", "re*", "abuse -road"):
        ours, theirs = found(engine, typed), found(whole, typed)
        assert (set(ours.ids), ours.total, ours.facets) == (set(theirs.ids), theirs.total, theirs.facets), typed
