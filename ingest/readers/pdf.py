"""PDF files, through pdfium."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.errors import DamagedPaperError, EncryptedPaperError, PaperLimitError, UnreadablePaperError
from corpus.records import Page
from ingest.pages.characters import PageText
from ingest.pages.lines import build_page
from ingest.pages.rulings import find_rulings
from ingest.pages.scans import Scans
from ingest.pages.tables import find_grids
from ingest.reader import Leaf, Limits, Reading

MARK = b"%PDF-"
BOOKMARKS = 2_000
BOOKMARK_DEPTH = 6
PAGES_AHEAD = 3  # pages read on while pictures wait to be recognised


class PdfReader:
    """Reads PDF files. A file is one if it says so within its first kilobyte, as PDF viewers hold it."""

    name = "pdf"
    media_type = "application/pdf"

    def bid(self, head: bytes, name: str) -> float:
        """Return 1 for the mark of a PDF, and a little for the ending alone: so that damage is told as damage."""
        if MARK in head[:1024]:
            return 1.0
        return 0.0

    def read(
        self, content: bytes, name: str, *, limits: Limits, progress: Callable[[int, int], None] | None = None
    ) -> Reading:
        """Return the file's pages. Raises an `UnreadablePaperError`."""
        document = open_document(content, name, limits)
        try:
            pages = tuple(read_pages(document, name, limits, progress or (lambda page, pages: None)))
            return Reading(file=name, media_type=self.media_type, pages=pages, bookmarks=read_bookmarks(document))
        finally:
            document.close()


def open_document(content: bytes, name: str, limits: Limits) -> pdfium.PdfDocument:
    """Return the open document. Raises an `UnreadablePaperError` that says why it cannot be."""
    if len(content) > limits.size_bytes:
        raise PaperLimitError(name, f"is over {limits.size_bytes // 1_000_000} MB", "Split it and add the parts.")
    try:
        document = pdfium.PdfDocument(content)
        count = len(document)
    except pdfium.PdfiumError as error:
        raise _why(name, error) from error
    if count == 0:
        document.close()
        raise DamagedPaperError(name, "has no pages", "Save or download it again.")
    if count > limits.pages:
        document.close()
        raise PaperLimitError(
            name, f"has {count} pages, over the limit of {limits.pages}", "Split it and add the parts."
        )
    return document


def _why(name: str, error: pdfium.PdfiumError) -> UnreadablePaperError:
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return EncryptedPaperError(name, "is protected by a password", "Save a copy without a password and add that.")
    return DamagedPaperError(name, "is damaged or incomplete", "Download or save it again and add that.")


def read_pages(
    document: pdfium.PdfDocument, name: str, limits: Limits, progress: Callable[[int, int], None]
) -> Iterator[Page]:
    """Return the pages in order, pictures of text read while the pages after them are. Raises `PaperLimitError`."""
    waiting: deque[Page | Future[Page]] = deque()
    characters = 0
    with Scans() as scans:
        for index in range(len(document) + PAGES_AHEAD):
            if index < len(document):
                waiting.append(read_page(document, index, limits, scans))
            if not waiting or index < PAGES_AHEAD:
                continue
            first = waiting.popleft()
            page = first.result() if isinstance(first, Future) else first
            characters += len(page.text)
            if characters > limits.paper_characters:
                raise PaperLimitError(name, "holds more text than is read from one file", "Split it and add the parts.")
            progress(page.number, len(document))
            yield page


def read_page(document: pdfium.PdfDocument, index: int, limits: Limits, scans: Scans) -> "Page | Future[Page]":
    """Return one page, by its 0-based place. A page that pdfium cannot open is empty, and says so in its doubts."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Page(number=index + 1, width=595, height=842, text="", lines=(), doubts=("the page is damaged",))
    try:
        with PageText(page) as text:
            runs = list(text.words(limits.page_characters))
            grids = find_grids(find_rulings(page, text.seen_at)) if runs else ()
            built = build_page(runs, index + 1, text.width, text.height, grids=grids)
        return scans.begin(page, built) or built
    finally:
        page.close()


def read_bookmarks(document: pdfium.PdfDocument) -> tuple[Leaf, ...]:
    """Return the file's outline, in order; bookmarks that lead to no page are left out."""
    leaves: list[Leaf] = []
    for bookmark in document.get_toc(max_depth=BOOKMARK_DEPTH):
        target = bookmark.get_dest()
        index = target.get_index() if target else None
        if index is not None:
            leaves.append(Leaf(title=bookmark.get_title().strip(), page=index + 1, depth=bookmark.level))
        if len(leaves) >= BOOKMARKS:
            break
    return tuple(leaves)


READER = PdfReader()
