"""`matters ingest`: take papers in."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, open_archive

if TYPE_CHECKING:
    from ingest.run import Report, Step

PARTLY_FAILED, FAILED = 1, 2


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--workers", type=click.IntRange(1), help="Papers read at once. [default: one a processor]")
@click.option("--again", is_flag=True, help="Read papers anew that are held already.")
@data_option
def ingest(paths: tuple[Path, ...], workers: int | None, *, again: bool) -> None:
    """Take in files and folders (with all below them), and make them searchable.

    A file that is held already is left as it is; a newer version of a paper takes the old one's place. Ends with
    status 0; 1 where some files could not be read; 2 where none could.

    \b
    Examples:
      matters ingest papers/
      matters ingest minutes.pdf agenda.pdf --workers 2
    """
    from ingest.run import ingest_paths
    from search_app.rereading import find_doubtful

    archive = open_archive()
    with show_progress() as progress:
        report = ingest_paths(
            paths, store=archive.store, vault=archive.vault, workers=workers, progress=progress, again=again
        )
    archive.catch_up()
    for line in summary(report):
        click.echo(line)
    if doubtful := len(find_doubtful(archive)):
        told = f"{doubtful} of the papers held are read with doubts: matters quality tells which, and why"
        click.echo(told, err=True)
    sys.exit(_status(report))


def summary(report: "Report") -> Iterator[str]:
    """Yield what became of the files: the counts, then a line for each that could not be read."""
    counts = {"new": report.new, "unchanged": report.unchanged, "replaced": report.replaced}
    counts |= {"read anew": report.reread} if report.reread else {}
    yield ", ".join(f"{count} {what}" for what, count in {**counts, "failed": len(report.failed)}.items())
    if report.passed_over:
        yield f"{report.passed_over} passed over: not of a kind that papers are kept as"
    for failure in report.failed:
        yield f"failed: {failure.path}: {failure.reason}. {failure.remedy}"


def _status(report: "Report") -> int:
    if not report.failed:
        return 0
    if report.new or report.unchanged or report.replaced or report.reread:
        return PARTLY_FAILED
    click.echo("error: none of the files could be read; what is wrong with each is said above.", err=True)
    return FAILED


@contextmanager
def show_progress() -> Iterator[Callable[["Step"], None]]:
    """Show how far the work is on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[file]}"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task("", total=None, file="")

        def tell(step: "Step") -> None:
            page = f"{step.file}, page {step.page} of {step.pages}" if step.pages else step.file
            shown.update(task, completed=step.done, total=step.known, file=page)

        yield tell


COMMAND = ingest
