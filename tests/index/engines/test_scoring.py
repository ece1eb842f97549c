"""How some entries are ranked by their stems."""

import pytest

from index.engine import Sort
from index.engines._scoring import Corpus, Laid, Stems, rank
from index.query import Query, Term, parse_query


def word(*words: str, prefix: bool = False) -> Term:
    return Term(words=words, phrase=len(words) > 1, prefix=prefix)


def stems(name: str, text: str, *, title: str = "", kind: str = "minute", day: int = 0) -> Stems:
    return Stems(id=name, kind=kind, day=day, title=title, text=text)


def ranked(query: Query, *found: Stems, sort: Sort = Sort.RELEVANCE) -> list[str]:
    holding = dict.fromkeys((*query.terms, *query.near), 1)
    corpus = Corpus(entries=100, holding=holding, means={"title": 3.0, "text": 10.0}, newest=738_000)
    return [name for name, _ in rank(found, query, corpus, sort=sort)]


@pytest.mark.parametrize(
    ("term", "field", "times"),
    [
        (word("road"), "road road roads abroad road", 3),
        (word("road", "safeti"), "road safeti road safeti safeti", 2),
        (word("on", "and", "on"), "on and on and on", 2),
        (word("on", "on"), "on on on", 2),
        (word("organis", prefix=True), "organis organisat reorganis", 2),
        (word("organisat", prefix=True), "organis organ", 1),
        (word("road"), "", 0),
    ],
)
def test_a_term_is_counted_by_whole_stems_side_by_side(term: Term, field: str, times: int) -> None:
    assert Laid([field]).count(term).tolist() == [times]
    assert Laid(["", field, "other", field]).count(term).tolist() == [0, times, 0, times]


def test_more_of_a_word_its_place_in_the_title_and_the_kind_count() -> None:
    query = parse_query("road")
    assert ranked(query, stems("a", "road x"), stems("b", "road road")) == ["b", "a"]
    assert ranked(query, stems("a", "road x"), stems("b", "y x", title="road")) == ["b", "a"]
    assert ranked(query, stems("a", "road x"), stems("b", "road x", kind="resolution")) == ["b", "a"]


def test_equals_are_ordered_newest_first_and_then_by_id_with_the_undated_last() -> None:
    query = Query(typed="")
    found = (stems("c", ""), stems("b", "", day=5), stems("a", "", day=5), stems("d", "", day=9))
    assert ranked(query, *found, sort=Sort.NEWEST) == ["d", "a", "b", "c"]
    assert ranked(query, *found, sort=Sort.OLDEST) == ["a", "b", "d", "c"]


def test_nothing_found_is_nothing_ranked() -> None:
    assert ranked(parse_query("road")) == []
