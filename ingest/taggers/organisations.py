"""Councils, boards, partnerships, police forces, trusts, companies, teams and the like."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.records import EntityType, Mention, Page, Part
from ingest.entities.language import read_texts
from ingest.entities.organisations import find_organisations
from ingest.minutes.affiliations import find_affiliations
from ingest.tagger import mention, running_text


class Organisations:
    """Tags every organisation, in full where the part gives its name in full."""

    name = "organisations"

    def tag(self, part: Part, pages: Sequence[Page]) -> tuple[Mention, ...]:
        """Return the organisations in the part, in reading order."""
        people = [name for attended in part.attendance if " " in (name := attended.name)]
        people += [f"{name} {''.join(word[0] for word in name.split())}" for name in people]  # "Ada Hale AH"
        docs = read_texts(tuple(running_text(page) for page in pages), people, find_affiliations(part))
        return tuple(
            replace(
                mention(EntityType.ORGANISATION, found.name, (found.start, found.end), part=part, page=page),
                also=found.letters,
            )
            for page, organisations in zip(pages, find_organisations(docs), strict=True)
            for found in organisations
        )


TAGGER = Organisations()
