"""How is a paper cited? What BibTeX and RIS say of it alike."""

from corpus.records import record
from corpus.stored import StoredPaper
from search_app import wording
from search_app.api._fields import whole_address


@record
class Citation:
    """A paper as reference managers have it; what is not known is None."""

    key: str
    title: str
    body: str | None
    authors: tuple[str, ...]
    year: str | None
    day: str | None  # ISO
    kind: str
    url: str
    number: str  # what tells the version: the SHA-256


def cite_paper(paper: StoredPaper) -> Citation:
    """Return the citation of a paper: a report by whom its author line names, else by the body."""
    authors = tuple(author.name for author in paper.parts[0].authors) if len(paper.parts) == 1 else ()
    return Citation(
        key=f"matters-{paper.address}",
        title=" ".join(wording.paper_name(paper).split()),
        body=paper.body,
        authors=authors or ((paper.body,) if paper.body else ()),
        year=str(paper.date.year) if paper.date else None,
        day=paper.date.isoformat() if paper.date else None,
        kind=wording.paper_kind(paper.kind),
        url=whole_address(f"/papers/{paper.address}"),
        number=paper.sha256,
    )
