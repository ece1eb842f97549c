"""Around a page of a paper: the page with a printed number, what changed since a former version, mistakes reported."""

import difflib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corpus.errors import NotFoundError
from corpus.records import Page, record
from corpus.staff.mistakes import SAYS_CHARACTERS_MOST, Mistakes
from corpus.stored import StoredPaper
from search_app import wording
from search_app.archive import current_archive
from search_app.audience import current_audience

BLUEPRINT = Blueprint("reading", __name__, url_prefix="/papers/<paper:address>")
CHANGES_MOST = 500
SAYS_LEAST = 5


@record
class Change:
    """Lines that one version has and the other has not. ``page`` is that of the version it stands in."""

    page: int
    gone: bool
    text: str


@BLUEPRINT.get("/printed")
def printed(address: str) -> ResponseReturnValue:
    """Go to the page that bears a printed number, or else to the one at that place in the file."""
    paper, asked = _paper(address), request.args.get("number", "").strip()
    for page in _pages(paper):
        if page.printed is not None and page.printed.casefold() == asked.casefold():
            return redirect(url_for("papers.page", address=paper.address, number=page.number))
    if asked.isdecimal() and len(asked) < 6 and 1 <= int(asked) <= paper.page_count:
        return redirect(url_for("papers.page", address=paper.address, number=int(asked)))
    raise NotFoundError(f"{paper.file} has no page {asked!r}.")


@BLUEPRINT.get("/changes/<paper:former>")
def changes(address: str, former: str) -> str:
    """Show what a paper says otherwise than a former version of it."""
    paper, before = _paper(address), current_archive().store.paper(former, audience=current_audience())
    if before.sha256 not in paper.former:
        raise NotFoundError("that is no former version of this paper.")
    found = list(find_changes(_pages(before), _pages(paper)))
    return render_template(
        "papers/changes.html",
        paper=paper,
        before=before,
        changes=found[:CHANGES_MOST],
        total=len(found),
        trail=_trail(paper),
    )


@BLUEPRINT.route("/pages/<int(max=99999):number>/mistake", methods=["GET", "POST"])
def mistake(address: str, number: int) -> ResponseReturnValue:
    """Take what a reader says is wrong on a page. Nothing is asked or kept of the reader."""
    paper, store = _paper(address), current_archive().store
    store.page(paper.sha256, number, audience=current_audience())  # raises where it may not be seen
    says = " ".join(request.form.get("says", "").split())
    sent = request.method == "POST" and SAYS_LEAST <= len(says) <= SAYS_CHARACTERS_MOST
    if sent:
        sent = Mistakes(store.engine).report(paper.sha256, number, says, now=datetime.now(UTC))
    problem = request.method == "POST" and not sent
    shown = render_template(
        "papers/mistake.html", paper=paper, number=number, sent=sent, problem=problem, says=says, trail=_trail(paper)
    )
    return shown, 400 if problem else 200


def find_changes(before: Iterable[Page], after: Iterable[Page]) -> Iterator[Change]:
    """Yield the lines that only one of two versions has, in reading order; running heads and page numbers left out."""
    first, second = list(_lines(before)), list(_lines(after))
    matcher = difflib.SequenceMatcher(None, [text for _, text in first], [text for _, text in second], autojunk=False)
    for kind, start, end, later, last in matcher.get_opcodes():
        if kind != "equal":
            yield from (Change(page=page, gone=True, text=text) for page, text in first[start:end])
            yield from (Change(page=page, gone=False, text=text) for page, text in second[later:last])


def _lines(pages: Iterable[Page]) -> Iterator[tuple[int, str]]:
    for page in pages:
        texts = [line.text for line in page.body] if page.lines else page.text.split("\n")
        yield from ((page.number, " ".join(text.split())) for text in texts if text.strip())


def _paper(address: str) -> StoredPaper:
    return current_archive().store.paper(address, audience=current_audience())


def _pages(paper: StoredPaper) -> Iterator[Page]:
    return current_archive().store.pages(paper.sha256, audience=current_audience())


def _trail(paper: StoredPaper) -> list[dict[str, str]]:
    return [
        {"text": "Papers", "href": url_for("papers.papers")},
        {"text": wording.paper_name(paper), "href": url_for("papers.paper", address=paper.address)},
    ]
