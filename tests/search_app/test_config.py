from pathlib import Path

import pytest

from corpus.errors import SettingsError
from search_app.config import PROJECT, find_settings, overlay, read_settings


def test_everything_is_kept_under_the_folder_that_is_named(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, {})
    assert settings.store_address == f"sqlite:///{tmp_path}/matters.db"
    assert {settings.papers.parent, settings.index.parent, settings.pictures.parent} == {tmp_path}


def test_the_command_line_stands_above_the_environment(tmp_path: Path) -> None:
    environment = {"MATTERS_DATA": str(tmp_path / "environment"), "MATTERS_ENGINE": "memory"}
    assert read_settings(None, environment).data == tmp_path / "environment"
    assert read_settings(tmp_path, environment).data == tmp_path
    assert read_settings(tmp_path, environment).engine == "memory"


def test_a_checkout_keeps_its_data_beside_itself(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").touch()
    assert read_settings(None, {"MATTERS_CONFIG": str(tmp_path / "empty.toml")}).data == PROJECT / "var"


def test_a_store_elsewhere_can_be_named(tmp_path: Path) -> None:
    address = "postgresql://localhost/matters"
    assert read_settings(tmp_path, {"MATTERS_STORE": address}).store_address == address


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of settings in a data folder."""
    file = tmp_path / "matters.toml"
    file.write_text(
        'name = "Westmere papers"\nport = 8123\nmetrics = false\nengine = "memory"\n[harvest]\npause = 3\n'
        'allow = ["a.example", "b.example"]\n'
    )
    return file


def test_a_file_sets_what_the_environment_does_not(file: Path) -> None:
    settings = read_settings(file.parent, {"MATTERS_ENGINE": "whoosh"})
    assert (settings.name, settings.port, settings.metrics, settings.engine) == (
        "Westmere papers",
        8123,
        False,
        "whoosh",
    )


def test_each_setting_knows_where_it_came_from(file: Path) -> None:
    origins = {each.name: each.origin for each in find_settings(file.parent, {"MATTERS_ENGINE": "whoosh"})}
    assert origins["MATTERS_DATA"] == "the command line"
    assert origins["MATTERS_ENGINE"] == "the environment"
    assert origins["MATTERS_NAME"] == str(file)
    assert origins["MATTERS_WORKERS"] == "the default"


def test_a_table_of_the_file_is_laid_under_the_environment(file: Path) -> None:
    laid = overlay(None, {"MATTERS_CONFIG": str(file), "MATTERS_HARVEST_PAUSE": "5"})
    assert laid["MATTERS_HARVEST_ALLOW"] == "a.example,b.example"
    assert laid["MATTERS_HARVEST_PAUSE"] == "5"


@pytest.mark.parametrize("words", ['nmae = "x"', "name = ", "[name]\nx = 1", 'port = "many"', 'metrics = "perhaps"'])
def test_a_setting_that_cannot_be_is_said_in_one_line(tmp_path: Path, words: str) -> None:
    (tmp_path / "matters.toml").write_text(words)
    with pytest.raises(SettingsError) as raised:
        read_settings(tmp_path, {})
    assert str(tmp_path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_named_and_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        read_settings(None, {"MATTERS_CONFIG": str(tmp_path / "nowhere.toml")})
