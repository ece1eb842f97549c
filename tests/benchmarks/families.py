"""How well is each family of papers read, and how well were papers that nobody had tuned on?

The rules are made by hand, so leaving one family out would train nothing anew. The honest floor is what each set of
papers gave when it was first read, annotated before that: `FIRST_RUNS`. Beside it stands what each family of the
annotated papers gives now. Run: ``python tests/benchmarks/families.py`` (papers at $MATTERS_SHARED or ../shared).
"""

import importlib.util
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path[:] = [place for place in sys.path if Path(place).resolve() != Path(__file__).resolve().parent]
# ruff: noqa: E402 - beside this file lies ingest.py, which must not stand in the way of the package of that name

from corpus.shapes import paper_shape
from ingest.pipeline import parse_paper

SHARED = Path(os.environ.get("MATTERS_SHARED", Path(__file__).parents[3] / "shared"))
GOLD = SHARED / "gold"
LOWEST = 4  # aspects shown for each family
ASPECTS = ("items", "resolutions", "clauses", "verbs", "actions", "sections")
FIRST_RUNS: dict[str, tuple[float | None, ...]] = {  # F1 of ASPECTS; None where a set holds none
    "8 papers, partnership to parish": (1.0, 0.828, 1.0, 0.957, 0.444, 0.947),
    "10 papers, parishes, a forum": (0.914, 0.667, 1.0, 0.900, 0.625, None),
    "11 papers, forums, boards, policies": (0.899, 0.788, 1.0, 0.827, 0.828, 1.0),
    "8 papers, cabinet to New South Wales": (1.0, 0.741, 1.0, 0.964, 0.636, None),
    "8 papers, numbers in many styles": (0.519, 0.400, 1.0, 0.960, 0.429, None),
    "6 papers, forums, planning groups": (0.935, 0.880, None, 0.870, 0.778, None),
    "12 openings, web pages, action columns": (0.677, 0.438, None, 0.933, 0.526, None),
    "8 openings, boards, village trusts": (0.806, 0.667, 1.0, 0.833, 0.500, None),
    "10 papers, parishes and meeting pages": (0.812, 0.489, 0.667, 0.973, 0.0, None),
    "9 papers, town committees, health boards": (0.876, 0.780, 1.0, 0.943, 0.400, None),
    "8 papers, planning, forums, a supplement": (0.746, 0.857, None, 1.0, 0.800, None),
    "6 papers, cabinets, youth and parish": (0.974, 0.875, 1.0, 0.909, 0.667, None),
}

Counts = Counter[tuple[str, str]]  # by aspect, and whether hit, missed or invented


def main() -> int:
    """Print the table of first runs and that of families; 1 where no annotated papers are found."""
    if not (GOLD / "score.py").is_file():
        print(f"no annotated papers at {GOLD}", file=sys.stderr)
        return 1
    print(f"{'first runs (unseen)':38}" + "".join(f"{aspect:>12}" for aspect in ASPECTS))
    for name, figures in FIRST_RUNS.items():
        print(f"{name:38}" + "".join(f"{'–' if f is None else f'{f:.3f}':>12}" for f in figures))
    print("\nfamily now: its lowest aspects")
    for family, counts in sorted(count_families(load_scorer()).items()):
        scores = sorted((f1(counts, aspect), aspect) for aspect in {aspect for aspect, _ in counts})
        print(f"{family:14}" + "  ".join(f"{aspect} {score:.3f}" for score, aspect in scores[:LOWEST]))
    return 0


def load_scorer() -> ModuleType:
    """Return the annotators' own scorer, which lies with their papers."""
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def count_families(scorer: ModuleType) -> dict[str, Counts]:
    """Return what was hit, invented and missed of each aspect, by the family that a paper's name begins with."""
    families: dict[str, Counts] = defaultdict(Counter)
    for path in sorted(GOLD.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        paper = (GOLD / gold["file"]).resolve()
        read = paper_shape(parse_paper(paper.read_bytes(), paper.name))
        counts = families[path.name.split("-")[0]]

        def add(
            aspect: str, hits: Iterable[Any], missed: Iterable[Any], extra: Iterable[Any], counts: Counts = counts
        ) -> None:
            for kind, found in (("hit", hits), ("missed", missed), ("invented", extra)):
                counts[aspect, kind] += len(list(found))

        scorer.compare(gold, read, add)
    return families


def f1(counts: Counts, aspect: str) -> float:
    """Return the harmonic mean of precision and recall: from 0 to 1, 1 where nothing was to be found."""
    hit, wrong = counts[aspect, "hit"], counts[aspect, "missed"] + counts[aspect, "invented"]
    return 2 * hit / (2 * hit + wrong) if hit or wrong else 1.0


if __name__ == "__main__":
    sys.exit(main())
