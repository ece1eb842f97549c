"""Citations of papers as RIS."""

from collections.abc import Iterator

from search_app.export import Scope
from search_app.exports._citing import Citation, cite_paper
from search_app.listing import Listing


class Ris:
    """An entry for each paper."""

    name = "citations.ris"
    about = "A citation of each paper, for reference managers that read RIS"
    media_type = "application/x-research-info-systems"

    def write(self, listing: Listing, scope: Scope) -> Iterator[str]:
        """Yield entry by entry."""
        return (ris_entry(cite_paper(paper)) for paper in scope.papers(listing))


def ris_entry(citation: Citation) -> str:
    """Return a citation as a report; RIS has one line a field."""
    lines = [
        ("TY", "RPRT"),
        ("ID", citation.key),
        ("TI", citation.title),
        *(("AU", name) for name in citation.authors),
        ("PB", citation.body),
        ("M3", citation.kind),
        ("PY", citation.year),
        ("DA", citation.day.replace("-", "/") if citation.day else None),
        ("UR", citation.url),
        ("N1", f"SHA-256 {citation.number}"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(words.split())}\r\n" for tag, words in lines if words is not None) + "\r\n"


EXPORT = Ris()
