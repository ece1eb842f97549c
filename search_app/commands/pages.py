"""`matters pages`: what is the text of each page?"""

from pathlib import Path

import click

from search_app.commands._shared import data_option, json_option, print_json, read_file


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@data_option
def pages(file: Path, *, as_json: bool) -> None:
    """Print the text of each page of FILE, to which the offsets of `matters parse --json` refer.

    \b
    Examples:
      matters pages agenda.pdf
      matters pages agenda.pdf --json
    """
    from corpus.shapes import pages_shape

    paper = read_file(file)
    if as_json:
        print_json(pages_shape(paper))
        return
    for page in paper.pages:
        printed = f" (printed {page.printed})" if page.printed else ""
        click.echo(f"--- page {page.number}{printed}{' [recognised from an image]' if page.ocr else ''}")
        click.echo(page.text)


COMMAND = pages
