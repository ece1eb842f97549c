"""The command line: `matters`."""

import json
from pathlib import Path

import click

from corpus.errors import MattersError


@click.group()
def main() -> None:
    """Search the decisions of a public partnership."""


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the JSON that other programs read.")
def parse(file: Path, *, as_json: bool) -> None:
    """Print what FILE says."""
    from corpus.shapes import paper_shape
    from ingest.pipeline import parse_paper

    try:
        paper = parse_paper(file.read_bytes(), file.name)
    except MattersError as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from error
    click.echo(json.dumps(paper_shape(paper), ensure_ascii=False))
    _ = as_json


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def lines(file: Path) -> None:
    """Print the lines of FILE with size, weight and place: for those who write layouts."""
    from ingest.pipeline import read_paper

    for page in read_paper(file.read_bytes(), file.name).pages:
        click.echo(f"--- {page.number} printed={page.printed} marker={page.marker} {page.watermark or ''}")
        for line in page.lines:
            weight = ("B" if line.bold else "-") + ("I" if line.italic else "-")
            click.echo(
                f"{line.x0:5.0f} {line.top:5.0f} {line.size:4.1f} {weight} {line.furniture or '':12} {line.text}"
            )
