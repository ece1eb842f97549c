"""Pages for tests of layouts: lines with their place, weight and the white above them."""

from collections.abc import Sequence
from dataclasses import replace

from printed import HEIGHT, WIDTH, runs

from corpus.records import Page, record
from ingest.layout import Stretch
from ingest.pages.lines import build_page

LEADING = 14.0


@record
class Set:
    """A line to set: ``gap`` lines of white above it; ``cell`` a second cell, at x 480."""

    text: str
    x: float = 60.0
    bold: bool = False
    size: float = 11.0
    gap: float = 0.0
    cell: str = ""


def plain(*texts: str) -> list[Set]:
    """Return lines of ordinary type, one paragraph each."""
    return [Set(text=text, gap=1.0) for text in texts]


def prose(text: str, *, gap: float = 1.0, x: float = 60.0) -> list[Set]:
    """Return a paragraph of lines as wide as the page's text."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < 82:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [Set(text=line, gap=gap if not at else 0.0, x=x) for at, line in enumerate(lines)]


def typeset(lines: Sequence[Set], number: int = 1, *, marker: str | None = None) -> Page:
    """Return the page that ``lines`` make."""
    words = []
    baseline = 60.0
    for line in lines:
        baseline += LEADING * (1 + line.gap)
        words += runs(line.text, line.x, baseline, size=line.size, bold=line.bold)
        words += runs(line.cell, 480, baseline, size=line.size) if line.cell else []
    page = build_page(words, number, WIDTH, HEIGHT)
    return replace(page, marker=marker)


def stretch(*pages: Page) -> Stretch:
    """Return a whole file of ``pages``."""
    return Stretch(file="paper.pdf", pages=pages)
