"""`matters reindex`: build the index anew from the store."""

import click

from search_app.commands._shared import data_option, open_archive


@click.command()
@click.option("--engine", help="The search engine to move over to. [default: the one that is set]")
@data_option
def reindex(*, engine: str | None) -> None:
    """Build the search index anew from the records, beside the one in use, then put it in its place.

    The service goes on answering meanwhile. To stay with another engine, set it too: MATTERS_ENGINE.

    \b
    Examples:
      matters reindex
      matters reindex --engine tantivy
    """
    click.echo(f"{open_archive().catalogue.rebuild(engine=engine)} entries indexed")


COMMAND = reindex
