"""What is an export? One file a format in `exports/`, each with the constant EXPORT: the API's rows, written otherwise.

Every export draws on a `Listing`, so that it holds what its reader may see and nothing else. Addresses in it are made
by `whole_address`: a request, or on the command line one made up from the setting ``address``, has to be under way.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from corpus.errors import NotFoundError
from corpus.plugs import find_plugs
from corpus.records import record
from corpus.slugs import slug
from corpus.stored import StoredPaper
from search_app import exports
from search_app.listing import Listing
from search_app.rows import ItemRow, MeetingRow, ResolutionRow


@record
class Scope:
    """What an export is limited to: a body (name or slug), a year, one meeting (its id). None does not limit."""

    body: str | None = None
    year: int | None = None
    meeting: str | None = None

    def holds(self, body: str | None, day: date | None) -> bool:
        """Return whether what is of a body and a day belongs to it."""
        if self.meeting is not None:
            return f"{slug(body or '')}/{day}" == self.meeting
        of_body = self.body is None or (body is not None and slug(body) == slug(self.body))
        return of_body and (self.year is None or (day is not None and day.year == self.year))

    def papers(self, listing: Listing) -> Iterator[StoredPaper]:
        """Yield the papers within it."""
        return (paper for paper in listing.papers if self.holds(paper.body, paper.date))

    def meetings(self, listing: Listing) -> Iterator[MeetingRow]:
        """Yield the meetings within it."""
        return (row for row in listing.meetings if self.holds(row.meeting.body, row.meeting.date))

    def items(self, listing: Listing) -> Iterator[ItemRow]:
        """Yield the items of the meetings within it."""
        return (item for row in self.meetings(listing) for item in row.items)

    def resolutions(self, listing: Listing) -> Iterator[ResolutionRow]:
        """Yield the decisions of the meetings within it."""
        return (one for item in self.items(listing) for one in item.resolutions)

    def meeting_of(self, listing: Listing) -> MeetingRow:
        """Return the one meeting asked for. Raises NotFoundError where none is, or more than one."""
        found = tuple(self.meetings(listing))
        if len(found) != 1:
            raise NotFoundError("this is of one meeting: name it by --meeting BODY/DAY, as it stands in its address.")
        return found[0]


class Export(Protocol):
    """A format. ``name`` is what it is asked for by, and the file's name; ``about`` says in a line what is in it."""

    name: str
    about: str
    media_type: str

    def write(self, listing: Listing, scope: Scope) -> Iterable[str]:
        """Yield the export's text, piece by piece. Raises NotFoundError where the scope holds nothing it can be of."""
        ...


def find_exports() -> dict[str, Export]:
    """Return every export by its name."""
    return {export.name: export for export in find_plugs(exports, "EXPORT")}
