"""What goes to an officer with an answer: the pack of evidence, and by when a reply is due.

Values only: the formats are the files of `evidence/`. The wordings are offered to choose from; they are no advice.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Protocol

import holidays

from corpus.plugs import find_plugs
from corpus.records import record
from index.answer import Answer, Quote
from search_app import answering, evidence, wording

REPLY_WORKING_DAYS = 20  # Freedom of Information Act 2000, section 10(1)
ENGLAND, ALL_PARTS = ("ENG",), ("ENG", "NIR", "SCT", "WLS")
BY_MACHINE = "Read by machine from the words below: the paper is what counts."
OFFERED = "Offered as text for the officer to choose and fill in. They are not legal advice."
MISSING = "What is known to be missing"
MISSING_OF = "Of the papers of the bodies searched, in the time that the questions ask about."
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


Place = tuple[str, int, int | None, int | None]  # a paper's SHA-256, its page, from and up to which character


@record
class Pack:
    """Questions with their answers, for an officer: ``holder`` has the papers, ``due`` is the day to reply by.

    ``latest`` is that day where the bank holidays of the other parts of the United Kingdom are left out as well, as
    the Act has it. ``pictures`` are the places quoted, as PNG; ``address`` is where the service is found.
    """

    reference: str
    holder: str
    made: date
    received: date
    due: date
    latest: date
    answers: tuple[Answer, ...]
    wordings: tuple[tuple[str, str], ...] = WORDINGS
    pictures: Mapping[Place, bytes]
    address: str = ""


class Writer(Protocol):
    """A format of the pack; ``suffix`` is its files' ending, ``media_type`` what it is served as."""

    suffix: str
    media_type: str

    def __call__(self, pack: Pack) -> bytes:
        """Return the pack as a file."""
        ...


def find_writers() -> dict[str, Writer]:
    """Return the formats by their files' ending."""
    return {writer.suffix: writer for writer in find_plugs(evidence, "WRITER")}


def make_pack(
    answers: Sequence[Answer],
    *,
    reference: str,
    holder: str,
    made: date,
    received: date,
    wordings: Sequence[tuple[str, str]] = WORDINGS,
    pictures: Mapping[Place, bytes] | None = None,
    address: str = "",
) -> Pack:
    """Return the pack of these answers to a request received on a day."""
    return Pack(
        reference=reference,
        holder=holder,
        made=made,
        received=received,
        due=reply_due(received),
        latest=reply_due(received, closed_in=ALL_PARTS),
        answers=tuple(answers),
        wordings=tuple(wordings),
        pictures=pictures or {},
        address=address,
    )


def place_of(quote: Quote) -> Place:
    """Return where a quotation stands, as the pictures of a pack know it."""
    return quote.paper, quote.page, quote.start, quote.end


def quoted_under(answer: Answer) -> tuple[tuple[str, tuple[Quote, ...]], ...]:
    """Return what a pack quotes for an answer, under its headings: what it rests on, what says otherwise and the same;
    where the papers do not state it, the nearest."""
    if answer.short is None:
        return (("Nearest passages, which may be about something else", answer.quotes),) if answer.quotes else ()
    headed = (
        ("What the papers say", tuple(quote for quote in answer.quotes if not quote.near)),
        ("Papers that say otherwise", answer.conflicts),
        ("Other places that say the same", answer.also),
    )
    return tuple((heading, quotes) for heading, quotes in headed if quotes)


def quotes_of(answer: Answer) -> tuple[Quote, ...]:
    """Return what a pack quotes for an answer, in its order."""
    return tuple(quote for _, quotes in quoted_under(answer) for quote in quotes)


def sure_words(answer: Answer) -> str:
    """Return how sure an answer is, as sentences; "" where the papers do not state it."""
    return "" if answer.short is None else f"How sure: {answer.confidence:.0%}, {answer.why}. {BY_MACHINE}"


def searched_words(answer: Answer, gaps: Sequence[str]) -> str:
    """Return what was searched for an answer, and which of a pack's gaps are known of it."""
    told = answering.coverage_words(answer.searched), missing_words(answer, gaps), EXEMPT
    return " ".join(words for words in told if words)


def gaps_of(answers: Iterable[Answer]) -> tuple[str, ...]:
    """Return what is known to be missing of what was searched for any of the answers, each once."""
    return tuple(dict.fromkeys(gap for answer in answers for gap in answer.searched.gaps))


def missing_words(answer: Answer, gaps: Sequence[str]) -> str:
    """Return which of the gaps of a pack concern an answer, by their numbers in its list; "" where none does."""
    numbers = [gaps.index(gap) + 1 for gap in answer.searched.gaps]
    if not numbers:
        return ""
    following = groupby(enumerate(sorted(numbers)), key=lambda at: at[1] - at[0])
    runs = [[str(number) for _, number in run] for _, run in following]
    told = [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]
    return f"{wording.plural(len(numbers), 'gap is', 'gaps are')} known: {wording.listed(told)} under “{MISSING}”."


def due_words(pack: Pack) -> str:
    """Return by when a reply is due, as a sentence."""
    due, latest = wording.day(pack.due), wording.day(pack.latest)
    elsewhere = "where bank holidays in the rest of the United Kingdom are left out too, as section 10(6) has it"
    return f"a reply is due by {due}{f' ({latest} {elsewhere})' if latest != due else ''}."


def reply_due(received: date, working_days: int = REPLY_WORKING_DAYS, *, closed_in: Sequence[str] = ENGLAND) -> date:
    """Return the last day to reply: the twentieth working day after the request came, bank holidays apart.

    ``closed_in``: the parts of the United Kingdom whose bank holidays are left out. England's give the day that is
    safe; by section 10(6) of the Act those of any part do not count, which can be later and is never earlier.
    """
    years = range(received.year, received.year + 2)
    closed = {day for part in closed_in for day in holidays.country_holidays("GB", subdiv=part, years=years)}
    day, left = received, working_days
    while left:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in closed:
            left -= 1
    return day
