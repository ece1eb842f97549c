"""What would a visit to a source fetch? Looked up without fetching or keeping anything."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.visits.harvested import SavedSource, State
from corpus.visits.harvests import Harvests
from corpus.visits.sites import SiteDocument
from ingest.fetching.fetch import Client
from ingest.fetching.harvest import shown
from ingest.fetching.manners import Answer
from ingest.source import Fault, Loose, Met, Source, Wanted


@dataclass
class Preview:
    """A visit that fetches pages and no papers, and keeps nothing: what `--dry-run` shows."""

    source: Source
    saved: SavedSource
    wanted: Wanted
    ledger: Harvests
    client: Client
    tell: Callable[[str], None] = lambda line: None

    def read(self, address: str, *, attempts: int | None = None) -> Answer:
        """Return a page. Raises HarvestError."""
        return self.client.get(address, attempts=attempts)

    def settled(self, meeting_id: str, said: str) -> bool:
        """Return False: everything is looked at."""
        return False

    def papers(self) -> Iterator[SiteDocument]:
        """Yield the papers that a visit would fetch. Raises BlockedError."""
        held = {paper.key for paper in self.ledger.papers(self.saved, State.HELD, State.UNREADABLE)}
        for sighting in self.source.walk(self.wanted, self):
            if isinstance(sighting, Fault):
                self.tell(f"{shown(sighting.address)}: {sighting.reason}.")
            listed: Sequence[SiteDocument] = ()
            if isinstance(sighting, Met):
                listed = sighting.meeting.papers
            elif isinstance(sighting, Loose):
                listed = (sighting.document,)
            for document in listed:
                if document.key not in held:
                    held.add(document.key)
                    yield document
