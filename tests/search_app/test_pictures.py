import hashlib
from pathlib import Path

import pytest

from corpus.errors import DamagedPaperError
from corpus.records import Page
from search_app.pictures import Pictures, Sheet


def sheet(number: int) -> Sheet:
    return Sheet(page=Page(number=number, width=595, height=842, text="", lines=()))


def test_a_paper_that_cannot_be_drawn_says_so_and_leaves_nothing_behind(tmp_path: Path) -> None:
    content = b"%PDF-1.7\nnothing more"
    with pytest.raises(DamagedPaperError, match="page 1 cannot be drawn"):
        Pictures(tmp_path).page(hashlib.sha256(content).hexdigest(), sheet(1), lambda: content)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_picture_that_is_kept_is_not_drawn_again(tmp_path: Path) -> None:
    sha256 = "ab" * 32
    kept = tmp_path / "ab" / f"{sha256}-7.png"
    kept.parent.mkdir()
    kept.write_bytes(b"drawn before")

    def content() -> bytes:
        raise AssertionError("the paper was read")

    assert Pictures(tmp_path).page(sha256, sheet(7), content) == kept
    with pytest.raises(AssertionError, match="was read"):  # a smaller one is another
        Pictures(tmp_path).page(sha256, sheet(7), content, width_pixels=180)
