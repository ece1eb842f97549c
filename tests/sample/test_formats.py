"""The sample's papers as Word, Markdown, plain text and web pages: do they give the records that the PDFs give?"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))

from formats import as_markdown, as_page, as_text, as_word

from corpus.records import Paper
from corpus.sample.build import plan_papers, read_scenario
from corpus.sample.typeset import Part
from ingest.pipeline import parse_paper

EVERY = 12  # papers: each house of each body is among them
FORMATS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "txt": as_text,
    "md": as_markdown,
    "html": as_page,
    "docx": as_word,
}
# The share of records that are the same. Plain text has no bold type, by which some houses alone tell their headings.
FLOORS = {
    "txt": {"heads": 0.95, "items": 0.9, "resolutions": 0.85, "attendance": 0.9},
    "md": {"heads": 0.95, "items": 0.97, "resolutions": 0.93, "attendance": 0.95},
    "html": {"heads": 0.95, "items": 0.97, "resolutions": 0.93, "attendance": 0.95},
    "docx": {"heads": 0.95, "items": 0.97, "resolutions": 0.93, "attendance": 0.95},
}


def words(text: str | None) -> str:
    return re.sub(r"\W+", " ", text or "").strip().casefold()


def records_of(paper: Paper) -> dict[str, Counter[tuple[str, ...]]]:
    """Return what counts of a paper's records: all but on which page they stand."""
    parts = paper.parts
    items = [item for part in parts for item in part.items]
    return {
        "heads": Counter((part.kind, words(part.body), str(part.date)) for part in parts),
        "items": Counter((words(item.number), words(item.title)) for item in items),
        "resolutions": Counter((words(one.text),) for item in items for one in item.resolutions),
        "attendance": Counter((words(one.name), one.status) for part in parts for one in part.attendance),
    }


def test_every_format_gives_the_records_of_the_printed_paper(capsys: pytest.CaptureFixture[str]) -> None:
    same: Counter[tuple[str, str]] = Counter()
    most: Counter[tuple[str, str]] = Counter()
    papers = [paper for paper in plan_papers(read_scenario()) if not paper.scan][::EVERY]
    for paper in papers:
        printed = records_of(parse_paper(paper.set()[0], paper.file))
        for ending, write in FORMATS.items():
            other = records_of(parse_paper(write(paper.parts), f"paper.{ending}"))
            for kind, found in printed.items():
                same[ending, kind] += (found & other[kind]).total()
                most[ending, kind] += max(found.total(), other[kind].total())
    shares = {key: same[key] / most[key] for key in most if most[key]}
    with capsys.disabled():
        print()
        for ending in FORMATS:
            told = ", ".join(f"{kind} {same[ending, kind]}/{most[ending, kind]}" for kind in FLOORS[ending])
            print(f"{len(papers)} papers as {ending}: {told} the same as printed")
    low = {key: share for key, share in shares.items() if share < FLOORS[key[0]][key[1]]}
    assert low == {}
