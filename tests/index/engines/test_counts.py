"""Counts of facets that are made when they are asked for."""

from concurrent.futures import ThreadPoolExecutor
from threading import current_thread

import pytest

from index.engines._counts import Beside, Counts


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


def test_what_is_begun_or_asked_for_is_made_once_in_another_thread() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return f"{key} by {current_thread().name}"

    with ThreadPoolExecutor(1, thread_name_prefix="other") as threads:
        beside = Beside(threads, make)
        assert made == []
        beside.begin(["years", "bodies", "years"])
        assert beside.result("years") == beside.result("years") == "years by other_0"
        assert beside.result("kinds") == "kinds by other_0"
    assert made == ["years", "bodies", "kinds"]
