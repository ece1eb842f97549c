"""How fast are papers taken in? ``python tests/benchmarks/ingest.py [FOLDER or FILE …]``, by default the sample's.

Prints, for the same PDFs in the same run, pages a second of the whole job with one worker and with two, of bare
pdfplumber (``extract_text()`` of each page and nothing else) in one process and in two, and of tesseract alone against
this project's reading of scans; each stage's share; a worker's peak memory. Ratios are worth comparing between
machines, the figures are not.

"3 times as fast as pdfplumber" means that pdfplumber takes three seconds for what the whole job does in one:
a worker started, the papers read, split, tagged, sent, saved and indexed. pdfplumber's own start is not counted.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

sys.path[:] = [place for place in sys.path if Path(place).resolve() != Path(__file__).resolve().parent]
# ruff: noqa: E402 - this file bears the name of the package it measures, and must not stand in its way

import pdfplumber
import pypdfium2 as pdfium

from corpus.store import Store
from corpus.vault import Vault
from index.catalogue import Catalogue
from ingest.layout import Stretch, read_stretch
from ingest.pages.furniture import mark_furniture
from ingest.pages.ocr import DPI, find_tesseract
from ingest.pages.scans import draw
from ingest.parcel import pack_paper, unpack_paper
from ingest.pipeline import find_mentions, parse_paper
from ingest.reader import Limits
from ingest.readers.pdf import READER
from ingest.run import ingest_paths
from ingest.sandbox import Sandbox

Cost = tuple[float, float]  # seconds by the clock, and of the processors: what others do counts less in these

BEGAN = datetime.now(UTC)
SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample" / "papers"


class Stopwatch:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - began


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def processor_seconds() -> float:
    """Return the processor time of this process and of those it has started and seen end."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def costed(work: Callable[[], object]) -> Cost:
    """Return the seconds that ``work`` takes by the clock, and of the processors."""
    began = processor_seconds()
    return timed(work), processor_seconds() - began


def sort_papers(files: Sequence[Path]) -> tuple[list[Path], list[Path], int]:
    """Return the born-digital PDFs, those with scanned pages, and the pages of the former."""
    digital, scanned, pages = [], [], 0
    for file in files:
        document = pdfium.PdfDocument(file)
        counts = [document[n].get_textpage().count_chars() for n in range(len(document))]
        if all(count > 20 for count in counts):
            digital.append(file)
            pages += len(counts)
        elif max(counts, default=0) <= 20:
            scanned.append(file)
        document.close()
    return digital, scanned, pages


def take_in(files: Sequence[Path], workers: int) -> None:
    """Read, split, tag, keep, save and index the files, as ``matters ingest`` does."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/matters.db")
        ingest_paths(files, store=store, vault=Vault(Path(folder, "vault")), workers=workers)
        catalogue = Catalogue(store, Path(folder, "index"))
        catalogue.catch_up()
        catalogue.close()
        store.close()


def read_with_pdfplumber(files: Sequence[Path]) -> None:
    """Do nothing but ask pdfplumber for the text of each page."""
    for file in files:
        with pdfplumber.open(file) as document:
            for page in document.pages:
                page.extract_text()


def share_with_pdfplumber(files: Sequence[Path]) -> None:
    """Do the same in two processes that share nothing but the files, the largest first: all that a machine gives."""
    with ProcessPoolExecutor(2) as pool:
        largest_first = sorted(files, key=lambda file: -file.stat().st_size)
        list(pool.map(read_with_pdfplumber, [[file] for file in largest_first]))


def stages(files: Sequence[Path]) -> dict[str, float]:
    """Return the seconds of each stage, all in one process."""
    watch = Stopwatch()
    parse_paper(b"A line.\n", "line.txt")  # so that no stage has the loading of modules in it
    with watch.time("start a worker"), Sandbox() as sandbox:
        sandbox.read(b"A line.\n", "line.txt")
    with tempfile.TemporaryDirectory() as folder:
        store, vault = Store(f"sqlite:///{folder}/matters.db"), Vault(Path(folder))
        for file in files:
            content = file.read_bytes()
            with watch.time("read pages"):
                reading = READER.read(content, file.name, limits=Limits())
                pages = mark_furniture(reading.pages)
            with watch.time("split"):
                split = read_stretch(
                    Stretch(file=file.name, pages=pages, bookmarks=reading.bookmarks, hints=reading.hints)
                )
            with watch.time("tag"):
                find_mentions(split, reading)
            paper = parse_paper(content, file.name)
            with watch.time("send"):
                paper = unpack_paper(pack_paper(paper))
            with watch.time("save"):
                vault.keep(content)
                store.save_paper(paper, now=BEGAN)
        store.close()
    return watch.seconds


def peak_megabytes(file: Path) -> float:
    """Return the peak memory of a process of its own that reads one file as a worker does.

    Linux's own count is asked: that of `getrusage` begins with what this process holds when it starts the other.
    """
    code = (
        "import gc, sys; gc.disable(); from pathlib import Path; from ingest.pipeline import parse_paper; "
        "from ingest.parcel import pack_paper; path = Path(sys.argv[1]); "
        "pack_paper(parse_paper(path.read_bytes(), path.name)); print(Path('/proc/self/status').read_text())"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    status = dict(line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)
    return int(status["VmHWM"].split()[0]) / 1024


def join_papers(files: Sequence[Path], pages: int, to: Path) -> None:
    """Write a pack of so many pages, the files one after the other and over again."""
    pack = pdfium.PdfDocument.new()
    while len(pack) < pages:
        for file in files:
            source = pdfium.PdfDocument(file)
            pack.import_pages(source, list(range(min(len(source), pages - len(pack)))))
            source.close()
            if len(pack) >= pages:
                break
    pack.save(to)


def compare_ocr(files: Sequence[Path]) -> tuple[Cost, Cost, int]:
    """Return the cost of this project's reading of scans, that of tesseract alone (also two at once), and the pages."""
    program = find_tesseract()
    assert program is not None
    pictures = []
    for file in files:
        document = pdfium.PdfDocument(file)
        pictures += [draw(document[n])[0] for n in range(len(document))]
    with tempfile.TemporaryDirectory() as folder:
        for n, picture in enumerate(pictures):
            picture.save(Path(folder, f"{n}.png"))
        os.environ["OMP_THREAD_LIMIT"] = "1"
        command = f"ls {folder}/*.png | xargs -P 2 -I F {program} F stdout -l eng --dpi {DPI} tsv > /dev/null 2>&1"
        bare = costed(lambda: subprocess.run(["sh", "-c", command], check=True))
    ours = costed(lambda: [READER.read(file.read_bytes(), file.name, limits=Limits()) for file in files])
    return ours, bare, len(pictures)


