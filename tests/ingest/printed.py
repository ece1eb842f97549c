"""Pages for tests, written as a person would set them."""

from collections.abc import Sequence

from corpus.records import Line, Page
from ingest.pages.characters import Run
from ingest.pages.lines import build_page

WIDTH, HEIGHT = 595.0, 842.0


def run(text: str, x0: float, baseline: float, *, size: float = 11, bold: bool = False, raised: bool = False) -> Run:
    """Return a word set at a place, half as wide as its size for each letter."""
    return Run(
        text=text,
        x0=x0,
        top=baseline - 0.8 * size,
        x1=x0 + 0.5 * size * len(text),
        bottom=baseline + 0.2 * size,
        baseline=baseline,
        origin=x0,
        size=size,
        bold=bold,
        italic=False,
        raised=raised,
    )


def runs(text: str, x0: float, baseline: float, *, size: float = 11, bold: bool = False) -> list[Run]:
    """Return the words of a line of text set from ``x0``."""
    placed = []
    for word in text.split():
        placed.append(run(word, x0, baseline, size=size, bold=bold))
        x0 = placed[-1].x1 + 0.25 * size
    return placed


def page(lines: Sequence[str | tuple[str, float]], number: int = 1, *, start: float = 80, leading: float = 14) -> Page:
    """Return a page of lines, each text set at x 72 or a pair of text and its distance from the top in points."""
    words: list[Run] = []
    baseline = start
    for line in lines:
        text, at = line if isinstance(line, tuple) else (line, baseline)
        words += runs(text, 72, at)
        baseline = at + leading
    return build_page(words, number, WIDTH, HEIGHT)


def texts(lines: Sequence[Line]) -> list[str]:
    """Return the words of each line."""
    return [line.text for line in lines]
