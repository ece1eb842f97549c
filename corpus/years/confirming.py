"""Which meeting confirmed which minutes, and with what correction?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from corpus.records import EntityType, Item, Mention, Period, Source, record
from corpus.stored import PartPlace
from corpus.years.business import find_span
from corpus.years.chronicle import Chronicle, Evidence, cite

TITLE = re.compile(  # "Notes of the meeting held on …", "Previous minutes", "Minutes", "Confirmation of the minutes"
    r"""(?ix)\b(?:minutes|notes)\b.*\b(?:meeting|held|of|last|previous)\b
    | ^\W*(?:last|previous)\s+(?:minutes|notes|meeting)
    | ^\W*(?:(?:to\s+)?(?:approv|confirm|accept|adopt|agree|sign|receiv)[a-z]*\s+(?:and\s+sign\s+)?(?:of\s+)?
      (?:the\s+)?)?(?:draft\s+)?minutes\W*$"""
)
CONFIRMING = re.compile(
    r"(?i)\b(?:correct(?:ly)?|accurate|true|fair|agreed|approved|confirmed|adopted|accepted|signed|record)\b"
)
_CORRECTION = re.compile(
    r"""(?ix)subject\s+to\s+(?!(?:formal\s+)?(?:approval|agreement|confirmation)\b) | \b(?:
    with\s+the\s+(?:following\s+)?(?:correction|amendment|exception|addition|deletion)s?
    | (?:as|once|when)\s+(?:amended|corrected) | the\s+following\s+(?:correction|amendment|change)s?
    | (?:with|and)\s+(?:one|two|a|an|the)\s+(?:minor\s+)?(?:correction|amendment|change)s?
    | should\s+(?:have\s+)?(?:read|be\s+(?:amended|corrected)) | (?:to|be)\s+(?:amended|corrected)\s+to
    | (?:was|were)\s+(?:amended|corrected)\s+to )\b"""
)


@record
class Confirmation:
    """Minutes of `day` taken as a true record on `confirmed`; `corrections` are the paragraphs that correct them.

    `certain` is false where the paper does not name the day and the meeting before is meant ("last minutes").
    """

    day: date
    confirmed: date
    evidence: Evidence
    corrections: tuple[Evidence, ...]
    certain: bool


def find_confirmations(chronicle: Chronicle, mentions: Mapping[str, Sequence[Mention]]) -> tuple[Confirmation, ...]:
    """Return which minutes were confirmed at which meeting, in order; ``mentions`` by the paper's SHA-256."""
    return tuple(
        found
        for n, sitting in enumerate(chronicle.sittings)
        for place in sitting.minutes
        for found in _in_part(place, mentions, [each.day for each in chronicle.sittings[:n]])
    )


def _in_part(
    place: PartPlace, mentions: Mapping[str, Sequence[Mention]], before: Sequence[date]
) -> Iterator[Confirmation]:
    items = place.part.items
    for item, following in zip_longest(items, items[1:]):
        if not TITLE.search(item.title):
            continue
        words = [(text, source) for text, source in told(item) if CONFIRMING.search(text)]
        day = named_day(item, following, place, mentions)
        held = place.part.date
        if not words or held is None or (day is None and not before) or (day is not None and day >= held):
            continue
        text, source = words[0]
        corrections = tuple(
            cite(place, where, said, number=item.number) for said, where in told(item) if _CORRECTION.search(said)
        )
        yield Confirmation(
            day=day or before[-1],
            confirmed=held,
            evidence=cite(place, source, text, number=item.number),
            corrections=corrections,
            certain=day is not None,
        )


def told(item: Item) -> Iterator[tuple[str, Source]]:
    """Yield the paragraphs of an item with their places."""
    texts = item.text.split("\n")
    sources = item.paragraphs if len(item.paragraphs) == len(texts) else (item.source,) * len(texts)
    yield from ((text, source) for text, source in zip(texts, sources, strict=True) if text.strip())


def named_day(
    item: Item, following: Item | None, place: PartPlace, mentions: Mapping[str, Sequence[Mention]]
) -> date | None:
    """Return the first single day before the meeting that stands in an item; None where there is none."""
    first, last = find_span(item, following.source if following else None)
    for mention in mentions.get(place.paper.sha256, ()):
        ours = mention.type is EntityType.DATE and mention.part == place.part.id
        if ours and first <= (mention.page, mention.start) < last and isinstance(mention.value, Period):
            earlier = place.part.date is None or mention.value.start < place.part.date
            if mention.value.start == mention.value.end and earlier:
                return mention.value.start
    return None