def word_errors(read: Sequence[str], true: Sequence[str]) -> int:
    """Return how many words must be put in, left out or changed to make the one text of the other."""
    row = list(range(len(true) + 1))
    for n, word in enumerate(read, 1):
        before, row[0] = row[0], n
        for m, right in enumerate(true, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (word != right))
    return row[-1]


def print_word_error_rate() -> None:
    """Print the share of words misread on the sample's scans, whose texts are known."""
    wrong = words = 0
    for scan in json.loads((SAMPLE.parent / "truth.json").read_text())["scans"]:
        path = SAMPLE / scan["file"]
        reading = READER.read(path.read_bytes(), path.name, limits=Limits())
        for page, true in zip(reading.pages, scan["pages"], strict=True):
            wrong += word_errors(page.text.split(), true.split())
            words += len(true.split())
    if words:
        print(f"scans of the sample: {100 * wrong / words:.2f} % of {words} words misread (aim under 1 %)")


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("paths", nargs="*", type=Path, default=[SAMPLE])
    asked.add_argument("--pack-pages", type=int, default=600, help="pages of the joined pack (0: no pack)")
    options = asked.parse_args()
    files = [file for path in options.paths for file in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    digital, scanned, pages = sort_papers(files)
    print(f"{len(digital)} born-digital PDFs with {pages} pages, {len(scanned)} scanned PDFs")
    bare = costed(lambda: read_with_pdfplumber(digital))
    shared = costed(lambda: share_with_pdfplumber(digital))
    one = costed(lambda: take_in(digital, 1))
    two = costed(lambda: take_in(digital, 2))
    print("                      pages/s  processor ms/page")
    for name, (seconds, cost), against in (
        ("bare pdfplumber", bare, ""),
        ("the same, 2 processes", shared, f"{bare[0] / shared[0]:.2f} times as fast as one process"),
        ("whole job, 1 worker", one, f"{bare[0] / one[0]:.2f} times as fast as pdfplumber (aim 3)"),
        ("whole job, 2 workers", two, f"{one[0] / two[0]:.2f} times as fast as one worker (aim 1.7)"),
    ):
        print(f"{name:21} {pages / seconds:7.1f} {1000 * cost / pages:10.1f}   {against}")
    shares = stages(digital)
    print(f"one worker's processor time is that of pdfplumber divided by {bare[1] / one[1]:.2f}")
    whole = sum(shares.values())
    print("stages: " + ", ".join(f"{stage} {100 * spent / whole:.0f} %" for stage, spent in shares.items()))
    if options.pack_pages:
        with tempfile.TemporaryDirectory() as folder:
            pack = Path(folder, "pack.pdf")
            join_papers(digital, options.pack_pages, pack)
            print(f"peak memory on a pack of {options.pack_pages} pages: {peak_megabytes(pack):.0f} MB (aim 400)")
    if scanned and find_tesseract():
        ours, alone, count = compare_ocr(scanned)
        print(
            f"scans: {count / ours[0]:.2f} pages/s, {ours[0] / alone[0]:.2f} times the seconds of tesseract alone, "
            f"{ours[1] / alone[1]:.2f} times those of the processors (aim 1.3)"
        )
    if find_tesseract():
        print_word_error_rate()


if __name__ == "__main__":
    main()
