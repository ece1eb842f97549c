"""`matters rebuild`: make anew what follows from the papers across the years."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, open_archive

if TYPE_CHECKING:
    from corpus.years.deriving import Progress


@click.command()
@data_option
def rebuild() -> None:
    """Make anew who is who, who held which post, what came of actions, threads and gaps, from the records alone.

    What staff decided is kept, and heeded. Needed only when this program has changed: after an ingest the years are
    brought up to date by themselves.

    \b
    Example:
      matters rebuild
    """
    from corpus.visibility import Audience

    archive = open_archive()
    bodies = 0
    for audience in Audience:
        with _progress(f"Years, as the {audience} sees them") as progress:
            bodies = archive.years(audience).rebuild(today=date.today(), progress=progress)
    people = len(archive.years(Audience.PUBLIC).people())
    click.echo(f"{bodies} bodies, {people} persons")


@contextmanager
def _progress(words: str) -> Iterator["Progress"]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


COMMAND = rebuild
