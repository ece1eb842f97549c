import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from search_app.archive import Archive
from search_app.cli import main

COMMANDS = main.list_commands(click.Context(main))


def run(*arguments: str | Path) -> Result:
    """Run `matters` as a person would."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def options() -> Iterator[tuple[str, click.Option]]:
    for name in COMMANDS:
        for parameter in command(name).params:
            if isinstance(parameter, click.Option):
                yield name, parameter


@pytest.fixture
def minutes_file(archive: Archive, tmp_path: Path) -> Path:
    """Minutes as a file."""
    (held,) = [paper for paper in archive.store.papers() if paper.file == "minutes.pdf"]
    file = tmp_path / "minutes.pdf"
    file.write_bytes(archive.vault.read(held.sha256))
    return file


@pytest.fixture
def broken_file(tmp_path: Path) -> Path:
    """A file that says it is a PDF, and is none."""
    file = tmp_path / "broken.pdf"
    file.write_bytes(b"%PDF-1.7\nnothing more")
    return file


def test_the_commands_are_there() -> None:
    assert set(COMMANDS) >= {"explain", "ingest", "pages", "parse", "reindex", "search", "serve"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_and_gives_an_example(name: str) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"matters {name}" in shown.output
    inner = command(name).commands if isinstance(command(name), click.Group) else None
    shown_by = [run(name, each, "--help") for each in inner] if inner else [shown]
    assert all("--data" in each.output for each in shown_by)


@pytest.mark.parametrize(("name", "option"), list(options()))
def test_every_option_has_help(name: str, option: click.Option) -> None:
    assert option.help, f"matters {name} {option.opts[0]} has no help"


def test_a_file_is_parsed_to_an_outline_or_to_json(minutes_file: Path) -> None:
    outline = run("parse", minutes_file)
    assert outline.exit_code == 0
    assert outline.stdout.startswith("minutes.pdf: ")
    shape = json.loads(run("parse", minutes_file, "--json").stdout)
    assert shape["file"] == "minutes.pdf"
    assert shape["page_count"] == 2


def test_pages_gives_the_text_that_offsets_refer_to(minutes_file: Path) -> None:
    shape = json.loads(run("pages", minutes_file, "--json").stdout)
    assert [page["page"] for page in shape["pages"]] == [1, 2]
    assert "Street lighting" in shape["pages"][1]["text"]
    assert "--- page 2" in run("pages", minutes_file).stdout


def test_explain_says_which_layouts_bid_what(minutes_file: Path) -> None:
    explained = run("explain", minutes_file)
    assert explained.exit_code == 0
    assert "Which layouts bid what" in explained.stdout
    assert " bid " in explained.stdout


@pytest.mark.parametrize("name", ["parse", "pages", "explain", "lines"])
def test_a_file_that_cannot_be_read_ends_in_one_line(name: str, broken_file: Path, tmp_path: Path) -> None:
    for file in (broken_file, tmp_path / "absent.pdf", tmp_path):
        failed = run(name, file)
        assert failed.exit_code == 2
        assert failed.stdout == ""
        assert failed.stderr.startswith(f"error: {file.name}")
        assert failed.stderr.count("\n") == 1


@pytest.mark.parametrize("wrong", [("spell",), ("search",), ("search", "x", "--limit", "0"), ("parse", "--wrong")])
def test_a_wrong_command_ends_in_one_line(wrong: tuple[str, ...]) -> None:
    failed = run(*wrong)
    assert failed.exit_code == 2
    assert failed.stderr.startswith("error: ")
    assert failed.stderr.count("\n") == 1


def test_search_prints_the_published_shape(archive: Archive) -> None:
    found = json.loads(
        run("search", "street lighting", "--json", "--limit", "2", "--data", archive.settings.data).stdout
    )
    assert set(found) >= {"query", "understood", "total", "took_ms", "hits", "facets"}
    assert len(found["hits"]) == 2
    wanted = {"kind", "id", "title", "text", "snippet", "body", "date", "file", "page", "number", "url", "score"}
    assert set(found["hits"][0]) >= wanted
    assert found["facets"]["body"]["Westmere Safer Places Partnership"] == found["total"]
    second = json.loads(
        run(
            "search", "street lighting", "--json", "--limit", "2", "--page", "2", "--data", archive.settings.data
        ).stdout
    )
    assert not {hit["id"] for hit in second["hits"]} & {hit["id"] for hit in found["hits"]}


def test_search_prints_lines_to_read_and_says_when_there_are_none(archive: Archive) -> None:
    shown = run("search", "lighting", "--data", archive.settings.data).stdout
    assert shown.startswith("1 to ")
    assert "minutes.pdf, page 2" in shown
    assert run("search", "zeppelin", "--data", archive.settings.data).stdout.startswith("Nothing found")


def test_papers_are_taken_in_and_found_and_taken_in_again_without_change(minutes_file: Path, tmp_path: Path) -> None:
    first = run("ingest", minutes_file, "--data", tmp_path / "data", "--workers", "1")
    assert (first.exit_code, first.stdout) == (0, "1 new, 0 unchanged, 0 replaced, 0 failed\n")
    again = run("ingest", minutes_file, "--data", tmp_path / "data")
    assert (again.exit_code, again.stdout) == (0, "0 new, 1 unchanged, 0 replaced, 0 failed\n")
    found = json.loads(run("search", "lighting", "--json", "--data", tmp_path / "data").stdout)
    assert found["hits"][0]["file"] == "minutes.pdf"
    assert run("reindex", "--data", tmp_path / "data").stdout == f"{_entries(tmp_path / 'data')} entries indexed\n"


def test_a_batch_goes_on_past_a_file_that_cannot_be_read(minutes_file: Path, broken_file: Path, tmp_path: Path) -> None:
    partly = run("ingest", minutes_file, broken_file, "--data", tmp_path / "data", "--workers", "1")
    assert partly.exit_code == 1
    assert "1 new, 0 unchanged, 0 replaced, 1 failed" in partly.stdout
    assert f"failed: {broken_file}: " in partly.stdout
    wholly = run("ingest", broken_file, "--data", tmp_path / "other", "--workers", "1")
    assert wholly.exit_code == 2
    assert wholly.stderr.startswith("error: ")


def test_parsing_waits_for_nothing_that_only_other_commands_need() -> None:
    code = "import sys, search_app.cli, search_app.commands.parse; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    assert not {"flask", "whoosh", "sqlalchemy", "gunicorn", "rich", "spacy"} & set(loaded.split())


def _entries(data: Path) -> int:
    return int(json.loads(run("search", "", "--json", "--data", data).stdout)["total"])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("serch", "road"), "error: No such command 'serch'. Did you mean 'search'? See: matters --help\n"),
        (("ask",), "error: Missing argument 'QUESTION'. See: matters ask --help\n"),
    ],
)
def test_what_is_typed_wrongly_is_told_with_what_helps(typed: tuple[str, ...], told: str) -> None:
    assert CliRunner().invoke(main, typed, prog_name="matters").stderr == told


def test_where_nothing_is_held_a_search_and_a_question_say_how_to_begin(tmp_path: Path) -> None:
    for typed in (("search", "road"), ("ask", "Who chaired?")):
        assert "matters ingest" in run(*typed, "--data", tmp_path).output
