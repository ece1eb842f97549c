"""`matters reread`: read papers anew that are held."""

import click

from search_app.commands._shared import data_option, open_archive


@click.command()
@click.argument("papers", nargs=-1, metavar="[PAPER]...")
@click.option("--doubtful", is_flag=True, help="Only papers whose reading left doubts.")
@click.option("--workers", type=click.IntRange(1), help="Papers read at once. [default: one a processor]")
@data_option
def reread(papers: tuple[str, ...], workers: int | None, *, doubtful: bool) -> None:
    """Read held papers anew from their kept files: all, the doubtful ones, or PAPERs by the 12 digits of their address.

    Needed when this program has learned to read better. What staff put right and took down holds as before.

    \b
    Examples:
      matters reread
      matters reread --doubtful
      matters reread 3f0c21ab9d4e
    """
    if papers and doubtful:
        raise click.UsageError("Name papers, or --doubtful for all that are, not both.")
    from corpus.store import Audience
    from search_app.commands.ingest import show_progress, summary
    from search_app.rereading import find_doubtful, reread

    archive = open_archive()
    if papers:
        chosen = [archive.store.paper(address, audience=Audience.KEEPER) for address in papers]
    elif doubtful:
        chosen = [paper for _, paper in find_doubtful(archive)]
    else:
        chosen = list(archive.store.papers(audience=Audience.KEEPER))
    with show_progress() as progress:
        report = reread(archive, chosen, workers=workers, progress=progress)
    archive.catch_up()
    for line in summary(report):
        click.echo(line)


COMMAND = reread
