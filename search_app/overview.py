"""What is held, in figures, and what is new? Computed again only when the store has changed."""

from datetime import date
from threading import Lock

from corpus.records import record
from corpus.store import Audience, Store
from corpus.stored import MeetingSummary, StoredPaper

SHOWN = 5


@record
class Overview:
    """The front page's figures and lists. ``first`` and ``last`` are the years of the meetings held."""

    papers: int
    meetings: int
    first: int | None
    last: int | None
    latest: tuple[MeetingSummary, ...]
    new: tuple[StoredPaper, ...]


class Overviews:
    """The latest overview for each audience."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[Audience, tuple[int, Overview]] = {}
        self._lock = Lock()

    def of(self, audience: Audience) -> Overview:
        """Return the overview of what ``audience`` may see."""
        change = self._store.last_change()
        with self._lock:
            if self._known.get(audience, (-1,))[0] != change:
                self._known[audience] = (change, look_over(self._store, audience))
            return self._known[audience][1]


def look_over(store: Store, audience: Audience) -> Overview:
    """Return the overview of a store as it is now."""
    papers, meetings = store.papers(audience=audience), store.meetings(audience=audience)
    years = [meeting.date.year for meeting in meetings]
    return Overview(
        papers=len(papers),
        meetings=len(meetings),
        first=min(years, default=None),
        last=max(years, default=None),
        latest=meetings[:SHOWN],
        new=tuple(sorted(papers, key=_newness, reverse=True)[:SHOWN]),
    )


def _newness(paper: StoredPaper) -> tuple[date, date]:
    """Return what orders new papers: the day they came in, and among those of a day their own date."""
    return paper.ingested_at.date(), paper.date or date.min
