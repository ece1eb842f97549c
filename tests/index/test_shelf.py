"""The shelf gives back the entries, and knows how far the index has come."""

from datetime import date
from pathlib import Path

import pytest

from index.entries import IndexEntry
from index.shelf import Shelf


def entry(key: str, paper: str) -> IndexEntry:
    return IndexEntry(
        id=key,
        kind="minute",
        paper=paper,
        file="x.pdf",
        page=1,
        title="T",
        text="t",
        number=None,
        body=None,
        date=date(2025, 1, 1),
        paper_kind="minutes",
        people=("Ann Archer",),
        restricted=False,
        url="/x",
    )


def test_entries_are_fetched_by_id_and_gone_with_their_paper(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    first, second = entry("1", "a"), entry("2", "b")
    shelf.change(without=(), entries=[first, second], reached=7)
    assert shelf.fetch(["2", "1", "0"]) == {"1": first, "2": second}
    assert shelf.reached() == 7
    shelf.change(without=["a"], entries=[], reached=8)
    assert list(shelf.all()) == [second]
    shelf.close()
    again = Shelf(tmp_path)
    assert again.reached() == 8
    again.close()


def test_a_change_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.change(without=(), entries=[entry("1", "a")], reached=1)

    def broken() -> object:
        yield entry("2", "b")
        raise OSError("stop")

    with pytest.raises(OSError, match="stop"):
        shelf.change(without=["a"], entries=broken(), reached=2)
    assert (shelf.reached(), [each.id for each in shelf.all()]) == (1, ["1"])
    shelf.close()
