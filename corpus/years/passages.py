"""What does a minute say, paragraph by paragraph? Each with its page, for whoever looks for a matter's sequel."""

from collections.abc import Iterator
from datetime import date

from corpus.records import record
from corpus.words import find_stems
from corpus.years.business import Business, topic_words
from corpus.years.chronicle import Evidence, cite


@record
class Passage:
    """A paragraph of a minute, with its stems, and those that say what its heading is about."""

    business: Business
    text: str
    stems: frozenset[str]
    topic: frozenset[str]
    evidence: Evidence

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return self.business.day


def find_passages(business: Business) -> Iterator[Passage]:
    """Yield the paragraphs of a minute in order; where the place of each is not known, that of the item stands in."""
    item = business.item
    topic = frozenset(topic_words(item.title))
    texts = item.text.split("\n")
    sources = item.paragraphs if len(item.paragraphs) == len(texts) else (item.source,) * len(texts)
    for text, source in zip(texts, sources, strict=True):
        if text.strip():
            yield Passage(
                business=business,
                text=text,
                stems=frozenset(find_stems(text)),
                topic=topic,
                evidence=cite(business.place, source, text, number=item.number),
            )
