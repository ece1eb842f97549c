"""What several commands share: the option that names the data folder, reading one file, printing JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from search_app.config import read_settings

if TYPE_CHECKING:
    from corpus.records import Paper
    from search_app.archive import Archive

_F = TypeVar("_F", bound=Callable[..., Any])


def data_option(command: _F) -> _F:
    """Give a command the option ``--data``, which it need not look at: `open_archive` does."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="MATTERS_DATA",
        help="The folder where everything is kept. [env: MATTERS_DATA; default: var/ beside the project]",
        expose_value=False,
        callback=_keep_data,
        is_eager=True,
    )(command)


def json_option(command: _F) -> _F:
    """Give a command the option ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for other programs.")(command)


def open_archive() -> "Archive":
    """Return what is kept in the data folder that the command line or the environment names."""
    from search_app.archive import Archive

    return Archive(read_settings(click.get_current_context().meta.get("data")))


def print_json(shape: Any) -> None:
    """Print a value as one JSON object, in UTF-8 whatever the terminal's own encoding is."""
    click.echo(json.dumps(shape, ensure_ascii=False, indent=2).encode())


def read_file(file: Path) -> "Paper":
    """Return what a file says, read in a process of its own. Raises an `UnreadablePaperError`."""
    from ingest.files import read_file as read_bytes
    from ingest.reader import Limits
    from ingest.sandbox import Sandbox

    with Sandbox() as sandbox:
        return sandbox.read(read_bytes(file, Limits().size_bytes), file.name)


def _keep_data(context: click.Context, _: click.Parameter, data: Path | None) -> None:
    context.meta["data"] = data
