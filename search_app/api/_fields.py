"""How are records written as JSON? Fields that several resources share, which the description tells of too."""

from collections.abc import Callable
from typing import Any

from flask import request
from marshmallow import Schema, fields

from corpus.records import Source
from corpus.store import ADDRESS_DIGITS
from corpus.years.chronicle import Evidence


class Day(fields.Date):
    """A day: 2025-07-23."""


class Moment(fields.AwareDateTime):
    """A moment with its zone: 2025-07-23T10:00:00+00:00."""


class Address(fields.String):
    """The whole address of a page of ours, made from its path; null where there is no page."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_none": True, "metadata": {"format": "uri"}, **options})

    def _serialize(self, value: Any, attr: str | None, obj: Any, **more: Any) -> Any:
        return super()._serialize(whole_address(value) if value else None, attr, obj, **more)


def whole_address(path: str) -> str:
    """Return the address under which the present asker reaches a path of ours."""
    return request.url_root.rstrip("/") + path


def a_page(path: Callable[[Any], str]) -> fields.Function:
    """Return a field of the whole address of the page that shows a row."""
    about = {"type": "string", "format": "uri", "description": "the page that shows it"}
    return fields.Function(lambda row: whole_address(path(row)), metadata=about)


def a_text(about: str = "", *, null: bool = False, **options: Any) -> fields.String:
    """Return a field of words; ``null`` says that it may be unknown."""
    return fields.String(allow_none=null, metadata={"description": about} if about else {}, **options)


def a_count(about: str = "", *, null: bool = False, **options: Any) -> fields.Integer:
    """Return a field of a whole number."""
    return fields.Integer(allow_none=null, metadata={"description": about} if about else {}, **options)


def a_day(about: str = "", **options: Any) -> Day:
    """Return a field of a day, which may be unknown."""
    return Day(allow_none=True, metadata={"description": about} if about else {}, **options)


class PeriodSchema(Schema):
    """A closed interval of days."""

    start = Day(data_key="from")
    end = Day(data_key="to")


class PlaceSchema(Schema):
    """Where a paper says it: the page, and the characters of that page's text."""

    page = a_count("the page's place in the file, from 1")
    start = a_count(null=True)
    end = a_count(null=True)
    address = a_text("of the council's own page, where it says so and the paper does not", null=True)


class EvidenceSchema(Schema):
    """What a paper says, and where."""

    paper = fields.Function(lambda evidence: evidence.paper[:ADDRESS_DIGITS], metadata={"type": "string"})
    file = a_text()
    page = a_count("the page's place in the file, from 1")
    day = a_day("the day of the meeting")
    quote = fields.Function(
        lambda evidence: None if evidence.reworded else evidence.quote,
        metadata={"type": ["string", "null"], "description": "the paper's own words; null where says are ours"},
    )
    says = a_text("the paper's words; of a list of attendance, what it says of somebody", attribute="quote")
    url = fields.Function(lambda evidence: evidence_address(evidence), metadata={"type": "string", "format": "uri"})


class PaperNameSchema(Schema):
    """Which paper it was read from."""

    id = a_text("to be asked for under /papers/", attribute="address")
    file = a_text()


def evidence_address(evidence: Evidence) -> str:
    """Return the address of the page that says so, with the words boxed where their place is known."""
    source = Source(page=evidence.page, start=evidence.start, end=evidence.end, address=evidence.address)
    return page_address(evidence.paper, source)


def page_address(sha256: str, source: Source) -> str:
    """Return the address of a paper's page, with the words of ``source`` boxed where their place is known.

    That of the council's own page where it, and not the paper, says so.
    """
    if source.address:
        return source.address
    span = "" if source.start is None or source.end is None else f"?span={source.start}-{source.end}"
    return whole_address(f"/papers/{sha256[:ADDRESS_DIGITS]}/pages/{source.page}{span}")
