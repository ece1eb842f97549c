"""How a paper travels from the worker that read it: as JSON that is checked against the records on arrival.

A worker has handled bytes from outside and is not trusted, so nothing it sends is unpickled or taken as it comes.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

import msgspec

from corpus.records import EntityType, Finding, Kind, Mention, Money, Page, Paper, Part, Period, record


@record
class SentMention:
    """A `Mention` whose value has one field for each type it can have."""

    type: EntityType
    text: str
    part: str
    page: int
    start: int
    end: int
    also: tuple[str, ...] = ()
    name: str | None = None
    money: Money | None = None
    period: Period | None = None


@record
class Parcel:
    """The fields of a `Paper`, its mentions in a shape that JSON can be checked against."""

    file: str
    sha256: str
    media_type: str
    page_count: int
    kind: Kind
    parts: tuple[Part, ...]
    warnings: tuple[str, ...]
    pages: tuple[Page, ...]
    trace: tuple[Finding, ...]
    mentions: tuple[SentMention, ...]


_PLAIN_FIELDS = tuple(field.name for field in fields(Parcel) if field.name != "mentions")
_SHARED_FIELDS = ("type", "text", "part", "page", "start", "end", "also")
_DECODER = msgspec.json.Decoder(Parcel)


class BrokenParcelError(ValueError):
    """What arrived is not a paper. Raised to the caller in `ingest/sandbox.py` only, which ends the worker."""


def pack_paper(paper: Paper) -> bytes:
    """Return ``paper`` as JSON."""
    mentions = tuple(_send(mention) for mention in paper.mentions)
    return msgspec.json.encode(Parcel(mentions=mentions, **_taken(paper, _PLAIN_FIELDS)))


def unpack_paper(sent: bytes) -> Paper:
    """Return the paper that `pack_paper` packed. Raises `BrokenParcelError` for anything else."""
    try:
        with _uncollected():
            parcel = _DECODER.decode(sent)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenParcelError(str(error)) from error
    mentions = tuple(_receive(mention) for mention in parcel.mentions)
    return Paper(mentions=mentions, **_taken(parcel, _PLAIN_FIELDS))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: a paper's thousands of new records are none, and half of the time would go on it.

    Where threads do so at once, the first to end has it looked for again: that costs time and nothing else.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _taken(source: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(source, name) for name in names}


def _send(mention: Mention) -> SentMention:
    value = mention.value
    return SentMention(
        name=value if isinstance(value, str) else None,
        money=value if isinstance(value, Money) else None,
        period=value if isinstance(value, Period) else None,
        **_taken(mention, _SHARED_FIELDS),
    )


def _receive(sent: SentMention) -> Mention:
    values = [value for value in (sent.name, sent.money, sent.period) if value is not None]
    if len(values) != 1:
        raise BrokenParcelError("a mention without one value")
    return Mention(value=values[0], **_taken(sent, _SHARED_FIELDS))
