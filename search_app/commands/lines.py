"""`matters lines`: how do the lines of a file stand on its pages? For those who write layouts."""

from pathlib import Path

import click

from search_app.commands._shared import data_option, read_file


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@data_option
def lines(file: Path) -> None:
    """Print the lines of FILE with place, size and weight: for those who teach it a new family of papers.

    \b
    Example:
      matters lines agenda.pdf
    """
    for page in read_file(file).pages:
        click.echo(f"--- {page.number} printed={page.printed} marker={page.marker} {page.watermark or ''}")
        for line in page.lines:
            weight = ("B" if line.bold else "-") + ("I" if line.italic else "-")
            click.echo(
                f"{line.x0:5.0f} {line.top:5.0f} {line.size:4.1f} {weight} {line.furniture or '':12} {line.text}"
            )


COMMAND = lines
