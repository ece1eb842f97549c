"""What is a file that no reader takes? Told by its first bytes, so that a person learns what to do instead."""

from corpus.errors import UnsupportedPaperError
from ingest.readers.html import MARK as HTML
from ingest.readers.text import is_text

_PRINT = "Save or print it as a PDF and add that."
_PICTURE = "Save it as a PDF, in which its words can be recognised, and add that."
_UNPACK = "Unpack it and add the papers in it."
_PDF_ITSELF = "Download the PDF itself and add that."

# First bytes, what they are the mark of, and what to do. The first that fits is told.
_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"%!PS", "is PostScript", _PRINT),
    (b"\xc5\xd0\xd3\xc6", "is PostScript", _PRINT),
    (b"{\\rtf", "is Rich Text", "Save it as Word (.docx) or PDF and add that."),
    (b"\xd0\xcf\x11\xe0", "is of Office before 2007", "Save it as Word (.docx) or PDF and add that."),
    (b"\x89PNG", "is a picture (PNG)", _PICTURE),
    (b"\xff\xd8\xff", "is a picture (JPEG)", _PICTURE),
    (b"GIF8", "is a picture (GIF)", _PICTURE),
    (b"II*\x00", "is a picture (TIFF)", _PICTURE),
    (b"MM\x00*", "is a picture (TIFF)", _PICTURE),
    (b"BM", "is a picture (BMP)", _PICTURE),
    (b"PK\x03\x04", "is a zip file", _UNPACK),
    (b"PK\x05\x06", "is an empty zip file", "Add the papers themselves."),
    (b"\x1f\x8b", "is a packed file", _UNPACK),
    (b"7z\xbc\xaf", "is a packed file", _UNPACK),
    (b"Rar!", "is a packed file", _UNPACK),
)


def refuse(head: bytes, name: str) -> UnsupportedPaperError:
    """Return the error to raise for a file beginning with ``head`` that no reader bids for."""
    for mark, reason, remedy in _MARKS:
        if head.startswith(mark):
            return UnsupportedPaperError(name, f"{reason}{_named_as(name)}", remedy)
    if HTML.search(head):
        return UnsupportedPaperError(name, f"is a web page{_named_as(name)}", _PDF_ITSELF)
    if is_text(head) and _named_as(name):
        return UnsupportedPaperError(
            name, "is plain text, though named as a PDF", "Name it .txt, or add the PDF itself."
        )
    return UnsupportedPaperError(name, "is not a kind of file that is read", "Add a PDF, Word, web page or text file.")


def _named_as(name: str) -> str:
    return ", though named as a PDF" if name.lower().endswith(".pdf") else ""
