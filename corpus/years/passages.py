"""What does a minute say, paragraph by paragraph? Each with its page, for whoever looks for a matter's sequel."""

import re
from collections.abc import Iterator
from datetime import date

from corpus.records import record
from corpus.words import find_stems
from corpus.years.business import Business, topic_words
from corpus.years.chronicle import Evidence, cite

_SENTENCES = re.compile(r"(?<=[a-z\d)][.:])(?:\s+|(?=[A-Z(][a-z]))")  # some papers run them together


@record
class Passage:
    """A paragraph of a minute, with its stems, and those that say what its heading is about."""

    business: Business
    text: str
    stems: frozenset[str]
    sentences: tuple[frozenset[str], ...]  # the stems of each
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
            sentences = tuple(frozenset(find_stems(each)) for each in split_sentences(text))
            yield Passage(
                business=business,
                text=text,
                stems=frozenset().union(*sentences),
                sentences=sentences,
                topic=topic,
                evidence=cite(business.place, source, text, number=item.number),
            )


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph."""
    return _SENTENCES.split(text)
