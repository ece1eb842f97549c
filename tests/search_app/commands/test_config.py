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
