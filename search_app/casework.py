"""What goes to an officer with an answer: the pack of evidence, and by when a reply is due.

Values only: the formats are the files of `evidence/`. The wordings are offered to choose from; they are no advice.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

import holidays

from corpus.plugs import find_plugs
from corpus.records import record
from index.answer import Answer
from search_app import evidence

REPLY_WORKING_DAYS = 20  # Freedom of Information Act 2000, section 10(1)
EXEMPT = "Some items of meetings are exempt from publication and are not searched for the public."
WORDINGS = (
    (
        "Information that is reasonably accessible (section 21)",
        "The information you ask for is published in [paper], which can be read at [address]. Because it is reasonably "
        "accessible to you by other means, we are not required to provide it again (section 21, Freedom of Information "
        "Act 2000).",
    ),
    (
        "Information that is not held (section 1(1)(a))",
        "We have searched [what was searched]. We do not hold the information you ask for (section 1(1)(a), Freedom of "
        "Information Act 2000).",
    ),
)


@record
class Pack:
    """Questions with their answers, for an officer: ``holder`` has the papers, ``due`` is the day to reply by."""

    reference: str
    holder: str
    made: date
    received: date
    due: date
    answers: tuple[Answer, ...]
    wordings: tuple[tuple[str, str], ...] = WORDINGS


class Writer(Protocol):
    """A format of the pack; ``suffix`` is its files' ending."""

    suffix: str

    def __call__(self, pack: Pack) -> bytes:
        """Return the pack as a file."""
        ...


def find_writers() -> dict[str, Writer]:
    """Return the formats by their files' ending."""
    return {writer.suffix: writer for writer in find_plugs(evidence, "WRITER")}


def make_pack(answers: Sequence[Answer], *, reference: str, holder: str, made: date, received: date) -> Pack:
    """Return the pack of these answers to a request received on a day."""
    return Pack(
        reference=reference,
        holder=holder,
        made=made,
        received=received,
        due=reply_due(received),
        answers=tuple(answers),
    )


def reply_due(received: date, working_days: int = REPLY_WORKING_DAYS) -> date:
    """Return the last day to reply: the twentieth working day after the request came, England's bank holidays apart.

    Source: Freedom of Information Act 2000, section 10(1) and (6): days that are a bank holiday in any part of the
    United Kingdom do not count, so those of all its parts are left out.
    """
    closed = holidays.country_holidays("GB", years=range(received.year, received.year + 2))
    for part in ("ENG", "NIR", "SCT", "WLS"):
        closed += holidays.country_holidays("GB", subdiv=part, years=range(received.year, received.year + 2))
    day, left = received, working_days
    while left:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in closed:
            left -= 1
    return day
