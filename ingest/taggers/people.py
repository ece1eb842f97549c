"""People."""

from collections.abc import Sequence

from corpus.records import EntityType, Mention, Page, Part
from ingest.entities.people import find_people
from ingest.tagger import mention, running_text


class People:
    """Tags every mention of a person, by the fullest form of the name in the part."""

    name = "people"

    def tag(self, part: Part, pages: Sequence[Page]) -> tuple[Mention, ...]:
        """Return the people in the part, in reading order."""
        texts = tuple(running_text(page) for page in pages)
        return tuple(
            mention(EntityType.PERSON, found.name, (found.start, found.end), part=part, page=page)
            for page, people in zip(pages, find_people(texts, part), strict=True)
            for found in people
        )


TAGGER = People()
