"""Which papers are held, what is in them, what do their pages say?"""

from typing import Any

from marshmallow import Schema, fields

from corpus.records import Kind, Page
from corpus.stored import StoredPaper
from search_app.api._fields import Address, Moment, PeriodSchema, a_count, a_day, a_text
from search_app.api._resource import Resource, build_blueprint, by_choice, by_day, by_words
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.rows import newest


class PaperSchema(Schema):
    """A paper as it came in."""

    id = a_text("the first 12 digits of its SHA-256", attribute="address")
    sha256 = a_text("of the file")
    file = a_text("the file's name")
    media_type = a_text()
    kind = a_text("agenda_pack, agenda, minutes, report, strategy or other")
    title = a_text()
    body = a_text(null=True)
    date = a_day("of the meeting or of publication")
    page_count = a_count()
    ingested_at = Moment(metadata={"description": "when it came in"})
    source_address = a_text("where it was published", null=True)
    current = fields.Function(
        lambda paper: paper.replaced_by is None,
        metadata={"type": "boolean", "description": "whether no later version has taken its place"},
    )
    whole = fields.Boolean(metadata={"description": "whether all of it may be seen"})
    url = fields.Function(lambda paper: _address(paper), metadata={"type": "string", "format": "uri"})
    file_url = fields.Function(
        lambda paper: _address(paper, "/file") if paper.whole else None,
        metadata={"type": ["string", "null"], "description": "the file itself; null where parts of it are restricted"},
    )


class AuthorSchema(Schema):
    """Who a report is by."""

    name = a_text()
    post = a_text(null=True)


class PartSchema(Schema):
    """A paper within a paper."""

    id = a_text("p1, p2 … in reading order")
    kind = a_text()
    title = a_text()
    body = a_text(null=True)
    date = a_day()
    period = fields.Nested(PeriodSchema, allow_none=True)
    first_page = a_count()
    last_page = a_count()
    agenda_ref = a_text("the agenda item that it belongs to", null=True)
    authors = fields.List(fields.Nested(AuthorSchema))


class PaperDetailSchema(PaperSchema):
    """A paper with its parts, and what is to be looked at with care."""

    parts = fields.List(fields.Nested(PartSchema))
    ocr_pages = fields.List(fields.Integer(), metadata={"description": "pages whose text was recognised from an image"})
    hidden_pages = fields.List(fields.Integer(), metadata={"description": "pages that may not be seen"})
    warnings = fields.List(fields.String())


class PageSchema(Schema):
    """A page as printed: its text is what `start` and `end` count characters of."""

    page = a_count("its place in the file, from 1", attribute="number")
    printed = a_text("the number printed on it", null=True)
    ocr = fields.Boolean(metadata={"description": "whether its text was recognised from an image"})
    text = a_text()


def _address(paper: StoredPaper, more: str = "") -> Any:
    return Address()._serialize(f"/papers/{paper.address}{more}", None, paper)


RESOURCE = Resource[StoredPaper](
    name="papers",
    about="Papers, latest first; former versions too, under their ids",
    schema=PaperSchema,
    detail=PaperDetailSchema,
    rows=lambda listing: listing.papers,
    key=lambda paper: (*newest(paper.date), paper.address),
    id=lambda paper: paper.address,
    find=lambda listing, asked: listing.paper(asked),
    filters=(
        by_words("body", lambda paper: (paper.body,), "a body's name or id"),
        *by_day(lambda paper: paper.date, "the paper"),
        by_choice("kind", lambda paper: (paper.kind,), tuple(Kind), "the kind"),
    ),
)
BLUEPRINT = build_blueprint(RESOURCE)


@BLUEPRINT.get("/<paper:address>/pages/<int(max=99999):number>")
@BLUEPRINT.etag
@BLUEPRINT.response(200, PageSchema)
@BLUEPRINT.alt_response(404, "NOT_FOUND")
@BLUEPRINT.doc(summary="The text of a page", operationId="show_page")
def page(address: str, number: int) -> Page:
    """Return a page that may be seen."""
    store, audience = current_archive().store, current_audience()
    return store.page(store.paper(address, audience=audience).sha256, number, audience=audience)
