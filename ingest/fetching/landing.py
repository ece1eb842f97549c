"""Where is a body written to as it comes? To one file, with a note of what it is, so that a fetch cut short goes on.

What has arrived outlives the process that fetched it: written straight through, kept when the connection breaks, asked
for no second time. A whole body is taken as it is; of a part the rest is asked for, where the site can give that (RFC
9110: `Range` with `If-Range`, for which it has to have named the version by a strong ETag).
"""

from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

import msgspec

from corpus.records import record
from ingest.fetching.manners import Answer


@record
class _Note:
    """What was said of a body at its beginning. ``length`` is of all of it, in bytes."""

    address: str
    length: int
    media_type: str
    etag: str | None
    last_modified: str | None

    def answer(self) -> Answer:
        return Answer(
            address=self.address,
            status=HTTPStatus.OK,
            size_bytes=self.length,
            media_type=self.media_type,
            etag=self.etag,
            last_modified=self.last_modified,
        )


class Landing:
    """A file for one body, at ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._note = note_of(path)

    def begin(self, answer: Answer, length: int | None) -> BinaryIO:
        """Return the file to write a body to: from its beginning, or onwards where the answer is the rest of it.

        ``length`` is how many bytes the site says come now; None where it does not say, or they come packed: such a
        body cannot be gone on with.
        """
        if answer.status != HTTPStatus.PARTIAL_CONTENT:
            self.clear()  # first: no note may stand beside bytes that it is not of
            if length is not None:
                note = _Note(
                    address=answer.address,
                    length=length,
                    media_type=answer.media_type,
                    etag=answer.etag,
                    last_modified=answer.last_modified,
                )
                self._note.write_bytes(msgspec.json.encode(note))
        return self.path.open("ab", buffering=0)

    def arrived(self) -> Answer | None:
        """Return the answer whose body is here whole, None where it is not."""
        note = self._read_note()
        return note.answer() if note and 0 < note.length == self.size else None

    def wish(self) -> tuple[tuple[bytes, bytes], ...]:
        """Return the headers that ask for the rest of what is here; none where all is to be asked for."""
        note = self._read_note()
        etag = (note.etag if note else None) or ""
        if not self.size or not etag or etag.startswith("W/"):
            return ()
        return ((b"Range", b"bytes=%d-" % self.size), (b"If-Range", etag.encode("latin-1", "replace")))

    def fits(self, content_range: str) -> bool:
        """Return whether the rest that a site sends begins where what is here ends."""
        return content_range.startswith(f"bytes {self.size}-")

    def complete(self, answer: Answer) -> Answer:
        """Return the answer of a body that has come to its end, with its size and what was said at its beginning."""
        note = self._read_note()
        if answer.status == HTTPStatus.PARTIAL_CONTENT and note:
            answer = note.answer()
        return replace(answer, size_bytes=self.size)

    def clear(self) -> None:
        """Throw away what is here."""
        self._note.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)

    @property
    def size(self) -> int:
        """How many bytes are here."""
        return self.path.stat().st_size if self.path.exists() else 0

    def _read_note(self) -> _Note | None:
        try:
            return msgspec.json.decode(self._note.read_bytes(), type=_Note)
        except (OSError, msgspec.DecodeError):  # none, or cut short itself
            return None


def note_of(path: Path) -> Path:
    """Return where the note of what comes to ``path`` is kept."""
    return path.with_name(path.name + ".begun")
