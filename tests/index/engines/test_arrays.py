"""A search for a number only ranks nothing."""

from datetime import date
from pathlib import Path

from index.engine import FACETS, Filters
from index.engines.whoosh import WhooshEngine
from index.entries import IndexEntry
from index.query import parse_query


def entry(number: int) -> IndexEntry:
    return IndexEntry(
        id=f"{number:04}",
        kind="minute" if number % 2 else "section",
        paper=f"{number:064}",
        file="m.pdf",
        page=1,
        title="Lighting",
        text="The lighting survey was noted.",
        number=None,
        body="Westmere Board",
        date=date(2020, 1, 1 + number),
        paper_kind="minutes",
        people=(),
        restricted=False,
        url="/m",
    )


def test_a_search_for_a_number_has_no_hits_but_total_and_counts(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.add([entry(number) for number in range(5)])
    found = engine.search(parse_query("lighting"), Filters(), limit=0)
    assert (found.ids, found.scores, found.total) == ((), (), 5)
    assert set(found.facets) == set(FACETS)
    assert found.facets["kind"] == {"section": 3, "minute": 2}
    limited = engine.search(parse_query("lighting"), Filters(kinds=("minute",)), limit=0)
    assert (limited.total, limited.facets["kind"]) == (2, {"section": 3, "minute": 2})
    engine.close()
