from pathlib import Path

from search_app.config import PROJECT, read_settings


def test_everything_is_kept_under_the_folder_that_is_named(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, {})
    assert settings.store_address == f"sqlite:///{tmp_path}/matters.db"
    assert {settings.papers.parent, settings.index.parent, settings.pictures.parent} == {tmp_path}


def test_the_command_line_stands_above_the_environment(tmp_path: Path) -> None:
    environment = {"MATTERS_DATA": str(tmp_path / "environment"), "MATTERS_ENGINE": "memory"}
    assert read_settings(None, environment).data == tmp_path / "environment"
    assert read_settings(tmp_path, environment).data == tmp_path
    assert read_settings(tmp_path, environment).engine == "memory"


def test_a_checkout_keeps_its_data_beside_itself() -> None:
    assert read_settings(None, {}).data == PROJECT / "var"


def test_a_store_elsewhere_can_be_named(tmp_path: Path) -> None:
    address = "postgresql://localhost/matters"
    assert read_settings(tmp_path, {"MATTERS_STORE": address}).store_address == address
