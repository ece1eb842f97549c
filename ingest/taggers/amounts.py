"""Sums of money."""

from collections.abc import Sequence

from corpus.records import EntityType, Mention, Page, Part
from ingest.entities.amounts import find_amounts
from ingest.tagger import mention, running_text


class Amounts:
    """Tags every sum."""

    name = "amounts"

    def tag(self, part: Part, pages: Sequence[Page]) -> tuple[Mention, ...]:
        """Return the sums in the part, in reading order."""
        return tuple(
            mention(EntityType.AMOUNT, found.money, (found.start, found.end), part=part, page=page)
            for page in pages
            for found in find_amounts(running_text(page))
        )


TAGGER = Amounts()
