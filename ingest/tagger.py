"""What a tagger is: something that finds one kind of mention in the text of a paper's parts."""

from collections.abc import Sequence
from typing import Protocol

from corpus.plugs import find_plugs
from corpus.records import Mention, Page, Part
from ingest import taggers


class Tagger(Protocol):
    """A kind of entity. Each is one file in ``ingest/taggers/`` with the constant ``TAGGER``."""

    name: str

    def tag(self, part: Part, pages: Sequence[Page]) -> tuple[Mention, ...]:
        """Return the mentions in ``pages`` (those of ``part``, whole, all lines), in reading order.

        Pages shared by two parts are cut to the part's own lines by the caller's `part` spans.
        """
        ...


def find_taggers() -> tuple[Tagger, ...]:
    """Return every tagger there is."""
    return find_plugs(taggers, "TAGGER")
