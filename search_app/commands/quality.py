"""`matters quality`: how well the papers were read, and which rules left doubts."""

import click

from search_app.commands._shared import data_option, json_option, open_archive, print_json


@click.command()
@json_option
@data_option
def quality(*, as_json: bool) -> None:
    """Tell how many papers are well read, doubtful or unread, which rules left them so, and of each paper why.

    \b
    Examples:
      matters quality
      matters quality --json
    """
    from corpus.quality import rate_corpus
    from corpus.visibility import Audience
    from search_app.quality_shapes import quality_shape

    store = open_archive().store
    found = rate_corpus(store.papers(audience=Audience.STAFF), store.failures())
    shape = quality_shape(found)
    if as_json:
        print_json(shape)
        return
    if not found.rated:
        click.echo("No papers are held. Add some with: matters ingest")
        return
    click.echo(
        f"{shape['papers']} papers: {found.well_read} well read, {found.doubtful} doubtful, {found.unread} unread"
    )
    for rule, count in found.reasons.items():
        click.echo(f"{count:6}  {rule}")
    for one in shape["list"]:
        if one["reasons"]:
            sure = "   ?" if one["confidence"] is None else f"{one['confidence']:4.2f}"
            click.echo(f"  {sure}  {one['file']}: {'; '.join(one['reasons'])}")


COMMAND = quality
