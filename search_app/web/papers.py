"""What does a paper say, and on which page? Lists of papers, a paper, its pages as image and text, the original."""

import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import Any

from flask import Blueprint, Response, render_template, request, send_file, url_for

from corpus.errors import NotFoundError
from corpus.quality import rate_paper
from corpus.records import Kind, Part, Source
from corpus.stored import MeetingSummary, PartPlace, SiteWord, StoredPaper
from corpus.visits.standing import find_origins
from search_app import sheet, wording
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.finding import found_spans
from search_app.paging import paginate
from search_app.publishing import PDF, file_of, picture_of

BLUEPRINT = Blueprint("papers", __name__, url_prefix="/papers")
KIND_SHOWN = 10  # papers of each kind, where all kinds are shown
PAPERS_A_PAGE = 50
KIND_ORDER = (Kind.AGENDA_PACK, Kind.AGENDA, Kind.MINUTES, Kind.REPORT, Kind.STRATEGY, Kind.OTHER)
SMALL_A_PAGE = 60  # pages in small at once
SMALL_PIXELS = 180
SPAN_CHARACTERS_MOST = 20_000


@BLUEPRINT.get("")
def papers() -> str:
    """List papers: the latest of each kind, or all of the kind that is asked for."""
    asked, number = request.args.get("kind"), request.args.get("page", 1, type=int)
    if asked is not None:
        return _papers_of_kind(asked, number)
    held = current_archive().store.papers(audience=current_audience())
    kinds = [(kind, [paper for paper in held if paper.kind is kind]) for kind in KIND_ORDER]
    return render_template("papers/kinds.html", kinds=[(kind, ours) for kind, ours in kinds if ours], shown=KIND_SHOWN)


@BLUEPRINT.get("/<paper:address>")
def paper(address: str) -> str:
    """Show a paper: what it is, what is in it, its pages."""
    shown = _paper(address)
    return render_template(
        "papers/paper.html",
        paper=shown,
        newer=_newer(shown),
        former=[one for sha256 in shown.former if (one := _held(sha256))],
        meeting=_meeting(shown),
        origins=() if shown.removals else find_origins(current_archive().store.engine, shown.sha256),
        rated=rate_paper(shown),
        trail=[{"text": "Papers", "href": url_for(".papers")}],
    )


@BLUEPRINT.get("/<paper:address>/pages/<int(max=99999):number>")
def page(address: str, number: int) -> str:
    """Show a page of a paper: its image with the words that were looked for boxed, and its text beside it."""
    shown = _paper(address)
    printed = current_archive().store.page(shown.sha256, number, audience=current_audience())
    q = request.args.get("q", "")[:500]
    found = found_spans(printed.text, q, current_archive())
    spans = sheet.join(printed.text, [*found, *asked_span(request.args.get("span", ""))])
    return render_template(
        "papers/page.html",
        paper=shown,
        newer=_newer(shown),
        page=printed,
        part=_part_at(shown.parts, number),
        pictured=shown.media_type == PDF,
        boxes=sheet.boxes(printed, spans),
        paragraphs=sheet.paragraphs(printed, spans),
        q=q,
        marks=len(spans),
        neighbours=_neighbours(shown, number, q),
        trail=_trail(shown),
    )


