"""What is given out of a paper's file? Its bytes where all of it may be seen, else a file without the rest."""

from functools import partial
from pathlib import Path

from corpus.errors import NotFoundError
from corpus.records import Page, record
from corpus.store import Audience
from corpus.stored import StoredPaper
from search_app.archive import Archive
from search_app.drawing import WIDTH_PIXELS
from search_app.pictures import Sheet

PDF = "application/pdf"
TEXT = "text/plain; charset=utf-8"
A4_POINTS = (595.0, 842.0)
WITHHELD = "This page is not published."


@record
class GivenOut:
    """A file as it is given out: a path or, where it is text made anew, its ``content``."""

    name: str
    media_type: str
    path: Path | None = None
    content: bytes = b""
    mark: str = ""  # the same for the same bytes


def picture_of(
    archive: Archive, paper: StoredPaper, number: int, audience: Audience, *, width_pixels: int = WIDTH_PIXELS
) -> Path:
    """Return the image of a page as ``audience`` may see it. Raises NotFoundError, also for papers without images."""
    page = archive.store.page(paper.sha256, number, audience=audience)
    if paper.media_type != PDF:
        raise NotFoundError(f"{paper.file} has no page images: it is not a PDF.")
    areas = archive.store.hidden_areas(paper.sha256, number, audience=audience) if paper.removals else ()
    sheet = Sheet(page=page, areas=areas)
    content = partial(archive.vault.read, paper.sha256)
    return archive.pictures.page(paper.sha256, sheet, content, width_pixels=width_pixels)


def file_of(archive: Archive, paper: StoredPaper, audience: Audience) -> GivenOut:
    """Return a paper's file as ``audience`` may have it. Raises NotFoundError where that is not at all."""
    if paper.whole:
        return GivenOut(
            name=paper.file, media_type=paper.media_type, path=archive.vault.path(paper.sha256), mark=paper.sha256
        )
    if not paper.removals:
        raise NotFoundError(f"{paper.file} is not given out as a whole: parts of it are restricted.")
    if paper.media_type != PDF:
        pages = archive.store.pages(paper.sha256, audience=audience)
        content = "\n\f\n".join(page.text for page in pages).encode("utf-8", "ignore")
        return GivenOut(name=f"paper-{paper.address}.txt", media_type=TEXT, content=content)
    sheets = [_sheet(archive, paper, number, audience) for number in range(1, paper.page_count + 1)]
    made = archive.pictures.republished(paper.sha256, lambda: archive.vault.read(paper.sha256), sheets)
    return GivenOut(name=paper.file, media_type=PDF, path=made, mark=made.stem)


def _sheet(archive: Archive, paper: StoredPaper, number: int, audience: Audience) -> Sheet:
    try:
        page = archive.store.page(paper.sha256, number, audience=audience)
    except NotFoundError:
        width, height = A4_POINTS
        why = next((one for one in paper.removals if number in one.pages), None)
        said = f"This page was removed on {why.day}: {why.reason}" if why else WITHHELD
        return Sheet(page=Page(number=number, width=width, height=height, text="", lines=()), removed=said)
    return Sheet(page=page, areas=archive.store.hidden_areas(paper.sha256, number, audience=audience))
