"""Which files are there to read? Folders are walked; what cannot be a paper is passed over, and counted."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.errors import DamagedPaperError, PaperLimitError, UnreadablePaperError
from corpus.records import record

# What papers are kept as. Those that are not read (.doc, .rtf, .odt) are tried, so that a person learns of them.
ENDINGS = frozenset({"", ".pdf", ".docx", ".doc", ".rtf", ".odt", ".html", ".htm", ".txt", ".text", ".md", ".markdown"})


@record
class Found:
    """A file, or (``error``) why there is none. ``passed_over`` for a file in a folder that is not a paper."""

    path: Path
    error: UnreadablePaperError | None = None
    passed_over: bool = False


def find_files(paths: Iterable[Path]) -> Iterator[Found]:
    """Return the files that ``paths`` name, each once, in order; those of folders by path, hidden ones left out."""
    seen: set[Path] = set()
    for path in paths:
        for found in _below(path.absolute()) if path.is_dir() else (Found(path=path.absolute()),):
            if found.path not in seen:
                seen.add(found.path)
                yield found


def read_file(path: Path, limit_bytes: int) -> bytes:
    """Return the file's bytes. Raises an `UnreadablePaperError` that says why they cannot be had."""
    name = path.name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadablePaperError(name, "is not a file", "Name a file, or a folder of files.")
        if status.st_size > limit_bytes:
            reason = f"is {status.st_size / 1e6:.0f} MB, over the limit of {limit_bytes / 1e6:.0f} MB"
            raise PaperLimitError(name, reason, "Split it and add the parts.")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadablePaperError(name, "is not there", "Check the path and add it again.") from error
    except PermissionError as error:
        reason, remedy = "may not be read by this user", "Give this user the right to read it, and add it again."
        raise UnreadablePaperError(name, reason, remedy) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = f"cannot be read from its disk ({getattr(error, 'strerror', None) or error})"
        raise UnreadablePaperError(name, reason, "Check the disk or share it is on, and add it again.") from error
    if not content:
        raise DamagedPaperError(name, "is empty", "Save or download it again.")
    return content


def _below(folder: Path) -> Iterator[Found]:
    """Return what stands below a folder, by path."""
    unread: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(place, name)
            yield Found(path=path, passed_over=path.suffix.lower() not in ENDINGS)
        while unread:
            yield _closed(unread.pop())
    while unread:
        yield _closed(unread.pop())


def _closed(error: OSError) -> Found:
    path = Path(error.filename)
    reason = f"is a folder that cannot be opened ({error.strerror})"
    return Found(path=path, error=UnreadablePaperError(path.name, reason, "Give this user the right to open it."))
