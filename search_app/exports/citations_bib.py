"""Citations of papers as BibTeX."""

from collections.abc import Iterator

from search_app.export import Scope
from search_app.exports._citing import Citation, cite_paper
from search_app.listing import Listing

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


class BibTeX:
    """An entry for each paper."""

    name = "citations.bib"
    about = "A citation of each paper, for BibTeX"
    media_type = "application/x-bibtex"

    def write(self, listing: Listing, scope: Scope) -> Iterator[str]:
        """Yield entry by entry."""
        return (bibtex_entry(cite_paper(paper)) for paper in scope.papers(listing))


def bibtex_entry(citation: Citation) -> str:
    """Return a citation as a `techreport`, whose institution is the body."""
    known = {
        "title": f"{{{escape(citation.title)}}}",
        "author": " and ".join(f"{{{escape(name)}}}" for name in citation.authors),
        "institution": escape(citation.body or "unknown"),
        "type": escape(citation.kind),
        "year": citation.year,
        "date": citation.day,
        "url": citation.url,
        "note": f"SHA-256 {citation.number}",
    }
    fields = ",\n".join(f"  {name} = {{{words}}}" for name, words in known.items() if words)
    return f"@techreport{{{citation.key},\n{fields}\n}}\n\n"


def escape(words: str) -> str:
    """Return words with what TeX takes for commands made harmless."""
    return "".join(_SPECIAL.get(character, character) for character in words)


EXPORT = BibTeX()
