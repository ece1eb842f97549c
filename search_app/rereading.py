"""How are papers that are held read anew? From their kept bytes, under the names they came by."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import NotFoundError
from corpus.quality import Rated, rate_corpus
from corpus.store import Audience
from corpus.stored import StoredPaper
from ingest.run import Report, Step, ingest_paths
from search_app.archive import Archive
from search_app.taking_in import safe_name


def reread(
    archive: Archive,
    papers: Iterable[StoredPaper],
    *,
    workers: int | None = None,
    progress: Callable[[Step], None] = lambda step: None,
) -> Report:
    """Read papers anew and return what became of them; what is said of one that cannot be read any more stays."""
    with _laid_out(archive, papers) as paths:
        report = ingest_paths(
            paths, store=archive.store, vault=archive.vault, workers=workers, progress=progress, again=True
        )
        for failure in report.failed:
            archive.store.forget_failure(failure.path)  # the paper is held: there is no file to mend
    return report


def find_doubtful(archive: Archive) -> list[tuple[Rated, StoredPaper]]:
    """Return the papers that somebody should look at, least sure first, with what raises doubt."""
    papers = archive.store.papers(audience=Audience.KEEPER)
    held = {paper.address: paper for paper in papers}
    rated = [one for one in rate_corpus(papers).rated if not one.is_well_read and one.address]
    return [(one, held[one.address]) for one in rated if one.address]


@contextmanager
def _laid_out(archive: Archive, papers: Iterable[StoredPaper]) -> Iterator[list[Path]]:
    """Lay papers' files out in a folder that is gone afterwards: links to the kept ones, each by its own name."""
    archive.settings.data.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="reread-", dir=archive.settings.data))
    try:
        yield [path for paper in papers if (path := _lay_out(archive, paper, folder))]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay_out(archive: Archive, paper: StoredPaper, folder: Path) -> Path | None:
    try:
        kept = archive.vault.path(paper.sha256)
    except NotFoundError:
        return None
    place = folder / paper.address / safe_name(paper.file)
    place.parent.mkdir()
    try:
        os.link(kept, place)
    except OSError:  # another file system, or one without links
        shutil.copyfile(kept, place)
    return place
