"""How do uploaded files come in? Kept in a folder of their own until they are read; those that cannot be read stay."""

import re
import secrets
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from werkzeug.datastructures import FileStorage

from corpus.records import record
from corpus.stored import Failure
from ingest.run import Report, ingest_paths
from search_app.archive import Archive
from search_app.freshening import freshen

_STRANGE = re.compile(r"[^\w .,()&'’–-]+")
NAME_CHARACTERS_MOST = 120


@record
class Outcome:
    """What became of an uploaded file: new | unchanged | replaced | reread, or why it could not be read."""

    file: str
    status: str
    reason: str = ""


def take_in(archive: Archive, uploads: Iterable[FileStorage]) -> list[Outcome]:
    """Read uploaded files into the store, each by itself, and return what became of each, in their order."""
    outcomes = []
    for upload in uploads:
        folder = _inbox(archive) / secrets.token_hex(8)
        folder.mkdir(parents=True)
        path = folder / safe_name(upload.filename or "")
        upload.save(path)
        report = ingest_paths([path], store=archive.store, vault=archive.vault, workers=1)
        outcomes.append(_outcome(path.name, report))
        if not report.failed:
            shutil.rmtree(folder, ignore_errors=True)
    freshen(archive)
    return outcomes


def retry(archive: Archive, failures: Sequence[Failure]) -> list[Outcome]:
    """Read again the files that could not be read, and return what became of each, in their order."""
    outcomes = []
    for path in (Path(failure.path) for failure in failures):
        if not path.is_file():
            outcomes.append(Outcome(file=path.name, status="failed", reason="It is no longer where it was."))
            continue
        outcomes.append(_outcome(path.name, ingest_paths([path], store=archive.store, vault=archive.vault, workers=1)))
        if outcomes[-1].status != "failed":
            _drop(archive, path)
    freshen(archive)
    return outcomes


def discard(archive: Archive, failure: Failure) -> None:
    """Forget a file that could not be read, and throw it away if it was uploaded."""
    archive.store.forget_failure(failure.path)
    _drop(archive, Path(failure.path))


def safe_name(name: str) -> str:
    """Return the last word of a path from outside as a file's name: no folders, no signs that mean something."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = _STRANGE.sub("_", last).strip(" .")[-NAME_CHARACTERS_MOST:]
    return plain or "paper"


def _inbox(archive: Archive) -> Path:
    return archive.settings.data / "inbox"


def _drop(archive: Archive, path: Path) -> None:
    """Remove a file that was uploaded; those of others are theirs."""
    if path.is_relative_to(_inbox(archive)):
        shutil.rmtree(path.parent, ignore_errors=True)


def _outcome(file: str, report: Report) -> Outcome:
    for failure in report.failed:
        return Outcome(file=file, status="failed", reason=f"{failure.reason}. {failure.remedy}")
    counts = {"new": report.new, "unchanged": report.unchanged, "replaced": report.replaced}
    status = next((name for name, count in counts.items() if count), "")
    return Outcome(
        file=file, status=status or "failed", reason="" if status else "This is no kind of file that is read."
    )
