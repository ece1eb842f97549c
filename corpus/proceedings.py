"""What do minutes record beside decisions? Interests declared, the public's questions, motions lost, times."""

from enum import StrEnum

from corpus.frozen import record
from corpus.printed import Source


class Happening(StrEnum):
    """The kinds of proceeding."""

    INTEREST = "interest"
    QUESTION = "question"
    LOST = "lost"
    ADJOURNED = "adjourned"
    RESUMED = "resumed"
    CLOSED = "closed"


@record
class Proceeding:
    """One thing that minutes record of how a meeting went. ``text`` is the words that say it.

    ``who`` declared, asked or moved it; ``about`` is the business an interest is in, or what was moved; ``what`` the
    interest declared; ``time`` the time of day ("19:40"), None where it may be of the morning or the evening.
    """

    event: Happening
    text: str
    item: str | None = None  # the number of the minute that records it
    who: str | None = None
    what: str | None = None
    about: str | None = None
    time: str | None = None
    source: Source
