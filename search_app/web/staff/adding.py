"""Adding a decision or an action that the reading missed: the words as they stand on the page, its evidence."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from corpus.errors import NotFoundError
from corpus.records import Item, Part
from corpus.staff.accounts import Role
from corpus.staff.adding import KINDS, Missed, read_period
from corpus.staff.clearing import find_words, words_of
from corpus.staff.correcting import Correction, spot_of
from corpus.staff.corrections import Corrections
from corpus.staff.redactions import cut_words
from corpus.store import Audience
from corpus.stored import StoredPaper
from search_app import wording
from search_app.archive import current_archive
from search_app.signing import needs
from search_app.web.staff._deciding import after_change, decision, kept_paper, number_of
from search_app.web.staff.papers import trail

SUBJECT = Blueprint("adding", __name__, url_prefix="/papers/<paper:address>/missed")
OWNER_CHARACTERS_MOST = 200


@SUBJECT.get("")
@needs(Role.OFFICER)
def ask(address: str) -> str:
    """Show the form for one item."""
    return _form(kept_paper(address))


@SUBJECT.post("")
@needs(Role.OFFICER)
def add(address: str) -> ResponseReturnValue:
    """Keep what the form names, if its words stand on the page."""
    kept, decided = kept_paper(address), decision()
    part, item = _asked(kept)
    kind = request.form.get("kind", "")
    if kind not in KINDS:
        raise BadRequest("nothing that can be added")
    try:
        missed = _missed(kept, kind)
    except ValueError as error:
        return _form(kept, problem=str(error)), 400
    spot = spot_of(part, item, missed=kind)
    made = Correction(paper=kept.sha256, spot=spot, field="add", before=None, after=missed.written(), made=decided)
    Corrections(current_archive().store.engine).add(made)
    after_change(kept.sha256)
    flash("Added.")
    return redirect(url_for("staff.papers.paper", address=address))


def _missed(kept: StoredPaper, kind: str) -> Missed:
    """Return what the form names, in the page's own words. Raises ValueError where they do not stand there."""
    page = current_archive().store.page(kept.sha256, number_of("page"), audience=Audience.KEEPER)
    words = words_of(request.form.get("words", ""))
    found = find_words(page.text, words) if words.ways else ()
    if not found:
        raise ValueError(f"Those words do not stand on page {page.number}. Copy them from its text.")
    cut = cut_words(page, *found[0])
    action = kind == "action"
    try:
        due = read_period(request.form.get("due", "")) if action else None
    except ValueError as error:
        raise ValueError("Due has to be a day (2026-03-18) or two with a stroke between.") from error
    owner = " ".join(request.form.get("owner", "").replace("|", " ").split())[:OWNER_CHARACTERS_MOST]
    return Missed(
        page=page.number,
        start=cut.start,
        end=cut.end,
        text=" ".join(cut.words.split()),
        owner=owner or None if action else None,
        due=due,
    )


def _asked(kept: StoredPaper) -> tuple[Part, Item]:
    """Return the item that the address or the form names. Raises NotFoundError."""
    read, _ = current_archive().store.reading(kept.sha256)
    part = next((one for one in read if one.id == request.values.get("part")), None)
    place = request.values.get("item", "")
    if part is None or not place.isdecimal() or len(place) > 5 or int(place) >= len(part.items):
        raise NotFoundError("there is no such item.")
    return part, part.items[int(place)]


def _form(kept: StoredPaper, problem: str = "") -> str:
    part, item = _asked(kept)
    paper = {"text": wording.paper_name(kept), "href": url_for("staff.papers.paper", address=kept.address)}
    return render_template(
        "staff/missed.html",
        paper=kept,
        part=part,
        item=item,
        problem=problem,
        sent={name: request.form.get(name, "") for name in ("kind", "page", "words", "owner", "due", "reason")},
        place=request.values["item"],
        trail=[*trail(), paper],
    )
