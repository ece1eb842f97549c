"""`matters reindex`: build the index anew from the store."""

import click

from search_app.commands._shared import data_option, open_archive


@click.command()
@data_option
def reindex() -> None:
    """Build the search index anew from the records, beside the one in use, then put it in its place.

    \b
    Example:
      matters reindex
    """
    click.echo(f"{open_archive().catalogue.rebuild()} entries indexed")


COMMAND = reindex
