"""`matters coverage`: how much is held of each body, and what is known to be missing."""

import click

from search_app.commands._shared import data_option, json_option, open_archive, print_json


@click.command()
@json_option
@data_option
def coverage(*, as_json: bool) -> None:
    """Tell of each body how many meetings and papers are held, how many are known, and which are missing.

    \b
    Examples:
      matters coverage
      matters coverage --json
    """
    from corpus.visibility import Audience
    from search_app.years_shapes import coverage_shape

    archive = open_archive()
    archive.catch_up()
    found = [history.coverage for history in archive.years(Audience.PUBLIC).histories()]
    if as_json:
        print_json({"bodies": [coverage_shape(each) for each in found]})
        return
    if not found:
        click.echo("No papers of any body are held. Add some with: matters ingest")
    for each in found:
        click.echo(f"{each.body}: {len(each.held)} of {len(each.known)} known meetings have minutes held,")
        click.echo(f"  {each.first} to {each.last}; {each.papers_held} of {each.papers_listed} listed reports held")
        for gap in each.gaps:
            source = f" ({gap.file}, page {gap.page})" if gap.file else f" ({gap.address})" if gap.address else ""
            click.echo(f"  {gap.day!s:10}  {gap.kind.value}: {gap.what}{source}")


COMMAND = coverage
