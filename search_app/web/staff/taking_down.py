"""Taking down, and showing again: a paper, a part, an item, a page, words."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from corpus.staff.accounts import Role
from corpus.staff.clearing import Words, find_words, words_of
from corpus.staff.redactions import Decision, Reach, Redaction, Redactions, cut_page, cut_words
from corpus.store import Audience
from corpus.stored import StoredPaper
from search_app.archive import current_archive
from search_app.signing import needs
from search_app.web.staff._cuts import item_cuts, part_redaction
from search_app.web.staff._deciding import after_change, decision, kept_paper, number_of

SUBJECT = Blueprint("taking_down", __name__)
LETTERS_LEAST = 2


@SUBJECT.post("/papers/<paper:address>/take-down")
@needs(Role.OFFICER)
def take_down(address: str) -> ResponseReturnValue:
    """Take down what the form names, with its reason."""
    kept, decided = kept_paper(address), decision()
    kept = replace(kept, parts=current_archive().store.reading(kept.sha256)[0])  # their places are those read
    reach = request.form.get("reach", "")
    if reach not in set(Reach):
        raise BadRequest("nothing that can be taken down")
    made = list(_redactions(kept, Reach(reach), decided))
    if not made:
        flash("Those words do not stand on this page. Copy them from its text.")
        return redirect(url_for("staff.papers.page", address=address, number=number_of("page")))
    Redactions(current_archive().store.engine).add(made)
    after_change(*{each.paper for each in made})
    flash(f"Taken down in {len({each.paper for each in made})} papers." if len(made) > 1 else "Taken down.")
    return redirect(url_for("staff.papers.paper", address=address))


@SUBJECT.post("/papers/<paper:address>/show-again")
@needs(Role.OFFICER)
def show_again(address: str) -> ResponseReturnValue:
    """Show again what was taken down, in all papers that it was taken from by the same act."""
    kept_paper(address)  # raises where there is none
    lifted = Redactions(current_archive().store.engine).lift(number_of("number"), decision())
    after_change(*{each.paper for each in lifted})
    flash("Shown again." if len(lifted) == 1 else f"Shown again in {len(lifted)} papers.")
    return redirect(url_for("staff.papers.paper", address=address))


def _redactions(kept: StoredPaper, reach: Reach, decided: Decision) -> Iterator[Redaction]:
    store = current_archive().store
    if reach is Reach.PAPER:
        yield Redaction(paper=kept.sha256, reach=reach, made=decided)
    elif reach is Reach.PART:
        yield part_redaction(store, kept, request.form.get("part", ""), decided)
    elif reach is Reach.ITEM:
        cuts = item_cuts(store, kept, request.form.get("part", ""), number_of("item"))
        yield Redaction(paper=kept.sha256, reach=reach, cuts=cuts, made=decided)
    elif reach is Reach.PAGE:
        page = store.page(kept.sha256, number_of("page"), audience=Audience.KEEPER)
        yield Redaction(paper=kept.sha256, reach=reach, cuts=(cut_page(page),), made=decided)
    else:
        yield from _word_redactions(kept, decided)


def _word_redactions(kept: StoredPaper, decided: Decision) -> Iterator[Redaction]:
    """Yield the redactions of words: on the page where they were marked or, if asked, in every paper that has them."""
    words, number = words_of(request.form.get("words", "")), number_of("page")
    if sum(map(len, words.known)) < LETTERS_LEAST:
        return
    found = list(_places(kept, words, None if request.form.get("everywhere") else number))
    if not any(each.paper == kept.sha256 for each in found):
        return
    if request.form.get("everywhere"):
        for other in _all_papers():
            if other.sha256 != kept.sha256:
                found += _places(other, words, None)
    yield from (Redaction(paper=each.paper, reach=each.reach, cuts=each.cuts, made=decided) for each in found)


def _places(paper: StoredPaper, words: Words, number: int | None) -> Iterator[Redaction]:
    """Yield one redaction, without its decision, of all places of a paper, or of one page, that have the words."""
    cuts = [
        cut_words(page, start, end)
        for page in current_archive().store.pages(paper.sha256, audience=Audience.KEEPER)
        if number in (None, page.number)
        for start, end in find_words(page.text, words)
    ]
    if cuts:
        nobody = Decision(by="", at="", reason="")
        yield Redaction(paper=paper.sha256, reach=Reach.WORDS, cuts=tuple(cuts), made=nobody)


def _all_papers() -> Iterator[StoredPaper]:
    """Yield every paper that is kept, former versions too."""
    for paper in current_archive().store.papers(audience=Audience.KEEPER):
        yield paper
        for former in paper.former:
            yield kept_paper(former)
