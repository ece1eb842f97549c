"""`matters export`: what is held, in a format that other programs read."""

from pathlib import Path

import click

from search_app.commands._shared import data_option, open_archive


@click.command()
@click.argument("wanted", metavar="[FORMAT]", required=False)
@click.option("--body", help="Only what is of this body: its name, or its id as in addresses.")
@click.option("--year", type=click.IntRange(1, 9999), help="Only what is of this year.")
@click.option("--meeting", metavar="BODY/DAY", help="Only what is of one meeting, as its address names it.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; default: print it.")
@data_option
def export(wanted: str | None, *, body: str | None, year: int | None, meeting: str | None, output: Path | None) -> None:
    """Write what is held, as the public may see it, in FORMAT; without one, list the formats there are.

    \b
    Examples:
      matters export
      matters export resolutions.csv --year 2024 > resolutions.csv
      matters export minutes.akn.xml --meeting safer-places-partnership/2024-07-16
    """
    from corpus.visibility import Audience
    from search_app import create_app
    from search_app.export import Scope, find_exports

    formats = find_exports()
    if wanted is None:
        for name, found in formats.items():
            click.echo(f"{name:20} {found.about}")
        return
    if wanted not in formats:
        raise click.UsageError(f"there is no format {wanted!r}. `matters export` lists those there are.")
    archive = open_archive()
    app = create_app(archive=archive)
    with app.test_request_context(base_url=archive.settings.address):
        listing = app.extensions["listings"].of(Audience.PUBLIC)
        listing.require_whole()
        pieces = formats[wanted].write(listing, Scope(body=body, year=year, meeting=meeting))
        with click.open_file(str(output or "-"), "wb") as out:
            for piece in pieces:
                out.write(piece.encode())


COMMAND = export
