"""What is searched: one row for each resolution, minute, agenda item, section, recommendation, action and loose page."""

from datetime import date

from corpus.records import record


@record
class IndexEntry:
    """A searchable row.

    ``kind`` is resolution | minute | agenda_item | section | recommendation | action | page. ``id`` is stable for the
    same bytes: the paper's SHA-256, part, and place. ``url`` is the page of ours that shows it.
    """

    id: str
    kind: str
    paper: str  # SHA-256
    file: str
    page: int
    title: str
    text: str
    number: str | None
    body: str | None
    date: date | None
    paper_kind: str
    people: tuple[str, ...]
    restricted: bool
    url: str
