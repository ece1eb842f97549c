"""A paper as it is kept: what was read, what was put right, what was taken down."""

from flask import Blueprint, Response, render_template, request, send_file, url_for

from corpus.staff.accounts import Role
from corpus.staff.audit import AuditLog
from corpus.staff.corrections import Corrections
from corpus.staff.redactions import Redactions
from corpus.store import Audience
from search_app import sheet, wording
from search_app.archive import current_archive
from search_app.publishing import PDF, picture_of
from search_app.signing import needs
from search_app.web.staff._deciding import kept_paper

SUBJECT = Blueprint("papers", __name__, url_prefix="/papers")
LISTED_MOST = 200

Trail = list[dict[str, str]]


@SUBJECT.get("")
def papers() -> str:
    """List papers by the words of their names; all of them, latest first, where nothing is asked for."""
    wanted = request.args.get("q", "").casefold().split()
    held = current_archive().store.papers(audience=Audience.KEEPER)
    found = [
        paper
        for paper in held
        if all(word in f"{paper.file} {wording.paper_name(paper)}".casefold() for word in wanted)
    ]
    return render_template(
        "staff/papers.html", papers=found[:LISTED_MOST], total=len(found), q=request.args.get("q", "")
    )


@SUBJECT.get("/<paper:address>")
@needs(Role.OFFICER)
def paper(address: str) -> str:
    """Show a paper with what can be done to it and what was done."""
    kept, store = kept_paper(address), current_archive().store
    read, corrected = store.reading(kept.sha256)
    return render_template(
        "staff/paper.html",
        paper=kept,
        read=read,
        corrections=Corrections(store.engine).of(kept.sha256),
        lost={each.id for each in corrected.lost},
        redactions=[each for sha256 in (kept.sha256, *kept.former) for each in Redactions(store.engine).of(sha256)],
        acts=AuditLog(store.engine).acts(paper=kept.sha256, limit=50),
        trail=trail(),
    )


@SUBJECT.get("/<paper:address>/pages/<int(max=99999):number>")
@needs(Role.OFFICER)
def page(address: str, number: int) -> str:
    """Show a page as it is kept, with what is taken down, and the form that takes words or all of it down."""
    kept, store = kept_paper(address), current_archive().store
    return render_template(
        "staff/page.html",
        paper=kept,
        page=store.page(kept.sha256, number, audience=Audience.KEEPER),
        redactions=[each for each in Redactions(store.engine).of(kept.sha256) if number in each.pages],
        pictured=kept.media_type == PDF,
        paragraphs=sheet.paragraphs(store.page(kept.sha256, number, audience=Audience.KEEPER), []),
        trail=[*trail(), {"text": wording.paper_name(kept), "href": url_for(".paper", address=address)}],
    )


@SUBJECT.get("/<paper:address>/pages/<int(max=99999):number>.png")
@needs(Role.OFFICER)
def picture(address: str, number: int) -> Response:
    """Give the image of a page as it is kept."""
    return send_file(picture_of(current_archive(), kept_paper(address), number, Audience.KEEPER), mimetype="image/png")


@SUBJECT.get("/<paper:address>/file")
@needs(Role.OFFICER)
def original(address: str) -> Response:
    """Give the original as it came in."""
    kept = kept_paper(address)
    file = current_archive().vault.path(kept.sha256)
    return send_file(file, mimetype="application/octet-stream", as_attachment=True, download_name=kept.file)


def trail() -> Trail:
    """Return the way to a paper."""
    return [
        {"text": "Staff", "href": url_for("staff.desk.show")},
        {"text": "Papers", "href": url_for("staff.papers.papers")},
    ]
