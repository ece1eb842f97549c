"""Counts of facets that are made when they are asked for."""

import pytest

from index.engines._counts import Counts


def test_a_facet_is_counted_when_it_is_asked_for_and_once() -> None:
    asked: list[str] = []

    def count(name: str) -> dict[str, int]:
        asked.append(name)
        return {f"a {name}": 1}

    counts = Counts(("kind", "body"), count)
    assert (list(counts), len(counts), asked) == (["kind", "body"], 2, [])
    assert counts["body"] == counts["body"] == {"a body": 1}
    assert asked == ["body"]
    assert counts == {"kind": {"a kind": 1}, "body": {"a body": 1}}
    with pytest.raises(KeyError):
        counts["colour"]
    assert asked == ["body", "kind"]
