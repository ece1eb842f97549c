"""What a reader is: something that turns the bytes of one format into pages of lines."""

from collections.abc import Callable
from typing import Protocol

from corpus.plugs import find_plugs
from corpus.records import Page, record
from ingest import readers


@record
class Limits:
    """How much one paper may cost. Over any of these, `PaperLimitError`."""

    size_bytes: int = 200_000_000
    pages: int = 3_000
    page_characters: int = 200_000
    paper_characters: int = 30_000_000


@record
class Leaf:
    """A bookmark of the file: its title, the 1-based page it leads to, and its depth from 0."""

    title: str
    page: int
    depth: int


@record
class Reading:
    """A file as read, before anything is understood of it.

    ``file`` is its name, ``pages`` its pages with their lines in reading order, ``bookmarks`` the file's own outline.
    ``hints`` are facts the format itself states (a saved meeting page its "body" and its "date", ISO 8601), for where
    the words do not.
    """

    file: str
    media_type: str
    pages: tuple[Page, ...]
    bookmarks: tuple[Leaf, ...] = ()
    hints: "tuple[tuple[str, str], ...]" = ()


class Reader(Protocol):
    """A format. Each is one file in ``ingest/readers/`` with the constant ``READER``."""

    name: str
    media_type: str

    def bid(self, head: bytes, name: str) -> float:
        """Return from 0 to 1 how sure it is that a file beginning with ``head`` (up to 4 KiB) is of this format.

        What the bytes say counts for more than the ending of ``name``.
        """
        ...

    def read(
        self, content: bytes, name: str, *, limits: Limits, progress: Callable[[int, int], None] | None = None
    ) -> Reading:
        """Return the pages of ``content``. Raises an `UnreadablePaperError`; calls ``progress(page, pages)``."""
        ...


def find_readers() -> tuple[Reader, ...]:
    """Return every reader there is."""
    return find_plugs(readers, "READER")
