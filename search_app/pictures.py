"""Page images: drawn when first looked at, then kept on disk. The folder may be emptied at any time."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from corpus.errors import DamagedPaperError
from search_app.config import PROJECT

PATIENCE_SECONDS = 30
AT_ONCE = 2
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Pictures:
    """The images of papers' pages, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def page(self, sha256: str, number: int, content: Callable[[], bytes]) -> Path:
        """Return the PNG of page ``number`` of the PDF ``sha256``; ``content()`` gives its bytes if it must be drawn.

        Raises `DamagedPaperError` where the page cannot be drawn.
        """
        kept = self._folder / sha256[:2] / f"{sha256}-{number}.png"
        if not kept.is_file():
            with self._turns:
                if not kept.is_file():
                    _write_whole(kept, _draw(content(), sha256, number))
        return kept


def _draw(content: bytes, sha256: str, number: int) -> bytes:
    command = [sys.executable, "-P", "-m", "search_app.drawing", str(number)]
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(PROJECT)}
    try:
        drawn = subprocess.run(  # noqa: S603 - our own module, by this interpreter
            command, input=content, capture_output=True, timeout=PATIENCE_SECONDS, env=environment, check=True
        ).stdout
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise DamagedPaperError(sha256, f"page {number} cannot be drawn", "Open the original instead.") from error
    if not drawn.startswith(PNG_SIGNATURE):
        raise DamagedPaperError(sha256, f"page {number} cannot be drawn", "Open the original instead.")
    return drawn


def _write_whole(path: Path, content: bytes) -> None:
    """Write so that nobody ever reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(content)
    Path(part.name).replace(path)
