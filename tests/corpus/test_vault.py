"""The vault gives back the bytes it was given, or says that it cannot."""

import hashlib
from pathlib import Path

import pytest

from corpus.errors import NotFoundError, StoreError
from corpus.vault import Vault

CONTENT = b"%PDF-1.7 invented"


def test_bytes_come_back(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = vault.keep(CONTENT)
    assert sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert vault.read(sha256) == CONTENT
    assert vault.path(sha256).read_bytes() == CONTENT


def test_the_same_bytes_are_kept_once_and_nothing_half_written_stays(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    assert vault.keep(CONTENT) == vault.keep(CONTENT)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [hashlib.sha256(CONTENT).hexdigest()]


def test_a_damaged_file_is_noticed_and_mended_by_adding_it_again(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    sha256 = vault.keep(CONTENT)
    vault.path(sha256).write_bytes(b"%PDF")
    with pytest.raises(StoreError, match="damaged"):
        vault.read(sha256)
    vault.keep(CONTENT)
    assert vault.read(sha256) == CONTENT


@pytest.mark.parametrize("sha256", ["0" * 64, "", "..", "../../etc/passwd"])
def test_what_is_not_held_is_not_found(tmp_path: Path, sha256: str) -> None:
    with pytest.raises(NotFoundError):
        Vault(tmp_path).read(sha256)


def test_a_full_or_forbidden_disk_is_one_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    with pytest.raises(StoreError, match="cannot be kept"):
        Vault(file).keep(CONTENT)
