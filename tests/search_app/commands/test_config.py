import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from search_app.cli import main


def test_settings_are_printed_with_their_origin_and_without_passwords(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATTERS_STORE", "postgresql://ada:hush@db.example/matters")
    (tmp_path / "matters.toml").write_text('name = "Westmere"')
    ran = CliRunner().invoke(main, ["config", "--json", "--data", str(tmp_path)])
    assert ran.exit_code == 0
    shown = json.loads(ran.stdout)
    assert shown["MATTERS_NAME"]["value"] == "Westmere"
    assert shown["MATTERS_NAME"]["origin"] == str(tmp_path / "matters.toml")
    assert shown["MATTERS_STORE"]["origin"] == "the environment"
    assert "hush" not in ran.stdout
    lines = CliRunner().invoke(main, ["config", "--data", str(tmp_path)]).stdout
    assert "MATTERS_NAME = Westmere" in lines
    assert "hush" not in lines


def test_the_key_of_cookies_is_never_printed_but_where_it_comes_from_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> dict[str, str]:
        ran = CliRunner().invoke(main, ["config", "--json", "--data", str(tmp_path)])
        assert "hush" not in ran.stdout
        key: dict[str, str] = json.loads(ran.stdout)["MATTERS_SECRET_KEY"]
        return key

    assert told()["value"] == "(not set)"
    assert told()["origin"].startswith(str(tmp_path / "session.key"))
    (tmp_path / "session.key").write_text("hush")
    assert (told()["value"], told()["origin"]) == ("(set)", str(tmp_path / "session.key"))
    monkeypatch.setenv("MATTERS_SECRET_KEY_FILE", "/run/hush")
    assert told()["origin"] == "the file that MATTERS_SECRET_KEY_FILE names in the environment"
    monkeypatch.setenv("MATTERS_SECRET_KEY", "hush")
    assert told()["origin"] == "the environment"
