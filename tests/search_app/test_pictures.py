import hashlib
from pathlib import Path

import pytest

from corpus.errors import DamagedPaperError
from search_app.pictures import Pictures


def test_a_paper_that_cannot_be_drawn_says_so_and_leaves_nothing_behind(tmp_path: Path) -> None:
    content = b"%PDF-1.7\nnothing more"
    with pytest.raises(DamagedPaperError, match="page 1 cannot be drawn"):
        Pictures(tmp_path).page(hashlib.sha256(content).hexdigest(), 1, lambda: content)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_picture_that_is_kept_is_not_drawn_again(tmp_path: Path) -> None:
    sha256 = "ab" * 32
    kept = tmp_path / "ab" / f"{sha256}-7.png"
    kept.parent.mkdir()
    kept.write_bytes(b"drawn before")

    def content() -> bytes:
        raise AssertionError("the paper was read")

    assert Pictures(tmp_path).page(sha256, 7, content) == kept
