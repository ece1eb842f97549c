"""Days, months, quarters and financial years."""

from collections.abc import Sequence

from corpus.records import EntityType, Mention, Page, Part
from ingest.entities.dates import find_dates
from ingest.tagger import mention, running_text


class Dates:
    """Tags every date, a day without a year by the light of the part's own date."""

    name = "dates"

    def tag(self, part: Part, pages: Sequence[Page]) -> tuple[Mention, ...]:
        """Return the dates in the part, in reading order."""
        return tuple(
            mention(EntityType.DATE, found.period, (found.start, found.end), part=part, page=page)
            for page in pages
            for found in find_dates(running_text(page), part.date)
        )


TAGGER = Dates()
