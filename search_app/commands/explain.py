"""`matters explain`: why was a file read as it was?"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, read_file
from search_app.commands.parse import count_pages

if TYPE_CHECKING:
    from corpus.records import Finding, Paper


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@data_option
def explain(file: Path) -> None:
    """Print how FILE was read: which layouts bid what, which lines were taken as page furniture, how each part and item
    was found, each with its page and line.

    \b
    Example:
      matters explain minutes.pdf
    """
    for line in explanation(read_file(file)):
        click.echo(line)


def explanation(paper: "Paper") -> Iterator[str]:
    """Yield the steps of a paper's reading as lines to print."""
    bids = [step for step in paper.trace if step.rule.startswith("layout ")]
    steps = [step for step in paper.trace if not step.rule.startswith("layout ")]
    yield f"{paper.file}: {paper.kind.replace('_', ' ')}, {count_pages(paper)}"
    yield from _section("Which layouts bid what", [_step(step) for step in bids])
    yield from _section("Taken as page furniture", _furniture(paper))
    yield from _section("How parts and items were found", [_step(step) for step in steps])
    yield from _section("Warnings", list(paper.warnings))


def _section(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"  {line}" for line in lines)


def _step(step: "Finding") -> str:
    place = f"page {step.page}" if step.page else "file"
    return f"{place:>9}  {step.rule}{f'  “{step.line}”' if step.line else ''}"


def _furniture(paper: "Paper") -> list[str]:
    return [
        f"{f'page {page.number}':>9}  {line.furniture}  “{line.text}”"
        for page in paper.pages
        for line in page.lines
        if line.furniture
    ]


COMMAND = explain
