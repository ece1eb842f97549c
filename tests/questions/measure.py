"""Ask every question of a file of an archive that holds its papers, and print how many were answered right.

    python tests/questions/measure.py --data FOLDER [questions.jsonl …] [--list]

FOLDER is the data folder of an archive that took in the sample's papers (`matters ingest corpus/sample/papers`).
Beside the figures of `matters ask` stand those of plain BM25 over the same papers' pages, and the time of a plain
search of the same words.
"""

import argparse
import json
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from corpus.visibility import Audience
from corpus.words import STOP_WORDS, find_stems
from index.answer import Answer
from index.engine import Filters
from index.questions.asking import ask
from index.ranking import frequency, rarity, saturate
from search_app.answering import desk_of
from search_app.archive import Archive
from search_app.config import read_settings

QUESTIONS = Path(__file__).with_name("questions.jsonl")
RIGHT, WRONG, WITHHELD = "right", "wrong", "withheld"


def read_questions(file: Path) -> list[dict[str, object]]:
    """Return the questions of a file: question, answer (a pattern, null where none is stated), pages, split."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def verdict(row: dict[str, object], given: Answer) -> str:
    """Return whether a question was answered right, wrong, or not at all."""
    if given.short is None:
        return WITHHELD
    return RIGHT if row["answer"] is not None and re.search(str(row["answer"]), given.short) else WRONG


class PlainPages:
    """BM25 over whole pages: what a search without any understanding finds."""

    def __init__(self, archive: Archive) -> None:
        self._pages = [
            (f"{paper.file}#{page.number}", Counter(find_stems(page.text)))
            for paper in archive.store.papers()
            for page in archive.store.pages(paper.sha256)
        ]
        self._mean = statistics.mean(sum(counts.values()) for _, counts in self._pages)
        self._holding = Counter(word for _, counts in self._pages for word in counts)

    def find(self, question: str, limit: int = 5) -> list[str]:
        """Return the best pages for a question's words."""
        words = [word for word in dict.fromkeys(find_stems(question)) if word not in STOP_WORDS]
        weights = {word: rarity(len(self._pages), self._holding[word]) for word in words}
        scored = [(sum(self._worth(word, counts, weights) for word in words), page) for page, counts in self._pages]
        return [page for _, page in sorted(scored, key=lambda pair: -pair[0])[:limit]]

    def _worth(self, word: str, counts: Counter[str], weights: dict[str, float]) -> float:
        often = frequency(counts[word], sum(counts.values()), self._mean, "text")
        return weights[word] * float(saturate(often))


def measure(archive: Archive, rows: Sequence[dict[str, object]], *, told: bool) -> Iterator[str]:
    """Yield the figures as lines; with ``told`` also every question that was not answered right."""
    desk, plain = desk_of(archive, Audience.PUBLIC), PlainPages(archive)
    ask(str(rows[0]["question"]), desk)
    counts: Counter[str] = Counter()
    hits: dict[str, int] = defaultdict(int)
    asking, searching = [], []
    for row in rows:
        question, pages = str(row["question"]), list(row["pages"])  # type: ignore[call-overload]
        started = time.process_time()
        given = ask(question, desk)
        between = time.process_time()
        archive.catalogue.search(question, Filters())
        asking.append(between - started)
        searching.append(time.process_time() - between)
        answerable = row["answer"] is not None
        judged = verdict(row, given)
        counts[judged if answerable else f"unanswerable {judged}"] += 1
        if answerable:
            found = [f"{quote.file}#{quote.page}" for quote in given.quotes]
            for name, places in (("ask", found), ("plain", plain.find(question))):
                hits[f"{name} hit@1"] += places[:1] != [] and places[0] in pages
                hits[f"{name} hit@5"] += any(place in pages for place in places[:5])
        if told and judged != (RIGHT if answerable else WITHHELD):
            yield f"{judged}: {question}  [{given.understood.kind}] {given.short or '-'} ({given.confidence})"
    total = counts[RIGHT] + counts[WRONG] + counts[WITHHELD]
    without = len(rows) - total
    yield f"answerable {total}: " + ", ".join(f"{name} {counts[name] / total:.2f}" for name in (RIGHT, WRONG, WITHHELD))
    if without:
        yield f"unanswerable {without}: wrong {counts[f'unanswerable {WRONG}'] / without:.2f}"
    yield ", ".join(f"{name} {count / total:.2f}" for name, count in hits.items())
    took = [statistics.median(times) * 1000 for times in (asking, searching)]
    yield f"median answer {took[0]:.0f} ms of processor time, search {took[1]:.1f} ms: {took[0] / took[1]:.1f} times"


def main() -> None:
    """Print the figures of each split."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[QUESTIONS])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--list", action="store_true", dest="told")
    asked = parser.parse_args()
    archive = Archive(read_settings(asked.data))
    rows = [row for file in asked.files for row in read_questions(file)]
    for split in dict.fromkeys(str(row["split"]) for row in rows):
        print(f"== {split}")
        for line in measure(archive, [row for row in rows if row["split"] == split], told=asked.told):
            print(line)


if __name__ == "__main__":
    main()
