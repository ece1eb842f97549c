"""The papers' own bytes, by SHA-256. What is in the vault is never changed, only added."""

import hashlib
import os
import tempfile
from pathlib import Path

from corpus.errors import NotFoundError, StoreError


class Vault:
    """A folder of papers: `ab/abcdef…`, each file named by the SHA-256 of its bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Keep the bytes of a paper and return their SHA-256. Bytes that are held already are left as they are.

        Raises StoreError where they cannot be written.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        try:
            if not (path.exists() and path.stat().st_size == len(content)):
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(path, content)
        except OSError as error:
            raise StoreError(
                f"{path}: the paper's file cannot be kept ({error.strerror}). Check the disk's space and rights."
            ) from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a paper. Raises NotFoundError; StoreError where they are no longer those that came in."""
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise StoreError(f"{self._path(sha256)}: cannot be read ({error.strerror}). Check its rights.") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StoreError(f"{self._path(sha256)}: is damaged on the disk. Ingest the paper again.")
        return content

    def path(self, sha256: str) -> Path:
        """Return the file that holds a paper, to be read only. Raises NotFoundError."""
        path = self._path(sha256)
        if not (len(sha256) == 64 and sha256.isalnum() and path.is_file()):
            raise NotFoundError(f"the file of paper {sha256[:12]!r} is not held. Ingest the paper again.")
        return path

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, also when the machine stops half-way."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
