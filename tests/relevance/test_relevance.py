"""What people look for stands first. The weights in `index/ranking.py` were chosen by these figures.

Run with ``-s`` to see each query that does not find its answer first.
"""

import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from math import log2
from pathlib import Path

import pytest

from corpus.records import record
from corpus.store import Audience, Store
from corpus.vault import Vault
from corpus.years.derived import Years
from index.catalogue import Catalogue
from index.engine import Filters
from index.entries import IndexEntry
from ingest.run import ingest_paths

SAMPLE = Path("corpus/sample/papers")
FLOORS = {"hit@1": 0.85, "hit@5": 0.95, "MRR": 0.90, "nDCG@10": 0.77}
TODAY = date(2026, 11, 22)


@record
class Judged:
    """A query, and the beginnings of what answers it and of what is only about the same: (day or *, title)."""

    typed: str
    answers: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str], ...] = ()

    def grade(self, entry: IndexEntry) -> int:
        """Return 2 for an answer, 1 for what is about the same, 0 for anything else."""
        return 2 if _is_one(entry, self.answers) else int(_is_one(entry, self.near))


def _is_one(entry: IndexEntry, wanted: tuple[tuple[str, str], ...]) -> bool:
    day = entry.date.isoformat() if entry.date else ""
    return any(on in ("*", day) and entry.title.startswith(title) for on, title in wanted)


def read_judged(text: str) -> Iterator[Judged]:
    """Yield the queries of `judged.txt`."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            typed, _, told = line.partition(" => ")
            answers, _, near = told.partition(" ~ ")
            yield Judged(typed=typed, answers=_places(answers), near=_places(near))


def _places(told: str) -> tuple[tuple[str, str], ...]:
    pairs = (place.strip().partition(" ") for place in told.split(";") if place.strip())
    return tuple((day, title) for day, _, title in pairs)


@cache
def judged() -> tuple[Judged, ...]:
    return tuple(read_judged((Path(__file__).parent / "judged.txt").read_text()))


def measure(results: dict[Judged, list[IndexEntry]], corpus: list[IndexEntry]) -> dict[str, float]:
    """Return the mean of each measure over the queries; nDCG takes the ideal order of the whole corpus."""
    found = {"hit@1": 0.0, "hit@5": 0.0, "MRR": 0.0, "nDCG@10": 0.0}
    for query, entries in results.items():
        grades = [query.grade(entry) for entry in entries]
        first = next((place for place, grade in enumerate(grades, 1) if grade == 2), None)
        found["hit@1"] += first == 1
        found["hit@5"] += first is not None and first <= 5
        found["MRR"] += 1 / first if first else 0.0
        ideal = sorted((query.grade(entry) for entry in corpus), reverse=True)[:10]
        found["nDCG@10"] += _gain(grades) / (_gain(ideal) or 1)
    return {name: total / len(results) for name, total in found.items()}


def _gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Catalogue, tuple[tuple[str, ...], ...]]]:
    """The sample's catalogue and the names its papers give."""
    data = Path(os.environ.get("MATTERS_RELEVANCE_DATA") or tmp_path_factory.mktemp("relevance"))
    store = Store(f"sqlite:///{data / 'matters.db'}")
    if not store.last_change():
        ingest_paths([SAMPLE], store=store, vault=Vault(data / "papers"), workers=2)
        Years(store, Audience.PUBLIC).rebuild(today=TODAY)
    made = Catalogue(store, data / "index")
    made.catch_up()
    yield made, tuple(entry.names for entry in Years(store, Audience.PUBLIC).glossary())
    made.close()
    store.close()


def test_what_is_looked_for_stands_first(catalogue: tuple[Catalogue, tuple[tuple[str, ...], ...]]) -> None:
    made, things = catalogue
    corpus = [entry for entry, _ in made.search("", Filters(), limit=10_000).hits]
    results = {
        query: [entry for entry, _ in made.search(query.typed, Filters(), limit=10, things=things).hits]
        for query in judged()
    }
    reached = measure(results, corpus)
    print(f"\n{len(results)} queries:", ", ".join(f"{name} {value:.3f}" for name, value in reached.items()))
    for query, entries in results.items():
        if not entries or query.grade(entries[0]) < 2:
            first = f"{entries[0].date} {entries[0].kind} {entries[0].title}" if entries else "nothing"
            place = next((place for place, entry in enumerate(entries, 1) if query.grade(entry) == 2), None)
            print(f"  {query.typed!r}: first {first!r}, answer at {place}")
    assert {name: value for name, value in reached.items() if value < FLOORS[name]} == {}


def test_every_judged_query_has_an_answer_in_the_sample(
    catalogue: tuple[Catalogue, tuple[tuple[str, ...], ...]],
) -> None:
    corpus = [entry for entry, _ in catalogue[0].search("", Filters(), limit=10_000).hits]
    unanswered = [query.typed for query in judged() if not any(query.grade(entry) == 2 for entry in corpus)]
    assert len(judged()) >= 60
    assert unanswered == []
