"""Policies, codes, standing orders, terms of reference: rules that a body keeps, of kind ``other``, with sections."""

import re
from dataclasses import replace

from corpus.records import Kind
from ingest.layout import Split, Stretch
from ingest.layouts.strategy import StrategyLayout
from ingest.papers.signatures import find_signatures

_WORDS = re.compile(
    r"\b(?:polic(?:y|ies)|code of (?:conduct|practice)|terms of reference|standing (?:orders|instructions)|procedures?"
    r"|(?:financial )?regulations|rules|constitution|scheme of delegation|risk assessment|privacy notice|by-?laws?)\b",
    re.IGNORECASE,
)


class RulesLayout(StrategyLayout):
    """A paper that says how a body does things, not what it means to do."""

    name = "rules"
    words = _WORDS

    def split(self, stretch: Stretch) -> Split:
        """Return the paper as one part of kind ``other``, with its sections and who signed it."""
        split = super().split(stretch)
        (part,) = split.parts
        signed = find_signatures(stretch.lines, body=part.body, day=part.date)
        return replace(split, kind=Kind.OTHER, parts=(replace(part, kind=Kind.OTHER, offices=signed),))


LAYOUT = RulesLayout()
