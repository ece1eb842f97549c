"""Page images, and files without what was taken down: made when first asked for, then kept on disk.

The folder may be emptied at any time. What is kept bears a mark of what was blacked out in it, so that a picture made
before words were taken down is never given out after.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.errors import DamagedPaperError
from corpus.records import Page, record
from corpus.staff.clearing import BLOCK
from corpus.staff.redactions import Area
from search_app.config import PROJECT
from search_app.drawing import WIDTH_PIXELS

PATIENCE_SECONDS = 30
PATIENCE_WHOLE_SECONDS = 600
AT_ONCE = 2
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PDF_SIGNATURE = b"%PDF-"


@record
class Sheet:
    """A page to be drawn: as it may be seen, and what to black out. ``removed`` is what is said in its place."""

    page: Page
    areas: tuple[Area, ...] = ()
    removed: str = ""

    @property
    def paint(self) -> str:
        """What is told to the process that draws; nothing where the page is drawn as it is."""
        return json.dumps(self._shape()) if self.areas or self.page.turned else ""

    def shape(self) -> dict[str, object]:
        """Return what is told of a page of a whole file."""
        lines = [
            (text, line.x0, line.bottom, line.size)
            for line in self.page.lines
            if (text := line.text.replace(BLOCK, " ")).strip()
        ]
        return {**self._shape(), "number": self.page.number, "lines": lines, "removed": self.removed}

    def _shape(self) -> dict[str, object]:
        areas = [(area.x0, area.top, area.x1, area.bottom) for area in self.areas]
        return {"width": self.page.width, "height": self.page.height, "turned": self.page.turned, "areas": areas}


class Pictures:
    """The images of papers' pages, and republished files, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def page(
        self, sha256: str, sheet: Sheet, content: Callable[[], bytes], *, width_pixels: int = WIDTH_PIXELS
    ) -> Path:
        """Return the PNG of a page of the PDF ``sha256``; ``content()`` gives its bytes if it must be drawn.

        Raises `DamagedPaperError` where the page cannot be drawn.
        """
        size = "" if width_pixels == WIDTH_PIXELS else f"-w{width_pixels}"
        kept = self._folder / sha256[:2] / f"{sha256}-{sheet.page.number}{size}{_mark(sheet.paint)}.png"
        if not kept.is_file():
            with self._turns:
                if not kept.is_file():
                    _write_whole(kept, _draw(content(), sha256, sheet, width_pixels))
        return kept

    def republished(self, sha256: str, content: Callable[[], bytes], sheets: Sequence[Sheet]) -> Path:
        """Return the PDF without what was taken down, of all its pages. Raises `DamagedPaperError`."""
        asked = json.dumps([sheet.shape() for sheet in sheets]).encode()
        kept = self._folder / sha256[:2] / f"{sha256}-whole{_mark(asked.decode())}.pdf"
        if not kept.is_file():
            with self._turns:
                if not kept.is_file():
                    made = _run(["search_app.republishing"], asked + b"\n" + content(), PATIENCE_WHOLE_SECONDS)
                    if made is None or not made.startswith(PDF_SIGNATURE):
                        raise DamagedPaperError(sha256, "cannot be made anew", "Look at its pages instead.")
                    _write_whole(kept, made)
        return kept

    def forget(self, sha256: str) -> None:
        """Throw away what is kept of a paper: something was taken down, or is shown again."""
        for kept in (self._folder / sha256[:2]).glob(f"{sha256}-*"):
            kept.unlink(missing_ok=True)


def _mark(told: str) -> str:
    return f"-{hashlib.sha256(told.encode()).hexdigest()[:16]}" if told else ""


def _draw(content: bytes, sha256: str, sheet: Sheet, width_pixels: int) -> bytes:
    paint = [sheet.paint] if sheet.paint else []
    command = ["search_app.drawing", str(sheet.page.number), str(width_pixels), *paint]
    drawn = _run(command, content, PATIENCE_SECONDS)
    if drawn is None or not drawn.startswith(PNG_SIGNATURE):
        raise DamagedPaperError(sha256, f"page {sheet.page.number} cannot be drawn", "Open the original instead.")
    return drawn


def _run(module: Sequence[str], told: bytes, patience_seconds: float) -> bytes | None:
    """Return what a module of ours says when it is run in a process of its own; None where it fails."""
    command = [sys.executable, "-P", "-m", *module]
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(PROJECT)}
    try:
        return subprocess.run(  # noqa: S603 - our own module, by this interpreter
            command, input=told, capture_output=True, timeout=patience_seconds, env=environment, check=True
        ).stdout
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None


def _write_whole(path: Path, content: bytes) -> None:
    """Write so that nobody ever reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(content)
    Path(part.name).replace(path)
