"""What is asked of a cluster, as far as it can be seen without one; `tests/opensearch/` asks a real one."""

from datetime import date

from index.engine import Filters
from index.engines._opensearch_requests import build_definition, build_limits, build_matching, build_without
from index.query import loosen, parse_query


def test_every_clause_must_match_and_what_stands_side_by_side_counts_more() -> None:
    built = build_matching(parse_query('road safety -"hate crime"'))["bool"]
    assert len(built["must"]) == 2
    assert [len(built[name]) for name in ("must_not", "should")] == [1, 1]


def test_where_any_word_is_enough_a_matching_clause_counts_most() -> None:
    loosened = loosen(parse_query("road safety"))
    assert loosened is not None
    (any_of,) = build_matching(loosened)["bool"]["must"]
    assert sum("constant_score" in each for each in any_of["bool"]["should"]) == 2


def test_limits_are_told_apart_so_that_a_facet_can_leave_out_its_own() -> None:
    limits = build_limits(Filters(kinds=("minute",), people=("Ann Archer",), until=date(2020, 3, 1), least=5))
    assert set(limits) == {"kind", "person", "day", "sum", "access"}
    assert limits["person"] == {"terms": {"person_slug": ["ann-archer"]}}
    without = build_without(build_matching(parse_query("road")), limits, ["kind"])
    assert limits["kind"] not in without["bool"]["filter"]
    assert len(without["bool"]["filter"]) == 4


def test_restricted_entries_are_shut_out_unless_they_may_be_seen() -> None:
    assert build_limits(Filters()) == {"access": {"term": {"hidden": False}}}
    assert build_limits(Filters(include_restricted=True)) == {}


def test_an_index_takes_no_field_that_is_not_defined() -> None:
    assert build_definition()["mappings"]["dynamic"] == "strict"
