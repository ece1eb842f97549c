"""A folder as a source."""

from pathlib import Path

from ingest.source import Loose, Wanted, Whole
from ingest.sources.folder import SOURCE


def test_files_are_listed_with_a_version_that_changes_with_them(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "minutes.pdf").write_bytes(b"%PDF-1")
    (tmp_path / "picture.png").write_bytes(b"x")

    def listed() -> list[object]:
        return list(SOURCE.walk(Wanted(place=str(tmp_path)), visit=None))  # type: ignore[arg-type]

    (first, end) = listed()
    assert isinstance(first, Loose)
    assert isinstance(end, Whole)
    assert first.document.title == "minutes.pdf"
    (tmp_path / "below" / "minutes.pdf").write_bytes(b"%PDF-1.7 longer")
    (second, _) = listed()
    assert isinstance(second, Loose)
    assert second.document.key == first.document.key
    assert second.document.version != first.document.version


def test_it_bids_for_folders_alone(tmp_path: Path) -> None:
    assert SOURCE.bid(str(tmp_path)) == 1
    assert SOURCE.bid("https://x.gov.uk/") == SOURCE.bid(str(tmp_path / "none")) == 0
