"""From a question to its answer, for the page, the API and the command line: one desk for each audience, one shape."""

from contextlib import suppress
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy.exc import SQLAlchemyError

from corpus.errors import MattersError
from corpus.visibility import Audience
from index.answer import Answer, Quote, Searched, Understood
from index.questions.asking import ask
from index.questions.desk import Desk
from search_app import wording
from search_app.archive import Archive

QUESTION_CHARACTERS_MOST = 500
WARMING = "When was the meeting held, and how much was agreed?"  # touches names, words and the index; kept nowhere
KINDS_OF_LISTS, PARTED = frozenset({"attendance", "post", "development"}), "; "
CHANGEABLE = ("kind", "subject", "person", "post", "body", "from", "to")

_desks: WeakKeyDictionary[Archive, dict[Audience, Desk]] = WeakKeyDictionary()


def desk_of(archive: Archive, audience: Audience) -> Desk:
    """Return the place to answer from for an audience; it is kept, since it remembers what it has read."""
    desks = _desks.setdefault(archive, {})
    if audience not in desks:
        desks[audience] = Desk(
            archive.store, archive.catalogue, archive.years(audience), audience=audience, today=date.today
        )
    return desks[audience]


def answer(archive: Archive, question: str, audience: Audience, changed: dict[str, str] | None = None) -> Answer:
    """Return the answer for an audience. Raises SearchError where the index is not built."""
    typed = " ".join(question.split())[:QUESTION_CHARACTERS_MOST]
    return ask(
        typed, desk_of(archive, audience), changed={name: text for name, text in (changed or {}).items() if text}
    )


def warm_up(archive: Archive) -> None:
    """Learn what a first question would have to wait for: the names in the papers, and how questions are taken apart.
    What is learnt so is brought up to date as any desk is: nothing goes stale. What hinders it (no index yet, a
    database that is busy) is left to that question, which says it to somebody."""
    with suppress(MattersError, SQLAlchemyError):
        answer(archive, WARMING, Audience.PUBLIC)


def answer_shape(given: Answer) -> dict[str, Any]:
    """Return an answer in the published shape."""
    return {
        "question": given.question,
        "understood": understood_shape(given.understood),
        "answer": given.short,
        "confidence": given.confidence,
        "why": given.why,
        "evidence": [quote_shape(each) for each in given.quotes],
        "also": [quote_shape(each) for each in given.also],
        "conflicts": [quote_shape(each) for each in given.conflicts],
        "searched": searched_shape(given.searched),
    }


def understood_shape(understood: Understood) -> dict[str, Any]:
    """Return how a question was understood; what was not found in it is None."""
    return {
        "kind": understood.kind,
        "subject": understood.subject,
        "person": understood.person,
        "post": understood.post,
        "body": understood.body,
        "from": _iso(understood.since),
        "to": _iso(understood.until),
    }


def quote_shape(quote: Quote) -> dict[str, Any]:
    """Return a quotation; ``near`` says that no answer rests on it."""
    return {
        "quote": quote.quote,
        "file": quote.file,
        "page": quote.page,
        "body": quote.body,
        "date": _iso(quote.date),
        "number": quote.number,
        "title": quote.title,
        "url": quote.url,
        "near": quote.near,
        "kind": quote.kind or None,
    }


def searched_shape(searched: Searched) -> dict[str, Any]:
    """Return what was looked through."""
    return {
        "bodies": list(searched.bodies),
        "meetings": searched.meetings,
        "papers": searched.papers,
        "from": _iso(searched.since),
        "to": _iso(searched.until),
        "gaps": list(searched.gaps),
    }


def in_parts(given: Answer) -> tuple[str, tuple[str, ...]]:
    """Return an answer's opening words and, where it is a list of meetings or people, its parts; else all of it."""
    short = given.short or ""
    if given.understood.kind not in KINDS_OF_LISTS or PARTED not in short:
        return short, ()
    opening, colon, rest = short.partition(": ")
    if not colon or PARTED in opening:
        opening, rest = "", short
    return f"{opening}:" if opening else "", tuple(rest.split(PARTED))


def place_words(quote: Quote) -> str:
    """Return of what a quotation is: "Westmere Partnership, 23 July 2025, minute 152"."""
    named = f"{'section' if quote.kind == 'section' else 'item'} {quote.number}" if quote.number else ""
    if quote.kind in ("minute", "resolution", "action") and quote.number:
        named = f"minute {quote.number}"
    known = (quote.body, wording.day(quote.date) if quote.date else "no date found", named)
    return ", ".join(words for words in known if words)


def coverage_words(searched: Searched) -> str:
    """Return what was looked through as one sentence; what is missing of it is a list of its own."""
    if not searched.papers:
        return "No papers are held, so that there was nothing to search."
    if not searched.bodies:
        return f"Searched: {wording.plural(searched.papers, 'paper')}."
    held = ""
    if searched.since and searched.until:
        first, last = wording.day(searched.since), wording.day(searched.until)
        held = f", of {first}" if first == last else f", from {first} to {last}"
    return (
        f"Searched: {wording.plural(searched.papers, 'paper')} of {wording.listed(searched.bodies)}, with the "
        f"minutes of {wording.plural(searched.meetings, 'meeting')}{held}."
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
