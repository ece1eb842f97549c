"""How is a table written as CSV? For spreadsheets, which must never take a paper's words for a formula."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from search_app.export import Scope
from search_app.listing import Listing

_T = TypeVar("_T")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # OWASP: CSV injection


@dataclass(frozen=True, kw_only=True)
class Table(Generic[_T]):
    """A table as CSV (RFC 4180, UTF-8 with the mark that spreadsheets want): columns by name, each from a row."""

    name: str
    about: str
    rows: Callable[[Listing, Scope], Iterable[_T]]
    columns: Sequence[tuple[str, Callable[[_T], Any]]]
    media_type: str = "text/csv"

    def write(self, listing: Listing, scope: Scope) -> Iterator[str]:
        """Yield the header, then row by row."""
        yield "\ufeff" + write_row(name for name, _ in self.columns)
        for row in self.rows(listing, scope):
            yield write_row(read(row) for _, read in self.columns)


def write_row(values: Iterable[Any]) -> str:
    """Return values as one row of CSV."""
    written = io.StringIO()
    csv.writer(written).writerow([_cell(value) for value in values])
    return written.getvalue()


def _cell(value: Any) -> str:
    """Return a value as a cell: what would begin a formula gets an apostrophe before it."""
    words = "" if value is None else str(value)
    return f"'{words}" if words.lstrip(" \u00a0").startswith(FORMULA) else words
