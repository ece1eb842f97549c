"""One build of the index is in use; the next is made beside it and swapped in whole."""

from pathlib import Path

import pytest

from corpus.errors import SearchError
from index.builds import FORM, Builds


def test_the_first_build_is_empty_and_in_use(tmp_path: Path) -> None:
    builds = Builds(tmp_path, "memory")
    assert builds.current().name == f"{FORM}.0.memory"
    assert builds.current().engine.count() == 0


def test_a_build_is_in_use_once_it_is_swapped_in_also_for_others(tmp_path: Path) -> None:
    writer, reader = Builds(tmp_path, "memory"), Builds(tmp_path, "memory")
    before = reader.current().name
    made = writer.begin()
    assert reader.current().name == before
    writer.use(made)
    assert reader.current().name == writer.current().name == made.name == f"{FORM}.1.memory"


def test_another_engine_is_moved_to_without_a_search_that_fails_meanwhile(tmp_path: Path) -> None:
    writer, reader = Builds(tmp_path, "memory"), Builds(tmp_path, "memory")
    former = reader.current()
    made = writer.begin("tantivy")
    made.engine.rebuild([])
    assert reader.current() is former
    writer.use(made)
    assert reader.current().engine.name == "tantivy"
    assert former.engine.count() == 0  # whoever still searches by it can
    for builds in (writer, reader):
        builds.close()


def test_former_builds_but_the_last_are_thrown_away(tmp_path: Path) -> None:
    builds = Builds(tmp_path, "memory")
    for _ in range(3):
        builds.use(builds.begin())
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_dir()) == [f"{FORM}.2.memory", f"{FORM}.3.memory"]


def test_what_is_left_of_a_build_that_did_not_end_is_cleared(tmp_path: Path) -> None:
    builds = Builds(tmp_path, "memory")
    left = tmp_path / builds.begin().name / "left"
    left.touch()
    builds.begin()
    assert not left.exists()


def test_an_engine_that_is_not_known_is_said_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="Choose one of: memory"):
        Builds(tmp_path, "oracle")
