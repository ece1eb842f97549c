"""Where does a fetched paper wait until it is read? In a folder of its own, complete or not at all.

A run that is killed leaves finished files, which the next run takes up instead of asking the site again, and an
unfinished one, which the next run goes on with.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from corpus.errors import HarvestError
from corpus.records import record
from corpus.visits.sites import SiteDocument
from ingest.fetching.landing import Landing, note_of
from ingest.fetching.manners import Answer

_CARD = "card.json"
_UNFINISHED = "unfinished"
_NAME_LENGTH = 100
_HEAD_BYTES = 1024


@record
class Arrival:
    """A paper that was fetched: the file it waits in, and what is to be remembered of how it came."""

    path: Path
    key: str
    address: str
    sha256: str
    size_bytes: int
    etag: str | None = None
    last_modified: str | None = None


class Arrivals:
    """The waiting papers of one source."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def receive(self, document: SiteDocument, fetch: Callable[[Landing], Answer]) -> Arrival | Answer:
        """Return the paper that ``fetch`` writes to where it is told; its answer where that is "unchanged".

        A body that had come whole when an earlier run was killed is not fetched again. Raises HarvestError where what
        came is a web page in place of a paper.
        """
        place = self._folder / hashlib.sha256(document.key.encode()).hexdigest()[:24]
        place.mkdir(parents=True, exist_ok=True)
        unfinished = place / _UNFINISHED
        landing = Landing(unfinished)
        try:
            answer = landing.arrived() or fetch(landing)
            if answer.unchanged:
                shutil.rmtree(place)
                return answer
            check_paper(document.address, answer, _head(unfinished))
        except HarvestError:
            shutil.rmtree(place, ignore_errors=True)
            raise
        card = {
            "key": document.key,
            "address": document.address,
            "sha256": digest(unfinished),
            "size_bytes": answer.size_bytes,
            "etag": answer.etag,
            "last_modified": answer.last_modified,
        }
        (place / _CARD).write_text(json.dumps(card), encoding="utf-8")
        unfinished.replace(place / file_name(document, _head(unfinished)))
        landing.clear()
        return _arrival(place) or answer

    def waiting(self) -> Iterator[Arrival]:
        """Yield the finished papers that wait; unfinished ones lie until they are asked for again."""
        for place in sorted(self._folder.glob("*")):
            arrival = _arrival(place)
            if arrival is not None:
                yield arrival
            elif not (place / _UNFINISHED).exists():
                shutil.rmtree(place, ignore_errors=True)

    def sweep(self) -> None:
        """Throw away what is left of papers that a whole visit did not ask for: they are listed no more."""
        for place in self._folder.glob("*"):
            if _arrival(place) is None:
                shutil.rmtree(place, ignore_errors=True)

    def let_go(self, arrival: Arrival) -> None:
        """Throw a paper's waiting copy away: it has been read, and kept where papers are kept."""
        shutil.rmtree(arrival.path.parent, ignore_errors=True)


def check_paper(address: str, answer: Answer, head: bytes) -> None:
    """Raise HarvestError where a web page came in place of a paper: an error page, a log-in, a wall."""
    is_page = head.lstrip().lower().startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
    path = urlsplit(address).path.lower()
    is_meant = path.endswith((".html", ".htm")) or answer.media_type in ("text/html", "application/xhtml+xml")
    named_paper = path.endswith((".pdf", ".doc", ".docx", ".aspx"))
    if is_page and (named_paper or not is_meant):
        raise HarvestError(address, "gives a web page, not the paper")
    if not head:
        raise HarvestError(address, "gives an empty file")


def file_name(document: SiteDocument, head: bytes) -> str:
    """Return a name for a paper's file: the last word of its address, or its title, with an ending that fits."""
    last = unquote(urlsplit(document.address).path).rpartition("/")[2]
    name = document.title if last.lower().endswith(".aspx") or not last else last
    safe = re.sub(r"[^\w .()&,+-]", "_", name).strip(" .")
    stem, dot, ending = safe.rpartition(".")
    if not (dot and re.fullmatch(r"[A-Za-z0-9]{2,5}", ending)):
        stem, ending = safe, "pdf" if head.startswith(b"%PDF") else ""
    stem = (stem or "paper").encode()[:_NAME_LENGTH].decode("utf-8", "ignore").rstrip()
    return f"{stem}.{ending}" if ending else stem


def _arrival(place: Path) -> Arrival | None:
    if not (place / _CARD).is_file() or (place / _UNFINISHED).exists():
        return None
    files = [path for path in place.iterdir() if path.name not in (_CARD, note_of(place / _UNFINISHED).name)]
    if len(files) != 1:
        return None
    card = json.loads((place / _CARD).read_text(encoding="utf-8"))
    return Arrival(path=files[0], **card)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