@BLUEPRINT.get("/<paper:address>/pages")
def pages(address: str) -> str:
    """Show the pages of a paper in small, with the parts that begin on them."""
    shown = _paper(address)
    numbers, place = shown_pages(shown), request.args.get("page", 1, type=int)
    count = max(-(-len(numbers) // SMALL_A_PAGE), 1)
    if not 1 <= place <= count:
        raise NotFoundError(f"there are no such pages of {shown.file}.")
    begin: dict[int, list[Part]] = {}
    for part in shown.parts:
        begin.setdefault(part.first_page, []).append(part)
    return render_template(
        "papers/pages.html",
        paper=shown,
        numbers=numbers[(place - 1) * SMALL_A_PAGE : place * SMALL_A_PAGE],
        begin=begin,
        pictured=shown.media_type == PDF,
        pagination=paginate(place, count, lambda at: url_for(".pages", address=address, page=at), "More pages"),
        trail=_trail(shown),
    )


@BLUEPRINT.get("/<paper:address>/pages/<int(max=99999):number>.png")
def picture(address: str, number: int) -> Response:
    """Give the image of a page."""
    drawn = picture_of(current_archive(), _paper(address), number, current_audience())
    return _unstored(send_file(drawn, mimetype="image/png", conditional=True))


@BLUEPRINT.get("/<paper:address>/pages/<int(max=99999):number>/small.png")
def small_picture(address: str, number: int) -> Response:
    """Give the image of a page in small."""
    drawn = picture_of(current_archive(), _paper(address), number, current_audience(), width_pixels=SMALL_PIXELS)
    return _unstored(send_file(drawn, mimetype="image/png", conditional=True))


@BLUEPRINT.get("/<paper:address>/file")
def original(address: str) -> Response:
    """Give the file as it came in, or without what was taken down of it.

    A PDF opens in the browser; anything else is saved, since it could hold script.
    """
    given = file_of(current_archive(), _paper(address), current_audience())
    is_pdf = given.media_type == PDF
    mimetype = PDF if is_pdf else "application/octet-stream"
    source = given.path or io.BytesIO(given.content)
    etag = given.mark or hashlib.sha256(given.content).hexdigest()
    return _unstored(
        send_file(source, mimetype=mimetype, as_attachment=not is_pdf, download_name=given.name, etag=etag)
    )


@BLUEPRINT.app_template_global()
def page_link(paper: StoredPaper, number: int, source: Source | None = None, q: str = "") -> str:
    """Return the address of a page; with the words of ``source`` boxed where their place is known."""
    span = None
    if source and source.page == number and source.start is not None and source.end is not None:
        span = f"{source.start}-{source.end}"
    return url_for("papers.page", address=paper.address, number=number, span=span, q=q or None)


@BLUEPRINT.app_template_global()
def twins_of(paper: StoredPaper, part: Part) -> list[PartPlace]:
    """Return where else a report's text stands, by the name of the file."""
    twins = current_archive().store.twins(PartPlace(paper=paper, part=part), audience=current_audience())
    return sorted(twins, key=lambda place: (place.paper.file, place.part.first_page))


@BLUEPRINT.app_template_global()
def site_words(place: PartPlace, source: Source, name: str = "") -> list[SiteWord]:
    """Return what the council's site says of what stands at ``source`` in a part; of one name there, where given."""
    told = [word for word in place.paper.site if word.part == place.part.id and word.at == source]
    return [word for word in told if name.casefold() in word.about.casefold()] if name else told


def asked_span(asked: str) -> list[sheet.Span]:
    """Return the span that an address asks to have marked; nothing where it asks for none or for nonsense."""
    first, _, last = asked.partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(first) < 9 and len(last) < 9):
        return []
    span = int(first), int(last)
    return [span] if 0 < span[1] - span[0] <= SPAN_CHARACTERS_MOST else []


def shown_pages(paper: StoredPaper) -> list[int]:
    """Return the numbers of the pages that may be seen."""
    return [number for number in range(1, paper.page_count + 1) if number not in paper.hidden_pages]


BLUEPRINT.add_app_template_filter(shown_pages)


def _trail(shown: StoredPaper) -> list[dict[str, str]]:
    return [
        {"text": "Papers", "href": url_for(".papers")},
        {"text": wording.paper_name(shown), "href": url_for(".paper", address=shown.address)},
    ]


def _papers_of_kind(asked: str, number: int) -> str:
    if asked not in set(Kind):
        raise NotFoundError(f"there is no kind of paper {asked!r}.")
    kind = Kind(asked)
    held = current_archive().store.papers(kind=kind, audience=current_audience())
    pages = -(-len(held) // PAPERS_A_PAGE)
    if not 1 <= number <= max(pages, 1):
        raise NotFoundError(f"there is no page {number} of these papers.")
    return render_template(
        "papers/kind.html",
        kind=kind,
        total=len(held),
        papers=held[(number - 1) * PAPERS_A_PAGE : number * PAPERS_A_PAGE],
        pagination=paginate(number, pages, lambda page: url_for(".papers", kind=kind, page=page), "Pages of papers"),
        trail=[{"text": "Papers", "href": url_for(".papers")}],
    )


def _paper(address: str) -> StoredPaper:
    return current_archive().store.paper(address, audience=current_audience())


def _held(sha256: str) -> StoredPaper | None:
    try:
        return _paper(sha256)
    except NotFoundError:  # it may not be seen
        return None


def _newer(shown: StoredPaper) -> StoredPaper | None:
    """Return the version that is current now, where this one was replaced, perhaps several times."""
    newer = _held(shown.replaced_by) if shown.replaced_by else None
    while newer and newer.replaced_by and (next_one := _held(newer.replaced_by)):
        newer = next_one
    return newer


def _meeting(shown: StoredPaper) -> MeetingSummary | None:
    if shown.replaced_by or not (shown.body and shown.date):
        return None
    held = current_archive().store.meetings(body=shown.body, year=shown.date.year, audience=current_audience())
    return next((meeting for meeting in held if meeting.date == shown.date), None)


def _part_at(parts: Iterable[Part], number: int) -> Part | None:
    return next((part for part in parts if part.first_page <= number <= part.last_page), None)


def _neighbours(shown: StoredPaper, number: int, q: str) -> dict[str, Any] | None:
    pages: Sequence[int] = shown_pages(shown)
    at = pages.index(number)
    return paginate(at + 1, len(pages), lambda place: page_link(shown, pages[place - 1], q=q), "Pages of this paper")


def _unstored(response: Response) -> Response:
    """Have it asked for again each time, so that what is taken down is gone at once."""
    response.headers["Cache-Control"] = "no-cache"
    return response
