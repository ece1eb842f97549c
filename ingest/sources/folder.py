"""A folder of papers on this machine or one it can reach. Nothing is copied: files are read where they lie."""

from collections.abc import Iterator
from pathlib import Path

from corpus.visits.sites import PaperKind, SiteDocument
from ingest.files import find_files
from ingest.source import Fault, Loose, Sighting, Visit, Wanted, Whole


class Folder:
    """A folder with all that is below it."""

    name = "folder"

    def bid(self, place: str) -> float:
        """Return 1 for a folder that is there."""
        return 1.0 if "://" not in place and Path(place).is_dir() else 0.0

    def walk(self, wanted: Wanted, visit: Visit) -> Iterator[Sighting]:
        """Yield the papers in the folder, each with its time and size as its version. Of no committee, on no day."""
        whole = True
        for found in find_files([Path(wanted.place)]):
            if found.error:
                whole = False
                yield Fault(address=str(found.path), reason=found.error.reason)
            elif not found.passed_over:
                yield Loose(document=_document(found.path))
        if whole:
            yield Whole()


def _document(path: Path) -> SiteDocument:
    stat = path.stat()
    return SiteDocument(
        key=str(path.absolute()),
        address=path.absolute().as_uri(),
        title=path.name,
        kind=PaperKind.REPORT,
        version=f"{stat.st_mtime_ns}-{stat.st_size}",
    )


SOURCE = Folder()
